"""Protect: only numbers about groups large enough leave the warehouse, and nothing that tells the others.

What is hidden is chosen over the joint table of all that a run could publish, and audited before anything is written:
see README, "What is shown of small groups".
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from tasks.district import Policy
from tasks.errors import WouldDisclose
from tasks.insert_rows import insert_rows
from tasks.protection.told_files import load_told, write_told
from tasks.sql_text import quoted, sql_text
from tasks.warehouse import open_warehouse, parsed

if TYPE_CHECKING:
    from tasks.protection.joint import Joint

REFERENCE = (
    "schools",
    "departments",
    "goals",
    "initiatives",
    "initiative_departments",
    "initiative_goals",
    "initiative_schools",
    "commitments",
    "notes",
)
# By table, what is not for everybody: who answers for it or says so, and figures that nobody has protected.
PUBLIC_REFERENCE = {"schools": ("principal",), "goals": ("owner", "baseline"), "notes": ("author",)}


def protect(policy: Policy, warehouse_path: Path, into: Path, told: Path, released: Sequence[Path] = ()) -> Path:
    """Write what those who work with the run may see, as Parquet, to the folder `into`.

    `told` is where all numbers go, shown or not, for what comes after; `released` are those of what the same readers
    were told before. Raises WouldDisclose when a number that would be shown breaks the policy.
    """
    into.mkdir(parents=True, exist_ok=True)
    with open_warehouse(warehouse_path, read_only=True) as warehouse:
        load_told(warehouse, released)
        _choose(warehouse, policy, told)
        _write(warehouse, "published", into / "measures.parquet")
        # It says which figures differ, and none of them.
        _write(warehouse, "disagreements", into / "disagreements.parquet")
        for name in REFERENCE:
            _write(warehouse, name, into / f"{name}.parquet")
    return into


def protect_for_public(
    policy: Policy, warehouse_path: Path, into: Path, told: Path, released: Sequence[Path], beside: Path
) -> Path:
    """Write what everybody may see, as `protect` does; what `beside` tells to be hidden in the run stays hidden.

    Plans, promises and who answers for them are for those who work with the run.
    """
    into.mkdir(parents=True, exist_ok=True)
    with open_warehouse(warehouse_path, read_only=True) as warehouse:
        load_told(warehouse, released, beside)
        _choose(warehouse, policy, told)
        _write(warehouse, "(select * from published where origin <> 'plans')", into / "measures.parquet")
        for name, withheld in PUBLIC_REFERENCE.items():
            emptied = ", ".join(f"if(false, {column}, null) as {column}" for column in withheld)
            _write(warehouse, f"(select * replace ({emptied}) from {name})", into / f"{name}.parquet")
    return into


def _choose(warehouse: duckdb.DuckDBPyConnection, policy: Policy, told: Path) -> None:
    make_policy(warehouse, policy)
    choose_what_is_shown(warehouse)
    _refuse_violations(warehouse)
    write_told(warehouse, told)


def make_policy(warehouse: duckdb.DuckDBPyConnection, policy: Policy) -> None:
    """Make the table `policy`, of one row."""
    columns = ", ".join(f"${name} as {name}" for name in policy.model_dump())
    warehouse.execute(f"create or replace temp table policy as select {columns}", policy.model_dump())


def choose_what_is_shown(warehouse: duckdb.DuckDBPyConnection) -> None:
    """Make the table `published` of `measures`, by the tables `policy`, `released` and `withheld`."""
    for name in _CHOSEN_FROM:
        _make(warehouse, name)
    is_any_secret = _is_any(warehouse, "joint_numbers", "is_primary") or _is_any(warehouse, "released", "not is_shown")
    joint = _joint(warehouse) if is_any_secret else None
    hidden_ids = joint.hidden_ids() if joint else []
    warehouse.execute(
        "create or replace temp table hidden_numbers as select unnest($ids::bigint[]) as number_id", {"ids": hidden_ids}
    )
    codes = joint.codes(hidden_ids) if joint else {}
    warehouse.execute(
        "create or replace temp table coded_numbers (number_id bigint, least_rate double, most_rate double)"
    )
    insert_rows(
        warehouse,
        "coded_numbers",
        [[number_id, one.least_percent / 100, one.most_percent / 100] for number_id, one in codes.items()],
    )
    _choose_coverage(warehouse)
    text = sql_text("protection/published_measures.sql")
    warehouse.execute(parsed(f"create or replace temp table published as {text}"))


_CHOSEN_FROM = (
    *("split_months", "candidates", "time_room", "told_tables", "told_before", "kept_back"),
    *("counted_elsewhere", "added_tables", "numbers_about_people", "named_tables", "joint_numbers"),
)


def _choose_coverage(warehouse: duckdb.DuckDBPyConnection) -> None:
    for name in ("shown_numbers", "coverage_numbers"):
        _make(warehouse, name)
    warehouse.execute("create or replace temp table coverage_hidden (number_id bigint, way varchar)")
    if _is_any(warehouse, "coverage_numbers", "is_few"):
        from tasks.protection.coverage import coverage_hidden

        insert_rows(warehouse, "coverage_hidden", coverage_hidden(warehouse, _min_width(warehouse)))
    _make(warehouse, "coverage_told")


def violations(warehouse: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """By measure, how many numbers of `published` break the policy or give a hidden one away.

    Looks at what would be published, not at what was decided. That a hidden number can be told only to so many
    numbers as the policy asks for is proved by linear programs.
    """
    _make(warehouse, "known_numbers")
    broken = dict(warehouse.execute(parsed(sql_text("protection/violations.sql"))).fetchall())
    if broken:
        return broken
    shown = warehouse.execute("select number_id from known_numbers where is_shown").fetchall()
    shown_ids = {number_id for (number_id,) in shown}
    told = warehouse.execute(sql_text("protection/told_codes.sql")).fetchall()
    codes = {number_id: (least_percent, most_percent) for number_id, least_percent, most_percent in told}
    all_ids = warehouse.execute("select number_id from joint_numbers where number_id is not null").fetchall()
    is_any_hidden = any(number_id not in shown_ids for (number_id,) in all_ids)
    is_any_secret = is_any_hidden or _is_any(warehouse, "released", "not is_shown")
    found = _joint(warehouse).too_narrow(shown_ids, codes) if is_any_secret else {}
    return found or _coverage_too_narrow(warehouse)


def _coverage_too_narrow(warehouse: duckdb.DuckDBPyConnection) -> dict[str, int]:
    _make(warehouse, "known_coverage")
    if not _is_any(warehouse, "known_coverage", "is_few"):
        return {}
    from tasks.protection.coverage import coverage_too_narrow

    return coverage_too_narrow(warehouse, _min_width(warehouse))


def _refuse_violations(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = violations(warehouse)
    if found:
        listed = ", ".join(f"{measure} ({cells_n:,} cells)" for measure, cells_n in sorted(found.items()))
        raise WouldDisclose(
            f"Numbers about groups that are too small would be shown, or could be worked out: {listed}.",
            where="protect",
            fix="this is an error of Throughline's own: nothing was published; please report it",
        )


def _joint(warehouse: duckdb.DuckDBPyConnection) -> Joint:
    # Late, since solvers take half a second to load, and where nothing is small none is asked.
    from tasks.protection.beside import Beside
    from tasks.protection.joint import Joint, joint_systems
    from tasks.protection.told_systems import told_systems

    ((fewest_n, min_width, hides_corrections),) = warehouse.execute(
        "select minimum_n, min_width, hides_corrections from policy"
    ).fetchall()
    beside = Beside(told_systems(warehouse), fewest_n, min_width, hides_corrections)
    return Joint(joint_systems(warehouse), beside, min_width)


def _min_width(warehouse: duckdb.DuckDBPyConnection) -> int:
    ((min_width,),) = warehouse.execute("select min_width from policy").fetchall()
    return int(min_width)


def _is_any(warehouse: duckdb.DuckDBPyConnection, table: str, condition: str) -> bool:
    ((is_any,),) = warehouse.execute(f"select count(*) > 0 from {table} where {condition}").fetchall()
    return bool(is_any)


def _make(warehouse: duckdb.DuckDBPyConnection, name: str) -> None:
    warehouse.execute(parsed(f"create or replace temp table {name} as {sql_text(f'protection/{name}.sql')}"))


def _write(warehouse: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    warehouse.execute(f"copy (select * from {table} order by all) to {quoted(path)} (format parquet)")
