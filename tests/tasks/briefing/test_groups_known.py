"""Beside figures of groups stands of how many students the groups are known."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.briefing.figures import DISTRICT, Unit
from tasks.briefing.frame import figures_of
from tasks.briefing.goals import goals_finding, goals_section
from tasks.briefing.published import Published
from tasks.briefing.table_sections import groups_section
from tasks.verdicts.untold import Blank, TurnedFalse, Untold
from tasks.verdicts.verdict import Verdict
from tests.reports import made_up

GROUP = "economically_disadvantaged=yes"
GOAL = {"goal_id": "g", "title": "Goal", "measure": "chronic_absence", "target": 0.12, "direction": "down"}
UNTOLD = Untold(enrolled_n=500, untold_n=90, are_most=False, least_n=10)


def run_with(
    folder: Path, value: float, untold: Untold | None = UNTOLD, group: str = GROUP, *, school: str = "", **told: Any
) -> Published:
    """A run with one goal and figure, of a group and the district unless told otherwise."""
    figure = {"measure": "chronic_absence", "value": value, "group_id": group, "origin": "student rows"}
    figure |= {"unit_type": "school", "unit_id": school} if school else {}
    run = made_up.small(folder, goals=[{**GOAL, "group_id": group}], measures=[figure]).read()
    run.verdicts.append(
        Verdict(
            **{
                "dataset": "demographics",
                "contract": "demographics",
                "title": "Demographics",
                "department": "x",
                "owner": "X",
                "status": "accepted",
                "required": False,
                "untold": untold,
                **told,
            }
        )
    )
    return run


def standing_of(run: Published) -> str:
    section = goals_section(run)
    assert section is not None
    (line,) = section.goals[0].lines
    return line.standing.text


def test_a_goal_about_a_group_is_reached_on_what_came(tmp_path):
    run = run_with(tmp_path, 0.1)
    assert standing_of(run) == "Reached on the data received; groups are known for 410 of 500 students"
    assert goals_finding(run) == "1 of 1 goal is reached, on incomplete data."


def test_a_goal_that_is_not_reached_says_so_too(tmp_path):
    assert standing_of(run_with(tmp_path, 0.2)).endswith("; groups are known for 410 of 500 students")


@pytest.mark.parametrize(("untold", "group"), [(None, GROUP), (UNTOLD, "all")])
def test_nothing_is_said_of_whole_groups_and_of_all_students(tmp_path, untold, group):
    run = run_with(tmp_path, 0.1, untold, group)
    assert standing_of(run) == "Reached"


@pytest.mark.parametrize(
    ("are_most", "said"), [(False, "not known for fewer than 10 of 500"), (True, "known for fewer than 10 of 500")]
)
def test_few_are_not_counted(tmp_path, are_most, said):
    run = run_with(tmp_path, 0.1, Untold(enrolled_n=500, untold_n=None, are_most=are_most, least_n=10))
    assert standing_of(run) == f"Reached on the data received; groups are {said} students"


def test_the_section_of_groups_says_it_once(tmp_path):
    run = run_with(tmp_path, 0.1)
    section = groups_section(run, figures_of(run), DISTRICT)
    assert section is not None
    said = "Groups are known for 410 of 500 students: the figures of groups may be too low or too high."
    assert section.notes == (said,)


def test_an_older_copy_of_the_groups_is_told_at_a_goal_about_one(tmp_path):
    older = {"status": "stood_in", "stand_in_date": date(2025, 10, 31)}
    run = run_with(tmp_path, 0.1, None, **older)
    assert standing_of(run) == "Reached on the data received; an older copy of Demographics stands in"


BLANKS = (Blank(column="economically_disadvantaged", school_ids=("7",), untold=UNTOLD),)


def test_a_goal_about_a_group_that_is_blank_at_a_school_says_of_how_many_it_is_known(tmp_path):
    run = run_with(tmp_path, 0.1, None, blanks=BLANKS)
    assert standing_of(run) == "Reached on the data received; the group is known for 410 of 500 students"
    other = run_with(tmp_path / "other", 0.1, None, "sex=female", blanks=BLANKS)
    assert standing_of(other) == "Reached"


def test_the_section_of_groups_says_which_is_blank(tmp_path):
    run = run_with(tmp_path, 0.1, None, blanks=BLANKS)
    section = groups_section(run, figures_of(run), DISTRICT)
    assert section is not None
    said = (
        "Economically disadvantaged is known for 410 of 500 students: the figures of groups may be too low or too high."
    )
    assert section.notes == (said,)


def row_details(run: Published, unit: Unit) -> list[str]:
    section = groups_section(run, figures_of(run), unit)
    assert section is not None
    return [row.detail for table in section.tables for group in table.groups for row in group.rows]


def test_beside_a_group_that_is_blank_at_a_school_stands_of_how_many_it_is_known(tmp_path):
    of_district = run_with(tmp_path / "district", 0.1, None, blanks=BLANKS)
    assert row_details(of_district, DISTRICT) == ["Known for 410 of 500 students"]
    other_group = run_with(tmp_path / "other", 0.1, None, "sex=female", blanks=BLANKS)
    assert row_details(other_group, DISTRICT) == [""]


def test_beside_that_school_it_is_said_of_its_own_students(tmp_path):
    here, elsewhere = (run_with(tmp_path / one, 0.1, None, school=one, blanks=BLANKS) for one in ("7", "8"))
    assert row_details(here, Unit("school", "7")) == ["Not known for most students of this school"]
    section = groups_section(here, figures_of(here), Unit("school", "7"))
    assert section is not None
    assert section.notes[0].startswith("Economically disadvantaged is not known for most students of this school: ")
    assert row_details(elsewhere, Unit("school", "8")) == [""]


def test_a_school_of_which_no_groups_came_says_so_in_its_brief(tmp_path):
    untold = UNTOLD.model_copy(update={"school_ids": ("7",)})
    run = run_with(tmp_path, 0.1, untold, "all", school="7")
    section = groups_section(run, figures_of(run), Unit("school", "7"))
    assert section is not None
    assert section.notes == ("Groups are not known for most students of this school: nothing came that tells them.",)
    assert groups_section(run, figures_of(run), Unit("school", "8")) is None


def test_beside_a_group_that_is_blank_for_a_part_of_a_school_stands_of_how_many_it_is_known(tmp_path):
    blanks = (BLANKS[0].model_copy(update={"school_ids": (), "part_school_ids": ("7",)}),)
    here, elsewhere = (run_with(tmp_path / one, 0.1, None, school=one, blanks=blanks) for one in ("7", "8"))
    assert row_details(here, Unit("school", "7")) == ["Known for 410 of 500 students of the district"]
    assert row_details(elsewhere, Unit("school", "8")) == [""]


TURNED = TurnedFalse(column="economically_disadvantaged", share=0.4)
OF_A_SCHOOL = TURNED.model_copy(update={"school_ids": ("7",), "share": None})


def test_beside_a_group_that_is_false_for_many_who_were_in_it_stands_for_which_share(tmp_path):
    run = run_with(tmp_path, 0.1, None, turned_false=(TURNED,))
    said = "no longer set for 40.0% of the students for whom it was earlier in the school year"
    assert standing_of(run) == f"Reached on the data received; the group is {said}"
    assert row_details(run, DISTRICT) == [f"N{said[1:]}"]
    section = groups_section(run, figures_of(run), DISTRICT)
    assert section is not None
    assert section.notes == (
        f"Economically disadvantaged is {said}: the figures of groups may be too low or too high.",
    )
    other = run_with(tmp_path / "other", 0.1, None, "sex=female", turned_false=(TURNED,))
    assert (standing_of(other), row_details(other, DISTRICT)) == ("Reached", [""])


def test_of_a_school_at_which_it_is_so_for_most_it_is_said_there_and_of_the_district(tmp_path):
    here, elsewhere = (run_with(tmp_path / one, 0.1, None, school=one, turned_false=(OF_A_SCHOOL,)) for one in "78")
    for_most = "No longer set for most of the students of"
    whom = "for whom it was earlier in the school year"
    assert row_details(here, Unit("school", "7")) == [f"{for_most} this school {whom}"]
    assert row_details(elsewhere, Unit("school", "8")) == [""]
    of_district = run_with(tmp_path / "district", 0.1, None, turned_false=(OF_A_SCHOOL,))
    assert row_details(of_district, DISTRICT) == [f"{for_most} 1 school {whom}"]


def test_of_all_schools_a_school_says_that_it_is_of_the_district(tmp_path):
    run = run_with(tmp_path, 0.1, None, school="7", turned_false=(TURNED,))
    (said,) = row_details(run, Unit("school", "7"))
    assert said.startswith("No longer set for 40.0% of the students of the district for whom")
