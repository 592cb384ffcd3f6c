"""What each measure that a brief shows means, and who says so."""

from __future__ import annotations

from reports import words
from reports.view_model import Definition, DefinitionsSection, Head
from tasks.briefing.figures import Figures
from tasks.briefing.meaning import Meaning

_GOOD = {"up": "Higher is better", "down": "Lower is better"}


def definitions_section(figures: Figures) -> DefinitionsSection:
    """One definition for each measure with a figure in this run."""
    shown = list({one.meaning.measure: one.meaning for one in figures.series}.values())
    return DefinitionsSection(
        head=Head(
            anchor="definitions",
            label="Definitions",
            finding="What each measure means" if shown else "No measure is shown in this brief",
        ),
        definitions=tuple(_definition(meaning, figures) for meaning in shown),
    )


def _definition(meaning: Meaning, figures: Figures) -> Definition:
    sources = figures.sources(meaning.measure)
    facts = (
        ("Definition", ", ".join(dict.fromkeys(text for text in (meaning.authority, meaning.definition_version) if text))),
        ("Made from", "; ".join(dict.fromkeys(words.made_from(*source) for source in sources))),
        ("Direction", _GOOD.get(meaning.direction, "")),
        ("Owner", meaning.owner),
    )
    return Definition(
        title=meaning.title,
        question=meaning.question,
        facts=tuple((term, text) for term, text in facts if text),
        caveats=meaning.caveats,
    )
