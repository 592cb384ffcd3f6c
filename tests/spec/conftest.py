"""Small text tables in, lines out: a warehouse in memory with every dataset and the frame of a made-up cycle."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import duckdb
import pytest

from expectations.catalogue import CONTRACTS
from expectations.table import table_definition
from tasks.district import District
from tasks.frame_tables import FRAME, make_frame
from tasks.indicators.order import SCHEMAS, Model, in_order, models, with_needed
from tasks.indicators.shape import require_shape
from tasks.sql_text import sql_text
from tasks.warehouse import parsed, share_warehouse

FIRST_DAY, LAST_DAY = date(2025, 9, 1), date(2025, 12, 31)
PERIODS = {
    "cycle": f"period_start = date '{FIRST_DAY}' and period_end = date '{LAST_DAY}'",
    "year": f"period_start = date '2025-07-01' and period_end = date '{LAST_DAY}'",
    "all": "true",
}
PARTS = {"P": "1", "H": "0.5", "A": "0", "N": None, **{str(tenths): f"0.{tenths}" for tenths in range(1, 10)}}
Answer = list[str]
Row = dict[str, str | None]


@pytest.fixture(scope="session")
def district() -> District:
    """A district whose fall cycle has 122 days; measures that only come ready-made are teacher_retention and seats."""
    return District.model_validate(
        {
            "name": "Somewhere",
            "departments": {"services": {"title": "Services", "lead": "A. Lead", "email": "lead@example.org"}},
            "datasets": {"schools": {"department": "services", "source": {"kind": "sample"}}},
            "cycles": {
                "spring": {"title": "Spring", "start": "2025-02-01", "end": "2025-06-30", "meeting": "2025-07-10"},
                "fall": {"title": "Fall", "start": FIRST_DAY, "end": LAST_DAY, "meeting": "2026-01-15"},
                "winter": {"title": "Winter", "start": "2026-01-01", "end": "2026-03-31", "meeting": "2026-04-15"},
            },
            "measures": {
                "teacher_retention": {"title": "Teachers who stay", "counted": "staff"},
                "seats": {"title": "Seats", "form": "value", "counted": "things"},
            },
            "folder": Path(),
        }
    )


@pytest.fixture(scope="session")
def measured(district: District) -> Callable[..., Answer]:
    """What an indicator answers for the datasets given, as lines of the columns asked for.

    Each dataset is a table of words under its name; `-` is a missing value. `days` is a shorthand for attendance and
    enrolment: one letter a day from September 1 on: P present, A absent, H half the day, 1 to 9 tenths of the day,
    N a row that nobody filled in, _ no row and, at either end, not enrolled. Every day is in session, and there are
    the schools A and B, unless tables say otherwise. `of` is a district with other settings.
    """

    def ask(
        name: str,
        columns: str,
        *,
        period: str = "cycle",
        where: str = "unit_type <> 'level'",
        of: District = district,
        **given: str,
    ) -> Answer:
        with share_warehouse() as warehouse:
            _fill(warehouse, of, given)
            if name == "ready_made":
                _run(warehouse, "facts.session_days")
                warehouse.execute(parsed(f"create table answer as {sql_text('assembly/ready_made.sql')}"))
            else:
                _run(warehouse, name)
                warehouse.execute(f"create view answer as select * from {name}")
            return _lines(warehouse, columns, f"{PERIODS[period]} and {where}")

    return ask


@pytest.fixture(scope="session")
def framed(district: District) -> Callable[..., Answer]:
    """What a query on the tables of the frame gives, for a cycle of the district or of another."""

    def ask(query: str, *, cycle: str = "fall", of: District = district) -> Answer:
        with share_warehouse() as warehouse:
            make_frame(warehouse, of, cycle)
            return _words(warehouse.execute(f"{query} order by all").fetchall())

    return ask


@pytest.fixture(scope="session")
def ledger(district: District) -> Callable[..., Answer]:
    """What a query on the ledger gives for the datasets given, as `measured` takes them."""

    def ask(query: str, **given: str) -> Answer:
        with share_warehouse() as warehouse:
            _fill(warehouse, district, given)
            _run(warehouse, "facts.ledger")
            warehouse.execute("create view ledger as select * from facts.ledger")
            return _words(warehouse.execute(f"{query} order by all").fetchall())

    return ask


def _fill(warehouse: duckdb.DuckDBPyConnection, district: District, given: dict[str, str]) -> None:
    schools = "school_id level\nA elementary\nB elementary"
    tables = {name: _table(text) for name, text in {"schools": schools, **given}.items()}
    if "calendar" not in tables:
        in_session = (FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1))
        tables["calendar"] = [{"date": str(day), "is_session": "true"} for day in in_session]
    days = tables.pop("days", [])
    tables["attendance"] = [*tables.get("attendance", []), *_attended(days)]
    tables.setdefault("enrolment", _enrolled(days))
    for name, contract in CONTRACTS.items():
        warehouse.execute(parsed(table_definition(contract)))
        _insert(warehouse, name, tables.pop(name, []))
    assert not tables, f"there is no dataset {', '.join(tables)}"
    make_frame(warehouse, district, "fall")


def _table(text: str) -> list[Row]:
    head, *lines = [line.split() for line in text.strip().splitlines()] or [[]]
    return [{name: None if word == "-" else word for name, word in zip(head, words, strict=True)} for words in lines]


def _insert(warehouse: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    if rows:
        columns = ", ".join(f"unnest(cast(${name} as varchar[]))" for name in rows[0])
        warehouse.execute(
            f"insert into {table} ({', '.join(rows[0])}) select {columns}",
            {name: [row[name] for row in rows] for name in rows[0]},
        )


def _attended(days: list[Row]) -> list[Row]:
    return [
        {
            "student_id": row["student_id"],
            "school_id": row["school_id"],
            "date": str(FIRST_DAY + timedelta(days=n)),
            "present_fraction": PARTS[letter],
        }
        for row in days
        for n, letter in enumerate(row["days"] or "")
        if letter != "_"
    ]


def _enrolled(days: list[Row]) -> list[Row]:
    return [
        {
            "student_id": row["student_id"],
            "school_id": row["school_id"],
            "grade": "05",
            "entry_date": str(FIRST_DAY + timedelta(days=len(letters) - len(letters.lstrip("_")))),
            "exit_date": str(FIRST_DAY + timedelta(days=len(letters.rstrip("_")) - 1)),
        }
        for row in days
        if (letters := row["days"] or "").strip("_")
    ]


@cache
def _needed(name: str) -> tuple[Model, ...]:
    """A model and all it reads, in order."""
    return tuple(in_order(with_needed(models(), [name]), {*CONTRACTS, *FRAME}))


def _run(warehouse: duckdb.DuckDBPyConnection, name: str) -> None:
    for schema in SCHEMAS:
        warehouse.execute(f"create schema {schema}")
    for model in _needed(name):
        warehouse.execute(parsed(f"create table {model.name} as {model.sql}"))
        described = warehouse.execute(f"describe {model.name}").fetchall()
        require_shape(model.name, [(column, kind) for column, kind, *_ in described])


def _lines(warehouse: duckdb.DuckDBPyConnection, columns: str, where: str) -> Answer:
    unit = "case when unit_type = 'district' then 'district' else unit_id end as unit"
    listed = ", ".join(columns.split())
    return _words(
        warehouse.execute(f"select {listed} from (select *, {unit} from answer where {where}) order by all").fetchall()
    )


def _words(rows: list[tuple[object, ...]]) -> Answer:
    return [" ".join(map(_word, row)) for row in rows]


def _word(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, Decimal | float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return str(value) or "''"
