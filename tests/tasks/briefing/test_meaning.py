"""Which measures a brief speaks of: those asked for; else the usual ones, and others of which there are figures."""

import pytest

from tasks.briefing.meaning import Meaning, meanings
from tasks.indicators.catalogue import catalogue


@pytest.mark.parametrize(
    ("delivered", "presented", "is_spoken_of"),
    [
        ([], [], {"suspension_rate": True, "expulsion_rate": False, "goal_coverage": False}),
        (["expulsion_rate"], [], {"suspension_rate": True, "expulsion_rate": True}),
        ([], ["expulsion_rate"], {"suspension_rate": False, "expulsion_rate": True}),
        (["expulsion_rate"], ["suspension_rate"], {"suspension_rate": True, "expulsion_rate": False}),
    ],
)
def test_an_unusual_measure_is_missed_only_by_who_asked_for_it(delivered, presented, is_spoken_of):
    known = meanings(catalogue(), delivered, presented)
    assert {name: known[name].is_presented for name in is_spoken_of} == is_spoken_of


@pytest.mark.parametrize(
    ("unit", "counted", "is_share"),
    [
        ("students", "students", True),
        ("students who did not graduate", "students", True),
        ("teachers", "staff", True),
        ("answers", "students", False),
        ("student-days", "student_days", False),
        ("full-time equivalents", "things", False),
    ],
)
def test_groups_and_schools_are_compared_where_each_of_those_counted_is_one_person(unit, counted, is_share):
    assert Meaning(measure="m", title="M", unit=unit, counted=counted).is_share_of_people is is_share
