"""What holds of any protected table, audited by other unknowns and another call than the project's own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.suppression.protected_table import ProtectedTable, protect_table
from tasks.suppression.table_file import read_table
from tests.tasks.suppression.tables import Key, as_csv, ranges_by_inner_cells, with_totals

NAMES = ("school", "grp", "outcome")


@st.composite
def inner_cells(draw: st.DrawFn) -> dict[Key, int]:
    sizes = draw(st.lists(st.integers(2, 4), min_size=1, max_size=3))
    keys = [tuple(f"{name}{value}" for name, value in zip("abc", place, strict=False)) for place in np.ndindex(*sizes)]
    return {key: draw(st.sampled_from([0, 1, 3, 8, 9, 10, 25, 200])) for key in keys}


def protected(folder: Path, cells: dict[Key, int], threshold: int = 10, *, hides_zeros: bool = True) -> ProtectedTable:
    path = folder / "table.csv"
    path.write_text(as_csv(NAMES[: len(next(iter(cells)))], cells))
    return protect_table(read_table(path), threshold, hides_zeros=hides_zeros)


@settings(deadline=None, max_examples=25)
@given(inner_cells(), st.booleans())
def test_no_hidden_cell_can_be_worked_out(
    tmp_path_factory: pytest.TempPathFactory, inner: dict[Key, int], hides_zeros: bool
) -> None:
    cells = with_totals(inner)
    rows = list(protected(tmp_path_factory.mktemp("laws"), cells, hides_zeros=hides_zeros).rows)
    told = {tuple(row[:-5]): row[-4:] for row in rows}
    hidden = [key for key, (shown, *_) in told.items() if shown is None]
    assert list(told) == list(cells)
    for key, (shown, reason, lower, upper) in told.items():
        is_small = cells[key] < 10 and (hides_zeros or cells[key] > 0)
        assert (reason == "primary") is is_small
        assert (shown, lower, upper) == (cells[key], None, None) or key in hidden
    for key, ends in ranges_by_inner_cells(cells, hidden).items():
        _, _, lower, upper = told[key]
        assert (lower, np.inf if upper is None else upper) == pytest.approx(ends, abs=1e-5)
        assert ends[1] - ends[0] >= 7 - 1e-5


def test_a_table_without_small_cells_is_shown_as_it_is(tmp_path: Path) -> None:
    cells = with_totals({("a", "x"): 10, ("a", "y"): 20, ("b", "x"): 30, ("b", "y"): 40})
    assert [row[-4:] for row in protected(tmp_path, cells).rows] == [
        (count, "", None, None) for count in cells.values()
    ]


def test_without_totals_only_small_cells_are_hidden_and_nothing_bounds_them(tmp_path: Path) -> None:
    cells = {("a", "x"): 3, ("a", "y"): 20}
    assert [row[-4:] for row in protected(tmp_path, cells).rows] == [(None, "primary", 0, None), (20, "", None, None)]


def test_nobody_is_hidden_or_shown_as_asked(tmp_path: Path) -> None:
    cells = with_totals({("a",): 0, ("b",): 50, ("c",): 60})
    reasons = [row[-3] for row in protected(tmp_path, cells).rows]
    assert reasons in (["primary", "", "complementary", ""], ["primary", "", "", "complementary"])
    assert [row[-3] for row in protected(tmp_path, cells, hides_zeros=False).rows] == [""] * 4


def test_regions_of_schools_add_up_by_their_own_dimension(tmp_path: Path) -> None:
    cells = {("", ""): 100, ("n", ""): 60, ("s", ""): 40, ("n", "1"): 57, ("n", "2"): 3, ("s", "3"): 20, ("s", "4"): 20}
    reasons = {tuple(row[:2]): row[-3] for row in protected(tmp_path, cells).rows}
    assert reasons == {**dict.fromkeys(cells, ""), ("n", "2"): "primary", ("n", "1"): "complementary"}
