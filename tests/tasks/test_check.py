"""Checking a district's folder: all that can be known without running it, and quickly."""

import subprocess
import sys
from pathlib import Path

import pytest

from tasks.check import check
from tasks.errors import DistrictInvalid

ROOT = Path(__file__).parents[2]
SENTINEL = "Zebulon Quartermaine"
ENROLMENT = "student_id,school_id,entry_date,grade\n1,0101,2025-08-25,KG\n"
WRONG_HEADER = ENROLMENT.replace("entry_date", "first_day")


def problems(folder) -> tuple[str, ...]:
    outlook = check(folder)
    assert outlook.exit_code == (10 if outlook.problems else 0)
    return outlook.problems


def test_a_sound_district_is_ready_to_run(make_district):
    outlook = check(make_district({"enrolment.csv": ENROLMENT}))
    assert (outlook.problems, outlook.notices, outlook.exit_code) == ((), (), 0)
    assert outlook.in_words() == "Testville: ready to run"
    assert outlook.as_dict() == {"district": "Testville", "problems": (), "notices": (), "exit_code": 0}


def test_nothing_is_written(make_district):
    folder = make_district({"enrolment.csv": ENROLMENT})
    before = sorted(folder.rglob("*"))
    check(folder)
    assert sorted(folder.rglob("*")) == before


def test_mistakes_in_district_toml_come_first(make_district):
    with pytest.raises(DistrictInvalid, match="did you mean 'required'"):
        check(make_district(schools={"requird": True}))


# Columns


def test_a_renamed_column_is_told_with_the_line_that_a_run_would_propose(make_district, validated):
    numbers = [f"{n:06d}" for n in range(30)]
    rows = "".join(f"{number},0101,2025-08-25,KG\n" for number in numbers)
    folder = make_district({"enrolment.csv": ENROLMENT.partition("\n")[0] + "\n" + rows})
    assert validated(folder, "enrolment").status == "accepted"
    make_district({"enrolment.csv": "Pupil,school_id,entry_date,grade\n" + rows})
    home = {path: path.stat().st_mtime_ns for path in (folder / "home").rglob("*") if path.is_file()}
    (told,) = problems(folder)
    assert told.endswith('`aliases.2025-26.Pupil = "student_id"`.')
    assert "30 of 30 sampled values were in student_id before" in told
    assert not any(number in told for number in numbers)
    assert {path: path.stat().st_mtime_ns for path in (folder / "home").rglob("*") if path.is_file()} == home
    assert validated(folder, "enrolment").reasons[0] == told.partition(": ")[2]


def test_a_file_that_does_not_fit_its_contract_is_told_with_expected_and_found(make_district):
    (told,) = problems(make_district({"enrolment.csv": WRONG_HEADER}))
    assert told.startswith(
        "datasets.enrolment: Required columns are missing: entry_date. Expected: student_id, school_id, entry_date, "
        "grade; found: student_id, school_id, first_day, grade"
    )


def test_the_first_row_of_a_file_without_a_header_is_not_repeated(make_district):
    (told,) = problems(make_district({"enrolment.csv": f"{SENTINEL},0101,2025-08-25,KG\n" * 2}))
    assert "the first row is the header" in told
    assert SENTINEL not in told


def test_names_in_a_wide_export_are_counted_and_not_repeated(make_district):
    wide = "date,school_id,Jane Doe,John Roe 2011-03-04\n2025-10-01,0101,1,0\n"
    (problem,) = problems(make_district({"attendance.csv": wide}))
    assert "found: date, school_id, the 3rd column, the 4th column. " in problem
    assert "Jane" not in problem


@pytest.mark.parametrize("more", ["; select 1", "; create or replace view raw as select 1"])
def test_a_map_that_is_more_than_one_select_is_told(make_district, more):
    files = {"enrolment.csv": WRONG_HEADER, "maps/e.sql": MAP + more}
    (problem,) = problems(make_district(files, enrolment={"map": "maps/e.sql"}))
    assert problem.startswith("datasets.enrolment: The map has 2 statements, not one SELECT. To do: ")


def test_nor_is_that_of_one_file_among_others(make_district):
    files = {"enrolment.csv": "", "in/a.csv": WRONG_HEADER, "in/b.csv": f"{SENTINEL},0101,2025-08-25,KG\n" * 2}
    (told,) = problems(make_district(files, enrolment={"source": {"kind": "files", "path": "in/*.csv"}}))
    assert "found: student_id, school_id, first_day, grade" in told
    assert SENTINEL not in told


MAP = "select student_id, school_id, first_day as entry_date, grade, _file, _row from raw"


def test_a_map_that_fits_is_fine(make_district):
    files = {"enrolment.csv": WRONG_HEADER, "maps/e.sql": MAP}
    assert problems(make_district(files, enrolment={"map": "maps/e.sql"})) == ()


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        (MAP.replace("first_day", "day_one"), "The map reads the column day_one, which the source does not have"),
        (MAP.replace(" as entry_date", ""), "Required columns are missing: entry_date."),
        (MAP.replace("_file, _row", "1 as one"), "The map does not carry the file and row of each source row."),
        (MAP.replace("select", "selct"), "The map does not run: Parser Error"),
        (MAP.replace("grade", "no_such_function(grade) as grade"), "The map does not run: Catalog Error"),
    ],
    ids=["column", "contract", "rows", "sql", "function"],
)
def test_a_map_that_does_not_fit_is_told(make_district, sql, told):
    files = {"enrolment.csv": WRONG_HEADER, "maps/e.sql": sql}
    (problem,) = problems(make_district(files, enrolment={"map": "maps/e.sql"}))
    assert problem.startswith(f"datasets.enrolment: {told}")


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        (MAP, None),
        (MAP.replace("as entry_date", "as Entry_Date"), None),
        (MAP.replace(" as entry_date", ""), "Required columns are missing: entry_date."),
        ("select * from raw", "The map's last SELECT does not name its columns."),
        ("selct grade frm raw (", "The map is not SQL that can be read"),
    ],
    ids=["fits", "case", "contract", "star", "sql"],
)
def test_a_map_is_read_even_where_the_source_does_not_show_its_columns(make_district, sql, told):
    source = {"kind": "sample", "students": 100}
    folder = make_district({"maps/e.sql": sql}, enrolment={"source": source, "map": "maps/e.sql"})
    found = problems(folder)
    assert [one.startswith(f"datasets.enrolment: {told}") for one in found] == ([True] if told else [])


def test_columns_that_a_map_makes_in_vain_are_noted(make_district):
    files = {"enrolment.csv": WRONG_HEADER, "maps/e.sql": MAP.replace("grade", "grade, 'x' as grades")}
    outlook = check(make_district(files, enrolment={"map": "maps/e.sql"}))
    assert outlook.problems == ()
    assert outlook.notices == ("datasets.enrolment: the contract does not know, and leaves out: grades",)


# Sources


def test_a_source_that_is_not_there_is_a_problem_only_where_it_is_required(make_district):
    absent = {"source": {"kind": "files", "path": "absent.csv"}}
    outlook = check(make_district(enrolment={**absent, "required": True}, incidents=absent))
    assert [one.split(":")[0] for one in outlook.problems] == ["datasets.enrolment"]
    assert [one.split(":")[0] for one in outlook.notices] == ["datasets.incidents"]
    assert "absent.csv is not there." in outlook.problems[0]


def test_what_the_sample_cannot_make_is_a_problem(make_district):
    sample = {"kind": "sample", "students": 100}
    told = problems(make_district(notes={"source": sample}, enrolment={"source": {**sample, "faults": {"typo": 1}}}))
    assert told[0].startswith("datasets.notes: The sample makes no notes.")
    assert told[1].startswith("datasets.enrolment: ")


def test_all_problems_are_told_at_once(make_district):
    folder = make_district(
        {"enrolment.csv": WRONG_HEADER, "incidents.csv": "a\n1\n"},
        schools={"source": {"kind": "files", "path": "absent.csv"}, "required": True},
    )
    assert len(problems(folder)) == 3
    assert check(folder).in_words().startswith("Testville: 3 to mend\n  - datasets.schools: ")


# Measures


def test_an_optional_column_that_is_only_spelt_otherwise_is_noted_with_the_line_that_reads_it(make_district):
    rows = "student_id,school_id,entry_date,grade,Exit Date\n1,0101,2025-08-25,KG,\n"
    outlook = check(make_district({"enrolment.csv": rows}))
    (notice,) = outlook.notices
    assert "has Exit Date for exit_date, which nobody would read" in notice
    assert notice.endswith('."Exit Date" = "exit_date"`')


def test_a_measure_that_nothing_explains_is_noted(make_district):
    measures = '[measures.climate]\ntitle = "Climate"\n[measures.enrolment]\ntitle = "Twice"\n'
    shown = '[presentation]\nmeasures = ["climate", "chronic_absense", "survey", "attendance_rate"]'
    outlook = check(make_district(more=measures + shown))
    assert outlook.problems == ()
    assert outlook.notices == (
        "presentation.measures: nothing says what 'chronic_absense' means; did you mean 'chronic_absence'?",
        "presentation.measures: nothing says what 'survey' means; add a table [measures.survey]",
        "measures.enrolment: the catalogue has this measure, and its words there hold",
    )


# Speed

PROGRAM = """
import sys
from flows.cli import main
code = main(["check", sys.argv[1]])
slow = {"prefect", "great_expectations", "pandas", "pyarrow", "sqlalchemy", "numpy", "jinja2"} & set(sys.modules)
sys.exit(f"imported {', '.join(sorted(slow))}" if slow else code)
"""


def test_checking_waits_for_nothing_it_does_not_need():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(ROOT / "districts" / "sample")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "ready to run" in done.stdout


def test_folders_that_lead_through_a_file_are_named(make_district):
    folder = make_district(toml='home = "district.toml/home"', more='[delivery]\nfolder = "schools.csv/briefs"')
    assert [problem.split(":")[0] for problem in problems(folder)] == ["home", "delivery.folder"]


def test_a_map_may_read_nothing_but_its_source(make_district):
    sql = (
        "select content as school_id, content as name, 'middle' as level, _file, _row from raw, read_text('/etc/hosts')"
    )
    folder = make_district({"maps/peek.sql": sql}, schools={"map": "maps/peek.sql"})
    (problem,) = problems(folder)
    assert "Cannot access file" in problem
