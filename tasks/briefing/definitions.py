"""What each measure that a brief shows means, and who says so."""

from __future__ import annotations

from reports import words
from reports.view_model import DefinitionsSection, Head
from reports.view_parts import Definition
from tasks.briefing.figures import DISTRICT, Figures, Unit
from tasks.briefing.meaning import Meaning

_GOOD = {"up": "Higher is better", "down": "Lower is better"}

# What a measure that only comes ready-made says of itself; where it comes from is said under "Made from".
_UNSAID = ("", "as delivered")


def definitions_section(figures: Figures, unit: Unit) -> DefinitionsSection:
    """One definition for each measure of the brief: all for the district, for a school those it has a row for."""
    series = [one for one in figures.series if unit == DISTRICT or figures.has_row(one, unit)]
    shown = list({one.meaning.measure: one.meaning for one in series}.values())
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
        ("Definition", meaning.authority),
        ("Version", meaning.definition_version),
        ("Made from", "; ".join(dict.fromkeys(words.made_from(*source) for source in sources))),
        ("Direction", _GOOD.get(meaning.direction, "")),
        ("Owner", meaning.owner),
    )
    return Definition(
        title=meaning.title,
        question=meaning.question,
        facts=tuple((term, text) for term, text in facts if text not in _UNSAID),
        caveats=meaning.caveats,
    )
