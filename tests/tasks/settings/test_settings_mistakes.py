"""What is wrong in district.toml, in words that say what would be right; no pattern or name of a program is shown."""

import pytest

from tasks.errors import DistrictInvalid
from tasks.settings.district_folder import read_district

SOURCE = {"kind": "files", "path": "schools.csv"}
OFFICE = '[departments.{}]\ntitle = "T"\nlead = "L"\nemail = "{}"\n'


def mistakes(folder) -> list[str]:
    with pytest.raises(DistrictInvalid) as told:
        read_district(folder)
    return [line.removeprefix("  - ") for line in told.value.what.splitlines()[1:]]


@pytest.mark.parametrize(
    ("datasets", "more", "told"),
    [
        ({"requird": True}, "", "datasets.schools.requird: is not a known key; did you mean 'required'?"),
        (
            {"source": {**SOURCE, "delimeter": ";"}},
            "",
            "datasets.schools.source.delimeter: is not a known key; did you mean 'delimiter'?",
        ),
        (
            {"source": {"kind": "sample", "student": 500}},
            "",
            "datasets.schools.source.student: is not a known key; did you mean 'students'?",
        ),
        ({}, "[protecton]\nminimum_n = 10", "protecton: is not a known key; did you mean 'protection'?"),
        (
            {},
            "[delivery]\ndirectory = 'x'",
            "delivery.directory: is not a known key; known here: folder, public_folder",
        ),
        (
            {},
            "[cycles.fall.more]\nx = 1",
            "cycles.fall.more: is not a known key; known here: title, start, end, meeting",
        ),
    ],
)
def test_an_unknown_key_is_met_with_the_right_one(make_district, datasets, more, told):
    assert mistakes(make_district(schools=datasets, more=more)) == [told]


def test_the_folder_is_no_key_of_its_own(make_district):
    assert mistakes(make_district(toml='folder = "elsewhere"')) == [
        "folder: is not a known key; the folder is where district.toml lies, so remove it"
    ]


def test_a_missing_key_is_named(make_district):
    folder = make_district(more='[departments.other]\ntitle = "Other"\nemail = "o@x.example"')
    assert mistakes(folder) == ["departments.other.lead: is missing; add it"]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"expected": "dayly"}, "expected: is not a known word; did you mean 'daily'?"),
        ({"expected": "x"}, "expected: is not a known word; known here: daily, weekly, monthly, cycle, year, once"),
        ({"required": "yes please"}, "required: must be true or false, without quotes"),
        ({"stand_in_max_age_days": -1}, "stand_in_max_age_days: must be at least 0"),
        ({"stand_in_max_age_days": 4.5}, "stand_in_max_age_days: must be a whole number"),
        ({"title": 5}, "title: must be text in quotes"),
        (
            {"source": "schools.csv"},
            'source: must be a table with keys of its own, such as { kind = "files", path = "schools.csv" }',
        ),
        ({"source": {"kind": "file", "path": "x"}}, "source: there is no kind 'file'; did you mean 'files'?"),
        ({"source": {"kind": "sql"}}, "source: there is no kind 'sql'; known here: files, sample"),
        ({"source": {"path": "x.csv"}}, 'source: does not say its kind; add one, such as kind = "files"'),
        ({"source": {**SOURCE, "path": ""}}, "source.path: must not be empty"),
        ({"source": {**SOURCE, "delimiter": "||"}}, "source.delimiter: must have at most 1 characters"),
        (
            {"source": {**SOURCE, "quote": "\u201d"}},
            "source.quote: must be a character of plain ASCII, such as ' or the straight double quote",
        ),
        ({"source": {**SOURCE, "preamble_lines": 10**20}}, "source.preamble_lines: must be at most 1000000"),
        (
            {"source": {**SOURCE, "cell_range": "first"}},
            "source.cell_range: is not of the form it must have; write it like A3:F200",
        ),
        (
            {"source": {**SOURCE, "encoding": "latin-99"}},
            "source.encoding: is not an encoding; write one such as windows-1252",
        ),
        ({"source": {"kind": "sample", "students": 5}}, "source.students: must be at least 100"),
        ({"source": {"kind": "sample", "students": 10**7}}, "source.students: must be at most 1000000"),
    ],
)
def test_a_value_that_cannot_be_is_met_with_one_that_can(make_district, keys, told):
    assert mistakes(make_district(schools=keys)) == [f"datasets.schools.{told}"]


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('time_zone = "Chicago"', "time_zone: is not a time zone; write one such as America/Chicago"),
        ('time_zone = "America"', "time_zone: is not a time zone; write one such as America/Chicago"),
        ('time_zone = "../America/Chicago"', "time_zone: is not a time zone; write one such as America/Chicago"),
        ('school_year_start = "July 1"', "school_year_start: is not of the form it must have; write it like 07-01"),
        ('school_year_start = "02-30"', "school_year_start: is not a day of every year; write it like 07-01"),
    ],
)
def test_the_same_holds_at_the_top(make_district, toml, told):
    folder = make_district()
    path = folder / "district.toml"
    path.write_text(toml + "\n" + path.read_text().replace('time_zone = "America/Chicago"', ""))
    assert mistakes(folder) == [told]


def test_an_address_must_be_one(make_district):
    folder = make_district(more=OFFICE.format("other", "nobody"))
    assert mistakes(folder) == [
        "departments.other.email: is not of the form it must have; write it like name@district.org"
    ]


@pytest.mark.parametrize("day", ["2025-02-30", "soon", "11/03/2025"])
def test_a_date_must_be_one(make_district, day):
    folder = make_district(more=f'[cycles.x]\ntitle = "X"\nstart = "{day}"\nend = 2025-12-01\nmeeting = 2025-12-02')
    assert mistakes(folder) == ["cycles.x.start: is not a date; write one such as 2025-11-03, without quotes"]


def test_no_message_shows_a_pattern(make_district):
    folder = make_district(
        toml='school_year_start = "x"',
        more=OFFICE.format("other", "nobody"),
        schools={"source": {**SOURCE, "cell_range": "x"}},
    )
    assert not any(sign in line for line in mistakes(folder) for sign in "^$\\")


def test_a_name_in_capitals_keeps_them(make_district):
    folder = make_district(schools={"source": {**SOURCE, "path": "schools.xml"}})
    (said,) = mistakes(folder)
    assert said == "datasets.schools.source: XML needs `row_element`, the name of the element that is a row"
