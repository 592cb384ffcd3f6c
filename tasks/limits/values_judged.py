"""When so many rows of one kind are gone, lacking or changed that it is no chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

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
# A kind that one row in a hundred had is missed where a dozen rows should be of it since it came last, and where that
# is twice as long as it ever was away.
_LEAST_USUAL = 0.01
FEWEST_MISSED = 12
_TIMES_AS_LONG = 2
_LEAST_STILL_FILLED = 0.5
# What three rows in four had and one in four of the newer ones has is the other way round.
MOST_HAD, FEW_HAVE = 0.75, 0.25


@dataclass(frozen=True)
class Cell:
    """Rows of one class of a column's values, None where it is empty: those of before, and what became of them."""

    value_class: str | None
    rows_n: int
    gone_n: int = 0
    compared_n: int = 0
    changed_n: int = 0
    risen_n: int = 0


@dataclass(frozen=True)
class Since:
    """A class of values that `rows_n` of `of_n` rows had, the longest stretch of them without it, and what came since.

    `without_at_end_n` is how many came after the last of it even then. `since_n` rows are dated after `last_date`, on
    which it came last, or are all that came; `filled_n` and `since_filled_n` of either have any value. Of `newer_of_n`
    rows dated after all of before `newer_n` have it.
    """

    value_class: str
    rows_n: int
    of_n: int
    filled_n: int
    longest_without_n: int
    without_at_end_n: int
    since_n: int
    since_filled_n: int
    last_date: date | None
    has_older: bool
    newer_n: int
    newer_of_n: int

    @property
    def share(self) -> float:
        """0..1 of the rows before."""
        return self.rows_n / self.of_n

    @property
    def lacking_n(self) -> float:
        """How many more of the rows should have it."""
        return self.share * self.since_n if self.is_missed else self.share * self.newer_of_n - self.newer_n

    @property
    def is_missed(self) -> bool:
        """Whether it should have come since; where it is in no row at all, not even in older ones, these are gone.

        Where the column is empty more often than it was, its values are missed otherwise.
        """
        is_told_otherwise = self.last_date is None and self.has_older
        is_filled = self.since_filled_n * self.of_n >= _LEAST_STILL_FILLED * self.filled_n * self.since_n
        was_away = self._is_long_away(self.without_at_end_n)
        return self._is_long_away(self.since_n) and is_filled and not was_away and not is_told_otherwise

    def _is_long_away(self, rows_n: int) -> bool:
        is_usual = self.share >= _LEAST_USUAL and self.share * rows_n >= FEWEST_MISSED
        return is_usual and rows_n > _TIMES_AS_LONG * self.longest_without_n

    @property
    def is_turned(self) -> bool:
        """Whether nearly all had it, and of the newer ones hardly any has."""
        is_many = self.newer_of_n >= _FEWEST_ROWS
        return is_many and self.share >= MOST_HAD and self.newer_n <= FEW_HAVE * self.newer_of_n


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


def rows_moved(cells: Sequence[Cell]) -> tuple[int, int] | None:
    """How many rows of how many of a school are another's now, None where fewer than half are."""
    compared_n, moved_n = sum(one.compared_n for one in cells), sum(one.changed_n for one in cells)
    return (moved_n, compared_n) if moved_n >= _FEWEST_ROWS and moved_n >= _MOST * compared_n else None


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
