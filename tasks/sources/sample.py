"""A made-up district as a source: the same rows for the same settings, from 100 to a million students."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from expectations.catalogue import CONTRACTS
from tasks.errors import DistrictInvalid
from tasks.sources.sample_district import (
    DATASETS,
    SENTINEL_BIRTH_DATE,
    SENTINEL_NAME,
    SENTINEL_STUDENT_ID,
    build,
    dataset_query,
    made_from,
)
from tasks.sources.sample_faults import check_faults, plant
from tasks.sources.settings import SampleSettings, SourceContext, SourceFile
from tasks.warehouse import UNSAFE_OPTIMIZERS, open_warehouse

__all__ = ["DATASETS", "SENTINEL_BIRTH_DATE", "SENTINEL_NAME", "SENTINEL_STUDENT_ID", "SampleSource"]


# They would hold the stream of students in memory, as the small side of a join or to use it twice.
_HOLDING = "join_order,build_side_probe_side,common_subplan"


class SampleSource:
    """One dataset of the made-up district."""

    def __init__(self, settings: SampleSettings, context: SourceContext) -> None:
        self._where = f"datasets.{context.dataset}.source"
        if context.contract not in DATASETS:
            raise DistrictInvalid(
                f"The sample makes no {context.contract}.",
                where=self._where,
                fix=f"name a file instead; the sample makes {', '.join(DATASETS)}",
            )
        self._settings = settings
        self._context = context
        self._contract = CONTRACTS[context.contract]
        self._name = f"sample/{context.contract} ({settings.students} students, seed {settings.seed})"
        check_faults(settings.faults, self._contract, self._where)

    def look(self) -> list[SourceFile]:
        """Name what would be made, by the hash of all it is made from; nothing is made yet."""
        ingredients = [self._context.contract, self._settings.model_dump(), made_from()]
        digest = hashlib.sha256(json.dumps(ingredients, sort_keys=True).encode()).hexdigest()
        return [SourceFile(name=self._name, sha256=digest, size_bytes=0)]

    def read(self, into: Path, aside: Path | None = None) -> tuple[str, ...]:  # noqa: ARG002 - all it makes are rows
        """Write the dataset as one Parquet file, as a stream: memory does not grow with the district."""
        with open_warehouse(work=self._context.work) as warehouse:
            # One thread writes the same bytes every time, and no rows pile up while they wait for their turn.
            warehouse.execute("set threads = 1")
            warehouse.execute(f"set disabled_optimizers = '{UNSAFE_OPTIMIZERS},{_HOLDING}'")
            build(warehouse, self._settings)
            rows = plant(
                warehouse, dataset_query(self._context.contract), self._contract, self._settings.faults, self._where
            )
            # A sequence counts in the stream, where `row_number` would wait for its last row; row 1 is the header.
            warehouse.execute("create temp sequence file_row start 2")
            warehouse.execute(
                f"copy (select *, $file as _file, nextval('file_row') as _row from ({rows})) to $into (format parquet)",
                {"file": self._name, "into": str(into)},
            )
        return ()
