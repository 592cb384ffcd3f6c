"""Sentences that a reader is owed beside a figure whose data end early or are an older copy."""

from __future__ import annotations

from collections.abc import Iterator

from reports import coverage_words
from tasks.briefing.counted import may_be_silent
from tasks.briefing.figures import MEDIAN, STUDENT_ROWS
from tasks.briefing.published import Published
from tasks.briefing.rows import FigureRow
from tasks.indicators.catalogue import catalogue
from tasks.indicators.reads import contracts_read

# How many days data may end before the cycle does: a week off is a holiday.
_DAYS_LATE = {"daily": 7, "weekly": 14, "monthly": 35}
# Says only who belongs to which group, or what to know.
_BESIDE_THE_POINT = ("demographics", "notes")


def cautions(run: Published, row: FigureRow) -> tuple[str, ...]:
    """Which schools are silent, what is late, and what an older copy stands in for."""
    return (*_silent(row), *_late(run, row), *_stood_in(run, row))


def _silent(row: FigureRow) -> Iterator[str]:
    expected_n, received_n = row.schools_expected_n or 0, row.schools_received_n or 0
    if may_be_silent(row.measure) and received_n < expected_n:
        yield coverage_words.silent(expected_n - received_n, expected_n)


def _late(run: Published, row: FigureRow) -> Iterator[str]:
    meaning = catalogue().get(row.measure)
    if row.origin != STUDENT_ROWS or meaning is None or may_be_silent(row.measure):
        return
    cadences = [
        one.expected
        for name, one in run.district.datasets.items()
        if run.district.contract_of(name) == meaning.rests_on
    ]
    allowed = max((_DAYS_LATE.get(cadence, 0) for cadence in cadences), default=0)
    is_of_cycle = row.period_end == run.cycle.end
    if allowed and is_of_cycle and row.freshest_date and (run.cycle.end - row.freshest_date).days > allowed:
        yield coverage_words.late(row.freshest_date, run.cycle.end)


def _stood_in(run: Published, row: FigureRow) -> Iterator[str]:
    stood_in = [one for one in run.verdicts if one.status == "stood_in"]
    if not stood_in:
        return
    ready_made = {"counts": {"counts"}, "rates": {"rates"}, MEDIAN: {"rates"}}
    known = contracts_read(row.measure) if row.measure in catalogue() else frozenset()
    read = ready_made.get(row.origin, known)
    for one in stood_in:
        if one.contract in read and one.contract not in _BESIDE_THE_POINT:
            yield coverage_words.stood_in(one.title, one.stand_in_date)
