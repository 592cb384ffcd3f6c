"""Judges made-up series once, in a process of its own, and prints the figures as one line of JSON.

    python -m tests.benchmarks.signals_side ours|pandas SERIES

Points are made once and kept in build/bench. Reading them, and imports, come before the clock starts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.benchmarks.sides import print_figures

FOLDER = Path("build/bench/signals").resolve()
POINTS_SQL = Path(__file__).with_name("signal_points.sql")
Told = dict[str, Any]


def points(series_n: int) -> Path:
    """The points as Parquet, made now if they are not there."""
    import duckdb

    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"points-{series_n}.parquet"
    if not path.exists():
        part = path.with_suffix(".part")
        made = POINTS_SQL.read_text(encoding="utf-8").replace("$series_n", str(series_n))
        with duckdb.connect() as warehouse:
            warehouse.execute(f"copy ({made}) to '{part}' (format parquet)")
        part.rename(path)
    return path


def ours(path: Path) -> Callable[[], Told]:
    """Both tables of `judge`, left in the warehouse."""
    from tasks.signals.judge import judge
    from tasks.warehouse import open_warehouse

    def work() -> Told:
        with open_warehouse(work=FOLDER / "spill") as warehouse:
            warehouse.execute("set threads = 2")
            warehouse.execute(f"create temp table points as from read_parquet('{path}')")
            warehouse.execute(
                "create temp table charted as select distinct series, 'xmr' as chart, 'mdc-2023' as rules, "
                "'increase' as improvement, true as is_screened from points"
            )
            judge(warehouse)
            kinds = warehouse.execute(
                "select concat_ws(' ', point_type, direction), count(*) from signals group by all"
            ).fetchall()
            phases = warehouse.execute(
                "select count(*), sum(n_useful), sum(longest_run), sum(crossings), count(*) filter (where signal), "
                "count(*) filter (where variation = 'improvement'), count(*) filter (where assurance = 'fail') "
                "from summaries"
            ).fetchall()
        return {"kinds": dict(kinds), "phases": [int(count) for count in phases[0]]}

    return work


def pandas(path: Path) -> Callable[[], Told]:
    """The same columns by groupby."""
    import pandas as pd

    from tests.benchmarks.signals_by_groupby import judge

    def work() -> Told:
        signals, phases = judge(pd.read_parquet(path))
        names = signals["point_type"] + signals["direction"].map({"up": " up", "down": " down"}).fillna("")
        told = (
            len(phases),
            phases["n_useful"].sum(),
            phases["longest_run"].sum(),
            phases["crossings"].sum(),
            phases["signal"].sum(),
            (phases["variation"] == "improvement").sum(),
            (phases["assurance"] == "fail").sum(),
        )
        return {"kinds": names.value_counts().to_dict(), "phases": [int(count) for count in told]}

    return work


def main(side: str, series_n: int) -> None:
    """Print one line of JSON."""
    path = points(series_n)
    start = perf_counter()
    work = {"ours": ours, "pandas": pandas}[side](path)
    import_seconds = perf_counter() - start
    print_figures(lambda: {"rows": series_n * 40, "told": work()}, import_seconds=import_seconds)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
