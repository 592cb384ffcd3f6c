"""Of levels there are the shares by which groups are compared, and none that tells what a school keeps to itself."""

from __future__ import annotations

from tasks.protection.places import Place, lines_of

LEVELS = {"A": "elementary", "B": "elementary", "C": "middle", "D": "middle"}


def test_a_share_of_people_is_shown_of_a_level_without_its_coverage(published):
    text = "unit numerator denominator expected_n received_n\nelementary 40 100 110 100\nA 40 100 110 100"
    show = "unit_id, numerator, expected_n, received_n, are_all_received"
    assert published(text, show=show) == ["A 40.000 110 100 False", "elementary 40.000 - - False"]


def test_of_things_and_of_what_no_groups_are_compared_by_there_is_none(published):
    text = "unit numerator denominator\nelementary 40 100\nA 40 100"
    assert published(text, measure="bus_on_time", show="unit_id") == ["A"]
    assert published(text, measure="attendance_rate", show="unit_id") == ["A"]


def test_a_hidden_school_is_not_what_the_other_of_its_level_leaves(published):
    text = """
        unit       numerator denominator
        district   104       400
        elementary  44       200
        middle      60       200
        A            4       100
        B           40       100
        C           30       100
        D           30       100"""
    shown = published(text, levels=LEVELS, show="unit_id", where="is_shown")
    assert "A" not in shown
    assert not {"B", "elementary"} <= {*shown}
    assert "" in shown


def test_a_hidden_level_is_not_what_the_others_leave_of_the_district(published):
    """Whether schools have numbers of their own or not; here only one of them has."""
    text = """
        unit       numerator denominator
        district   120       500
        elementary  70       260
        middle      45       200
        high         5        40
        A           70       260"""
    levels = {**LEVELS, "E": "high"}
    shown = published(text, levels=levels, show="unit_id", where="is_shown and unit_type = 'level'")
    assert len(shown) < 2


def test_where_levels_are_not_known_schools_add_up_to_the_district(published):
    text = """
        unit       numerator denominator
        district   104       400
        A            4       100
        B           40       100
        C           30       100
        D           30       100"""
    assert published(text, levels=LEVELS, show="unit_id", where="is_shown") == published(
        text, show="unit_id", where="is_shown"
    )


def sums(*units: tuple[str, str, str]) -> set[tuple[str, tuple[str, ...]]]:
    """Which units add up to which, of units with their kind, id and level, and the district."""
    places = [Place("district", "", "all", "all"), *(Place(kind, name, "all", "all", of) for kind, name, of in units)]
    named = [one.unit_id or "district" for one in places]
    return {
        ("" if line.total is None else named[line.total], tuple(sorted(named[part] for part in line.parts)))
        for line in lines_of(places)
    }


def test_schools_add_up_to_their_level_and_levels_to_the_district():
    found = sums(("school", "A", "high"), ("school", "B", "high"), ("school", "C", ""), ("level", "high", ""))
    assert found == {("district", ("C", "high")), ("high", ("A", "B"))}


def test_schools_stand_for_a_level_without_a_number():
    found = sums(("school", "A", "high"), ("level", "high", ""), ("school", "B", "middle"), ("school", "C", "middle"))
    assert found == {("district", ("B", "C", "high")), ("high", ("A",))}


def test_levels_alone_add_up_to_the_district():
    assert sums(("level", "high", ""), ("level", "middle", "")) == {("district", ("high", "middle"))}


def test_units_of_two_kinds_add_up_each_by_itself():
    found = sums(("school", "A", ""), ("school", "B", ""), ("department", "x", ""), ("department", "y", ""))
    assert found == {("district", ("A", "B")), ("district", ("x", "y"))}
