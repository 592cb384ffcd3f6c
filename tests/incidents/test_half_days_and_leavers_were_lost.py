"""A warehouse held whole days only, and dropped the days of students who had left: neither half days nor a year's
absence of a leaver could be had."""

from __future__ import annotations

DAYS = "student_id school_id days\ns1 A PPPPPPPPPPPPPPPPHA\ns2 A AAPPPPPPPPPPPP____"


def test_half_days_count_as_halves_in_the_rate(measured):
    answer = measured("outcomes.attendance_rate", "numerator denominator", where="unit = 'A'", days=DAYS)
    assert answer == ["28.5 32"]


def test_who_has_left_counts_with_the_days_until_then(measured):
    answer = measured("outcomes.chronic_absence", "numerator denominator", where="unit = 'A'", days=DAYS)
    assert answer == ["2 2"]
