"""Computes figures again under today's definitions, from the rows of some schools or of all."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tasks.attach import Rows, attach_datasets
from tasks.compute import as_measures, run_models
from tasks.district import District
from tasks.frame_tables import make_frame
from tasks.indicators.catalogue import catalogue
from tasks.indicators.order import models, with_needed
from tasks.verdicts.loss import LostDays
from tasks.warehouse import open_warehouse


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """What a cycle's figures are made of: `rows` are the files of accepted rows, `work` is room for data at work.

    `dropped` are days that its calendar had no more in session.
    """

    district: District
    cycle_id: str
    rows: Rows
    work: Path
    dropped: Sequence[LostDays] = ()


@contextmanager
def recomputed(
    recipe: Recipe, measures: Collection[str], schools: Collection[str] | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse in memory with `measures` of a cycle, computed as if there were no schools but these.

    Of all schools where none are named; only then are there facts of whose data came.
    """
    indicators = [catalogue()[name] for name in sorted(measures)]
    names = [f"{one.area}.{one.name}" for one in indicators]
    if schools is None:
        names.append("facts.school_coverage")
    with open_warehouse(work=recipe.work) as warehouse:
        attach_datasets(warehouse, recipe.rows, schools)
        make_frame(warehouse, recipe.district, recipe.cycle_id, recipe.dropped)
        run_models(warehouse, with_needed(models(), names))
        warehouse.execute(f"create table measures as {as_measures(indicators)}")
        yield warehouse
    shutil.rmtree(recipe.work)
