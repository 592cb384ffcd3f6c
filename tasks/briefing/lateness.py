"""Whether the data of a figure end clearly before its period does."""

from __future__ import annotations

from tasks.briefing.counted import may_be_silent
from tasks.briefing.figures import STUDENT_ROWS
from tasks.briefing.published import Published
from tasks.briefing.rows import FigureRow
from tasks.briefing.shortfalls import older_copies
from tasks.expected.unchanged import DAYS_UNCHANGED
from tasks.indicators.catalogue import catalogue


def is_late(run: Published, row: FigureRow) -> bool:
    """Whether data that should reach to the end of the cycle do not, by more than their cadence allows."""
    meaning = catalogue().get(row.measure)
    if row.origin != STUDENT_ROWS or meaning is None or may_be_silent(row.measure):
        return False
    cadences = [
        one.expected
        for name, one in run.district.datasets.items()
        if run.district.contract_of(name) == meaning.rests_on
    ]
    allowed = max((DAYS_UNCHANGED.get(cadence, 0) for cadence in cadences), default=0)
    is_of_cycle = row.period_end == run.cycle.end
    return bool(allowed and is_of_cycle and row.freshest_date and (run.cycle.end - row.freshest_date).days > allowed)


def stops_early(run: Published, row: FigureRow) -> bool:
    """Whether the period must be told with the day to which the data go."""
    meaning = catalogue().get(row.measure)
    rests_on = meaning.rests_on if meaning else ""
    is_older = any(one.contract == rests_on for one in older_copies(run, row))
    return row.freshest_date is not None and (is_late(run, row) or (is_older and row.freshest_date < row.period_end))
