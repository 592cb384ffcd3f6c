"""Sample rows of a contract keep every rule of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Contract, Kind, RowRule
from expectations.sampling import sample_query
from tasks.warehouse import share_warehouse


@pytest.fixture(scope="module")
def warehouse():
    with share_warehouse() as connection:
        yield connection


def broken(column: Column) -> list[str]:
    """Conditions that are true for a value that the column does not allow."""
    name = f'"{column.name}"'
    bound = f"cast('{{}}' as {column.kind})"
    codes = ", ".join(f"'{code}'" for code in column.codes)
    return [
        *([f"{name} is null"] if column.required else []),
        *([f"{name} not in ({codes})"] if column.codes else []),
        *([f"{name} < {bound.format(column.minimum)}"] if column.minimum is not None else []),
        *([f"{name} > {bound.format(column.maximum)}"] if column.maximum is not None else []),
        *([f"not regexp_matches({name}, '{column.pattern}')"] if column.pattern else []),
    ]


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=lambda contract: contract.dataset)
@given(rows_n=st.integers(min_value=1, max_value=60))
@settings(max_examples=5, deadline=None)
def test_rows_keep_the_contract(contract, rows_n, warehouse):
    warehouse.execute(f"create or replace temp table batch as {sample_query(contract, rows_n)}")
    described = warehouse.execute("describe batch").fetchall()
    assert [(name, kind) for name, kind, *_ in described] == [(one.name, one.kind.value) for one in contract.columns]

    def count(condition: str) -> int:
        return warehouse.execute(f"select count(*) from batch where {condition}").fetchone()[0]

    assert count("true") == rows_n
    for column in contract.columns:
        for condition in broken(column):
            assert count(condition) == 0, condition
    for rule in contract.row_rules:
        assert count(rule.broken_when) == 0, rule.name
    for rule in contract.table_rules:
        assert warehouse.execute(rule.broken_rows.format(batch="batch")).fetchall() == [], rule.name
    key = ", ".join(contract.key)
    assert warehouse.execute(f"select {key} from batch group by {key} having count(*) > 1").fetchall() == []


def test_rows_are_the_same_every_time(warehouse):
    query = sample_query(CONTRACTS["attendance"], 20)
    assert warehouse.execute(query).fetchall() == warehouse.execute(query).fetchall()


def test_a_rule_between_columns_needs_nothing_but_the_rule(warehouse):
    contract = Contract(
        dataset="pairs",
        title="Pairs",
        grain="one row per pair",
        sentence="Two numbers.",
        columns=tuple(Column(name=name, kind=Kind.INTEGER, sentence="A number.", required=True) for name in "ab"),
        key=("a", "b"),
        row_rules=(RowRule(name="in_order", sentence="b is larger.", broken_when="b <= a", columns=("a", "b")),),
    )
    rows = warehouse.execute(sample_query(contract, 30)).fetchall()
    assert len(rows) == 30
    assert all(b > a for a, b in rows)


def test_a_pattern_that_no_shape_fits_is_named():
    contract = Contract(
        dataset="codes",
        title="Codes",
        grain="one row per code",
        sentence="Codes.",
        columns=(Column(name="code", kind=Kind.TEXT, sentence="A code.", pattern="^[0-9]{3}$"),),
        key=("code",),
    )
    with pytest.raises(ValueError, match="pattern of code"):
        sample_query(contract, 1)
