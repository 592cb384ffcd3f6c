"""Contracts: consistent in themselves and with each other, one dataset a file, every column and rule explained."""

import importlib
from dataclasses import replace
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import expectations
from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Contract, CrossRule, Kind, RowRule
from expectations.dates import FIRST_DATE, LAST_DATE

PARTS = {
    "__init__",
    "catalogue",
    "contract",
    "crosswalk",
    "data_docs",
    "dates",
    "documentation",
    "duckdb_dialect",
    "group_columns",
    "looks",
    "quiet_exit",
    "ready_made",
}
PARTS |= {"rules", "runner", "sampling", "sql_literal", "table", "vocabulary"}
EVERY = pytest.mark.parametrize("contract", CONTRACTS.values(), ids=lambda contract: contract.dataset)
ISSUED = {
    "departments",
    "schools",
    "school_history",
    "calendar",
    "goals",
    "enrolment",
    "demographics",
    "attendance",
    "assessments",
    "incidents",
    "courses",
    "cohort",
    "staff",
    "surveys",
    "learning",
    "counts",
    "rates",
    "initiatives",
    "initiative_departments",
    "initiative_goals",
    "initiative_schools",
    "money",
    "account_rules",
    "positions",
    "support_visits",
    "expertise",
    "maturity",
    "tests_of_change",
    "commitments",
    "decisions",
    "notes",
}


def test_there_is_a_contract_for_every_dataset_owed():
    assert set(CONTRACTS) == ISSUED


def test_every_file_is_one_contract_of_its_own_name():
    files = {path.stem for path in Path(expectations.__path__[0]).glob("*.py")} - PARTS
    named = {stem: importlib.import_module(f"expectations.{stem}").CONTRACT.dataset for stem in files}
    assert named == {name: name for name in CONTRACTS}


@EVERY
def test_every_column_and_rule_is_a_sentence(contract):
    sentences = [contract.sentence, *(one.sentence for one in (*contract.columns, *contract.row_rules))]
    sentences += [rule.sentence for rule in (*contract.cross_rules, *contract.table_rules)]
    assert [one for one in sentences if not (one[0].isupper() or one[0].isdigit() or one[0] == "'")] == []
    assert [one for one in sentences if not one.endswith(".")] == []


@EVERY
def test_every_number_has_a_unit(contract):
    numbers = {Kind.INTEGER, Kind.DECIMAL, Kind.RATE}
    assert [column.name for column in contract.columns if column.kind in numbers and not column.unit] == []


@EVERY
def test_every_reference_leads_to_a_key(contract):
    for column in contract.columns:
        if column.refers_to:
            dataset, name = column.refers_to.split(".")
            assert name in CONTRACTS[dataset].key


@EVERY
def test_every_pattern_is_put_into_words(contract):
    assert [column.name for column in contract.columns if column.pattern and not column.form] == []


@EVERY
def test_the_key_is_there_in_full_or_empty_where_it_may_be(contract):
    assert set(contract.key) <= set(contract.column_names)
    assert set(contract.required_names) <= set(contract.column_names)


def test_rows_about_people_are_marked():
    about_people = {name for name, contract in CONTRACTS.items() if contract.about_people}
    of_students = {"enrolment", "demographics", "attendance", "assessments", "incidents", "courses", "cohort"}
    assert about_people == of_students | {"staff", "learning", "positions"}


@EVERY
def test_rows_about_people_name_the_person_by_a_number(contract):
    assert contract.person_column in ({"student_id", "staff_id"} if contract.about_people else {""})


@EVERY
def test_a_column_with_the_name_of_a_key_refers_to_it(contract):
    """Apart from numbers that outlive the rows they come from."""
    outlived = {("cohort", "student_id"), ("demographics", "student_id"), ("school_history", "school_id")}
    keys = {"school_id": "schools", "department_id": "departments", "goal_id": "goals", "initiative_id": "initiatives"}
    keys |= {"student_id": "enrolment", "staff_id": "staff", "test_id": "tests_of_change"}
    unbound = [
        column.name
        for column in contract.columns
        if keys.get(column.name, contract.dataset) != contract.dataset
        and column.refers_to != f"{keys[column.name]}.{column.name}"
        and (contract.dataset, column.name) not in outlived
    ]
    assert unbound == []


def test_datasets_can_be_judged_one_after_the_other():
    """What a contract's rows are held against never leads back to it."""
    order = TopologicalSorter({name: contract.reads for name, contract in CONTRACTS.items()}).static_order()
    # The measures that a district knows are no dataset.
    assert set(order) == {*CONTRACTS, "measures"}


@EVERY
def test_every_day_is_a_believable_one(contract):
    """But the day a school opened, which may lie a century back."""
    dates = [column for column in contract.columns if column.kind is Kind.DATE and contract.dataset != "schools"]
    assert {(column.minimum, column.maximum) for column in dates} <= {(FIRST_DATE, LAST_DATE)}


def test_a_balance_is_known_by_its_date():
    assert "as_of_date" in CONTRACTS["money"].key
    assert "as_of_date" in CONTRACTS["money"].required_names


PAIRS = Contract(
    dataset="pairs",
    title="Pairs",
    grain="one row per pair",
    sentence="Two numbers.",
    columns=tuple(Column(name=name, kind=Kind.INTEGER, sentence="A number.", required=True) for name in "ab"),
    key=("a",),
)


@pytest.mark.parametrize(
    "change",
    [
        {"key": ("c",)},
        {"school_column": "c"},
        {"date_column": "c"},
        {"person_column": "c"},
        {"part_column": "c"},
        {"cross_rules": (CrossRule(name="r", sentence="R.", reads=(), broken_when="true", columns=("c",)),)},
        {"row_rules": (RowRule(name="r", sentence="R.", broken_when="a > b", columns=("c",)),)},
        {"columns": (*PAIRS.columns, PAIRS.columns[0])},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_contract_that_contradicts_itself_is_refused(change):
    with pytest.raises(ValueError, match="contract pairs"):
        replace(PAIRS, **change)
