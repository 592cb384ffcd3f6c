"""The catalogue as people read it: text, one page with all SQL, or data for a script."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from reports.html import indicators_html
from tasks.indicators.catalogue import Indicator, catalogue
from tasks.indicators.order import Model, models, with_needed
from tasks.indicators.reads import contracts_counted

_FORMS = {"proportion": "a share of {}", "ratio": "a ratio, in {}", "value": "a number of {}"}
_DIRECTIONS = {"up": "more is better", "down": "less is better", "neutral": "neither more nor less is better"}
_COUNTED = {
    "students": "students",
    "student_days": "days of students",
    "staff": "members of staff",
    "respondents": "people who answered",
    "things": "things, not people",
}


def named(names: Sequence[str]) -> list[Indicator]:
    """The indicators of these names, all when there are none; raises ValueError, saying why, for a name of none."""
    known = catalogue()
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            fix = f"did you mean '{near[0]}'?" if near else f"name one of {', '.join(known)}"
            raise ValueError(f"there is no indicator '{name}'; {fix}")
    return [known[name] for name in names or known]


def indicators_as_text(indicators: Sequence[Indicator]) -> str:
    """For the terminal."""
    return "\n\n".join(_as_text(one) for one in indicators)


def indicators_as_dict(indicators: Sequence[Indicator]) -> dict[str, Any]:
    """For scripts: every indicator by name, with its SQL, the facts and the datasets that it is made of."""
    return {
        one.name: {
            **one.model_dump(),
            "datasets": sorted(contracts_counted(one.name)),
            "facts": [model.name for model in _facts_of([one])],
            "sql": one.sql,
        }
        for one in indicators
    }


def indicators_as_html(indicators: Sequence[Indicator]) -> str:
    """One self-contained page, with the SQL of every indicator and of the facts they rest on."""
    sections = [
        {
            "name": one.name,
            "title": one.title,
            "question": one.question,
            "told": _told(one),
            "caveats": one.caveats,
            "sql": one.sql,
            "facts": [model.name for model in _facts_of([one])],
        }
        for one in indicators
    ]
    facts = [{"name": model.name, "sql": model.sql} for model in _facts_of(indicators)]
    return indicators_html(sections, facts)


def _as_text(one: Indicator) -> str:
    lines = [f"{one.name}: {one.title}", f"  {one.question}"]
    lines += [f"  {name}: {words}" for name, words in _told(one).items()]
    lines += [f"  - {caveat}" for caveat in one.caveats]
    return "\n".join(lines)


def _told(one: Indicator) -> dict[str, str]:
    smallest = f"groups of fewer than {one.minimum_n} are not shown" if one.minimum_n else "no group is too small"
    variant = {"variant of": f"{catalogue()[one.variant_of].title} ({one.variant_of})"} if one.variant_of else {}
    return variant | {
        "definition": f"{one.definition_version}; {_FORMS[one.form].format(one.unit)}",
        "authority": one.authority,
        "counts": f"{_COUNTED[one.counted]}; {smallest}",
        "direction": _DIRECTIONS[one.direction],
        "made of": ", ".join(sorted(contracts_counted(one.name))),
        "owner": one.owner,
    }


def _facts_of(indicators: Sequence[Indicator]) -> list[Model]:
    needed = with_needed(models(), [f"{one.area}.{one.name}" for one in indicators])
    return [model for model in needed if model.name.startswith("facts.")]
