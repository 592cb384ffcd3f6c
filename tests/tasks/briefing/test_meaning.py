"""Which measures a brief speaks of: those asked for; else the usual ones, and others of which there are figures."""

import pytest

from tasks.briefing.meaning import meanings
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
