"""How far the data behind a figure reach, and how much of them has come."""

from __future__ import annotations

from reports import coverage_words, numbers, words
from tasks.briefing.counted import counts_students, is_silence_untold, own_of, silent_schools, valid_scores, with_own
from tasks.briefing.figures import STUDENT_ROWS
from tasks.briefing.lateness import stops_early
from tasks.briefing.published import Published
from tasks.briefing.rows import FigureRow
from tasks.briefing.shortfalls import is_whole


def reach(run: Published, row: FigureRow) -> tuple[str, ...]:
    """A few short sentences, to be read one below the other."""
    valid = valid_scores(row)
    # What has not come is told by the coverage; only what has come and is not counted is left out.
    is_left_out = valid is None and own_of(row).is_whole
    is_rate = row.origin == STUDENT_ROWS and row.denominator is not None and counts_students(row.measure)
    is_said = not _is_cycle(run, row) and row.freshest_date == row.period_end
    said = (
        *reach_in_time(run, row),
        coverage_words.coverage(
            None if is_said or stops_early(run, row) else row.freshest_date,
            with_own(row),
            is_shown=row.are_all_received or (row.received_n is not None and bool(row.expected_n)),
            is_whole=is_whole(run, row),
            is_silent=bool(silent_schools(row)[0]) or is_silence_untold(row),
        ),
        coverage_words.NO_COVERAGE if is_rate and row.expected_n is None and not row.are_all_received else "",
        coverage_words.valid_scores(*valid) if valid else "",
        words.excluded(row.excluded_n) if is_left_out else "",
    )
    return tuple(text for text in said if text)


def reach_in_time(run: Published, row: FigureRow) -> tuple[str, ...]:
    """The period, where it is not the cycle, with how far data reach where they stop early."""
    period = numbers.period(row.period_start, row.period_end)
    if stops_early(run, row) and row.freshest_date:
        return (coverage_words.period(period, row.freshest_date),)
    return () if _is_cycle(run, row) else (period,)


def _is_cycle(run: Published, row: FigureRow) -> bool:
    return (row.period_start, row.period_end) == (run.cycle.start, run.cycle.end)
