"""What all briefs of a run share: masthead, order of measures, numbers of sections, how the sentences are made."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from reports import numbers
from reports.view_model import Head, Masthead, Section
from tasks.briefing.figures import Figures
from tasks.briefing.published import Published
from tasks.series.judging import BASELINE_POINTS, BASELINE_YEARS, FEWEST_FOR_LIMITS, MOST_CORRELATION
from tasks.signals.rule_sets import RULE_SETS

Numbered = TypeVar("Numbered", bound=Section)

_LIMITS, _RUNS = RULE_SETS["mdc-2023"], RULE_SETS["anhoej"]
JUDGED_BY_RULE = (
    f"Whether a measure has changed is said by rule, of its latest period, from {FEWEST_FOR_LIMITS} periods on. Limits "
    f"are those of XmR, P and P′ charts, by the rules {_LIMITS.rules} (version {_LIMITS.version}: {_LIMITS.words}). "
    f"They rest on the first {BASELINE_POINTS} periods, and stay as they are. Months that have been in "
    f"{BASELINE_YEARS} earlier years are held against these. Where each period is like the one before (a correlation "
    f"beyond {MOST_CORRELATION:g}), or counts are small, there are no limits, and only runs are judged, by the rules "
    f"{_RUNS.rules} (version {_RUNS.version}). A note of the kind phase or definition_change starts anew."
)
METHOD = (
    "The headline is made from the data by rule: the first measure that has a goal and a figure, then the goals that "
    "no initiative with an owner, a measure and money serves, then the promises due by this meeting. "
    "Without goals and promises it states the first three figures.",
    "Figures are stated as they are. Where one differs from the cycle before, the brief says of what the difference is "
    "made, not whether it is more than chance: one figure beside another is not a trend.",
    JUDGED_BY_RULE,
)


class Contents:
    """Numbers sections in the order in which they come, and keeps their heads for the list of contents."""

    def __init__(self) -> None:
        self._heads: list[Head] = []

    def add(self, section: Numbered) -> Numbered:
        """The section with its number."""
        head = replace(section.head, number=str(len(self._heads) + 1))
        self._heads.append(head)
        return replace(section, head=head)

    def add_if(self, section: Numbered | None) -> Numbered | None:
        """The section with its number, where there is one."""
        return None if section is None else self.add(section)

    @property
    def heads(self) -> tuple[Head, ...]:
        """All sections so far."""
        return tuple(self._heads)


def figures_of(run: Published) -> Figures:
    """The figures in the order of the brief: measures as presented, else those that goals name, then the rest."""
    first = list(run.district.presentation.measures) or [row.measure for row in run.goals]
    order = dict.fromkeys([*(name for name in first if name in run.meanings), *run.meanings])
    return Figures(run.figures, [run.meanings[name] for name in order], run.district.protection.minimum_n)


def masthead(run: Published, audience: str) -> Masthead:
    """Whose brief, of which cycle, for whom."""
    cycle = f"{run.cycle.title}: {numbers.span(run.cycle.start, run.cycle.end)}"
    return Masthead(
        district=run.district.name,
        note=run.district.presentation.note,
        cycle=f"Improvement brief, {cycle}",
        audience=f"{audience}, {numbers.day(run.cycle.meeting)}",
        page_title=f"{audience}: improvement brief, {run.cycle.title}, {run.district.name}",
    )
