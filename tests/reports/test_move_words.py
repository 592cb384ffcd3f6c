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


@pytest.mark.parametrize(
    ("counts_silence", "kind"),
    [(False, "coverage"), (True, "coverage, or real change that cannot be told apart from it")],
    ids=["of those with a result", "of all who should have one"],
)
def test_results_of_fewer_students_are_coverage_or_where_they_count_as_untested_perhaps_real(
    counts_silence: bool, kind: str
) -> None:
    said = move_words.coverage([], [], fewer=["Birch"], counts_silence=counts_silence)
    assert said == (f"by {kind} (results of Birch came of clearly fewer students, now or then, and no row says why)")


def test_a_dataset_of_one_cycle_only_is_named_and_the_difference_is_not_called_one_or_the_other() -> None:
    assert move_words.coverage([], [], came_once=["Course marks"]) == (
        "by coverage, or real change that cannot be told apart from it (rows of Course marks are under one of the two "
        "only)"
    )


def test_a_few_results_that_did_not_come_stand_beside_real_change() -> None:
    assert move_words.real(2, ["Birch", "Cedar"], "results", is_same_period=False) == (
        "at the same 2 schools (real change, or results of Birch and Cedar that did not come, now or then)"
    )
