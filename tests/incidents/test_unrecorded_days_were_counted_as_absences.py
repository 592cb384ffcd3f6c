"""Hundreds of students had a year of days that nobody had recorded; a table counted each of them as absent."""

from __future__ import annotations

NOBODY_RECORDED = "student_id school_id days\ns1 A NNNNNNNNNNNNNNN\ns2 A PPPPPPPPPPPPPPA"


def test_who_was_never_recorded_is_not_chronically_absent_and_is_missing_from_coverage(measured):
    shown = "unit numerator denominator expected_n received_n"
    answer = measured("outcomes.chronic_absence", shown, where="unit = 'A'", days=NOBODY_RECORDED)
    assert answer == ["A 0 1 2 1"]


def test_the_rate_of_attendance_rests_on_recorded_days_only(measured):
    answer = measured("outcomes.attendance_rate", "numerator denominator", where="unit = 'A'", days=NOBODY_RECORDED)
    assert answer == ["14 15"]
