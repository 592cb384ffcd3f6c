"""Great Expectations inside DuckDB: exact, silent about values, and never mistaking a crash for a broken rule."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from duckdb_engine import CursorWrapper

from expectations.contract import Column, Contract, Kind, RowRule
from expectations.rules import Rule, rules_of
from expectations.runner import judge
from tasks.errors import ContractBroken
from tasks.warehouse import open_warehouse

ROOT = Path(__file__).parents[2]
SENTINEL = "Zebulon Quartermaine"
NUMBERS = {Kind.INTEGER: "bigint", Kind.DECIMAL: "decimal(18,3)", Kind.RATE: "double", Kind.DATE: "date"}


@pytest.fixture
def warehouse():
    with open_warehouse() as connection:
        yield connection


def contract(*columns: Column, row_rules=()) -> Contract:
    return Contract(
        dataset="things",
        title="Things",
        grain="one row per thing",
        sentence="Things.",
        columns=columns,
        key=(columns[0].name,),
        row_rules=row_rules,
    )


def fill(warehouse, kind, values):
    warehouse.execute(f"create table staged (_id bigint, value {kind}, _not_cast varchar)")
    warehouse.executemany("insert into staged values (?, ?, null)", [list(pair) for pair in enumerate(values)])


def bad_rows(warehouse, rules):
    """Rows of each rule that Great Expectations finds broken."""
    broken = [one.rule for one in judge(warehouse, rules) if not one.is_kept]
    return {
        rule.name: [
            row
            for (row,) in warehouse.execute(f"select _id from staged where {rule.broken_when} order by _id").fetchall()
        ]
        for rule in broken
    }


@pytest.mark.parametrize(
    ("kind", "minimum", "maximum", "values"),
    [
        (Kind.INTEGER, 0, 10, [-1, 0, 10, 11, None]),
        (Kind.DECIMAL, 0, 1, ["-0.001", "0", "1", "1.001", None]),
        (Kind.RATE, 0, 1, [-1e-9, 0.0, 1.0, 1.0000001, None]),
        (Kind.DATE, "1990-01-01", "2100-12-31", ["1989-12-31", "1990-01-01", "2100-12-31", "2101-01-01", None]),
    ],
    ids=lambda value: value.name if isinstance(value, Kind) else "",
)
def test_both_ends_of_a_range_are_within_it(warehouse, kind, minimum, maximum, values):
    fill(warehouse, NUMBERS[kind], values)
    column = Column(name="value", kind=kind, sentence="A value.", minimum=minimum, maximum=maximum)
    assert bad_rows(warehouse, rules_of(contract(column))) == {"value.range": [0, 3]}


def test_all_bad_rows_are_found_however_many(warehouse):
    fill(warehouse, "varchar", [None] * 1500 + ["there"])
    column = Column(name="value", kind=Kind.TEXT, sentence="A value.", required=True)
    assert bad_rows(warehouse, rules_of(contract(column))) == {"value.required": list(range(1500))}


def test_codes_are_compared_to_the_letter(warehouse):
    fill(warehouse, "varchar", ["open", "Open", "open ", "it's", None])
    column = Column(name="value", kind=Kind.TEXT, sentence="A value.", codes={"open": "Open", "it's": "Quoted"})
    assert bad_rows(warehouse, rules_of(contract(column))) == {"value.known": [1, 2]}


def test_the_connection_can_be_used_while_judging_and_after(warehouse):
    fill(warehouse, "varchar", ["x"])
    column = Column(name="value", kind=Kind.TEXT, sentence="A value.", required=True)
    for _ in range(3):
        judge(warehouse, rules_of(contract(column)))
    assert warehouse.execute("select count(*) from staged").fetchall() == [(1,)]


def test_all_rules_of_single_rows_are_judged_in_one_query(warehouse, monkeypatch):
    fill(warehouse, "date", ["2025-11-03", "1989-12-31", None])
    column = Column(name="value", kind=Kind.DATE, sentence="A day.", required=True, minimum="1990-01-01")
    rules = [
        RowRule(name=name, sentence="It is so.", broken_when=f"dayofweek(value) = {day}", columns=("value",))
        for day, name in enumerate(["not_sunday", "not_monday", "value"])
    ]
    asked = []
    execute = CursorWrapper.execute

    def listen(cursor, statement, *more):
        asked.append(statement)
        return execute(cursor, statement, *more)

    monkeypatch.setattr(CursorWrapper, "execute", listen)
    broken = bad_rows(warehouse, rules_of(contract(column, row_rules=rules)))
    assert broken == {"value.required": [2], "value.range": [1], "not_sunday": [1], "not_monday": [0]}
    assert sum("unexpected_count" in statement for statement in asked) == 1


def crashing(scope: str) -> Rule:
    """A rule whose SQL runs into a value that it cannot take."""
    condition = "cast(value as integer) > 0"
    return Rule(
        name="value.positive",
        sentence="value is positive.",
        scope=scope,
        severity="critical",
        **(
            {"broken_when": condition}
            if scope == "row"
            else {
                "expectation": "UnexpectedRowsExpectation",
                "arguments": {"unexpected_rows_query": f"select 1 as broken from {{batch}} where {condition}"},
            }
        ),
    )


@pytest.mark.parametrize("scope", ["row", "table"])
def test_a_rule_that_crashed_is_no_broken_rule(warehouse, scope):
    fill(warehouse, "varchar", [SENTINEL])
    with pytest.raises(ContractBroken, match=r"The rule value\.positive could not be run"):
        judge(warehouse, [crashing(scope)])


def test_a_rule_about_a_column_that_is_not_there_is_no_broken_rule(warehouse):
    fill(warehouse, "varchar", ["x"])
    column = Column(name="other", kind=Kind.TEXT, sentence="A value.", required=True)
    with pytest.raises(ContractBroken, match=r"The rule other\.required could not be run"):
        judge(warehouse, rules_of(contract(column)))


def test_a_crash_beside_kept_and_broken_rules_is_still_told(warehouse):
    fill(warehouse, "varchar", [None, "x"])
    column = Column(name="value", kind=Kind.TEXT, sentence="A value.", required=True)
    with pytest.raises(ContractBroken, match=r"value\.positive"):
        judge(warehouse, [*rules_of(contract(column)), crashing("row")])


def test_no_value_gets_into_judgements_errors_or_logs(warehouse, caplog, capfd):
    fill(warehouse, "varchar", [SENTINEL, SENTINEL])
    column = Column(name="value", kind=Kind.TEXT, sentence="A value.", codes={"a": "A"}, pattern="^a$")
    rule = RowRule(name="is_a", sentence="It is a.", broken_when="value <> 'a'", columns=("value",))
    caplog.set_level(logging.DEBUG)
    judgements = judge(warehouse, rules_of(contract(column, row_rules=(rule,))))
    with pytest.raises(ContractBroken) as told:
        judge(warehouse, [crashing("row")])
    assert sum(not one.is_kept for one in judgements) == 3
    written = capfd.readouterr()
    everything = [repr(judgements), str(told.value), repr(told.value.__context__), caplog.text, *written]
    assert not any(SENTINEL in one for one in everything)


def test_nothing_of_what_was_judged_is_kept_outside_the_connection(tmp_path):
    """No Data Docs, no project folder, no database beside the program."""
    program = f"""
from expectations.contract import *
from expectations.rules import rules_of
from expectations.runner import judge
from tasks.warehouse import open_warehouse
column = Column(name="value", kind=Kind.TEXT, sentence="A value.", codes={{"a": "A"}})
rules = rules_of(Contract(dataset="d", title="", grain="", sentence="", columns=(column,), key=("value",)))
with open_warehouse() as warehouse:
    warehouse.execute("create table staged as select 1 as _id, '{SENTINEL}' as value")
    judge(warehouse, rules)
"""
    places = {name: str(tmp_path / name) for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME")}
    for place in places.values():
        Path(place).mkdir()
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **places, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert SENTINEL not in done.stdout + done.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
