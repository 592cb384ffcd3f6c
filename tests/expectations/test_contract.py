"""Contracts: consistent in themselves and with each other, one dataset a file, every column and rule explained."""

import importlib
from dataclasses import replace
from pathlib import Path

import pytest

import expectations
from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Contract, Kind, RowRule

PARTS = {"__init__", "catalogue", "codes", "contract", "documentation", "duckdb_dialect", "ready_made"}
PARTS |= {"rules", "runner", "sampling", "sql_literal", "table"}
EVERY = pytest.mark.parametrize("contract", CONTRACTS.values(), ids=lambda contract: contract.dataset)
ISSUED = {
    "departments",
    "schools",
    "calendar",
    "goals",
    "enrolment",
    "demographics",
    "attendance",
    "assessments",
    "incidents",
    "counts",
    "rates",
    "initiatives",
    "initiative_departments",
    "initiative_goals",
    "initiative_schools",
    "commitments",
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
    sentences += [rule.sentence for rule in contract.table_rules]
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
    assert about_people == {"enrolment", "demographics", "attendance", "assessments", "incidents"}


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
        {"row_rules": (RowRule(name="r", sentence="R.", broken_when="a > b", columns=("c",)),)},
        {"columns": (*PAIRS.columns, PAIRS.columns[0])},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_contract_that_contradicts_itself_is_refused(change):
    with pytest.raises(ValueError, match="contract pairs"):
        replace(PAIRS, **change)
