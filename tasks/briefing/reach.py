"""How far the data behind a figure reach, and how much of them has come."""

from __future__ import annotations

from reports import coverage_words, numbers, words
from tasks.briefing.counted import own_of, silent_schools, valid_scores, with_own
from tasks.briefing.figures import STUDENT_ROWS
from tasks.briefing.lateness import stops_early
from tasks.briefing.published import Published
from tasks.briefing.rows import FigureRow
from tasks.briefing.shortfalls import is_whole


def reach(run: Published, row: FigureRow) -> tuple[str, ...]:
    """A few short sentences, to be read one below the other."""
    is_cycle = (row.period_start, row.period_end) == (run.cycle.start, run.cycle.end)
    is_said = not is_cycle and row.freshest_date == row.period_end
    early = stops_early(run, row)
    period = numbers.period(row.period_start, row.period_end)
    valid = valid_scores(row)
    # What has not come is told by the coverage; only what has come and is not counted is left out.
    is_left_out = valid is None and own_of(row).is_whole
    is_rate = row.origin == STUDENT_ROWS and row.denominator is not None
    said = (
        coverage_words.period(period, row.freshest_date) if early and row.freshest_date else "" if is_cycle else period,
        coverage_words.coverage(
            None if is_said or early else row.freshest_date,
            with_own(row),
            is_shown=row.are_all_received or (row.received_n is not None and bool(row.expected_n)),
            is_whole=is_whole(run, row),
            is_silent=bool(silent_schools(row)[0]),
        ),
        coverage_words.NO_COVERAGE if is_rate and row.expected_n is None and not row.are_all_received else "",
        coverage_words.valid_scores(*valid) if valid else "",
        words.excluded(row.excluded_n) if is_left_out else "",
    )
    return tuple(text for text in said if text)
