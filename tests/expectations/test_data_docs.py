"""Data Docs without a value: every rule of a contract, kept or broken, on a page that reaches out to nowhere."""

from __future__ import annotations

import re
from html import unescape

import pytest

from expectations.catalogue import CONTRACTS
from expectations.data_docs import Breach, data_docs
from expectations.rules import rules_of

EVERY = pytest.mark.parametrize("contract", CONTRACTS.values(), ids=lambda contract: contract.dataset)


def breach(name: str, sentence: str = "It is so.", rows_n: int = 12) -> Breach:
    return Breach(name=name, sentence=sentence, severity="critical", rows_n=rows_n)


def words(page: str) -> str:
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@EVERY
def test_every_rule_of_every_contract_is_there_in_its_own_words(contract) -> None:
    page = words(data_docs(contract, contract.title, "Data Office", 1000, []))
    assert [rule.sentence for rule in rules_of(contract) if " ".join(rule.sentence.split()) not in page] == []
    assert f"No two rows have the same {', '.join(contract.key)}." in page
    assert "1,000 rows were judged" in page
    assert "broken" not in page


@EVERY
def test_every_rule_can_be_shown_as_broken_with_its_rows(contract) -> None:
    rules = rules_of(contract)
    page = words(data_docs(contract, contract.title, "", 1000, [breach(rule.name) for rule in rules]))
    assert f"{len(rules)} are broken" in page
    assert page.count("12 unexpected values found. 1.2% of 1000 total rows.") + page.count("12 rows") >= (
        len(rules) - 1
    ), "the floor of rows shows how many there are instead"


@EVERY
def test_the_page_asks_nobody_for_anything(contract) -> None:
    page = data_docs(contract, contract.title, "Data Office", 10, [breach("key.repeated")])
    assert "default-src 'none'" in page
    assert not re.search(r"://|<script|<link|<img|@import|url\(|\bsrc=|\bhref=", page)


def test_rules_that_the_contract_does_not_hold_are_there_when_broken() -> None:
    page = words(
        data_docs(
            CONTRACTS["attendance"],
            "Attendance",
            "",
            100,
            [breach("key.repeated", "A row is there once."), breach("x", "The whole is right.", rows_n=0)],
        )
    )
    assert "broken A row is there once. 12 rows" in page
    assert "broken The whole is right. the whole dataset" in page
    assert "No two rows have the same" not in page, "the broken key is told in its own words"


def test_one_broken_rule_of_one_row_is_said_in_the_singular() -> None:
    page = words(data_docs(CONTRACTS["schools"], "Schools", "", 1, [breach("name.required", rows_n=1)]))
    assert "1 row was judged" in page
    assert "1 is broken" in page


def test_words_that_look_like_tags_are_shown_as_they_are() -> None:
    page = data_docs(CONTRACTS["schools"], "<b>S</b>", "<i>", 10, [breach("x", "$a < b & ${c}")])
    assert "<b>S</b>" not in page
    assert "<i>" not in page
    assert "<b>S</b>, rule by rule" in words(page)
    assert "$a < b & ${c}" in words(page)


def test_causes_that_share_rows_never_make_more_than_all() -> None:
    page = words(data_docs(CONTRACTS["schools"], "Schools", "", 5, [breach("level.known", rows_n=8)]))
    assert "5 unexpected values found. 100% of 5 total rows." in page


def test_the_same_counts_give_the_same_bytes() -> None:
    pages = {data_docs(CONTRACTS["incidents"], "Incidents", "", 10, [breach("action.known")]) for _ in range(3)}
    assert len(pages) == 1


@EVERY
def test_what_is_broken_stands_above_what_is_kept(contract) -> None:
    last = rules_of(contract)[-1]
    page = data_docs(contract, contract.title, "", 1000, [breach(last.name)])
    marks = re.findall(r"<td>(?:kept|<span class=\"broken\">broken)", page)
    assert len(marks) > 1
    assert "broken" in marks[0]
    assert all("kept" in mark for mark in marks[1:])
