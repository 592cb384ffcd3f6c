"""What a measure means, from the catalogue, or from its name where the catalogue does not know it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.names import from_code
from tasks.indicators.catalogue import Indicator

# Words of units; who gave several answers is not as many people.
_PEOPLE = frozenset({"people", "staff", "students", "teachers"})


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """A measure as briefs speak of it; `is_presented` is false where their tables leave it out.

    `shown_period` is the period that tables show: the cycle, the school year so far, or the figure's own. What
    `only_grows` counts more people the longer the year has lasted.
    """

    measure: str
    title: str
    question: str = ""
    form: str = "proportion"
    unit: str = ""
    direction: str = "neutral"
    counted: str = ""
    authority: str = ""
    definition_version: str = ""
    shown_period: str = "own"
    only_grows: bool = False
    owner: str = ""
    caveats: tuple[str, ...] = ()
    is_presented: bool = True

    @property
    def is_share_of_people(self) -> bool:
        """Whether each of those that it is out of is one person, so that groups can be held against each other."""
        is_of_people = self.counted in ("students", "staff") and not _PEOPLE.isdisjoint(self.unit.split())
        return self.form == "proportion" and is_of_people


def meanings(
    catalogue: Mapping[str, Indicator], delivered: Sequence[str], presented: Sequence[str]
) -> dict[str, Meaning]:
    """Every measure of the run by its name: those to be presented first, then in the order of the catalogue.

    A measure that only a department's own counts or rates know goes by its name.
    """
    names = dict.fromkeys([*presented, *catalogue, *sorted(delivered)])
    return {name: _meaning(name, catalogue.get(name), presented, has_rows=name in delivered) for name in names}


def _meaning(name: str, indicator: Indicator | None, presented: Sequence[str], *, has_rows: bool) -> Meaning:
    is_chosen = name in presented
    if indicator is None:
        return Meaning(measure=name, title=from_code(name), is_presented=is_chosen or not presented)
    return Meaning(
        measure=name,
        title=indicator.title,
        question=indicator.question,
        form=indicator.form,
        unit=indicator.unit,
        direction=indicator.direction,
        counted=indicator.counted,
        authority=indicator.authority,
        definition_version=indicator.definition_version,
        shown_period=indicator.shown_period,
        only_grows=indicator.only_grows,
        owner=indicator.owner,
        caveats=indicator.caveats,
        is_presented=is_chosen or (not presented and _is_of_every_brief(indicator, has_rows=has_rows)),
    )


def _is_of_every_brief(indicator: Indicator, *, has_rows: bool) -> bool:
    """Whether it is presented where nobody has chosen measures: of versions of a definition the first."""
    return indicator.area == "outcomes" and not indicator.variant_of and (indicator.is_usual or has_rows)
