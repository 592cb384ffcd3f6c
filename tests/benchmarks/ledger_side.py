"""Makes the ledger of a made-up district once, in a process of its own, and prints the figures as one line of JSON.

    python -m tests.benchmarks.ledger_side ledger|sums LINES

`ledger` computes the ledger and all indicators that rest on it; `sums` adds up the same money by initiative. Making the
accounts, and imports, come before the clock starts.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb

from tests.benchmarks.sides import made_up_district, print_figures

ACCOUNTS_SQL = Path(__file__).with_name("ledger_accounts.sql")
INDICATORS = ("unattributed_money", "aligned_money", "money_spent", "goal_money", "goal_staff", "orphaned_initiatives")
_PLANS = (
    "insert into departments (department_id, title, lead) select 'd' || n, 'D', 'Nobody' from range(60) as made (n)",
    "insert into schools (school_id, level) select 's' || n, 'high' from range(1500) as made (n)",
    "insert into goals (goal_id, title) select 'g' || n, 'G' from range(20) as made (n)",
    """insert into initiatives (initiative_id, title, lead_department_id, status, start_date, is_mandated)
        select 'i' || n, 'I', 'd' || (n % 60), 'active', date '2025-08-01', n % 7 = 0 from range(3000) as made (n)""",
    """insert into initiative_goals
        select 'i' || n, 'g' || ((n * 7 + place) % 20), 0.3
        from range(3000) as made (n) cross join range(3) as places (place)""",
    """insert into account_rules (rule_id, priority, fund_code, object_code, program_code, initiative_id)
        select 'r' || n, n + 1, cast(n % 30 as varchar), case when n % 2 = 0 then (10 + n % 60) || '*' end,
            cast(n % 200 as varchar), 'i' || (n * 3 % 3000)
        from range(500) as made (n)""",
)


def made(warehouse: duckdb.DuckDBPyConnection, lines_n: int) -> None:
    """Accounts, plans and rules, in the frame of a cycle."""
    from expectations.catalogue import CONTRACTS
    from expectations.table import table_definition
    from tasks.frame_tables import make_frame

    settings = made_up_district()
    for contract in CONTRACTS.values():
        warehouse.execute(table_definition(contract))
    make_frame(warehouse, settings, "fall")
    for statement in _PLANS:
        warehouse.execute(statement)
    text = ACCOUNTS_SQL.read_text(encoding="utf-8")
    warehouse.execute(f"insert into money by name {text}", {"lines_n": lines_n})


def ledger(warehouse: duckdb.DuckDBPyConnection) -> int:
    """How many rows the ledger has, once it adds up to its accounts."""
    from expectations.catalogue import CONTRACTS
    from tasks.frame_tables import FRAME
    from tasks.indicators.order import SCHEMAS, in_order, models, with_needed

    for schema in SCHEMAS:
        warehouse.execute(f"create schema {schema}")
    needed = with_needed(models(), [f"alignment.{name}" for name in INDICATORS])
    for model in in_order(needed, {*CONTRACTS, *FRAME}):
        warehouse.execute(f"create table {model.name} as {model.sql}")
    ((found,),) = warehouse.execute("select sum(budget_usd) from facts.ledger").fetchall()
    ((known,),) = warehouse.execute("select sum(budgeted_usd) from money").fetchall()
    if found != known:
        raise SystemExit(f"ledger: {found} and not {known}")
    ((rows_n,),) = warehouse.execute("select count(*) from facts.ledger").fetchall()
    return int(rows_n)


def sums(warehouse: duckdb.DuckDBPyConnection) -> int:
    """How many initiatives and departments have money."""
    query = """
        select initiative_id, department_id, school_id, sum(budgeted_usd), sum(actual_usd)
        from money
        group by all"""
    return len(warehouse.execute(query).fetchall())


def main(side: str, lines_n: int) -> None:
    """Run one side and print its figures."""
    from tasks.warehouse import open_warehouse

    start = perf_counter()
    import tasks.indicators.order  # noqa: F401

    import_seconds = perf_counter() - start
    with TemporaryDirectory() as folder:
        path = Path(folder) / "warehouse.duckdb"
        with open_warehouse(path) as warehouse:
            made(warehouse, lines_n)
        with open_warehouse(path) as warehouse:
            work = {"ledger": ledger, "sums": sums}[side]
            print_figures(lambda: {"rows": lines_n, "told": work(warehouse)}, import_seconds=import_seconds)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
