"""Columns that had several values and have a single one in all newer rows, such as a school's actions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from math import log

import duckdb

from expectations.contract import Contract
from reports.numbers import day, rate
from tasks.limits.delivery import Delivery
from tasks.limits.told_already import is_told_already
from tasks.limits.values_found import Told, in_a_sample, rows_of_one_sampled
from tasks.limits.watched import Watched
from tasks.sql_text import sql_text

# Of a thousand deliveries one is held by chance, however many columns and schools are looked at. What comes in bursts
# is longer away than chance has it: it must be away for twice as long as it ever was.
_ONE_IN = 1_000
_TIMES_AS_LONG = 2
# Of fewer other values nobody knows how usual they are, and fewer rows may be of one case.
_FEWEST_OTHERS = _FEWEST_ROWS = 10


@dataclass(frozen=True)
class Single:
    """The value of all `since_n` newer rows after `last_date`, on which another came last.

    `same_n` of `of_n` rows of before had it, at most `longest_n` of them one after another; after these `at_end_n` had
    no other even then.
    """

    value_class: str
    since_n: int
    last_date: date | None
    of_n: int
    same_n: int
    longest_n: int
    at_end_n: int

    def is_no_chance(self, looked_at_n: int) -> bool:
        """Whether it is not, of so many columns and schools, and was not so already in the rows of before."""
        return self._is_long(self.since_n, looked_at_n) and not self._is_long(self.at_end_n, looked_at_n)

    @property
    def share(self) -> float:
        """0..1 of the rows before."""
        return self.same_n / self.of_n

    def _is_long(self, rows_n: int, looked_at_n: int) -> bool:
        is_few = self.of_n - self.same_n < _FEWEST_OTHERS or rows_n < _FEWEST_ROWS
        # That one value comes so often in a row has the chance of its share to that power; a new one has some too.
        share = (self.same_n + 1) / (self.of_n + 1)
        is_rare = -rows_n * log(share) >= log(_ONE_IN * looked_at_n)
        return is_rare and not is_few and rows_n > _TIMES_AS_LONG * self.longest_n


def single(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    columns: list[Watched],
    now: Delivery,
    before: Delivery,
    already: Collection[Told],
) -> Iterator[Told]:
    """Which columns have become of one value in what goes on about people all year, by the rows that `sample` made.

    What is told `already` of a column of all or of that school is told by that, and by causes what these explain.
    """
    last_date = before.verdict.freshest_date
    if not contract.about_people or contract.dates_reach != "cadence" or last_date is None:
        return
    told_of = {(one.what[1], one.school_id) for one in already}
    rows = warehouse.execute(sql_text("limits/values_single.sql"), {"last_date": last_date}).fetchall()
    for place, school_id, series, *told in rows:
        column, one = columns[place - 1], Single(*told)
        lacking_n = (1 - one.share) * one.since_n * rows_of_one_sampled(before)
        is_told = (place, "") in told_of or (place, school_id) in told_of
        is_told |= is_told_already(now.verdict, column.column.name, lacking_n)
        if is_told or not column.tells_kinds or not one.is_no_chance(len(rows)):
            continue
        after = f" after {day(one.last_date)}" if one.last_date else ""
        of_series = f" of {series}" if series else ""
        sentence = (
            f"{in_a_sample(before)}all {one.since_n:,} rows{of_series}{after} that have a value of "
            f"{column.column.name} have {column.words(one.value_class)}, as {rate(one.share)} of those before had"
        )
        yield Told(("single", place, series), school_id, sentence)
