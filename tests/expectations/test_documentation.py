"""Contracts as departments read them: nothing that a dataset must be is left unsaid."""

import json
from html import unescape

import pytest

from expectations.catalogue import CONTRACTS
from expectations.documentation import contracts_as_dict, contracts_as_html, contracts_as_text, named
from expectations.rules import rules_of
from tasks.errors import DistrictInvalid

EVERY = pytest.mark.parametrize("contract", CONTRACTS.values(), ids=lambda contract: contract.dataset)
# The line of a column says these itself: "number, required: ... Codes: ...".
SAID_BY_COLUMN = (".type", ".required", ".known")


@EVERY
def test_text_names_every_column_code_and_rule(contract):
    text = contracts_as_text([contract])
    lines = [line.split() for line in text.splitlines()]
    assert [column.name for column in contract.columns if not any(line[:1] == [column.name] for line in lines)] == []
    assert [code for column in contract.columns for code in column.codes if f"{code} = " not in text] == []
    unsaid = [rule.sentence for rule in rules_of(contract) if rule.sentence not in text]
    by_column = [rule.sentence for rule in rules_of(contract) if rule.name.endswith(SAID_BY_COLUMN)]
    assert set(unsaid) <= set(by_column)
    assert f"key: {', '.join(contract.key)}" in text


@EVERY
def test_text_says_of_each_column_whether_it_must_be_there(contract):
    lines = contracts_as_text([contract]).splitlines()
    for column in contract.columns:
        line = next(line for line in lines if line.split()[:1] == [column.name])
        assert (", required: " in line) == column.required


@EVERY
def test_the_page_names_every_column_code_and_rule(contract):
    page = unescape(contracts_as_html([contract]))
    assert [column.name for column in contract.columns if f"<code>{column.name}</code>" not in page] == []
    assert [rule.sentence for rule in rules_of(contract) if rule.sentence not in page] == []
    assert [code for column in contract.columns for code in column.codes if f"{code} = " not in page] == []
    assert contract.sentence in page


@EVERY
def test_rules_across_datasets_and_spellings_are_told(contract):
    for told in (contracts_as_text([contract]), unescape(contracts_as_html([contract]))):
        assert [rule.sentence for rule in contract.cross_rules if rule.sentence not in told] == []
        spelled = {
            f"{', '.join(spellings)} as {code}"
            for column in contract.columns
            for code, spellings in column.spellings.items()
        }
        assert [one for one in spelled if one not in told] == []
        has_codes = any(column.codes for column in contract.columns)
        assert ("Codes are read whatever their capitals, blanks and underscores" in told) == has_codes


def test_a_rule_across_datasets_says_beside_what_it_is_asked():
    line = "Who is present or absent is enrolled at that school that day. (critical, where there is enrolment)"
    assert line in contracts_as_text([CONTRACTS["attendance"]])


def test_the_page_stands_alone():
    page = contracts_as_html(list(CONTRACTS.values()))
    assert page.startswith("<!doctype html>")
    assert not any(way in page for way in ("http://", "https://", "src=", "@import"))


def test_the_page_says_which_rules_only_warn():
    page = contracts_as_html([CONTRACTS["calendar"]])
    line = next(line for line in page.splitlines() if "A weekday out of session says why." in line)
    assert "a warning only" in line


def test_scripts_get_everything_as_json():
    told = json.loads(json.dumps(contracts_as_dict(CONTRACTS.values())))
    assert set(told) == set(CONTRACTS)
    assert {rule["name"] for rule in told["schools"]["rules"]} == {one.name for one in rules_of(CONTRACTS["schools"])}


def test_no_name_means_all():
    assert named([]) == list(CONTRACTS.values())


def test_a_misspelt_name_is_met_with_the_right_one():
    with pytest.raises(DistrictInvalid, match="did you mean 'enrolment'"):
        named(["enrollment"])
