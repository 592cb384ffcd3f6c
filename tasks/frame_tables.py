"""The tables beside the datasets that say of which cycle, periods and measures indicators speak."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from tasks.district import District
from tasks.insert_rows import insert_rows
from tasks.settings.known_measures import measures_of
from tasks.sql_text import sql_text
from tasks.verdicts.loss import LostDays
from tasks.warehouse import parsed

FRAME = (
    "cycle",
    "cycles",
    "school_years",
    "periods",
    "period_days",
    "period_stretches",
    "meanings",
    "dropped_days",
    "definitions",
    "dataset_owners",
)
YEARS_BACK = 3


def make_frame(
    warehouse: duckdb.DuckDBPyConnection, district: District, cycle_id: str, dropped: Iterable[LostDays] = ()
) -> None:
    """Create the frame tables for one cycle; `dropped` are days that its calendar has no more in session."""
    warehouse.execute("create table dropped_days (school_id varchar, date date, is_held boolean)")
    for one in dropped:
        warehouse.execute(
            "insert into dropped_days select unnest($ids), day, $is_held from (select unnest($days) as day)",
            {"ids": list(one.school_ids), "days": list(one.dates), "is_held": one.is_held},
        )
    warehouse.execute(
        """create table definitions as select
            cast($chronic_absence_minimum_days as bigint) as chronic_absence_minimum_days,
            cast($risk_ratio_cell_size as bigint) as risk_ratio_cell_size,
            cast($risk_ratio_n_size as bigint) as risk_ratio_n_size,
            cast($risk_ratio_threshold as decimal(18, 3)) as risk_ratio_threshold,
            cast($risk_ratio_years as bigint) as risk_ratio_years""",
        district.definitions.model_dump(),
    )
    warehouse.execute(
        "create table cycles (cycle_id varchar, title varchar, start_date date, end_date date, meeting_date date)"
    )
    insert_rows(
        warehouse,
        "cycles",
        [[name, one.title, one.start, one.end, one.meeting] for name, one in district.cycles.items()],
    )
    warehouse.execute("create table cycle as select * from cycles where cycle_id = $cycle", {"cycle": cycle_id})
    warehouse.execute("create table dataset_owners (dataset varchar, contract varchar, department_id varchar)")
    insert_rows(
        warehouse,
        "dataset_owners",
        [[name, district.contract_of(name), one.department] for name, one in district.datasets.items()],
    )
    month, day = (int(part) for part in district.school_year_start.split("-"))
    warehouse.execute(
        parsed(f"create table school_years as {sql_text('frame/school_years.sql')}"),
        {"start_month": month, "start_day": day, "years_back": YEARS_BACK},
    )
    for name in ("periods", "period_days", "period_stretches"):
        warehouse.execute(parsed(f"create table {name} as {sql_text(f'frame/{name}.sql')}"))
    warehouse.execute(
        "create table meanings (measure varchar, form varchar, counted varchar, rests_on varchar, "
        "variant_of varchar, parts_of varchar, classes varchar, hidden_with varchar, holds varchar, "
        "within varchar, pools varchar, only_grows boolean, is_silence_none boolean, shown_period varchar, "
        "minimum_n bigint, definition_version varchar, authority varchar)"
    )
    insert_rows(
        warehouse,
        "meanings",
        [
            [
                one.name,
                one.form,
                one.counted,
                one.rests_on,
                one.variant_of,
                one.parts_of,
                ",".join(one.classes),
                ";".join(one.hidden_with) or one.variant_of,
                one.holds,
                one.within,
                one.pools,
                one.only_grows,
                one.is_silence_none,
                one.shown_period,
                one.minimum_n,
                one.definition_version,
                one.authority,
            ]
            for one in measures_of(district).values()
        ],
    )
