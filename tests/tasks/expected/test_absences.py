"""Expected and not there: schools, parts and periods of which nothing came are named, and nothing else is."""

import csv
from datetime import date

import pytest

from tasks.expected.absences import with_absences
from tasks.limits.staleness import last_due_date
from tasks.settings.district_folder import read_district

SENTINEL = "Zebulon Quartermaine"
SCHOOLS = (
    "school_id,name,level,opened_date,closed_date\n0101,Birch,elementary,,\n0102,Cedar,elementary,,\n"
    "0103,Dogwood,elementary,2025-10-01,\n0104,Elm,elementary,,2025-09-15\n0201,Fir,high,,\n"
)
ROSTER = "student_id,school_id,entry_date,grade\n"
ALL = ("0101", "0102", "0103", "0104", "0201")


def attendance(*cells: tuple[str, str]) -> str:
    rows = "".join(
        f"{school}{n},{school},{month}-{day:02d},1\n" for school, month in cells for n in range(3) for day in (1, 20)
    )
    return "student_id,school_id,date,present_fraction\n" + rows


def results(*cells: tuple[str, str]) -> str:
    rows = "".join(
        f"{school}{n},{school},MAP,{subject},03,2025-09-01,2025-09-30,valid,true\n"
        for school, subject in cells
        for n in range(10)
    )
    head = "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"
    return head + rows


@pytest.fixture
def absent(make_district, validated):
    """Which cells are empty of one dataset, given all files."""

    def run(dataset: str, files: dict[str, str], **keys):
        folder = make_district({"schools.csv": SCHOOLS, **files}, **keys)
        names = ["schools", *(name for name in ("calendar",) if f"{name}.csv" in files), dataset]
        verdicts = []
        for name in names:
            verdicts.append(validated(folder, name, verdicts))
        told = with_absences(read_district(folder), verdicts, "fall")[-1]
        assert told.status == "accepted", told.reasons
        return [(one.school_id, one.part, one.period_start and f"{one.period_start:%m}") for one in told.absences]

    return run


DAILY = {"expected": "daily", "volume_limit_percent": 1000}
WHOLE = [("0101", "2025-09"), ("0102", "2025-09"), ("0104", "2025-09"), ("0201", "2025-09")]
WHOLE += [("0101", "2025-08"), ("0102", "2025-08"), ("0104", "2025-08"), ("0201", "2025-08")]
WHOLE += [("0101", "2025-10"), ("0102", "2025-10"), ("0103", "2025-10"), ("0201", "2025-10")]


def test_a_school_and_month_of_which_nothing_came_is_named(absent):
    cells = [cell for cell in WHOLE if cell not in (("0102", "2025-09"), ("0201", "2025-10"))]
    assert absent("attendance", {"attendance.csv": attendance(*cells)}, attendance=DAILY) == [
        ("0102", "", "09"),
        ("0201", "", "10"),
    ]


def test_a_school_owes_nothing_before_it_opens_and_after_it_closes(absent):
    assert absent("attendance", {"attendance.csv": attendance(*WHOLE)}, attendance=DAILY) == []


def test_a_month_that_no_school_has_reached_is_absent_once_it_is_due(absent):
    cells = [cell for cell in WHOLE if cell[1] != "2025-10"]
    assert absent("attendance", {"attendance.csv": attendance(*cells)}, attendance=DAILY) == [("", "", "10")]


@pytest.mark.parametrize(
    ("expected", "until", "due"),
    [
        ("daily", date(2026, 1, 30), date(2026, 1, 23)),
        ("weekly", date(2026, 1, 30), date(2026, 1, 16)),
        ("monthly", date(2026, 2, 13), date(2025, 12, 31)),
        ("monthly", date(2026, 2, 15), date(2026, 1, 31)),
    ],
)
def test_rows_may_be_under_way_for_a_week_or_two_and_months_come_whole(expected, until, due):
    assert last_due_date(expected, until) == due


def test_a_month_without_a_day_in_session_is_owed_by_nobody(absent):
    calendar = "school_id,date,is_session\n,2025-09-01,true\n,2025-10-01,true\n0102,2025-09-20,true\n"
    own = "school_id,date,is_session\n" + "".join(
        f"{school},2025-{month}-01,true\n"
        for school in ALL
        for month in ("09", "10")
        if (school, month) != ("0201", "09")
    )
    cells = [cell for cell in WHOLE if cell != ("0201", "2025-09")]
    files = {"attendance.csv": attendance(*cells)}
    assert absent("attendance", {**files, "calendar.csv": own}, attendance=DAILY) == []
    assert absent("attendance", {**files, "calendar.csv": calendar}, attendance=DAILY) == [("0201", "", "09")]


def test_a_school_without_a_single_student_is_named_once(absent):
    rows = "".join(f"{school}{n},{school},2025-08-25,KG\n" for school in ALL[:4] for n in range(3))
    assert absent("enrolment", {"enrolment.csv": ROSTER + rows}) == [("0201", "", None)]


def test_a_subject_that_no_school_has_sent_is_named_once(absent):
    cells = [(school, "reading") for school in ("0101", "0102", "0103")]
    keys = {"parts": ["reading", "mathematics"]}
    assert absent("assessments", {"assessments.csv": results(*cells)}, assessments=keys) == [("", "mathematics", None)]


def test_a_subject_that_most_schools_of_a_level_have_sent_is_missed_at_the_others(absent):
    cells = [(school, subject) for school in ("0101", "0102", "0103") for subject in ("reading", "mathematics")]
    cells += [("0201", "reading")]
    keys = {"parts": ["reading", "mathematics"]}
    sent = {"assessments.csv": results(*[cell for cell in cells if cell != ("0102", "mathematics")])}
    assert absent("assessments", sent, assessments=keys) == [("0102", "mathematics", "09")]


def test_what_came_last_time_is_expected_again(absent, make_district, validated):
    both = results(*[(school, subject) for school in ("0101", "0102") for subject in ("reading", "mathematics")])
    validated(make_district({"schools.csv": SCHOOLS, "assessments.csv": both}), "assessments")
    reading = results(("0101", "reading"), ("0102", "reading"))
    next_window = reading.replace("2025-09-01,2025-09-30", "2025-10-01,2025-10-20")
    keys = {"volume_limit_percent": 1000}
    assert absent("assessments", {"assessments.csv": next_window}, assessments=keys) == [("", "mathematics", None)]


def test_what_a_single_student_has_is_no_part_that_could_be_missed(absent, make_district, validated):
    one = results(("0101", SENTINEL)).splitlines()[:2]
    files = {"schools.csv": SCHOOLS, "assessments.csv": results(("0101", "reading")) + one[1] + "\n"}
    validated(make_district(files), "assessments")
    again = results(("0101", "reading"), ("0102", "reading"))
    assert absent("assessments", {"assessments.csv": again}) == []


def test_the_matrix_names_each_cell_and_its_owner(make_district, validated, tmp_path):
    folder = make_district({"schools.csv": SCHOOLS, "attendance.csv": attendance(*WHOLE)}, attendance=DAILY)
    schools = validated(folder, "schools")
    verdicts = [schools, validated(folder, "attendance", [schools])]
    path = tmp_path / "scorecards" / "expected.csv"
    with_absences(read_district(folder), verdicts, "fall", matrix_file=path)
    with path.open(newline="") as file:
        cells = [row for row in csv.DictReader(file) if row["dataset"] == "attendance"]
    assert len(cells) == len(WHOLE)
    assert {row["owner"] for row in cells} == {"Data Office (Ada Lead, ada@testville.example)"}
    assert {row["has_come"] for row in cells} == {"true"}
    assert min(row["period_start"] for row in cells) == str(date(2025, 8, 25))


DAYS = ("2025-09-15", "2025-09-16", "2025-10-14", "2025-10-15")
CALENDAR = "school_id,date,is_session\n" + "".join(f",{day},true\n" for day in DAYS)


def daily(*cells: tuple[str, str]) -> str:
    rows = "".join(f"{school}{n},{school},{day},1\n" for school, day in cells for n in range(3))
    return "student_id,school_id,date,present_fraction\n" + rows


@pytest.fixture
def told(make_district, validated):
    """The verdict on attendance by day, given which schools sent which days; and the matrix in a file, if asked for."""

    def run(cells, matrix_file=None, **files):
        everything = {"schools.csv": SCHOOLS, "calendar.csv": CALENDAR, "attendance.csv": daily(*cells), **files}
        folder = make_district(everything, attendance=DAILY)
        verdicts = []
        for name in ("schools", "calendar", *(["notes"] if "notes.csv" in files else []), "attendance"):
            verdicts.append(validated(folder, name, verdicts))
        return with_absences(read_district(folder), verdicts, "fall", matrix_file=matrix_file)[-1]

    return run


OPEN = [(school, day) for school in ("0101", "0102", "0103", "0104", "0201") for day in DAYS]
OPEN = [
    one for one in OPEN if not (one[0] == "0103" and one[1] < "2025-10") and one not in {("0104", d) for d in DAYS[1:]}
]


def test_days_in_session_of_which_a_school_sent_nothing_are_one_cell_of_school_and_month(told, tmp_path):
    path = tmp_path / "expected.csv"
    verdict = told([one for one in OPEN if one not in (("0101", DAYS[1]), ("0102", DAYS[2]), ("0102", DAYS[3]))], path)
    assert [(one.school_id, one.period_start, one.dates) for one in verdict.absences] == [
        ("0101", date(2025, 9, 1), (date(2025, 9, 16),)),
        ("0102", date(2025, 10, 1), ()),
    ]
    with path.open(newline="") as file:
        lacking = [row for row in csv.DictReader(file) if row["has_come"] == "false"]
    assert [(row["school_id"], row["days_expected_n"], row["missing_days"]) for row in lacking] == [
        ("0101", "2", "2025-09-16"),
        ("0102", "2", ""),
    ]


def test_days_of_the_school_year_before_all_rows_are_one_cause_whatever_each_school_owes(told):
    verdict = told([one for one in OPEN if one[1] >= "2025-10-15"])
    first = date(2025, 10, 15)
    assert [(one.school_id, one.cells_n, one.before, len(one.dates)) for one in verdict.absences] == [
        ("", 4, first, 0),
        ("", 4, first, 1),
    ]
    assert verdict.absent_n == verdict.expected_n == 8


def test_a_day_that_a_note_closes_is_owed_by_nobody(told):
    note = (
        "note_id,kind,start_date,unit_type,unit_id,text,author\nn1,no_session,2025-09-16,school,0101,Burst pipe,Ada\n"
    )
    sent = [one for one in OPEN if one != ("0101", DAYS[1])]
    assert told(sent, **{"notes.csv": note}).absences == ()


def test_days_that_no_school_has_reached_are_absent_once_they_are_due(told):
    (absence,) = told([one for one in OPEN if one[1] != DAYS[3]]).absences
    assert (absence.school_id, absence.cells_n, absence.dates) == ("", 4, (date(2025, 10, 15),))


@pytest.mark.parametrize(("today", "absent_dates"), [("2025-11-04", []), ("2025-11-06", [(date(2025, 10, 29),)])])
def test_days_at_a_cycle_s_end_are_due_a_week_after_them_and_not_never(told, day, today, absent_dates):
    day(today)
    last = f"{CALENDAR},2025-10-29,true\n"
    assert [one.dates for one in told(OPEN, **{"calendar.csv": last}).absences] == absent_dates
