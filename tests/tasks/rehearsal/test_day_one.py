"""What a run on day one would say: one cause for each thing to mend, and what a limit would hold."""

import csv
import re
from pathlib import Path

import pytest

from tasks.accept import accept
from tasks.pull import pull
from tasks.rehearse import rehearse
from tasks.settings.district_folder import read_district
from tasks.validate import validate
from tests.tasks.rehearsal.made_up_years import INITIATIVES, LAST_YEAR, NEW_YEAR, attendance, held, must, notes, roster

DEMOGRAPHICS = "student_id,sex\n"
SPELT = re.sub(r",0(\d)\n", r",\1rd\n", NEW_YEAR["enrolment.csv"])


def groups(numbers) -> str:
    return DEMOGRAPHICS + "".join(f"{n:06d},female\n" for n in numbers)


@pytest.fixture
def spelt(told):
    """Grades that are all spelt anew, with student groups beside them."""
    before = {"demographics.csv": groups(range(100))}
    return told({"enrolment.csv": SPELT, "demographics.csv": groups(range(10, 110))}, before)


def test_a_new_spelling_of_grades_is_one_cause_and_accuses_nothing_else(spelt):
    ((dataset, what),) = must(spelt)
    assert dataset == "enrolment"
    assert what.startswith(
        "grade has codes that nobody knows, in 100 rows: `1rd` (17, nearest `01`), `2rd` (17, nearest `02`)"
    )
    assert what.endswith("below 10% a file can only be mended, not accepted.")
    assert held(spelt) == []
    assert {dataset for dataset, _ in notes(spelt)} <= {"demographics"}


def test_their_list_can_be_filled_in_and_makes_the_year_ready(told):
    rehearsal = told({"enrolment.csv": SPELT})
    (finding,) = [one for one in rehearsal.findings if one.dataset == "enrolment"]
    (path,) = [word for word in finding.to_do.split() if word.endswith("unknown_codes.csv")]
    rows = [*csv.DictReader(Path(path).read_text().splitlines())]
    assert {row["ours"] for row in rows} == {""}
    filled = "column,theirs,ours\n" + "".join(f"grade,{row['theirs']},0{row['theirs'][0]}\n" for row in rows)
    codes = {"codes/enrolment.csv": filled}
    assert must(told({"enrolment.csv": SPELT, **codes}, enrolment={"codes": "codes/enrolment.csv"})) == []


def test_what_was_filled_in_is_not_lost_by_another_rehearsal(make_district, last_year):
    folder = last_year(LAST_YEAR)
    make_district({**NEW_YEAR, "enrolment.csv": SPELT})
    rehearse(folder, "2026-27")
    path = folder / "home/rehearsal/office/enrolment/unknown_codes.csv"
    path.write_text(path.read_text().replace('grade,1rd,""', "grade,1rd,01"))
    rehearse(folder, "2026-27")
    assert "grade,1rd,01," in path.read_text()
    make_district(NEW_YEAR)
    rehearse(folder, "2026-27")
    assert not path.exists(), "a list of which nothing is left goes"


def test_those_who_are_in_rows_held_back_are_missed_nowhere_else(told):
    few = roster(range(13, 110), "2026-08-24", "".join(f"{n:06d},0101,2026-08-24,K{n}\n" for n in (10, 11, 12)))
    before = {"demographics.csv": groups(range(100))}
    rehearsal = told({"enrolment.csv": few, "demographics.csv": groups(range(10, 110))}, before)
    assert must(rehearsal) == [("enrolment", "grade has codes that nobody knows, in 3 rows; the file lists them.")]
    assert notes(rehearsal) == []


# What a limit would hold


def test_a_large_change_would_be_held_and_is_told_with_how_to_accept_it(told):
    rehearsal = told({"enrolment.csv": roster(range(10, 70), "2026-08-24")})
    ((dataset, what),) = held(rehearsal)
    assert dataset == "enrolment"
    assert what.startswith("On day one this would stop the dataset: 60 rows, 40% fewer than the 100 on ")
    (finding,) = [one for one in rehearsal.findings if one.kind == "held"]
    assert 'throughline accept enrolment --because "..." --district ' in finding.to_do
    assert (must(rehearsal), rehearsal.exit_code) == ([], 12)
    assert "1 that a run on day one would hold" in rehearsal.in_words()


def test_people_whom_nobody_knows_are_told_with_what_they_would_stop(told):
    before = {"attendance.csv": attendance(range(100), "2025-10-01")}
    now = attendance([*range(10, 100), *range(900, 910)], "2026-09-01")
    rehearsal = told({"attendance.csv": now}, before)
    ((_, what),) = [one for one in must(rehearsal) if one[0] == "attendance"]
    assert what.startswith("10 rows break: student_id is not in the dataset enrolment. On day one this would stop the ")
    assert "90 of 100 numbers in student_id are among the enrolled; at least 95% must be." in what


def test_a_column_that_a_measure_needs_and_that_ran_empty_would_be_held(told):
    before = {"attendance.csv": attendance(range(100), "2025-10-01")}
    rehearsal = told({"attendance.csv": attendance(range(10, 100), "2026-09-01", fraction="")}, before)
    assert [(dataset, what.partition(" and is")[0]) for dataset, what in held(rehearsal)] == [
        ("attendance", "The column present_fraction was filled last time")
    ]


def test_that_nobody_has_left_yet_is_worth_a_look_only(told):
    before = roster(range(100), "2025-08-25", exit_date="2026-06-10")
    rehearsal = told({"enrolment.csv": roster(range(10, 110), "2026-08-24", exit_date="")}, {"enrolment.csv": before})
    assert must(rehearsal) == held(rehearsal) == []
    assert ("enrolment", "Filled last time and empty now: exit_date.") in notes(rehearsal)


def test_last_years_days_and_tests_are_no_fault_of_the_new_roster(told):
    rows = "".join(f"{n:06d},0101,2026-05-01,0\n" for n in range(100))
    days = {"attendance.csv": "student_id,school_id,date,present_fraction\n" + rows}
    rehearsal = told({"enrolment.csv": roster(range(10, 110), "2026-08-24"), **days}, days)
    assert must(rehearsal) == held(rehearsal) == []
    assert ("attendance", "The content is the same") in [
        (dataset, what[:23]) for dataset, what in notes(rehearsal, but_unchanged=False)
    ]


def test_what_the_rehearsal_says_would_be_held_is_held_and_can_be_accepted(last_year, make_district):
    folder = last_year(LAST_YEAR)
    make_district({**NEW_YEAR, "enrolment.csv": roster(range(10, 70), "2026-08-24")})
    toml = (folder / "district.toml").read_text()
    year = '[cycles.next]\ntitle = "Fall 2026"\nstart = 2026-08-24\nend = 2026-10-30\nmeeting = 2026-11-11\n'
    (folder / "district.toml").write_text(toml + year)
    district = read_district(folder)
    schools = validate(district, "schools", pull(district, "schools"), [], "next")
    verdict = validate(district, "enrolment", pull(district, "enrolment"), [schools], "next")
    assert [one.name for one in verdict.limits] == ["volume"]
    accept(district, "enrolment", "A school has closed", "Ada")
    assert held(rehearse(folder, "2026-27")) == [], "what was accepted is held no more"


def test_a_misspelt_goal_is_told_with_the_one_that_was_meant(told):
    served = "initiative_id,goal_id,weight\ntutoring,{},1\n"
    rehearsal = told(
        {"initiative_goals.csv": served.format("raed"), "initiatives.csv": INITIATIVES},
        {"initiative_goals.csv": served.format("read")},
    )
    (finding,) = [one for one in rehearsal.findings if one.dataset == "initiative_goals"]
    assert finding.what.startswith("1 row breaks: goal_id `raed` is not in the dataset goals.")
    assert finding.to_do.startswith("did you mean `read`? Mend it, or add it to goals")


def test_a_goal_by_a_misspelt_measure_is_told_before_day_one(told):
    goals = "goal_id,title,owner_department_id,target,due_date,measure\nread,Read,office,0.8,2027-06-30,{}\n"
    now, before = ({"goals.csv": goals.format(measure)} for measure in ("proficency", "proficiency"))
    ((dataset, what),) = must(told(now, before))
    assert (dataset, what.partition("?")[0]) == (
        "goals",
        "Nothing explains the measure `proficency`; did you mean `proficiency`",
    )
