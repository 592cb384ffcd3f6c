"""What a reader is told beside a number of the enrolled where people are gone from the list whom other rows name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tasks.briefing.cautions import cautions
from tasks.briefing.frame import figures_of
from tasks.briefing.shortfalls import is_whole, shortfalls
from tasks.briefing.tables import school_table
from tasks.verdicts.gone_students import GoneStudents
from tasks.verdicts.loss import Loss
from tasks.verdicts.verdict import Cause
from tests.tasks.briefing.told_run import run_with

ENROLMENT = {"dataset": "enrolment", "accepted_n": 400}
SAID = (
    "At least 17 people who were in Enrolment on Oct 31, 2025 are not in it now, though other datasets name them: "
    "no figure counts them"
)


def attendance(former_n=17, rows_n=2635, school="7", **cause):
    told = {"rule": "student_id.known", "severity": "critical", "former_date": date(2025, 10, 31), **cause}
    return {
        "dataset": "attendance",
        "causes": (Cause(cause_id="c", sentence="", rows_n=rows_n, former_n=former_n, **told),),
        "losses": (Loss(school_id=school, lost_n=1, rows_n=4000),),
    }


def people_told(run):
    return [one for one in cautions(run, run.figures[0]) if "though other datasets name them" in one]


@pytest.mark.parametrize("measure", ["enrolment", "expulsion_rate", "suspension_rate", "chronic_absence"])
def test_every_figure_that_counts_the_enrolled_says_that_some_are_gone(tmp_path, measure):
    run = run_with(tmp_path, attendance(), ENROLMENT, measure=measure, origin="student rows")
    assert people_told(run) == [f"{SAID}."]
    assert not is_whole(run, run.figures[0])
    assert "at least 17 people are gone from Enrolment" in shortfalls(run, run.figures[0])


def test_how_many_is_not_said_where_a_district_shows_no_so_few(tmp_path):
    run = run_with(tmp_path, attendance(), ENROLMENT, measure="enrolment", origin="student rows")
    careful = run.district.protection.model_copy(update={"minimum_n": 20})
    run = replace(run, district=run.district.model_copy(update={"protection": careful}))
    assert [one[:26] for one in people_told(run)] == ["Some people who were in En"]
    assert "some people are gone from Enrolment" in shortfalls(run, run.figures[0])


def test_a_figure_of_none_of_them_says_nothing(tmp_path):
    run = run_with(tmp_path, attendance(), ENROLMENT, measure="teacher_stayers", origin="student rows")
    assert people_told(run) == []


@pytest.mark.parametrize(("school", "is_told"), [("7", True), ("", True), ("8", False)])
def test_a_school_says_it_where_rows_of_it_or_of_no_school_are_held_back(tmp_path, school, is_told):
    unit = {"unit_type": "school", "unit_id": "7"}
    run = run_with(tmp_path, attendance(school=school), ENROLMENT, measure="enrolment", **unit)
    assert people_told(run) == ([f"{SAID}, and some may be of here."] if is_told else [])


def test_the_table_of_schools_says_it_in_a_few_words_and_of_a_school_without_a_count(tmp_path):
    """The rows of Cedar, which has none of them, come first."""
    run = run_with(tmp_path, attendance(), ENROLMENT, measure="enrolment", unit_type="school", unit_id="7")
    figures = figures_of(run)
    table = school_table(run, figures, figures.series, {})
    assert [cell.missing for group in table.groups for row in group.rows for cell in row.cells] == [
        "",
        "people are gone from Enrolment",
    ]


def test_so_does_its_row_of_the_district(tmp_path):
    run = run_with(tmp_path, attendance(), ENROLMENT, measure="enrolment")
    figures = figures_of(run)
    assert school_table(run, figures, figures.series, {}).groups[0].rows[0].cells[0].missing == (
        "at least 17 people are gone from Enrolment"
    )


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(attendance(former_n=2), id="1 in 200 of the list"),
        pytest.param(attendance(rows_n=9), id="few rows name them"),
        pytest.param(attendance(severity="warning"), id="nothing is held back"),
        pytest.param(attendance(former_n=0), id="they were never in it"),
    ],
)
def test_trifles_are_told_to_the_departments_only(tmp_path, told):
    run = run_with(tmp_path, told, ENROLMENT, measure="enrolment")
    assert people_told(run) == []


def test_of_few_people_it_is_not_said_how_many(tmp_path):
    run = run_with(tmp_path, attendance(former_n=3), ENROLMENT, measure="enrolment")
    assert people_told(run)[0].startswith("Some people who were in Enrolment on Oct 31, 2025 are not in it now")


def test_an_older_list_that_stands_in_has_them(tmp_path):
    run = run_with(tmp_path, attendance(), {**ENROLMENT, "status": "stood_in"}, measure="enrolment")
    assert people_told(run) == []


@pytest.mark.parametrize(("school", "is_told"), [("7", True), ("8", False)])
def test_so_does_one_of_a_school_that_lost_students_whom_nobody_names_any_more(tmp_path, school, is_told):
    lost = GoneStudents(people_n=42, when=date(2025, 11, 3), school_ids=(school,))
    unit = {"unit_type": "school", "unit_id": "7"}
    run = run_with(tmp_path, {**ENROLMENT, "gone_students": lost}, measure="enrolment", **unit)
    said = (
        "At least 42 people who were in Enrolment on Nov 3, 2025 are not in it now, and had no last day: "
        "no figure counts them, and some may be of here."
    )
    assert [one for one in cautions(run, run.figures[0]) if "Enrolment" in one] == ([said] if is_told else [])
    assert is_whole(run, run.figures[0]) is not is_told
