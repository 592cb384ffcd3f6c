"""One file of many may have come without a header: its first row, which may be a person's, is not repeated."""

from collections.abc import Mapping

import pytest

from tasks.arrival.content_likeness import Rows
from tasks.arrival.header_sight import names_to_tell
from tasks.maps.header_changes import ColumnChanges
from tests.tasks.arrival.test_column_changes import BEFORE, SENTINEL, changes


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ([["visit_id", "kind", "x"], [SENTINEL, "y"]], ["visit_id", "kind", "x"]),
        ([[SENTINEL, "y"], ["visit_id", "kind", "x"]], ["visit_id", "kind", "x"]),
        ([["visit_id", "kind"], ["visit_id", "note", "z"]], ["visit_id", "kind", "note", "z"]),
        ([["visit_id", "kind"], [SENTINEL, "note"]], ["visit_id", "kind"]),
    ],
    ids=["second", "first", "none", "one name by chance"],
)
def test_names_are_told_of_the_files_whose_header_is_sure(headers, told):
    assert names_to_tell(headers, BEFORE) == told


def of_two_files(relation, name: str, last: Mapping[str, str]) -> str:
    """A relation of a file with a header, and of one whose first row was taken for one."""
    first = dict.fromkeys(BEFORE, "x")
    columns = {column: [first.get(column), last.get(column)] for column in (*BEFORE, *last)}
    return relation(name, columns, ["first.csv", "last.csv"])


def test_of_two_files_the_first_row_of_the_one_without_a_header_is_not_repeated(relation, warehouse):
    rows = Rows(warehouse, of_two_files(relation, "now", {SENTINEL: "Ada", "2014-05-06": "2014-05-07"}))
    assert changes((*BEFORE, SENTINEL, "2014-05-06"), BEFORE, rows).new == ()


def test_nor_is_it_when_the_next_delivery_has_one(relation, warehouse):
    before = of_two_files(relation, "before", {SENTINEL: "Ada"})
    rows = Rows(warehouse, relation("now", {name: ["x"] for name in BEFORE}), before)
    assert changes(BEFORE, (*BEFORE, SENTINEL), rows) == ColumnChanges()


def test_a_new_column_of_one_of_two_files_is_told(relation, warehouse):
    rows = Rows(warehouse, of_two_files(relation, "now", {**dict.fromkeys(BEFORE, "y"), "teacher": "z"}))
    assert changes((*BEFORE, "teacher"), BEFORE, rows).new == ("teacher",)
