"""What is said of how many schools, students, days and valid scores stand behind a figure and behind its groups."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tasks.briefing.figures import DISTRICT
from tasks.briefing.frame import figures_of
from tasks.briefing.measures import cabinet_measures
from tasks.briefing.shortfalls import shortfalls
from tasks.briefing.table_sections import groups_section
from tests.reports import made_up

SCORES = {"measure": "proficiency", "numerator": 377, "denominator": 1134, "value": 0.332, "n": 1134}
DAYS = {"measure": "attendance_rate", "numerator": 900, "denominator": 980, "value": 0.918, "n": 20}
CAME = {"schools_expected_n": 12, "schools_received_n": 12}


def data_of(folder: Path, **figure: Any) -> tuple[str, ...]:
    run = made_up.small(folder, measures=[figure]).read()
    return cabinet_measures(run, figures_of(run), {}).lines[0].data


def test_untested_students_are_no_missing_data(tmp_path):
    sent = {**CAME, "students_expected_n": 1187, "students_received_n": 1187}
    said = data_of(tmp_path, **SCORES, **sent, excluded_n=59, expected_n=1187, received_n=1134)
    assert said == ("All data received", "1,134 of 1,187 students have a valid score")


def test_students_who_did_not_come_are_told_by_the_numbers_beside_their_share(tmp_path):
    sent = {**CAME, "students_expected_n": 1187, "students_received_n": 1158}
    said = data_of(tmp_path, **SCORES, **sent, excluded_n=30, expected_n=1187, received_n=1134)
    assert said == (
        "Rests on 97.6% of the students: 12 of 12 schools, 1,158 of 1,187 students",
        "1,134 of 1,187 students have a valid score",
    )


def test_days_of_students_that_did_not_come_are_told_as_such(tmp_path):
    run = made_up.small(tmp_path, measures=[{**DAYS, **CAME, "expected_n": 1000, "received_n": 980}]).read()
    (line,) = cabinet_measures(run, figures_of(run), {}).lines
    assert line.data == ("Rests on 98.0% of the student-days: 980 of 1,000 student-days, 12 of 12 schools",)
    assert shortfalls(run, run.figures[0]) == ("only 980 of 1,000 student-days have come",)


@pytest.mark.parametrize(
    ("received_n", "said", "short"),
    [
        (
            5733,
            "Rests on 90.0% of the student-days: 5,733 of 6,370 student-days, 12 of 12 schools, "
            "95 of 95 days of school",
            ("only 5,733 of 6,370 student-days have come",),
        ),
        (6340, "All data received", ()),
    ],
    ids=["a tenth is lost", "a trifle is lost"],
)
@pytest.mark.parametrize("counting", ["attendance_rate", "average_daily_attendance"])
def test_days_of_students_that_are_lost_are_told_of_all_that_rests_on_them(tmp_path, counting, received_n, said, short):
    days = {**CAME, "days_expected_n": 95, "days_received_n": 95}
    chronic = {
        "measure": "chronic_absence",
        "numerator": 100,
        "denominator": 340,
        "value": 0.294,
        "n": 340,
        "expected_n": 340,
    }
    chronic |= {"received_n": 340, **days}
    rate = {
        **DAYS,
        **days,
        "measure": counting,
        "denominator": received_n,
        "expected_n": 6370,
        "received_n": received_n,
    }
    run = made_up.small(tmp_path, measures=[chronic, rate]).read()
    figures = figures_of(run)
    line = next(one for one in cabinet_measures(run, figures, {}).lines if one.title == "Chronic absence")
    assert line.data == (said,)
    (row,) = [one for one in run.figures if one.measure == "chronic_absence"]
    assert shortfalls(run, row) == short
    (series,) = [one for one in figures.series if one.meaning.measure == "chronic_absence"]
    assert figures.cell(series, DISTRICT).missing == ("5,733 of 6,370 student-days" if short else "")


def test_days_of_students_come_first_and_students_of_whom_most_came_say_less(tmp_path):
    """Of a month that is missing nobody has three quarters of the days, though most days came."""
    days = {**CAME, "days_expected_n": 95, "days_received_n": 63}
    rate = {**DAYS, **days, "denominator": 4247, "expected_n": 6370, "received_n": 4247}
    rate |= {"students_expected_n": 340, "students_received_n": 10}
    run = made_up.small(tmp_path, measures=[rate]).read()
    figures = figures_of(run)
    (line,) = cabinet_measures(run, figures, {}).lines
    assert line.data == (
        "Rests on 66.7% of the student-days: 4,247 of 6,370 student-days, 12 of 12 schools, 63 of 95 days of school",
    )
    assert shortfalls(run, run.figures[0]) == (
        "only 4,247 of 6,370 student-days and 63 of 95 days of school (counted school by school) have come",
    )
    assert figures.cell(figures.series[0], DISTRICT).missing == "4,247 of 6,370 student-days, 63 of 95 days of school"


def test_what_the_definition_leaves_out_is_told_where_nothing_is_missing(tmp_path):
    exempt = {**SCORES, "measure": "participation", **CAME, "excluded_n": 12, "expected_n": 1187, "received_n": 1100}
    assert data_of(tmp_path, **exempt) == ("All data received", "12 left out by the definition")


@pytest.mark.parametrize(
    ("figure", "expected_n", "received_n", "missing"),
    [
        ({"measure": "chronic_absence"}, 988, 955, "955 of 988 students"),
        ({"measure": "chronic_absence"}, 988, 988, ""),
        # Two of those who came are left out, and nobody shall tell them from those who did not.
        ({"measure": "chronic_absence", "numerator": 300, "denominator": 953}, 988, 955, "953 of 988 students"),
        ({"measure": "chronic_absence", "numerator": 300, "denominator": 953}, 988, 988, ""),
        ({"measure": "chronic_absence"}, None, None, ""),
        (SCORES, 1187, 1134, "1,134 of 1,187 with a valid score"),
        (DAYS, 2000, 980, "980 of 2,000 student-days"),
        # 20 days of the 1,000 of 20 students: it may be that one student has none.
        (DAYS, 1000, 980, ""),
    ],
)
def test_a_group_tells_what_has_not_come_of_it(tmp_path, figure, expected_n, received_n, missing):
    of_all = {"value": 0.3, "n": 3000, **CAME, **figure}
    of_group = {**of_all, "group_id": "sex=female", "expected_n": expected_n, "received_n": received_n}
    run = made_up.small(tmp_path, measures=[of_all, of_group]).read()
    section = groups_section(run, figures_of(run), DISTRICT)
    assert section is not None
    cells = [row.cells[0] for group in section.tables[0].groups for row in group.rows if row.title == "Female"]
    assert [one.missing for one in cells] == [missing]
