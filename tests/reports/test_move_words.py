"""Words about why a figure moved, without saying more than is known."""

from __future__ import annotations

import pytest

from reports import move_words


@pytest.mark.parametrize(
    ("schools", "said"),
    [(["Birch"], "rows of Birch are held back"), ([f"School {n}" for n in range(11)], "may be of 11 schools are held")],
    ids=["a known school", "rows that may be of any"],
)
def test_rows_held_back_are_said_to_be_of_schools_only_where_that_is_known(schools: list[str], said: str) -> None:
    assert said in move_words.coverage([], [], schools)
