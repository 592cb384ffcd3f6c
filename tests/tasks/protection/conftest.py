"""Small tables of measures in, what would be published out, through the SQL of protection alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import duckdb
import pytest

from tasks.district import District
from tasks.frame_tables import make_frame
from tasks.indicators.shape import declared_columns
from tasks.protect import choose_what_is_shown
from tasks.protection.told_files import load_told
from tasks.warehouse import share_warehouse

COLUMNS = """
    measure varchar, unit_type varchar, unit_id varchar, group_id varchar, slice varchar,
    period_start date, period_end date, numerator decimal(18, 3), denominator decimal(18, 3), value double, n bigint,
    excluded_n bigint, expected_n bigint, received_n bigint, schools_expected_n bigint, schools_received_n bigint,
    students_expected_n bigint, students_received_n bigint, days_expected_n bigint, days_received_n bigint,
    freshest_date date,
    definition_version varchar, origin varchar, authority varchar, status varchar, is_published boolean"""
# What is published, with the reason that only those know who may see the run's warehouse.
TOLD = """create or replace temp view told as
    select published.* exclude (hidden_reason), coalesce(shown_numbers.hidden_reason, '') as hidden_reason
    from published
    left join shown_numbers
        on published.measure = shown_numbers.measure and published.unit_type = shown_numbers.unit_type
        and published.unit_id = shown_numbers.unit_id and published.group_id = shown_numbers.group_id
        and published.slice = shown_numbers.slice and published.period_start = shown_numbers.period_start
        and published.period_end = shown_numbers.period_end"""
LEVELS = ("elementary", "middle", "high")
Row = dict[str, object]
Protected = Callable[..., duckdb.DuckDBPyConnection]


@pytest.fixture(scope="session")
def district() -> District:
    """A district with one cycle; teachers_who_stay only comes ready-made and counts staff."""
    return District.model_validate(
        {
            "name": "Somewhere",
            "departments": {"services": {"title": "Services", "lead": "A. Lead", "email": "lead@example.org"}},
            "datasets": {"schools": {"department": "services", "source": {"kind": "sample"}}},
            "cycles": {"fall": {"title": "Fall", "start": "2025-09-01", "end": "2025-12-31", "meeting": "2026-01-15"}},
            "measures": {"teachers_who_stay": {"title": "Teachers who stay", "counted": "staff"}},
            "folder": Path(),
        }
    )


@pytest.fixture(scope="session")
def framed(district: District) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse with the frame of the cycle."""
    with share_warehouse() as warehouse:
        make_frame(warehouse, district, "fall")
        warehouse.execute("create schema facts")
        for fact in ("facts.attendance_by_group", "facts.testing"):
            columns = ", ".join(f"{name} {kind}" for name, kind in declared_columns(fact))
            warehouse.execute(f"create table {fact} ({columns})")
        warehouse.execute("create table schools (school_id varchar, level varchar)")
        yield warehouse


@pytest.fixture(scope="session")
def protected(framed: duckdb.DuckDBPyConnection) -> Protected:
    """A warehouse with the table `published`, made of rows of `measures`.

    A row says what differs from proficiency computed from student rows in the cycle; n and value follow from its
    numerator and denominator. `attendance` is a SELECT that says how many students are behind student-days, `testing`
    one that says whose results came, `levels` the level of schools; `released` and `beside` are files of what was told
    before, and to others.
    """

    def protect(
        rows: list[Row],
        *,
        minimum_n: int = 10,
        extremes: int = 30,
        attendance: str = "",
        testing: str = "",
        levels: Mapping[str, str] = MappingProxyType({}),
        released: Sequence[Path] = (),
        beside: Path | None = None,
        hides_corrections: bool = False,
        hides_codes: bool = False,
    ) -> duckdb.DuckDBPyConnection:
        for fact, rows_of_it in (("attendance_by_group", attendance), ("testing", testing)):
            framed.execute(f"delete from facts.{fact}")
            if rows_of_it:
                framed.execute(f"insert into facts.{fact} by name {rows_of_it}")
        framed.execute(f"create or replace table measures ({COLUMNS})")
        framed.execute("delete from schools")
        for school, level in levels.items():
            framed.execute("insert into schools (school_id, level) values (?, ?)", [school, level])
        _insert(framed, [_whole(row) for row in rows])
        framed.execute(
            "create or replace temp table policy as "
            f"select {minimum_n} as minimum_n, {extremes} as minimum_n_for_extremes, 7 as min_width, "
            f"{hides_corrections} as hides_corrections, {hides_codes} as hides_codes"
        )
        load_told(framed, released, beside)
        choose_what_is_shown(framed)
        framed.execute(TOLD)
        return framed

    return protect


@pytest.fixture(scope="session")
def published(protected: Protected) -> Callable[..., list[str]]:
    """What would be published of a table of words: unit, group and columns of `measures`; `-` is missing.

    Each line is the unit, the group, then numerator and denominator or why they are hidden. Other columns are asked for
    with `show`.
    """

    def ask(text: str, *, show: str = "", where: str = "true", **options: object) -> list[str]:
        also = {name: value for name, value in options.items() if name in COLUMNS}
        policy = {name: value for name, value in options.items() if name not in also}
        rows = [{**row, **also} for row in _table(text)]
        counts = "format('{:g} of {:g}', cast(numerator as double), cast(denominator as double))"
        cells = f"case when is_shown then {counts} else hidden_reason end"
        unit = "case when unit_type = 'district' then 'district' else unit_id end"
        query = f"select {show or f'{unit}, group_id, {cells}'} from told where {where} order by all"
        found = protected(rows, **policy).execute(query).fetchall()
        return [" ".join("-" if value is None else str(value) for value in row) for row in found]

    return ask


def _table(text: str) -> list[Row]:
    head, *lines = [line.split() for line in text.strip().splitlines()]
    return [{name: None if word == "-" else word for name, word in zip(head, words, strict=True)} for words in lines]


def _whole(row: Row) -> Row:
    unit = row.get("unit", "district")
    numerator, denominator = row.get("numerator"), row.get("denominator")
    rate = float(str(numerator)) / float(str(denominator)) if numerator and denominator and denominator != "0" else None
    usual: Row = {
        "measure": "proficiency",
        "unit_type": unit if unit == "district" else "level" if unit in LEVELS else "school",
        "unit_id": "" if unit == "district" else unit,
        "group_id": row.get("group", "all"),
        "slice": "",
        "period_start": "2025-09-01",
        "period_end": "2025-12-31",
        "value": rate,
        "n": denominator,
        "freshest_date": "2025-12-31",
        "definition_version": "1",
        "origin": "student rows",
        "authority": "ours",
        "status": "reported",
        "is_published": "false",
    }
    return {**usual, **{name: value for name, value in row.items() if name not in ("unit", "group")}}


def _insert(warehouse: duckdb.DuckDBPyConnection, rows: list[Row]) -> None:
    if not rows:
        return
    names = sorted({name for row in rows for name in row})
    columns = ", ".join(f"unnest(cast(${name} as varchar[]))" for name in names)
    values = {name: [None if row.get(name) is None else str(row[name]) for row in rows] for name in names}
    warehouse.execute(f"insert into measures ({', '.join(names)}) select {columns}", values)
