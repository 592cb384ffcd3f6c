"""Marks of SQL files are filled at once: what fills one is never taken for another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.sql_text import filled, sql_text

NAME = "quarantine/held_back_rows.sql"
MARKS = ("columns", "digest", "rows")


@given(st.lists(st.sampled_from([f"${mark}" for mark in MARKS]) | st.text(max_size=5), min_size=3, max_size=3))
def test_what_fills_a_mark_stays_as_it_is(fillings):
    expected = sql_text(NAME)
    # A character that no SQL file has stands for each mark until all are found.
    for number, mark in enumerate(MARKS):
        expected = expected.replace(f"${mark}", f"\0{number}\0")
    parts = expected.split("\0")
    parts[1::2] = [fillings[int(number)] for number in parts[1::2]]
    assert filled(NAME, **dict(zip(MARKS, fillings, strict=True))) == "".join(parts)


def test_a_mark_that_the_text_does_not_have_is_refused():
    with pytest.raises(KeyError, match="column"):
        filled(NAME, column="1")


def test_parameters_stay():
    assert "$path" in filled("limits/sizes_within.sql", school_column="school_id")
