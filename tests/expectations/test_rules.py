"""The rules that a contract implies: each named once, in a sentence a department can act on."""

import pytest

from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Contract, Kind
from expectations.rules import rules_of

EVERY = pytest.mark.parametrize("contract", CONTRACTS.values(), ids=lambda contract: contract.dataset)


def of(column: Column, **more) -> dict[str, str]:
    """Sentences of the rules of a one-column contract, by name."""
    contract = Contract(dataset="d", title="", grain="", sentence="", columns=(column,), key=(column.name,), **more)
    return {rule.name: rule.sentence for rule in rules_of(contract)}


@EVERY
def test_every_rule_has_a_name_of_its_own(contract):
    names = [rule.name for rule in rules_of(contract)]
    assert len(set(names)) == len(names)


@EVERY
def test_every_rule_is_a_sentence_without_signs_of_a_program(contract):
    assert [rule.sentence for rule in rules_of(contract) if not rule.sentence.endswith(".")] == []
    assert [rule.sentence for rule in rules_of(contract) if any(sign in rule.sentence for sign in "^$[]{}\\")] == []


@EVERY
def test_every_row_rule_names_the_columns_to_mend(contract):
    rows = [rule for rule in rules_of(contract) if rule.scope == "row"]
    assert [rule.name for rule in rows if not rule.columns or not set(rule.columns) <= set(contract.column_names)] == []


@EVERY
def test_there_is_always_a_floor_under_the_number_of_rows(contract):
    (floor,) = [rule for rule in rules_of(contract) if rule.name == "enough_rows"]
    assert (floor.scope, floor.severity, floor.arguments) == ("table", "critical", {"min_value": contract.minimum_rows})


def test_a_column_says_what_it_must_be():
    column = Column(
        name="n", kind=Kind.INTEGER, sentence="N.", required=True, minimum=0, maximum=10, codes={"1": "One"}
    )
    assert of(column) == {
        "n.type": "n is a whole number.",
        "n.required": "n is not empty.",
        "n.known": "n is one of 1.",
        "n.range": "n is at least 0 and at most 10.",
        "enough_rows": "There is at least one row.",
    }


def test_text_has_no_type_to_break():
    assert of(Column(name="t", kind=Kind.TEXT, sentence="T."), minimum_rows=5) == {
        "enough_rows": "There are at least 5 rows."
    }
