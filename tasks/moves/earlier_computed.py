"""The earlier cycle's figures under today's definitions: as its run computed them, or computed again."""

from __future__ import annotations

from collections.abc import Collection

import duckdb

from tasks.errors import IndicatorBroken
from tasks.indicators.reads import contracts_read
from tasks.manifest import definitions_hash
from tasks.moves.computed import Computed, read_computed
from tasks.moves.earlier_run import EarlierRun
from tasks.moves.figures import Figure
from tasks.moves.recompute import Recipe, recomputed
from tasks.storage.run_folder import warehouse_of
from tasks.warehouse import open_warehouse


def earlier_computed(earlier: EarlierRun, recipe: Recipe, figures: Collection[Figure]) -> Computed:
    """Numbers and schools of the earlier figures; those whose rows are gone are left out where rows are needed.

    Nothing is computed while definitions are what they were and the run's warehouse is there.
    """
    path = warehouse_of(earlier.folder)
    if earlier.manifest.get("definitions_sha256") == definitions_hash() and path.is_file():
        try:
            with open_warehouse(path, read_only=True) as warehouse:
                return read_computed(warehouse, figures)
        except duckdb.Error:
            # Written by another version of DuckDB, or damaged: the rows say the same.
            pass
    usable = [one for one in figures if not earlier.gone & contracts_read(one.measure)]
    try:
        with recomputed(recipe, {one.measure for one in usable}) as warehouse:
            return read_computed(warehouse, usable)
    except (duckdb.ConversionException, IndicatorBroken):
        # Rows of an older contract can be such that today's definitions do not run on them.
        return Computed(numbers={}, schools={})
