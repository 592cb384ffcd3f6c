"""A testing window takes weeks: a birth date in the place of its first day holds the row back, a long one does not."""

from __future__ import annotations

import pytest

from expectations.catalogue import CONTRACTS
from tasks.warehouse import share_warehouse


@pytest.mark.parametrize(
    ("start", "end", "is_broken"),
    [
        ("2026-01-01", "2026-04-30", False),
        ("2026-01-01", "2026-05-01", True),
        ("2011-06-03", "2026-01-30", True),
        ("2026-01-30", "2026-01-30", False),
    ],
)
def test_a_window_lasts_at_most_120_days(start, end, is_broken):
    (rule,) = (one for one in CONTRACTS["assessments"].row_rules if one.name == "window_is_short")
    with share_warehouse() as warehouse:
        told = warehouse.execute(
            f"select {rule.broken_when} from (select cast($start as date), cast($end as date)) "
            "as given (window_start_date, window_end_date)",
            {"start": start, "end": end},
        ).fetchall()
    assert told == [(is_broken,)]
    assert rule.sentence == "A testing window lasts at most 120 days."
    assert rule.severity == "critical"
