"""A school year is rehearsed on its first files: what is wrong is told with owner and mend, before day one."""

from datetime import datetime

import pytest

from tasks.errors import RunNotFound, SourceUnavailable
from tasks.rehearse import coming_school_year, rehearse
from tasks.settings.district_folder import read_district
from tests.tasks.rehearsal.made_up_years import (
    DEPARTMENTS,
    GOALS,
    INITIATIVES,
    LAST_YEAR,
    NEW_YEAR,
    held,
    must,
    notes,
    roster,
)

SENTINEL = "Zebulon Quartermaine"


def test_a_year_that_is_ready_is_told_as_such(told):
    rehearsal = told()
    assert (must(rehearsal), notes(rehearsal), rehearsal.exit_code) == ([], [], 0)
    assert rehearsal.in_words().startswith("Testville, school year 2026-27: ready")


def test_last_years_files_are_told(told):
    rehearsal = told(LAST_YEAR)
    assert must(rehearsal) == [
        (
            "calendar",
            "2 schools have no day in session from Jul 1, 2026 to Jun 30, 2027: 0101 Birch, 0102 Cedar.",
        ),
        ("goals", "1 goal has no due date and target in 2026-27 or later: read."),
    ]
    assert rehearsal.in_words().startswith(
        "Testville, school year 2026-27: 2 to mend before day one, 1 that a run on day one would hold\n  - calendar: "
    )
    unchanged = {dataset for dataset, _ in notes(rehearsal, but_unchanged=False)}
    assert unchanged == {"schools", "enrolment", "calendar", "goals", "departments", "initiatives"}
    assert rehearsal.in_words().count("The content is the same as that of") == 1, "what is alike is told once"


def test_nothing_of_the_home_is_changed(make_district, last_year):
    folder = last_year(LAST_YEAR)
    make_district({**NEW_YEAR, "enrolment.csv": "student_id\n1\n"})
    home = folder / "home"
    seen = {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()}
    folders = {path for path in home.rglob("*") if path.is_dir()}
    assert must(rehearse(folder, "2026-27"))
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()} == seen
    assert {path for path in home.rglob("*") if path.is_dir()} == folders


def test_a_district_without_a_home_has_none_afterwards(make_district):
    folder = make_district(NEW_YEAR)
    assert must(rehearse(folder, "2026-27")) == []
    assert not (folder / "home").exists()


# Codes, references and files


def test_codes_that_nobody_knows_are_counted(told):
    more = "000200,0101,2026-08-24,Room 1\n000201,0101,2026-08-24,Room 2\n"
    ((dataset, what),) = must(told({"enrolment.csv": roster(range(10, 110), "2026-08-24", more)}))
    assert (dataset, what) == ("enrolment", "grade has codes that nobody knows, in 2 rows; the file lists them.")


def test_a_department_that_is_there_no_more_is_named_where_it_is_asked_for(told):
    found = must(told({"departments.csv": DEPARTMENTS.replace("office,", "teaching,")}))
    assert [(dataset, what.partition(", which had it on ")[0]) for dataset, what in found] == [
        ("initiatives", "1 row breaks: lead_department_id `office` is not in the dataset departments now"),
        ("goals", "1 row breaks: owner_department_id `office` is not in the dataset departments now"),
    ]


def test_what_came_before_and_does_not_come_now_is_told(last_year):
    folder = last_year(LAST_YEAR)
    (folder / "goals.csv").unlink()
    found = {one.dataset: one.what for one in rehearse(folder, "2025-26").findings if one.kind == "mend"}
    assert [*found] == ["goals"]
    assert "goals.csv" in found["goals"]


def test_what_cannot_be_used_is_told_with_its_reason(told):
    ((dataset, what),) = must(told({"goals.csv": "goal_id,due_date\nread,2027-06-30\n"}))
    assert (dataset, what.startswith("Required columns are missing: title.")) == ("goals", True)


def test_a_column_that_ran_empty_is_told(told):
    before = roster(range(100), "2025-08-25", exit_reason="moved")
    now = roster(range(10, 110), "2026-08-24", exit_reason="")
    assert notes(told({"enrolment.csv": now}, {"enrolment.csv": before})) == [
        ("enrolment", "Filled last time and empty now: exit_reason.")
    ]


def test_a_column_whose_values_are_held_back_did_not_run_empty(told):
    more = "".join(f"0002{n:02d},0101,2026-08-24,Room {n},moved\n" for n in range(5))
    now = roster(range(10, 110), "2026-08-24", more, exit_reason="")
    before = roster(range(100), "2025-08-25", exit_reason="moved")
    assert notes(told({"enrolment.csv": now}, {"enrolment.csv": before})) == []


# New files beside a running year


@pytest.fixture
def running(make_district, last_year):
    """A district in the midst of a year, whose sources name last year's files."""

    def run(new, before=None, **changed):
        files = {**LAST_YEAR, **(before or {})}
        folder = last_year(files)
        make_district(files, **{**{name.removesuffix(".csv"): {} for name in files}, **changed})
        given = folder.parent / "new"
        for name, content in new.items():
            (given / name).parent.mkdir(parents=True, exist_ok=True)
            (given / name).write_text(content)
        return folder, given

    return run


def test_a_folder_of_new_files_is_rehearsed_beside_the_running_year(running):
    folder, given = running(NEW_YEAR)
    home = {path: path.stat().st_mtime_ns for path in (folder / "home").rglob("*") if path.is_file()}
    assert must(rehearse(folder, "2026-27"))
    rehearsal = rehearse(folder, "2026-27", given)
    assert must(rehearsal) == []
    assert {path: path.stat().st_mtime_ns for path in (folder / "home").rglob("*") if path.is_file()} == home
    assert sorted(path.name for path in given.iterdir()) == sorted(NEW_YEAR)


def test_they_go_through_the_districts_own_maps(running):
    folder, given = running({"goals.csv": "Goal,Name\nread,Read\n"})
    (folder / "goals.sql").write_text('select "Goal" as goal_id, "Name" as title, _file, _row from raw')
    toml = (folder / "district.toml").read_text()
    (folder / "district.toml").write_text(toml.replace("[datasets.goals]", '[datasets.goals]\nmap = "goals.sql"'))
    assert [what for dataset, what in must(rehearse(folder, "2026-27", given)) if dataset == "goals"] == [
        "1 goal has no due date and target in 2026-27 or later: read."
    ]


def test_new_files_may_lie_in_the_folders_of_the_old_ones(running):
    source = {"kind": "files", "path": "rosters/*.csv", "settle_seconds": 0}
    enrolment = {"enrolment": {"source": source, "department": "office"}}
    folder, given = running({"rosters/one.csv": "student_id\n1\n"}, **enrolment)
    assert any(what.startswith("Required columns are missing") for _, what in must(rehearse(folder, "2026-27", given)))


def test_what_is_not_among_them_and_what_nobody_reads_is_told(running):
    folder, given = running({"goals.csv": NEW_YEAR["goals.csv"], "enrollment.csv": NEW_YEAR["enrolment.csv"]})
    rehearsal = rehearse(folder, "2026-27", given)
    assert notes(rehearsal) == [("no dataset", "Files that no dataset reads: enrollment.csv.")]
    assert {*rehearsal.not_rehearsed} == {"schools", "enrolment", "calendar", "departments", "initiatives"}
    assert "not rehearsed, since the new files hold none of it: schools, " in rehearsal.in_words()
    assert must(rehearsal) == held(rehearsal) == [], "what was not given is no fault"


def test_what_is_held_against_a_dataset_of_which_no_new_file_came_is_not_proven(running):
    links = {"initiative_goals.csv": "initiative_id,goal_id,weight\ntutoring,read,1\n"}
    new = INITIATIVES.replace("Tutoring", "Tutoring at school")
    folder, given = running({"initiatives.csv": new, **links}, before=links)
    rehearsal = rehearse(folder, "2026-27", given)
    assert [(one.dataset, one.what) for one in rehearsal.findings if one.kind == "open"] == [
        (
            "departments",
            "No new file of it came, so that initiatives could only be held against what is there now: "
            "whether what they name is there in 2026-27 is not proven.",
        ),
        (
            "goals",
            "No new file of it came, so that initiative_goals could only be held against what is there now: "
            "whether what they name is there in 2026-27 is not proven.",
        ),
    ]
    assert rehearsal.in_words().startswith("Testville, school year 2026-27: 2 not proven")
    assert (must(rehearsal), rehearsal.exit_code) == ([], 4)


def test_where_nothing_changed_in_what_was_given_nothing_is_proven(running):
    folder, given = running({"schools.csv": LAST_YEAR["schools.csv"]})
    rehearsal = rehearse(folder, "2026-27", given)
    ((kind, what),) = [(one.kind, one.what) for one in rehearsal.findings]
    assert (kind, what.startswith("The content is the same"), rehearsal.exit_code) == ("open", True, 4)


@pytest.mark.parametrize(
    ("new", "what"),
    [
        ({}, "There is no such folder"),
        ({"other.csv": "a\n1\n"}, "a dataset's `path` has; it holds other.csv"),
        ({"enrolment.xlsx": "a"}, "it holds enrolment.xlsx"),
    ],
)
def test_a_folder_that_holds_nothing_to_rehearse_is_refused(running, new, what):
    folder, given = running(new)
    with pytest.raises(SourceUnavailable, match=what):
        rehearse(folder, "2026-27", given)


def test_an_empty_folder_and_a_file_are_refused_as_such(running):
    folder, given = running({"goals.csv": ""})
    with pytest.raises(SourceUnavailable, match="This is a file, no folder"):
        rehearse(folder, "2026-27", given / "goals.csv")
    (given / "goals.csv").unlink()
    with pytest.raises(SourceUnavailable, match="it is empty"):
        rehearse(folder, "2026-27", given)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "enrolment.csv is empty: it holds no bytes."),
        ("student_id,school_id,entry_date,grade\n", "enrolment.csv is empty: it has no rows."),
        (NEW_YEAR["enrolment.csv"].replace(",", ";"), "enrolment.csv looks as if it were separated by semicolons."),
        ("%PDF-1.4\n", "enrolment.csv looks like a PDF, not like text."),
    ],
)
def test_a_file_that_cannot_be_read_is_the_only_thing_to_mend(running, content, what):
    folder, given = running({"enrolment.csv": content})
    rehearsal = rehearse(folder, "2026-27", given)
    ((dataset, told),) = [(one.dataset, one.what) for one in rehearsal.findings]
    assert (dataset, told.partition(" To do:")[0]) == ("enrolment", what)
    assert rehearsal.exit_code == 12


# Words


def test_no_value_of_a_person_is_told(told):
    more = f"{SENTINEL},{SENTINEL},{SENTINEL},{SENTINEL}\n"
    goals = f"{GOALS.format('2027-06-30')}write,Write,{SENTINEL},0.5,2027-06-30\n"
    rehearsal = told({"enrolment.csv": roster(range(10, 110), "2026-08-24", more), "goals.csv": goals})
    assert must(rehearsal)
    assert SENTINEL not in rehearsal.in_words() + str(rehearsal.as_dict())


def test_a_year_that_is_none_is_refused(make_district):
    with pytest.raises(RunNotFound, match="'2026' is no school year"):
        rehearse(make_district(NEW_YEAR), "2026")


@pytest.mark.parametrize(
    ("now", "year"),
    [
        ("2025-01-01T12", "2026-27"),
        ("2026-05-01T12", "2026-27"),
        ("2026-09-01T12", "2027-28"),
        ("2026-08-24T12", "2027-28"),
        ("2026-08-24T02", "2026-27"),
    ],
    ids=[
        "before all",
        "within the first",
        "within the last",
        "on a first day",
        "on the evening before, where they live",
    ],
)
def test_the_year_after_the_latest_cycle_that_has_begun_is_rehearsed(make_district, now, year):
    more = '[cycles.next]\ntitle = "Fall 2026"\nstart = 2026-08-24\nend = 2026-10-30\nmeeting = 2026-11-11\n'
    moment = datetime.fromisoformat(f"{now}:00+00:00")
    assert coming_school_year(read_district(make_district(more=more)), moment) == year


def test_a_new_roster_without_a_calendar_of_the_year_leaves_open_whether_it_has_days(running):
    without = {name: text for name, text in NEW_YEAR.items() if name != "calendar.csv"}
    folder, given = running(without)
    rehearsal = rehearse(folder, "2026-27", given)
    (told,) = [one for one in rehearsal.findings if one.dataset == "calendar"]
    assert (told.kind, told.what) == (
        "open",
        "No new file of it came, and the one in use ends on Jun 1, 2026: that 2026-27 has days in session is not "
        "proven.",
    )
    assert rehearsal.exit_code == 4
