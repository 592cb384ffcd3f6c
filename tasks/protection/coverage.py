"""Chooses of which numbers it is told how many people came, and finds what could be worked out of those it is told of.

Who is left out, missing or not counted adds up over units and groups as all people do, so that a few of them can be
what is left of others: where it must not be told of one number, it is not told of as few others as keep it so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

import duckdb
import numpy as np

from tasks.protection.places import Place, costs_of, lines_of
from tasks.sql_text import filled
from tasks.suppression.cells import Counts, Flags
from tasks.suppression.lines import Line
from tasks.suppression.place_hiding import hide_asked, narrow_places


class _Cell(NamedTuple):
    """A count of people at a place: whether it is few, known without being told, and not told whatever else is."""

    place: Place
    number_id: int | None
    people_n: int
    is_few: bool
    is_known: bool
    is_kept: bool


@dataclass(frozen=True)
class _Column:
    """Counts of people that add up, by place of a table."""

    rows: Counts
    lines: Sequence[Line]
    counts: Counts
    is_few: Flags
    is_known: Flags

    @classmethod
    def of(cls, cells: Sequence[_Cell], row: dict[Place, int]) -> _Column:
        return cls(
            rows=np.array([row[one.place] for one in cells]),
            # What is left over stands at one unit for all: no part of them adds up without it.
            lines=lines_of([one.place for one in cells], len(cells)),
            counts=np.array([one.people_n for one in cells], dtype=np.int64),
            is_few=np.array([one.is_few for one in cells], dtype=bool),
            is_known=np.array([one.is_known for one in cells], dtype=bool),
        )


@dataclass(frozen=True)
class _Table:
    """What is told of people, in one way, at the places of one measure and period."""

    measure: str
    way: str
    places: Sequence[Place]
    ids: Sequence[int | None]
    is_kept: Flags
    columns: Sequence[_Column]

    @classmethod
    def of(cls, measure: str, way: str, columns: Sequence[Sequence[_Cell]]) -> _Table:
        by_place = {one.place: one for cells in columns for one in cells}
        row = {place: number for number, place in enumerate(by_place)}
        # Who was left out is often who is not counted: what is the same of all is looked at once.
        different = {tuple((one.place, one.people_n, one.is_known) for one in cells): cells for cells in columns}
        return cls(
            measure=measure,
            way=way,
            places=list(by_place),
            ids=[one.number_id for one in by_place.values()],
            is_kept=np.array([one.is_kept for one in by_place.values()], dtype=bool),
            columns=[_Column.of(cells, row) for cells in different.values()],
        )

    def hidden(self, min_width: int) -> Flags:
        """At which places nothing is told, so that no count of few people can be told too nearly."""
        is_hidden = self.is_kept
        costs = costs_of(self.places, self._most_people, set())
        hidden_n = -1
        while is_hidden.sum() > hidden_n:
            hidden_n = int(is_hidden.sum())
            for one in self.columns:
                own = is_hidden[one.rows]
                hiding = hide_asked(one.lines, own, one.is_few, one.is_known, costs[one.rows], one.counts, min_width)
                if not hiding.is_safe:
                    return np.ones(len(self.places), dtype=bool)
                is_hidden = is_hidden.copy()
                is_hidden[one.rows] |= hiding.is_hidden[:, 0]
        return is_hidden

    @property
    def _most_people(self) -> Counts:
        most = np.zeros(len(self.places), dtype=np.int64)
        for one in self.columns:
            np.maximum.at(most, one.rows, one.counts)
        return most

    def too_narrow(self, min_width: int) -> int:
        """How many counts of few people are told, or can be told too nearly: none where nothing is told."""
        if self.is_kept.all():
            return 0
        found_n = 0
        for one in self.columns:
            is_hidden = self.is_kept[one.rows] & ~one.is_known
            narrow = narrow_places(one.lines, is_hidden, one.is_few, one.counts, min_width)
            found_n += len(narrow) + int((one.is_few & ~is_hidden).sum())
        return found_n


def coverage_hidden(warehouse: duckdb.DuckDBPyConnection, min_width: int) -> list[tuple[int, str]]:
    """Of which numbers nothing is told of the people that came, by the table `coverage_numbers`, and in which way."""
    found = []
    for table in _tables(warehouse, "coverage_numbers"):
        is_hidden = table.hidden(min_width)
        found += [
            (number_id, table.way)
            for number_id, is_so in zip(table.ids, is_hidden, strict=True)
            if is_so and number_id is not None
        ]
    return found


def coverage_too_narrow(warehouse: duckdb.DuckDBPyConnection, min_width: int) -> dict[str, int]:
    """By measure, how many counts of few people can be told too nearly by the table `known_coverage`."""
    found: dict[str, int] = defaultdict(int)
    for table in _tables(warehouse, "known_coverage"):
        found[table.measure] += table.too_narrow(min_width)
    return {measure: cells_n for measure, cells_n in found.items() if cells_n}


def _tables(warehouse: duckdb.DuckDBPyConnection, relation: str) -> Iterator[_Table]:
    rows = warehouse.execute(filled("protection/coverage_rows.sql", numbers=relation)).fetchall()
    for (_, measure, way), own in groupby(rows, key=lambda one: one[:3]):
        yield _Table.of(measure, way, [_cells(cells) for _, cells in groupby(own, key=lambda one: one[3])])


def _cells(rows: Iterable[Sequence[Any]]) -> list[_Cell]:
    return [_Cell(Place(*row[4:8]), *row[8:]) for row in rows]
