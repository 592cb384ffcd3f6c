"""Beside a figure stands that rows stop early, that questions have no answers, and that a dataset lacks schools."""

from __future__ import annotations

from datetime import date

import pytest

from tasks.briefing.cautions import cautions
from tasks.briefing.frame import figures_of
from tasks.briefing.measures import cabinet_measures
from tasks.briefing.shortfalls import is_whole, shortfalls
from tasks.verdicts.quiet import Quiet
from tasks.verdicts.unplaced import Unplaced
from tasks.verdicts.verdict import Absence
from tests.tasks.briefing.told_run import GOAL, run_with, standing

STOP = {"last_date": date(2025, 12, 12), "days_n": 20, "weeks_n": 17, "empty_weeks_n": 0}


@pytest.mark.parametrize(
    ("school_id", "said"),
    [
        ("", "no row of Incidents is dated after Dec 12, 2025"),
        ("7", "rows of Incidents from Birch stop before those of others"),
    ],
)
def test_incidents_that_stop_early_are_told_beside_the_figures_that_count_them(tmp_path, school_id, said):
    told = {"dataset": "incidents", "quiet": (Quiet(school_id=school_id, **STOP),)}
    goal = {**GOAL, "measure": "suspension_rate"}
    all_sent = {"schools_expected_n": 12, "schools_received_n": 12}
    run = run_with(tmp_path, told, goal=goal, measure="suspension_rate", **all_sent)
    assert shortfalls(run, run.figures[0]) == (said,)
    (caution,) = cautions(run, run.figures[0])
    assert caution == f"{said[0].upper()}{said[1:]}: nothing may have happened since, or rows may not have come."
    found = f"Reached on the data received; {said}"
    assert standing(run) == (found, "1 of 1 goal is reached, on data that may be incomplete.")
    assert is_whole(run, run.figures[0]) is False


@pytest.mark.parametrize(
    "figure",
    [
        {"measure": "chronic_absence"},
        {"measure": "suspension_rate", "period_end": date(2025, 10, 31)},
        {"measure": "suspension_rate", "unit_type": "school", "unit_id": "8"},
        {"measure": "suspension_rate", "unit_type": "level", "unit_id": "middle"},
    ],
)
def test_they_are_not_told_beside_others(tmp_path, figure):
    run = run_with(tmp_path, {"dataset": "incidents", "quiet": (Quiet(school_id="7", **STOP),)}, **figure)
    assert (shortfalls(run, run.figures[0]), is_whole(run, run.figures[0])) == ((), True)


LACKING = tuple(
    Unplaced(slice=slice_, period_end=date(2026, 1, 30), school_id=school_id, lost_n=lost_n, questions_n=6)
    for slice_, school_id, lost_n in (
        ("safety, students", "7", 6),
        ("safety, students", "8", 0),
        ("rules, students", "7", 6),
    )
)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (
            {},
            "6 of 12 questions of Surveys, counted school by school, are in no figure, since some answers have no row",
        ),
        (
            {"unit_type": "school", "unit_id": "7"},
            "6 of 6 questions of Surveys, counted school by school, are in no figure, since some answers have no row",
        ),
        ({"unit_type": "school", "unit_id": "8"}, ""),
        ({"slice": "respect, students"}, ""),
        ({"measure": "survey_response_rate", "slice": "students"}, ""),
        ({"measure": "chronic_absence"}, ""),
        ({"period_end": date(2026, 3, 1)}, ""),
    ],
)
def test_questions_that_no_figure_counts_are_told_beside_those_on_their_topic(tmp_path, figure, said):
    usual = {"measure": "survey_top_box", "slice": "safety, students", "period_end": date(2026, 1, 30)}
    run = run_with(tmp_path, {"dataset": "surveys", "unplaced": LACKING}, **{**usual, **figure})
    (row,) = run.figures
    assert cautions(run, row) == ((f"{said}.",) if said else ())
    assert [one for one in shortfalls(run, row) if "question" in one] == ([said] if said else [])
    assert is_whole(run, row) is not bool(said)


WARNED = {"measure": "early_warning", "period_start": date(2025, 7, 1), "period_end": date(2026, 1, 30)}
FROM_CEDAR = Absence(school_id="8", period_start=date(2025, 7, 1), period_end=date(2025, 12, 19))


@pytest.mark.parametrize(
    ("told", "figure", "said"),
    [
        ({"absences": (FROM_CEDAR,)}, {}, "no row of Courses came from Cedar"),
        ({"absences": (Absence(),)}, {}, "no row of Courses came from any school"),
        ({"absences": (FROM_CEDAR,)}, {"unit_type": "school", "unit_id": "8"}, "no row of Courses came from Cedar"),
        ({"absences": (FROM_CEDAR,)}, {"unit_type": "school", "unit_id": "7"}, ""),
        ({"absences": (FROM_CEDAR,)}, {"measure": "chronic_absence"}, ""),
        ({"absences": (FROM_CEDAR,)}, {"measure": "on_track_projected"}, ""),
        ({"absences": (FROM_CEDAR,)}, {"period_start": date(2024, 7, 1), "period_end": date(2025, 6, 30)}, ""),
        (
            {"dataset": "incidents", "went_silent": ("7", "8")},
            {},
            "no row of Incidents of this cycle came from a school that sent some before",
        ),
        (
            {"dataset": "incidents", "went_silent": ("7", "8")},
            {"measure": "suspension_rate", "schools_expected_n": 12, "schools_received_n": 12},
            "",
        ),
    ],
)
def test_schools_that_lack_one_of_the_datasets_that_a_figure_rests_on_are_named(tmp_path, told, figure, said):
    run = run_with(tmp_path, {"dataset": "courses", **told}, **{**WARNED, **figure})
    (row,) = run.figures
    assert shortfalls(run, row) == ((said,) if said else ())
    assert [one[: len(said)] for one in cautions(run, row)] == ([f"{said[0].upper()}{said[1:]}"] if said else [])
    assert is_whole(run, row) is not bool(said)


@pytest.mark.parametrize(("received_n", "is_told"), [(1000, False), (900, True)])
def test_of_a_figure_that_rests_on_several_datasets_students_are_told_of_whom_all_came(tmp_path, received_n, is_told):
    came = {"students_expected_n": 1000, "students_received_n": 1000, "expected_n": 1000, "received_n": received_n}
    run = run_with(tmp_path, **WARNED, **came, are_all_received=True)
    assert shortfalls(run, run.figures[0]) == (("only 900 of 1,000 students have come",) if is_told else ())
    (line,) = cabinet_measures(run, figures_of(run), {}).lines
    assert any("Rests on 90.0% of the students" in one for one in line.data) is is_told
    assert any("All data" in one for one in line.data) is not is_told
