"""Some consecutive rows of one file, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import pyarrow as pa

from tasks.sources.column_names import unique_names

_RECORDS_PER_BATCH = 20_000


@dataclass(frozen=True)
class Batch:
    """`columns` are Arrow arrays of strings, NULL where empty; rows count on from `first_row`."""

    names: tuple[str, ...]
    columns: list[pa.Array]
    first_row: int


def batches_of_records(records: Iterable[Mapping[str, str | None]], first_row: int) -> Iterator[Batch]:
    """Batches of records of which each has keys of its own; a column keeps its name from its first record on."""
    names: dict[str, str] = {}
    remaining = iter(records)
    while some := list(islice(remaining, _RECORDS_PER_BATCH)):
        for key in dict.fromkeys(key for record in some for key in record):
            if key not in names:
                names[key] = unique_names([*names.values(), key])[-1]
        columns = [pa.array([record.get(key) or None for record in some], pa.string()) for key in names]
        yield Batch(tuple(names.values()), columns, first_row)
        first_row += len(some)
