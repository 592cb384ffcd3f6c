"""Expected and not there: which school's rows, of which part and period, should have come and did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from expectations.catalogue import CONTRACTS
from expectations.table import table_definition
from tasks.district import District
from tasks.expected.matrix_file import write_matrix
from tasks.home import Home
from tasks.limits.good import good_before
from tasks.limits.staleness import MONTHLY
from tasks.sql_text import quoted, sql_text
from tasks.verdict import Absence, Verdict
from tasks.warehouse import open_warehouse

_KNOWN = ("schools", "calendar")


def with_absences(
    district: District,
    verdicts: Sequence[Verdict],
    cycle_id: str,
    last_good: Sequence[Verdict] = (),
    matrix_file: Path | None = None,
) -> list[Verdict]:
    """The verdicts, each accepted one with the cells of school, part and period that it owes and those that are empty.

    Where a dataset has no rows now, its last good ones still tell which schools and days are owed. Nothing is expected
    while nobody has delivered schools. All cells go to `matrix_file`, if there is one.
    """
    told = {one.dataset for one in verdicts if one.accepted_path}
    with _matrix(district, verdicts, cycle_id, [one for one in last_good if one.dataset not in told]) as warehouse:
        if matrix_file:
            write_matrix(warehouse, verdicts, matrix_file)
        return [_completed(warehouse, one) for one in verdicts]


@contextmanager
def _matrix(
    district: District, verdicts: Sequence[Verdict], cycle_id: str, last_good: Sequence[Verdict]
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse with the table `expected` (dataset, school_id, part, period_start, period_end, has_come)."""
    usable = [*verdicts, *last_good]
    with open_warehouse() as warehouse:
        for name in _KNOWN:
            _make_known(warehouse, name, [one.accepted_path for one in usable if one.contract == name])
        warehouse.execute(
            "create table expected (dataset varchar, school_id varchar, part varchar, period_start date, "
            "period_end date, has_come boolean)"
        )
        for verdict in verdicts:
            _add_cells(warehouse, district, verdict, cycle_id)
        yield warehouse


def _make_known(warehouse: duckdb.DuckDBPyConnection, name: str, paths: Sequence[Path | None]) -> None:
    contract = CONTRACTS[name]
    warehouse.execute(table_definition(contract))
    columns = ", ".join(contract.column_names)
    listed = ", ".join(quoted(path) for path in paths if path)
    if listed:
        warehouse.execute(f"insert into {name} select {columns} from read_parquet([{listed}], union_by_name = true)")


def _add_cells(warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, cycle_id: str) -> None:
    contract, dataset = CONTRACTS[verdict.contract], district.datasets[verdict.dataset]
    parts = _parts(warehouse, district, verdict)
    if verdict.status != "accepted" or verdict.accepted_path is None or not (contract.every_school or parts):
        return
    _see(warehouse, "profile", verdict.accepted_path.with_suffix(".profile.parquet"))
    cycle = district.cycle(cycle_id)
    warehouse.execute(
        f"insert into expected select $dataset, cells.* from ({sql_text('expected/cells.sql')}) as cells",
        {
            "dataset": verdict.dataset,
            "cycle_start": cycle.start,
            "cycle_end": cycle.end,
            "by_month": contract.dates_reach == "cadence" and dataset.expected in MONTHLY,
            "every_school": contract.every_school,
            "has_parts": bool(contract.part_column),
            "parts": parts,
        },
    )


def _parts(warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict) -> list[str]:
    """The parts that must come: those that the folder names, and those of the last good delivery."""
    if not CONTRACTS[verdict.contract].part_column:
        return []
    parts = set(district.datasets[verdict.dataset].parts)
    earlier = good_before(Home(district.home_folder), verdict)
    if earlier:
        _see(warehouse, "profile_before", earlier[-1].profile)
        parts |= {part for (part,) in warehouse.execute("select distinct part from profile_before").fetchall() if part}
    return sorted(parts)


def _see(warehouse: duckdb.DuckDBPyConnection, name: str, path: Path) -> None:
    warehouse.execute(f"create or replace view {name} as select * from read_parquet({quoted(path)})")


def _completed(warehouse: duckdb.DuckDBPyConnection, verdict: Verdict) -> Verdict:
    cells = warehouse.execute(sql_text("expected/of_dataset.sql"), {"dataset": verdict.dataset}).fetchall()
    empty = tuple(
        Absence(school_id=school_id, part=part, period_start=start, period_end=end)
        for school_id, part, start, end, has_come in cells
        if not has_come
    )
    return verdict.model_copy(update={"absences": empty, "expected_n": len(cells)})
