"""Systems of shares as readers were told them before, of the same period or, of what only grows, of others too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import duckdb
import numpy as np

from tasks.protection.places import Place
from tasks.protection.system import System, number_of
from tasks.sql_text import sql_text
from tasks.suppression.cells import Counts, Flags
from tasks.suppression.share_chain import Told


@dataclass(frozen=True)
class ToldSystem:
    """A system of a release: its numbers, shown or not, of a period that ends on a day, as now's does on another."""

    system: System
    is_hidden: Flags
    period_end: date
    now_period_end: date

    def beside(self, places: Sequence[Place], fewest_n: int) -> Told:
        """What it tells of these places; how many there are is known where they are no few, and tell of no few."""
        row = {one: number for number, one in enumerate(places)}
        return Told(
            shares=self.system.shares(self._slack(fewest_n), (), np.zeros(len(self.system.places), dtype=bool)),
            is_hidden=self.is_hidden,
            now_rows=np.array([row.get(one, -1) for one in self.system.places], dtype=np.int64),
            period_end=self.period_end,
        )

    def _slack(self, fewest_n: int) -> Counts:
        sizes = self.system.sizes
        is_few = self.system.flags(one.is_few for one in self.system.numbers).any(axis=1)
        few = np.where(is_few, np.minimum(sizes, self.system.most_counted), np.where(sizes < fewest_n, sizes, -1))
        return np.where(self.system.is_size_known, few, 0)


def told_systems(warehouse: duckdb.DuckDBPyConnection) -> Mapping[str, Sequence[ToldSystem]]:
    """By the name of a system of now, what was told of it in the order of time, by the tables that hold it."""
    rows = warehouse.execute(sql_text("protection/told_rows.sql")).fetchall()
    found: dict[str, list[ToldSystem]] = defaultdict(list)
    for (name, period_end, _, now_period_end), own in groupby(rows, key=lambda one: one[:4]):
        system = System.of(name, [number_of(row[4:]) for row in own])
        found[name].append(ToldSystem(system, system.is_primary, period_end, now_period_end))
    return found
