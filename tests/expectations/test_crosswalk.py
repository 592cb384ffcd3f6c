"""Codes of OneRoster, Ed-Fi, CEDS and a district become ours; what nobody knows stays as it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Kind
from expectations.crosswalk import folded, nearest_codes, sql_to_codes
from tasks.warehouse import share_warehouse

SPELLED = [(name, column) for name, contract in CONTRACTS.items() for column in contract.columns if column.codes]
EVERY = pytest.mark.parametrize(("dataset", "column"), SPELLED, ids=[f"{name}.{one.name}" for name, one in SPELLED])


@pytest.fixture(scope="module")
def warehouse():
    with share_warehouse() as connection:
        yield connection


def column_of(dataset: str, name: str) -> Column:
    return next(one for one in CONTRACTS[dataset].columns if one.name == name)


def coded(warehouse, column: Column, values: list[str | None], own: dict[str, str] | None = None) -> list[str | None]:
    rows = warehouse.execute(
        f"select {sql_to_codes(column, own or {})} from (select unnest($values) as {column.name})", {"values": values}
    ).fetchall()
    return [code for (code,) in rows]


@EVERY
def test_a_spelling_belongs_to_one_code_of_its_list(dataset, column):
    assert set(column.spellings) <= set(column.codes)
    spelled = [
        one
        for code in column.codes
        for one in {folded(spelling) for spelling in (code, *column.spellings.get(code, ()))}
    ]
    assert len(spelled) == len(set(spelled)), "two codes are spelled alike"


@EVERY
def test_every_spelling_becomes_its_code_whatever_its_capitals_blanks_and_namespace(dataset, column, warehouse):
    pairs = [(one, code) for code in column.codes for one in (code, *column.spellings.get(code, ()))]
    ways = [
        (way, code)
        for spelling, code in pairs
        for way in (
            spelling,
            spelling.upper(),
            spelling.replace("_", " "),
            spelling.replace(" ", ""),
            f"uri://ed-fi.org/SomeDescriptor#{spelling}",
            f"uri://state.example/SomeDescriptor#{spelling.lower()}",
        )
    ]
    assert coded(warehouse, column, [way for way, _ in ways]) == [code for _, code in ways]


@pytest.mark.parametrize(
    ("dataset", "name", "theirs", "ours"),
    [
        ("enrolment", "grade", "uri://ed-fi.org/GradeLevelDescriptor#First grade", "01"),
        ("enrolment", "grade", "Twelfth grade", "12"),
        ("enrolment", "grade", "kg", "KG"),
        ("enrolment", "grade", "9", "09"),
        ("enrolment", "exit_type", "End of school year", "year_end"),
        ("demographics", "sex", "unspecified", "another"),
        ("demographics", "race_ethnicity", "blackOrAfricanAmerican", "black"),
        ("demographics", "race_ethnicity", "Native Hawaiian - Pacific Islander", "pacific_islander"),
        ("attendance", "absence_reason", "Unexcused Absence", "unexcused"),
        ("incidents", "action", "Out of School Suspension", "out_of_school_suspension"),
        ("calendar", "event", "Teacher only day", "teacher_day"),
        ("schools", "level", "Junior High School", "middle"),
        ("staff", "role", "siteAdministrator", "school_administrator"),
        ("staff", "separation_reason", "Family/personal relocation", "relocation"),
        ("courses", "result", "Fail", "failed"),
        ("money", "account_kind", "Balance sheet", "balance_sheet"),
    ],
)
def test_standards_are_understood(dataset, name, theirs, ours, warehouse):
    assert coded(warehouse, column_of(dataset, name), [theirs]) == [ours]


def test_what_nobody_knows_stays_as_it_came(warehouse):
    strange = ["Frist Grade", "uri://ed-fi.org/GradeLevelDescriptor#Other", "-1", "a#01", None]
    assert coded(warehouse, column_of("enrolment", "grade"), strange) == strange


def test_the_districts_own_codes_go_before_all_others(warehouse):
    grade = column_of("enrolment", "grade")
    own = {"-1": "PK", "0": "KG", "01": "02", "it's": "UG"}
    assert coded(warehouse, grade, ["-1", "0", "01", "1", "IT'S", "03"], own) == ["PK", "KG", "02", "01", "UG", "03"]


def test_a_district_may_map_a_list_that_no_standard_has(warehouse):
    status = column_of("commitments", "status")
    assert coded(warehouse, status, ["Done", "open", "?"], {"done": "kept"}) == ["kept", "open", "?"]


def test_a_column_without_spellings_costs_nothing():
    assert sql_to_codes(column_of("enrolment", "student_id"), {}) == "student_id"


@given(value=st.text(), own=st.dictionaries(st.text(min_size=1), st.sampled_from(["KG", "01"]), max_size=3))
@settings(max_examples=60, deadline=None)
def test_whatever_comes_is_a_code_or_itself(value, own, warehouse):
    grade = column_of("enrolment", "grade")
    (code,) = coded(warehouse, grade, [value.replace("\x00", "")], {k.replace("\x00", "x"): v for k, v in own.items()})
    assert code in {*grade.codes, value.replace("\x00", "")}


def test_the_nearest_spellings_are_one_a_code_and_the_best_first():
    grade = column_of("enrolment", "grade")
    assert nearest_codes("Frist grade", grade, {}) == ("First grade", "Fifth grade", "Fourth grade")
    assert nearest_codes("uri://x.example/GradeLevelDescriptor#Kindergarden", grade, {})[0] == "Kindergarten"
    assert nearest_codes("zz", grade, {}) == ()


def test_a_districts_own_spellings_are_near_too():
    status = Column(name="status", kind=Kind.TEXT, sentence="Status.", codes={"eligible": "", "not_eligible": ""})
    assert nearest_codes("Not Eligibile", status, {"Not Eligible": "not_eligible"})[0] == "Not Eligible"
    assert nearest_codes("x", Column(name="free", kind=Kind.TEXT, sentence="Free text."), {}) == ()
