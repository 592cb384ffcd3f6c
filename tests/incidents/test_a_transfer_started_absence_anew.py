"""A running rate was cut by school: a student who had missed a third of the year looked on track a month after a
transfer."""

from __future__ import annotations

TRANSFER = """
    student_id school_id days
    s1         A         AAAAAAAAAAPPPPPPPPPP
    s1         B         ____________________PPPPPPPPPP
"""


def test_the_district_adds_the_days_of_both_schools_and_then_classifies_once(measured):
    answer = measured("outcomes.chronic_absence", "unit numerator denominator", days=TRANSFER)
    assert answer == ["A 1 1", "B 0 1", "district 1 1"]


def test_two_schools_that_each_saw_little_do_not_hide_what_both_saw(measured):
    """Under ten days at each, ten together: neither school can say anything, the district can."""
    short = "student_id school_id days\ns1 A AAPPP\ns1 B _____APPPP"
    assert measured("outcomes.chronic_absence", "unit numerator denominator", days=short) == ["district 1 1"]
