"""Names of columns: unique, never blank, the same every time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.sources.column_names import same, unique_names


@pytest.mark.parametrize(
    ("header", "names"),
    [
        (["id", "name"], ("id", "name")),
        (["id", "", "name", None], ("id", "column_2", "name", "column_4")),
        (["name", "name", "name"], ("name", "name_2", "name_3")),
        (["Name", "NAME"], ("Name", "NAME_2")),
        (["a", "a", "a_2"], ("a", "a_3", "a_2")),
        (["column_2", ""], ("column_2", "column_2_2")),
        (["_file", "_ROW"], ("_file_2", "_ROW_2")),
        (["\ufeff id ", "\u00a0n\t"], ("id", "n")),
        (["Percent\r\n of  students", "a  b"], ("Percent of  students", "a  b")),
    ],
)
def test_names(header, names):
    assert unique_names(header) == names


@given(st.lists(st.one_of(st.none(), st.text(max_size=4), st.sampled_from(["a", "A", "a_2", "column_1"]))))
def test_names_are_never_blank_and_never_the_same(header):
    names = unique_names(header)
    assert len({same(name) for name in names}) == len(header)
    assert all(names)
