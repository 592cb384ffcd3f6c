"""Casting a delivery to its contract: text in, typed out; what cannot be cast is named, never taken for missing."""

from datetime import date
from decimal import Decimal

import pytest

from expectations.contract import Column, Contract, Kind
from expectations.table import cast_select, table_definition
from tasks.warehouse import open_warehouse

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
    with open_warehouse() as connection:
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
    ("name", "text"),
    [
        ("integer", "2.7"),
        ("integer", "twelve"),
        ("decimal", "1,5"),
        ("rate", "83.7%"),
        ("rate", "nan"),
        ("rate", "inf"),
        ("date", "11/03/2025"),
        ("date", "2025-02-30"),
        ("date", "infinity"),
        ("boolean", "maybe"),
    ],
)
def test_what_is_something_else_is_named(warehouse, name, text):
    assert cast(warehouse, name, text)[:2] == (None, f"|{name}|")


def test_columns_that_are_not_there_are_missing_throughout(warehouse):
    warehouse.execute("create or replace table raw as select 'x' as text")
    rows = warehouse.execute(cast_select(CONTRACT, "raw", ["text"], {})).fetchall()
    assert rows == [("x", None, None, None, None, None, None)]


def test_all_columns_that_cannot_be_cast_are_named(warehouse):
    warehouse.execute("create or replace table raw as select 'x' as integer, 'y' as rate")
    rows = warehouse.execute(
        f"select _not_cast from ({cast_select(CONTRACT, 'raw', ['integer', 'rate'], {})})"
    ).fetchall()
    assert rows == [("|integer|rate|",)]


def test_the_table_has_the_contracts_columns_and_types(warehouse):
    warehouse.execute(f"create or replace {table_definition(CONTRACT).removeprefix('create ')}")
    described = warehouse.execute("describe things").fetchall()
    assert [(name, kind) for name, kind, *_ in described] == [(one.name, one.kind.value) for one in CONTRACT.columns]
