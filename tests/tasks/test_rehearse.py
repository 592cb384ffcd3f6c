"""A school year is rehearsed on its first files: what is wrong is told with owner and mend, before day one."""

import shutil
from datetime import date

import pytest

from tasks.district_folder import read_district
from tasks.errors import RunNotFound
from tasks.rehearse import coming_school_year, rehearse

SENTINEL = "Zebulon Quartermaine"
OWNER = "Data Office (Ada Lead, ada@testville.example)"
SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,middle\n"


def roster(numbers, entry: str, more: str = "", **columns: str) -> str:
    """Enrolment of these students on one day; `columns` are further ones, each with one value for all."""
    names = "".join(f",{name}" for name in columns)
    values = "".join(f",{value}" for value in columns.values())
    rows = "".join(f"{n:06d},{'0101' if n % 2 else '0102'},{entry},{n % 6 + 1:02d}{values}\n" for n in numbers)
    return f"student_id,school_id,entry_date,grade{names}\n{rows}{more}"


def calendar(*days: str) -> str:
    return "school_id,date,is_session\n" + "".join(f"{day},true\n" for day in days)


GOALS = "goal_id,title,owner_department_id,target,due_date\nread,Read,office,0.8,{}\n"
DEPARTMENTS = "department_id,title,lead\noffice,Data Office,Ada Lead\n"
INITIATIVES = (
    "initiative_id,title,lead_department_id,status,start_date,is_mandated\n"
    "tutoring,Tutoring,office,active,2025-09-01,false\n"
)
LAST_YEAR = {
    "schools.csv": SCHOOLS,
    "enrolment.csv": roster(range(100), "2025-08-25"),
    "calendar.csv": calendar(",2025-09-01", ",2026-06-01"),
    "goals.csv": GOALS.format("2026-06-30"),
    "departments.csv": DEPARTMENTS,
    "initiatives.csv": INITIATIVES,
}
NEW_YEAR = {
    **LAST_YEAR,
    "enrolment.csv": roster(range(10, 110), "2026-08-24"),
    "calendar.csv": calendar(",2026-09-01"),
    "goals.csv": GOALS.format("2027-06-30"),
}


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    """Homes after last year, by its files: judging them takes longer than all else here."""
    return {"kept in": tmp_path_factory.mktemp("homes")}


@pytest.fixture
def last_year(make_district, validated, homes):
    """A district's folder after a year with these files."""

    def run(files):
        folder = make_district(files)
        key = "".join(files.values())
        if key not in homes:
            for dataset in read_district(folder).datasets:
                assert validated(folder, dataset).status == "accepted", dataset
            homes[key] = shutil.copytree(folder / "home", homes["kept in"] / str(len(homes)))
        shutil.rmtree(folder / "home", ignore_errors=True)
        shutil.copytree(homes[key], folder / "home")
        return folder

    return run


@pytest.fixture
def told(make_district, last_year):
    """Put the new year's files in the place of last year's and rehearse."""

    def run(changes=None, before=None, year="2026-27", **keys):
        folder = last_year({**LAST_YEAR, **(before or {})})
        make_district({**NEW_YEAR, **(changes or {})}, **keys)
        rehearsal = rehearse(folder, year)
        assert rehearsal.exit_code == (12 if any(one.must_mend for one in rehearsal.findings) else 0)
        assert {one.whose for one in rehearsal.findings} <= {OWNER}
        assert all(one.to_do for one in rehearsal.findings)
        return rehearsal

    return run


def must(rehearsal) -> list[tuple[str, str]]:
    return [(one.dataset, one.what) for one in rehearsal.findings if one.must_mend]


def notes(rehearsal, but_unchanged=True) -> list[tuple[str, str]]:
    return [
        (one.dataset, one.what)
        for one in rehearsal.findings
        if not one.must_mend and not (but_unchanged and one.what.startswith("The content is the same"))
    ]


def test_a_year_that_is_ready_is_told_as_such(told):
    rehearsal = told()
    assert (must(rehearsal), notes(rehearsal), rehearsal.exit_code) == ([], [], 0)
    assert rehearsal.in_words().startswith("Testville, school year 2026-27: ready")


def test_last_years_files_are_told(told):
    rehearsal = told(LAST_YEAR)
    assert must(rehearsal) == [
        (
            "calendar",
            "2 schools have no day in session from 2026-07-01 to 2027-06-30: 0101 Birch, 0102 Cedar.",
        ),
        ("goals", "1 goal has no due date and target in 2026-27 or later: read."),
    ]
    assert rehearsal.in_words().startswith("Testville, school year 2026-27: 2 to mend\n  - calendar: ")
    unchanged = {dataset for dataset, _ in notes(rehearsal, but_unchanged=False)}
    assert unchanged == {"schools", "enrolment", "calendar", "goals", "departments", "initiatives"}


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


# Calendars


def test_a_school_without_days_is_named(told):
    assert must(told({"calendar.csv": calendar("0101,2026-09-01", "0102,2026-06-01")})) == [
        ("calendar", "1 school has no day in session from 2026-07-01 to 2027-06-30: 0102 Cedar.")
    ]


def test_a_day_of_a_schools_own_goes_before_the_day_of_all(told):
    closed = "school_id,date,is_session,reason\n,2026-09-01,true,\n0102,2026-09-01,false,moving\n"
    assert must(told({"calendar.csv": closed}))[0][1].endswith(": 0102 Cedar.")


def test_a_school_that_has_closed_needs_no_calendar(told):
    closed = "school_id,name,level,closed_date\n0101,Birch,elementary,\n0102,Cedar,middle,2026-06-30\n"
    assert must(told({"schools.csv": closed, "calendar.csv": calendar("0101,2026-09-01")})) == []


# Codes, references and files


def test_codes_that_nobody_knows_are_counted(told):
    more = "000200,0101,2026-08-24,Grade 1\n000201,0101,2026-08-24,Grade 2\n"
    ((dataset, what),) = must(told({"enrolment.csv": roster(range(10, 110), "2026-08-24", more)}))
    assert (dataset, what.partition(" is one of ")[0]) == ("enrolment", "2 rows break: grade")


def test_departments_that_are_not_there_are_counted(told):
    assert must(told({"departments.csv": DEPARTMENTS.replace("office,", "teaching,")})) == [
        ("goals", "1 of the values in owner_department_id, in 1 rows, are not in departments."),
        ("initiatives", "1 of the values in lead_department_id, in 1 rows, are not in departments."),
    ]


def test_what_came_before_and_does_not_come_now_is_told(last_year):
    folder = last_year(LAST_YEAR)
    (folder / "goals.csv").unlink()
    found = {one.dataset: one.what for one in rehearse(folder, "2025-26").findings if one.must_mend}
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


# Students and schools


def test_students_who_lost_their_zeros_are_told(told):
    lost = NEW_YEAR["enrolment.csv"].replace("\n0000", "\n").replace("\n000", "\n")
    ((dataset, what),) = must(told({"enrolment.csv": lost}))
    assert dataset == "enrolment"
    assert what.startswith("Only 0 of 100 students who were there at the end of 2025-26 and had grades to go are found")
    assert "would match with leading zeros restored to 6 digits" in what


def test_those_who_graduated_or_left_are_not_missed(told):
    graduated = "".join(f"{n:06d},0101,2025-08-25,12,2026-06-10\n" for n in range(300, 400))
    left = "".join(f"{n:06d},0101,2025-08-25,05,2025-11-03\n" for n in range(400, 500))
    before = roster(range(100), "2025-08-25", graduated + left, exit_date="")
    now = roster(range(10, 110), "2026-08-24", exit_date="")
    assert must(told({"enrolment.csv": now}, {"enrolment.csv": before})) == []


def test_those_whose_spells_were_closed_for_the_summer_are_missed(told):
    before = roster(range(100), "2025-08-25", exit_date="2026-06-10")
    now = roster(range(800, 900), "2026-08-24", exit_date="")
    ((dataset, what),) = must(told({"enrolment.csv": now}, {"enrolment.csv": before}))
    assert (dataset, what.partition(" students")[0]) == ("enrolment", "Only 0 of 100")


def test_a_roster_in_which_all_have_left_is_last_years(told):
    left = roster(range(100), "2025-08-25", exit_date="2026-06-10")
    assert must(told({"enrolment.csv": left})) == [
        ("enrolment", "Nobody is enrolled on 2026-07-01 or later: this is the roster of the year before.")
    ]


def test_a_school_number_given_to_another_school_is_told(told):
    assert must(told({"schools.csv": SCHOOLS.replace("Cedar", "Harbor Point")})) == [
        ("schools", "Numbers stand for schools with other names: 0102 was Cedar and is Harbor Point.")
    ]


def test_schools_that_are_gone_new_or_written_otherwise_are_told(told):
    now = "school_id,name,level\n0101,Birch School,elementary\n0202,Cedar,middle\n0303,Elm,middle\n"
    before = SCHOOLS.replace("Birch", "Birch Schools")
    enrolment = NEW_YEAR["enrolment.csv"].replace(",0102,", ",0202,")
    rehearsal = told({"schools.csv": now, "enrolment.csv": enrolment}, {"schools.csv": before})
    assert must(rehearsal) == []
    assert notes(rehearsal) == [
        ("schools", "Schools are called otherwise: 0101 was Birch Schools and is Birch School."),
        ("schools", "Schools are not there any more: 0102 Cedar (now 0202)."),
        ("schools", "Schools are new: 0202 Cedar (was 0102), 0303 Elm."),
    ]


# Columns


SERVED = INITIATIVES.replace("is_mandated", "is_mandated,target_group").replace("false", "false,grade 3")


def test_a_renamed_column_is_told_with_the_line_that_accepts_it(told):
    now = {"initiatives.csv": SERVED.replace("target_group", "Target Group")}
    rehearsal = told(now, {"initiatives.csv": SERVED})
    (found,) = [one for one in rehearsal.findings if one.must_mend]
    assert found.what.startswith("The column target_group is probably called Target Group now: the name is the same")
    assert found.to_do.endswith('in district.toml: aliases.2026-27."Target Group" = "target_group"')


def test_an_alias_of_the_old_year_that_is_still_needed_is_told(told):
    renamed = {"initiatives.csv": SERVED.replace("target_group", "TargetGroup")}
    names = {"TargetGroup": "target_group"}
    rehearsal = told(renamed, renamed, initiatives={"aliases": {"2025-26": names}})
    (found,) = [one for one in rehearsal.findings if one.must_mend]
    assert found.what == "The column TargetGroup is read as target_group in 2025-26 only."
    assert found.to_do.endswith('aliases.2026-27.TargetGroup = "target_group"')
    assert must(told(renamed, renamed, initiatives={"aliases": {"2025-26": names, "2026-27": names}})) == []
    assert must(told(renamed, renamed, initiatives={"aliases": {"always": names}})) == []


def test_another_layout_is_told_as_one(told):
    old, new = ([f"{word}{n}" for n in range(20)] for word in ("before", "otherwise"))
    before, now = (
        INITIATIVES.replace("title,", f"title,{','.join(names)},").replace("Tutoring,", f"Tutoring,{'x,' * 20}")
        for names in (old, new)
    )
    assert must(told({"initiatives.csv": now}, {"initiatives.csv": before})) == [
        ("initiatives", "This is another layout: 20 of 26 columns are not found again.")
    ]


def test_new_columns_are_worth_knowing(told):
    now = {"initiatives.csv": INITIATIVES.replace("title,", "title,Room,").replace("Tutoring,", "Tutoring,5,")}
    assert notes(told(now)) == [("initiatives", "Columns are new: Room.")]


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
    ("today", "year"),
    [(date(2025, 1, 1), "2026-27"), (date(2026, 5, 1), "2026-27"), (date(2026, 9, 1), "2027-28")],
)
def test_the_year_after_the_latest_cycle_that_has_begun_is_rehearsed(make_district, today, year):
    more = '[cycles.next]\ntitle = "Fall 2026"\nstart = 2026-08-24\nend = 2026-10-30\nmeeting = 2026-11-11\n'
    assert coming_school_year(read_district(make_district(more=more)), today) == year
