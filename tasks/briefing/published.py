"""Reads what a run has published, once, into the rows that briefs are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from expectations.catalogue import CONTRACTS
from expectations.table import table_definition
from tasks.briefing import rows
from tasks.briefing.meaning import Meaning, meanings
from tasks.district import Cycle, District
from tasks.gaps.gap_point import GapPoint
from tasks.gaps.gap_row import GapRow
from tasks.gaps.intervals import intervals
from tasks.indicators.catalogue import Indicator
from tasks.insert_rows import insert_rows
from tasks.series.judging import judge_series
from tasks.series.series_row import PointRow, SeriesRow, points_by_series, series_rows
from tasks.signals.funnel import FunnelRow, funnel_rows
from tasks.sql_text import sql_text
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed, share_warehouse

if TYPE_CHECKING:
    import duckdb

Row = TypeVar("Row")

_CONTRACTS = (
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
# Each reads what stands before it.
_TABLES = ("figures", "latest", "current_figures")


@dataclass(frozen=True, kw_only=True)
class Published:
    """All that the briefs of one run are made of; `school_names` are those of closed schools too, by their id.

    `series` and their `points` are by measure, slice, type and id of the unit.
    """

    district: District
    cycle: Cycle
    meanings: dict[str, Meaning]
    verdicts: list[Verdict]
    figures: list[rows.FigureRow]
    periods_of: dict[tuple[str, str], list[rows.PeriodRow]]
    moves: list[rows.MoveRow]
    disagreements: list[rows.DisagreementRow]
    goals: list[rows.GoalRow]
    coverage: list[rows.CoverageRow]
    matrix: list[rows.MatrixRow]
    departments: list[rows.DepartmentRow]
    initiatives: list[rows.InitiativeRow]
    school_initiatives: list[rows.SchoolInitiativeRow]
    schools: list[rows.SchoolRow]
    commitments: list[rows.CommitmentRow]
    notes: list[rows.NoteRow]
    school_names: dict[str, str]
    hidden: list[rows.HiddenRow]
    gaps: list[GapRow]
    gap_points: list[GapPoint]
    funnel: list[FunnelRow]
    series: dict[tuple[str, str, str, str], SeriesRow]
    points: dict[tuple[str, str, str, str], list[PointRow]]


def read_published(
    folder: Path, district: District, cycle_id: str, verdicts: list[Verdict], catalogue: Mapping[str, Indicator]
) -> Published:
    """Read the published tables of a run; a table that is not there is empty, never an error."""
    cycle = district.cycle(cycle_id)
    with share_warehouse() as connection:
        _load_datasets(connection, folder, district)
        load_table(connection, "measures", sql_text("briefing/measures_table.sql"), folder)
        load_table(connection, "moves", sql_text("moves/moves_table.sql"), folder)
        load_table(connection, "disagreements", sql_text("assembly/disagreements_table.sql"), folder)
        _load_cycle(connection, cycle_id, cycle, district.presentation.goals)
        _load_teaching_schools(connection, verdicts, cycle)
        known = _load_meanings(connection, catalogue, district.presentation.measures)
        # What counts as active is said once, where the indicators say it.
        for table in ("indicators/facts/active_initiatives", *(f"briefing/{name}" for name in _TABLES)):
            connection.execute(parsed(f"create table {Path(table).name} as {sql_text(f'{table}.sql')}"))
        connection.execute(parsed(f"create table compared as {sql_text('gaps/compared.sql')}"))
        intervals(connection).create("gap_intervals")
        for table in ("rated", "current_gaps", "gaps_until_now", "gap_changes", "within_schools"):
            connection.execute(parsed(f"create table {table} as {sql_text(f'gaps/{table}.sql')}"))
        judge_series(connection)
        return Published(
            district=district,
            cycle=cycle,
            meanings=known,
            verdicts=verdicts,
            figures=_rows(connection, "figure_rows", rows.FigureRow),
            periods_of=_by_unit(_rows(connection, "period_rows", rows.PeriodRow)),
            moves=_rows(connection, "move_rows", rows.MoveRow),
            disagreements=_rows(connection, "disagreement_rows", rows.DisagreementRow),
            goals=_rows(connection, "goal_rows", rows.GoalRow),
            coverage=_rows(connection, "coverage_rows", rows.CoverageRow),
            matrix=_rows(connection, "matrix_rows", rows.MatrixRow),
            departments=_rows(connection, "department_rows", rows.DepartmentRow),
            initiatives=_rows(connection, "initiative_rows", rows.InitiativeRow),
            school_initiatives=_rows(connection, "school_initiative_rows", rows.SchoolInitiativeRow),
            schools=_rows(connection, "school_rows", rows.SchoolRow),
            school_names=dict(connection.execute("select school_id, name from schools").fetchall()),
            commitments=_rows(connection, "commitment_rows", rows.CommitmentRow),
            notes=_rows(connection, "note_rows", rows.NoteRow),
            hidden=_rows(connection, "hidden_rows", rows.HiddenRow),
            gaps=_rows(connection, "gap_rows", GapRow, "gaps"),
            gap_points=_rows(connection, "gap_points", GapPoint, "gaps"),
            funnel=funnel_rows(connection),
            points=points_by_series(connection),
            series={(row.measure, row.slice, row.unit_type, row.unit_id): row for row in series_rows(connection)},
        )


def _load_datasets(connection: duckdb.DuckDBPyConnection, folder: Path, district: District) -> None:
    for name in _CONTRACTS:
        contract = CONTRACTS[name]
        connection.execute(table_definition(contract))
        path = folder / f"{name}.parquet"
        if path.is_file():
            described = connection.execute("describe from read_parquet($path)", {"path": str(path)}).fetchall()
            # A run of an earlier version may lack a column that its contract has by now.
            there = {column for column, *_ in described}
            columns = ", ".join(column for column in contract.column_names if column in there)
            connection.execute(
                f"insert into {name} by name select {columns} from read_parquet($path)", {"path": str(path)}
            )
    # The folder names all departments, also where nobody delivers them as a dataset.
    add_department = sql_text("briefing/add_department.sql")
    for key, department in district.departments.items():
        named = {"title": department.title, "lead": department.lead, "email": department.email}
        connection.execute(add_department, {"department_id": key, **named})


def load_table(connection: duckdb.DuckDBPyConnection, table: str, definition: str, folder: Path) -> None:
    """Make a table and fill it with what a run has published of it; empty where it has published none."""
    connection.execute(definition)
    path = folder / f"{table}.parquet"
    if path.is_file():
        given = {"path": str(path)}
        found = connection.execute("describe select * from read_parquet($path)", given).fetchall()
        named = [name for name, *_ in connection.execute(f"describe {table}").fetchall()]
        # A run of an earlier version may lack a column.
        columns = ", ".join(name for name in named if name in {name for name, *_ in found})
        connection.execute(f"insert into {table} by name select {columns} from read_parquet($path)", given)


def _load_cycle(
    connection: duckdb.DuckDBPyConnection, cycle_id: str, cycle: Cycle, presented_goals: tuple[str, ...]
) -> None:
    dates = {"start_date": cycle.start, "end_date": cycle.end, "meeting_date": cycle.meeting}
    connection.execute(
        parsed(f"create table cycle as {sql_text('briefing/cycle.sql')}"), {"cycle_id": cycle_id, **dates}
    )
    connection.execute(parsed(sql_text("briefing/goal_order_table.sql")))
    delivered = connection.execute("select distinct goal_id from goals order by goal_id").fetchall()
    for position, goal_id in enumerate(presented_goals or (goal_id for (goal_id,) in delivered)):
        connection.execute("insert into goal_order values (?, ?)", [goal_id, position])


def _load_teaching_schools(connection: duckdb.DuckDBPyConnection, verdicts: list[Verdict], cycle: Cycle) -> None:
    """The schools that have sent rows of the cycle while the list of schools has them closed."""
    beyond = [
        one for verdict in verdicts for one in verdict.beyond_dates if one.was_open and max(one.dates) >= cycle.start
    ]
    ids = sorted({loss.school_id for one in beyond for loss in one.losses})
    connection.execute("create table teaching_schools as select unnest($ids::varchar[]) as school_id", {"ids": ids})


# In the order of the table's columns.
_OF_A_MEANING = attrgetter(
    *("measure", "form", "direction", "definition_version", "shown_period", "is_share_of_people", "is_presented")
)


def _load_meanings(
    connection: duckdb.DuckDBPyConnection, catalogue: Mapping[str, Indicator], presented: tuple[str, ...]
) -> dict[str, Meaning]:
    delivered = [name for (name,) in connection.execute("select distinct measure from measures").fetchall()]
    known = meanings(catalogue, delivered, presented)
    connection.execute(parsed(sql_text("briefing/meanings_table.sql")))
    insert_rows(connection, "meanings", [_OF_A_MEANING(one) for one in known.values()])
    return known


def _by_unit(periods: list[rows.PeriodRow]) -> dict[tuple[str, str], list[rows.PeriodRow]]:
    found: dict[tuple[str, str], list[rows.PeriodRow]] = {}
    for row in periods:
        found.setdefault((row.unit_type, row.unit_id), []).append(row)
    return found


def _rows(connection: duckdb.DuckDBPyConnection, name: str, kind: type[Row], step: str = "briefing") -> list[Row]:
    cursor = connection.execute(parsed(sql_text(f"{step}/{name}.sql")))
    columns = [column[0] for column in cursor.description or []]
    expected = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    assert columns == expected, f"{name}.sql gives {columns}, {kind.__name__} expects {expected}"
    return [kind(*row) for row in cursor.fetchall()]
