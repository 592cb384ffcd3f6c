"""Casting a delivery to its contract: text in, typed out; what cannot be cast is named, never taken for missing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.contract import Column, Contract, Kind
from expectations.table import NO_DATE, NO_NUMBER, OTHER_DIGITS, cast_select, table_definition
from tasks.warehouse import share_warehouse

CONTRACT = Contract(
    dataset="things",
    title="Things",
    grain="one row per thing",
    sentence="One column of each kind.",
    columns=tuple(Column(name=kind.name.lower(), kind=kind, sentence="A value.") for kind in Kind),
    key=("text",),
)
CARRIED = {"_file": "varchar", "_row": "bigint"}


@pytest.fixture(scope="module")
def warehouse():
    with share_warehouse() as connection:
        yield connection


def cast(warehouse, name, text):
    """One column's value cast, and the names of what could not be."""
    warehouse.execute(f'create or replace table raw ("{name}" varchar, _file varchar, _row bigint)')
    warehouse.execute("insert into raw values (?, 'a.csv', 2)", [text])
    query = cast_select(CONTRACT, "raw", [name], CARRIED)
    return warehouse.execute(f"select {name}, _not_cast, _file, _row from ({query})").fetchall()[0]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("text", " 0012 ", "0012"),
        ("text", "   ", None),
        ("integer", "12", 12),
        ("integer", "12.0", 12),
        ("decimal", "0.5", Decimal("0.500")),
        ("rate", "0.837", 0.837),
        ("date", "2025-11-03", date(2025, 11, 3)),
        ("date", "2025-11-03 00:00:00", date(2025, 11, 3)),
        ("boolean", "true", True),
        ("boolean", "0", False),
        ("boolean", "Y", True),
        ("decimal", None, None),
    ],
)
def test_text_becomes_what_the_contract_says(warehouse, name, text, value):
    assert cast(warehouse, name, text) == (value, None, "a.csv", 2)


@pytest.mark.parametrize(
    ("name", "text", "shape"),
    [
        ("integer", "2.7", "9.9"),
        ("integer", "twelve", "aaaaaa"),
        ("decimal", "1,5", "9,9"),
        ("decimal", "-Infinity", "no number"),
        ("decimal", "\u0661.\u0665", "other digits"),
        ("rate", "83.7%", "99.9%"),
        ("rate", "nan", "no number"),
        ("rate", "inf", "no number"),
        ("rate", "1e400", "9a999"),
        ("date", "11/03/2025", "99/99/9999"),
        ("date", "13/45/2026", "no order"),
        ("date", "2025-02-30", "9999-99-99"),
        ("date", "infinity", "aaaaaaaa"),
        ("date", "20204-01-03", "99999-99-99"),
        ("date", "0001-01-01", "9999-99-99"),
        ("boolean", "maybe", "aaaaa"),
        ("boolean", " Élan 12|y=٣ ", "aaaa 99 a 9"),
        ("boolean", "as long as twenty characters", "aa aaaa aa aaaaaa aa"),
    ],
)
def test_what_is_something_else_is_named_with_its_shape(warehouse, name, text, shape):
    assert cast(warehouse, name, text)[:2] == (None, f"|{name}={shape}|")


@pytest.mark.parametrize("text", ["1989-12-31", "20204-01-03", "0001-01-01", "infinity"])
def test_a_date_beyond_the_contracts_own_limits_is_left_to_its_rule(warehouse, text):
    column = Column(name="day", kind=Kind.DATE, sentence="A day.", minimum="1990-01-01", maximum="2100-12-31")
    contract = replace(CONTRACT, columns=(column,), key=("day",))
    query = cast_select(contract, f"(select '{text}' as day)", ["day"], {})
    is_outside = "day is not null and day not between date '1990-01-01' and date '2100-12-31'"
    assert warehouse.execute(f"select {is_outside}, _not_cast from ({query})").fetchall() == [(True, None)]


@given(text=st.text())
@settings(max_examples=200, deadline=None)
def test_a_shape_says_nothing_of_the_text_but_where_letters_and_digits_are(warehouse, text):
    warehouse.execute("create or replace table raw (date varchar)")
    warehouse.execute("insert into raw values (?)", [text])
    ((value, told),) = warehouse.execute(
        f"select date, _not_cast from ({cast_select(CONTRACT, 'raw', ['date'], {})})"
    ).fetchall()
    if told is not None:
        shape = told.removeprefix("|date=").removesuffix("|")
        assert value is None
        assert len(shape) <= 20
        assert not {"|", "="} & set(shape)
        is_shape = {one for one in shape if one.isalpha() or one.isdecimal()} <= {"a", "9"}
        assert is_shape or shape in (NO_NUMBER, NO_DATE, OTHER_DIGITS)


@pytest.mark.parametrize("text", ["1/3/25", "11/3/25", "1-3-25"])
def test_a_year_of_two_digits_is_no_date(warehouse, text):
    column = Column(name="day", kind=Kind.DATE, sentence="A day.", minimum="1990-01-01", maximum="2100-12-31")
    query = cast_select(replace(CONTRACT, columns=(column,), key=("day",)), f"(select '{text}' as day)", ["day"], {})
    (row,) = warehouse.execute(f"select day, _not_cast is not null from ({query})").fetchall()
    assert row == (None, True)


def test_columns_that_are_not_there_are_missing_throughout(warehouse):
    warehouse.execute("create or replace table raw as select 'x' as text")
    rows = warehouse.execute(cast_select(CONTRACT, "raw", ["text"], {})).fetchall()
    assert rows == [("x", None, None, None, None, None, None)]


def test_all_columns_that_cannot_be_cast_are_named(warehouse):
    warehouse.execute("create or replace table raw as select 'x' as integer, 'y' as rate")
    rows = warehouse.execute(
        f"select _not_cast from ({cast_select(CONTRACT, 'raw', ['integer', 'rate'], {})})"
    ).fetchall()
    assert rows == [("|integer=a|rate=a|",)]


def test_the_table_has_the_contracts_columns_and_types(warehouse):
    warehouse.execute(f"create or replace {table_definition(CONTRACT).removeprefix('create ')}")
    described = warehouse.execute("describe things").fetchall()
    assert [(name, kind) for name, kind, *_ in described] == [(one.name, one.kind.value) for one in CONTRACT.columns]


def test_a_word_for_no_value_is_no_id_where_there_must_be_one(warehouse):
    def column(name, **more):
        return Column(name=name, kind=Kind.TEXT, sentence="A value.", **more)

    columns = (
        column("student_id", required=True),
        column("school_id", required=True, refers_to="schools.school_id"),
        column("goal_id", refers_to="goals.goal_id"),
        column("subject", required=True),
    )
    contract = replace(CONTRACT, columns=columns, key=("student_id", "subject"))
    words = ["nan", "NaN", "inf", "-Infinity", "NULL", " n/a ", "#N/A", "#REF!", "-", "--", 1001 * "7"]
    for text in [*words, "nana", "0-1", "007", "NA", "none", 1000 * "7"]:
        values = ", ".join(f"'{text}' as {one.name}" for one in columns)
        query = cast_select(contract, f"(select {values})", [one.name for one in columns], {})
        told = warehouse.execute(f"select * exclude (_not_cast) from ({query})").fetchone()
        is_none = text in words
        assert told == ((None, None) if is_none else (text, text)) + (text.strip(), text.strip()), text
