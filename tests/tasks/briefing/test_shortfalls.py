"""What a reader is told beside a number that rests on data which are not whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reports.html import cabinet_html
from tasks.briefing.cabinet import cabinet_brief
from tasks.briefing.cautions import cautions
from tasks.briefing.figures import Unit
from tasks.briefing.frame import figures_of
from tasks.briefing.goals import goals_section
from tasks.briefing.measures import cabinet_measures, school_measures
from tasks.briefing.published import Published
from tasks.briefing.shortfalls import is_whole, shortfalls, worth_a_headline
from tasks.briefing.tables import school, school_table
from tasks.verdicts.loss import Loss
from tests.reports import made_up
from tests.tasks.briefing.told_run import GOAL, LOSSES, SCHOOLS, run_with, standing


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ({}, "31 of 1,000 rows of Attendance (3.1%) are held back: "),
        (
            {"unit_type": "school", "unit_id": "7"},
            "30 of 400 rows of Attendance of this school (7.5%) are held back: ",
        ),
        ({"unit_type": "level", "unit_id": "high"}, "30 of 400 rows of Attendance (7.5%) are held back: "),
        ({"unit_type": "school", "unit_id": "8"}, ""),
        ({"unit_type": "level", "unit_id": "middle"}, ""),
    ],
)
def test_rows_held_back_are_told_beside_the_numbers_that_lack_them(tmp_path, unit, said):
    run = run_with(tmp_path, {"dataset": "attendance", "losses": LOSSES}, **unit)
    (row,) = run.figures
    assert [one[: len(said)] for one in cautions(run, row)] == ([said] if said else [])
    assert is_whole(run, row) is not said.startswith("3")


@pytest.mark.parametrize(
    ("unit", "whose"),
    [({}, "31 of 900 rows of Assessments"), ({"unit_type": "school", "unit_id": "7"}, "30 of 400 rows of Assessments")],
)
def test_rows_of_no_declared_window_are_told_beside_the_numbers_that_lack_them(tmp_path, unit, whose):
    told = {"dataset": "assessments", "accepted_n": 900, "outside_windows": LOSSES}
    run = run_with(tmp_path, told, measure="proficiency", **unit)
    (said,) = cautions(run, run.figures[0])
    assert said.startswith(whose)
    assert said.endswith("dated in none of the declared testing windows: no figure of these windows counts them.")
    assert is_whole(run, run.figures[0]) is False
    assert cautions(run_with(tmp_path / "other", told), run_with(tmp_path / "another").figures[0]) == ()


def test_rows_of_no_declared_window_are_not_judged_as_untested(tmp_path):
    told = {"dataset": "assessments", "accepted_n": 1000, "outside_windows": LOSSES}
    run = run_with(tmp_path, told, goal=TESTED, measure="participation", slice="reading", value=0.94)
    assert standing(run)[0] == "Cannot be judged while 31 rows are dated in no declared testing window"


@pytest.mark.parametrize("dataset", ["assessments", "incidents", "demographics"])
def test_what_a_number_does_not_count_is_not_told_beside_it(tmp_path, dataset):
    older = {"dataset": dataset, "status": "stood_in", "stand_in_date": date(2025, 10, 31)}
    run = run_with(tmp_path, older, {"dataset": "incidents", "losses": LOSSES})
    assert cautions(run, run.figures[0]) == ()


def headline_of(run: Published) -> tuple[str, ...]:
    return cabinet_brief(run, figures_of(run), {}, "").headline


def test_a_goal_is_reached_on_whole_data(tmp_path):
    run = run_with(tmp_path, {"dataset": "attendance", "losses": (Loss(lost_n=5, rows_n=1000),)})
    assert standing(run) == ("Reached", "1 of 1 goal is reached.")


def test_a_goal_reached_without_many_rows_is_reached_on_what_came(tmp_path):
    run = run_with(tmp_path, {"dataset": "attendance", "losses": LOSSES})
    text = "Reached on the data received; 31 of 1,000 rows of Attendance are held back"
    assert standing(run) == (text, "1 of 1 goal is reached, on incomplete data.")
    (line,) = cabinet_measures(run, figures_of(run), {}).lines
    assert line.standing.text == "Reached on the data received"
    assert any("held back" in sentence for sentence in line.sentences)


def test_a_goal_not_reached_says_what_its_figure_rests_on(tmp_path):
    run = run_with(tmp_path, value=0.2, schools_expected_n=12, schools_received_n=11)
    text = "8 points above, on the data received; only 11 of 12 schools have come"
    assert standing(run) == (text, "0 of 1 goal is reached in full.")


TESTED = {**GOAL, "measure": "participation", "slice": "reading", "target": 0.95, "direction": "up"}


@pytest.mark.parametrize(
    ("measure", "dataset", "direction"),
    [("participation", "assessments", "up"), ("suspension_rate", "incidents", "down")],
)
@pytest.mark.parametrize("value", [0.1, 0.99])
def test_rows_held_back_are_not_judged_as_untested_or_never_suspended(tmp_path, measure, dataset, direction, value):
    goal = {**TESTED, "measure": measure, "direction": direction, "slice": ""}
    run = run_with(tmp_path, {"dataset": dataset, "losses": LOSSES}, goal=goal, measure=measure, value=value)
    text = "Cannot be judged while 31 rows are held back"
    assert standing(run) == (text, "0 of 1 goal is reached in full; 1 cannot be judged.")
    (line,) = cabinet_measures(run, figures_of(run), {}).lines
    assert line.standing.text == text
    (headline,) = [one for one in headline_of(run) if "held back" in one]
    assert headline.endswith(f"{value:.1%}, but 31 of 1,000 rows of {dataset.capitalize()} are held back.")


def test_a_few_rows_held_back_leave_a_goal_judged(tmp_path):
    few = {"dataset": "assessments", "losses": (Loss(lost_n=5, rows_n=1000),)}
    run = run_with(tmp_path, few, goal=TESTED, measure="participation", slice="reading", value=0.97)
    assert standing(run)[0] == "Reached"


def test_a_school_is_judged_by_its_own_rows(tmp_path):
    goal = {**TESTED, "unit_type": "school", "unit_id": "8"}
    figure = {"measure": "participation", "slice": "reading", "value": 0.97, "unit_type": "school", "unit_id": "8"}
    run = run_with(tmp_path, {"dataset": "assessments", "losses": LOSSES}, goal=goal, **figure)
    assert standing(run)[0] == "Reached"


@pytest.mark.parametrize(("school_id", "text"), [("7", "Cannot be judged while 30 rows are held back"), ("8", "")])
def test_a_school_beside_the_goal_of_the_district_says_what_is_held_back(tmp_path, school_id, text):
    figure = {"measure": "participation", "slice": "reading", "unit_type": "school", "unit_id": school_id}
    run = run_with(tmp_path, {"dataset": "assessments", "losses": LOSSES}, goal=TESTED, **figure)
    (line,) = school_measures(run, figures_of(run), school(school_id), {}).lines
    assert line.standing.text == text


def test_a_goal_reached_on_older_rows_is_reached_on_what_came(tmp_path):
    run = run_with(tmp_path, {"dataset": "attendance", "status": "stood_in", "stand_in_date": date(2025, 10, 31)})
    assert standing(run)[0] == "Reached on the data received; an older copy of Attendance stands in"


def test_a_goal_reached_without_a_school_is_reached_on_what_came(tmp_path):
    run = run_with(tmp_path, schools_expected_n=12, schools_received_n=11)
    assert shortfalls(run, run.figures[0]) == ("only 11 of 12 schools have come",)
    assert standing(run)[0] == "Reached on the data received; only 11 of 12 schools have come"


def test_all_that_did_not_come_is_one_sentence(tmp_path):
    came = {"schools_expected_n": 12, "schools_received_n": 11, "students_expected_n": 400, "students_received_n": 380}
    run = run_with(tmp_path, **came)
    assert shortfalls(run, run.figures[0]) == ("only 11 of 12 schools and 380 of 400 students have come",)


@pytest.mark.parametrize(("received_n", "is_told"), [(995, False), (994, True), (2, True)])
def test_a_headline_tells_of_days_that_are_missing_beyond_1_in_200(tmp_path, received_n, is_told):
    run = run_with(tmp_path, days_expected_n=1000, days_received_n=received_n)
    said = [one.startswith(f"only {received_n} of 1,000 days of") for one in worth_a_headline(run, run.figures[0])]
    assert said == [True] * is_told


@pytest.mark.parametrize(("received_n", "is_told"), [(95, False), (94, True)])
def test_a_headline_tells_of_schools_that_are_missing_where_they_are_many(tmp_path, received_n, is_told):
    run = run_with(tmp_path, schools_expected_n=100, schools_received_n=received_n)
    assert len(worth_a_headline(run, run.figures[0])) == is_told


INCIDENTS = {"measure": "suspension_rate", "expected_n": 2000, "received_n": 2000, "schools_expected_n": 12}


def run_without_incidents(folder: Path, received_n: int, **figure: Any) -> Published:
    goal = {**GOAL, "measure": "suspension_rate"}
    figure = {**INCIDENTS, "schools_received_n": received_n, "value": 0.019, **figure}
    return made_up.small(folder, goals=[goal], measures=[figure], schools=SCHOOLS).read()


def test_a_goal_reached_where_incidents_of_schools_did_not_come_is_reached_on_what_came(tmp_path):
    run = run_without_incidents(tmp_path, 9)
    perhaps = "no incident of this cycle from 3 of 12 schools came, and they may have had none"
    found = f"Reached on the data received; {perhaps}"
    assert standing(run) == (found, "1 of 1 goal is reached, on data that may be incomplete.")
    assert worth_a_headline(run, run.figures[0]) == (perhaps,)
    (line,) = cabinet_measures(run, figures_of(run), {}).lines
    assert line.standing.text == "Reached on the data received"
    assert any(text.startswith("Whether all data") for text in line.data)
    assert not any("All data" in text for text in line.data)


def test_a_goal_reached_where_all_schools_sent_incidents_is_reached(tmp_path):
    run = run_without_incidents(tmp_path, 12)
    assert standing(run) == ("Reached", "1 of 1 goal is reached.")
    (line,) = cabinet_measures(run, figures_of(run), {}).lines
    assert any(text.startswith("All data") for text in line.data)


def test_a_goal_reached_where_it_is_not_told_which_schools_sent_incidents_is_reached_on_what_came(tmp_path):
    run = run_without_incidents(tmp_path, None, schools_expected_n=None)
    untold = "which schools sent no incidents is not told, to protect small groups"
    assert standing(run)[0] == f"Reached on the data received; {untold}"
    assert worth_a_headline(run, run.figures[0]) == ()
    (line,) = cabinet_measures(run, figures_of(run), {}).lines
    assert any(text.startswith("Whether all data") for text in line.data)
    assert not any("All data" in text or "None" in text for text in line.data)


def test_a_school_that_sent_no_incident_has_it_beside_its_figure(tmp_path):
    at_birch = {"unit_type": "school", "unit_id": "7", "schools_expected_n": 1, "value": 0.0}
    figures = figures_of(run_without_incidents(tmp_path, 0, **at_birch))
    (series,) = figures.series
    assert figures.cell(series, Unit("school", "7")).missing == "no incident of this cycle"


def test_a_headline_says_nothing_of_students_whose_coverage_is_not_shown(tmp_path):
    run = run_with(tmp_path, students_expected_n=1972, students_received_n=None)
    assert worth_a_headline(run, run.figures[0]) == ()


def test_a_school_in_the_table_of_schools_tells_of_its_rows_held_back_where_they_are_many(tmp_path):
    seven = {"unit_type": "school", "unit_id": "7"}
    run = run_with(tmp_path, {"dataset": "attendance", "losses": LOSSES}, **seven)
    figures = figures_of(run)
    table = school_table(run, figures, list(figures.series), {})
    told = {row.title: row.cells[0].missing for group in table.groups for row in group.rows}
    assert told == {"Birch": "30 of 400 rows of Attendance are held back", "Cedar": ""}


@pytest.mark.parametrize(
    ("received_n", "standing", "data"),
    [
        (100, "Reached", ("All data to Jan 30, 2026 received",)),
        (
            60,
            "Reached on the data received; only 60 of 100 days of school (counted school by school) have come",
            (),
        ),
    ],
)
def test_a_goal_tells_once_how_far_its_data_reach_and_how_much_has_come(tmp_path, received_n, standing, data):
    days = {"days_expected_n": 100, "days_received_n": received_n, "freshest_date": date(2026, 1, 30)}
    run = run_with(tmp_path, **days, schools_expected_n=12, schools_received_n=12, are_all_received=True)
    section = goals_section(run)
    assert section is not None
    (line,) = section.goals[0].lines
    assert (line.standing.text, line.data) == (standing, data)
    goals_of_page = cabinet_html(cabinet_brief(run, figures_of(run), {}, "")).partition('id="goals"')[2]
    assert all(text in goals_of_page for text in data)
