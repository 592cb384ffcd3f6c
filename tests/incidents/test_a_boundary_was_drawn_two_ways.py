"""One table counted a student who was there for exactly nine tenths of the days as chronically absent, six others did
not."""

from __future__ import annotations

import pytest

COUNTS = "unit group_id numerator denominator"


@pytest.mark.parametrize(("present", "absent", "chronic_n"), [(18, 2, 1), (37, 4, 0), (36, 4, 1), (45, 5, 1)])
def test_one_definition_speaks_for_every_unit_and_group(measured, present, absent, chronic_n):
    """On whole days, never on rounded shares: 90.0 % of 20, 40 and 50 days is chronic, 90.2 % of 41 is not."""
    answer = measured(
        "outcomes.chronic_absence",
        COUNTS,
        demographics="student_id sex\ns1 female",
        days=f"student_id school_id days\ns1 A {'P' * present + 'A' * absent}",
    )
    assert answer == [f"{unit} {group} {chronic_n} 1" for unit in ("A", "district") for group in ("all", "sex=female")]
