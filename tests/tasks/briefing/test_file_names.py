from __future__ import annotations

import pytest

from tasks.briefing.file_names import file_stems


@pytest.mark.parametrize("school_id", ["0400", "03M054", "north-high", "x_1"])
def test_a_plain_id_names_its_file(school_id: str) -> None:
    assert file_stems([school_id]) == {school_id: school_id}


@pytest.mark.parametrize(
    "school_id", ["../../etc/passwd", "a/b", "a\\b", "", " ", "CON", "com1", "ü", "x" * 200, "a.b"]
)
def test_any_other_id_gets_a_name_that_is_safe(school_id: str) -> None:
    stem = file_stems([school_id])[school_id]
    assert stem != school_id
    assert len(stem) <= 60
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")


def test_ids_that_differ_only_in_case_get_files_that_differ_in_more() -> None:
    stems = file_stems(["ab1", "AB1", "other"])
    assert len({stem.casefold() for stem in stems.values()}) == 3
    assert stems["other"] == "other"
