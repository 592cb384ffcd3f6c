"""When so many rows of one kind are gone, lacking or changed that it is no chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Fewer rows may have gone or changed one by one; with ten of them, half of their kind is no chance.
_FEWEST_ROWS = 20
_FEWEST_OF_MOST = 10
_LEAST_GONE = 0.1
# Rows of other kinds went hardly at all: a tenth as often.
_OTHERS = 0.1
_MOST = 0.5
# Who sorts a column by itself changes at least as many values as half of those that are not the usual one.
_CHANGED_OF_UNUSUAL = 0.5
_LEAST_CHANGED = 0.02
# Numbers that only rise are answers that still come in.
_LEAST_OF_EACH_WAY = 0.2
# A kind that one row in a hundred had is missed where as many of the newer ones should be of it.
_LEAST_USUAL = 0.01
_LEAST_STILL_FILLED = 0.5


@dataclass(frozen=True)
class Cell:
    """Rows of one class of a column's values, None where it is empty: those of before, and what became of them."""

    value_class: str | None
    rows_n: int
    gone_n: int = 0
    compared_n: int = 0
    changed_n: int = 0
    risen_n: int = 0
    newer_n: int = 0

    @classmethod
    def compared(cls, value_class: str | None, rows_n: int, *told: int) -> Cell:
        """Of rows that are found again by their key."""
        return cls(value_class, rows_n, *told)

    @classmethod
    def newer(cls, value_class: str | None, rows_n: int, newer_n: int) -> Cell:
        """Of rows that came since."""
        return cls(value_class, rows_n, newer_n=newer_n)


def rows_gone(cells: Sequence[Cell], *, is_of_school: bool) -> Iterator[Cell]:
    """Classes of which rows are gone while those of other classes are there; of one school, nearly all of them."""
    rows_n, gone_n = sum(one.rows_n for one in cells), sum(one.gone_n for one in cells)
    for one in cells:
        others_n = rows_n - one.rows_n
        if one.value_class is None or not others_n:
            continue
        share, others = one.gone_n / one.rows_n, (gone_n - one.gone_n) / others_n
        is_most = share >= _MOST and one.gone_n >= _FEWEST_OF_MOST
        is_much = share >= _LEAST_GONE and one.gone_n >= _FEWEST_ROWS and not is_of_school
        if (is_most or is_much) and others <= _OTHERS * share:
            yield one


def values_changed(cells: Sequence[Cell], *, is_number: bool) -> tuple[int, int] | None:
    """How many values of how many compared are others now, None where that may be mending."""
    compared_n, changed_n = sum(one.compared_n for one in cells), sum(one.changed_n for one in cells)
    usual_n = 0 if is_number else max((one.compared_n for one in cells), default=0)
    unusual_n = compared_n - usual_n
    is_few = changed_n < _FEWEST_ROWS or unusual_n < _FEWEST_ROWS or changed_n < _LEAST_CHANGED * compared_n
    if is_few or changed_n < _CHANGED_OF_UNUSUAL * unusual_n:
        return None
    risen_n = sum(one.risen_n for one in cells)
    if is_number and min(risen_n, changed_n - risen_n) < _LEAST_OF_EACH_WAY * changed_n:
        return None
    return changed_n, compared_n


def missing_kind(cells: Sequence[Cell]) -> Iterator[tuple[Cell, int, float]]:
    """Classes that no newer row has, with how many there are and which part (0..1) had it before.

    Where the column is empty more often than it was, its values are missed otherwise.
    """
    rows_n, newer_n = sum(one.rows_n for one in cells), sum(one.newer_n for one in cells)
    filled_n = sum(one.rows_n for one in cells if one.value_class is not None)
    newer_filled_n = sum(one.newer_n for one in cells if one.value_class is not None)
    if not rows_n or newer_filled_n * rows_n < _LEAST_STILL_FILLED * filled_n * newer_n:
        return
    for one in cells:
        share = one.rows_n / rows_n
        is_usual = share >= _LEAST_USUAL and share * newer_n >= _FEWEST_ROWS
        if one.value_class is not None and is_usual and not one.newer_n:
            yield one, newer_n, share
