"""Days of attendance that schools sent, and what of them is of no use, or of few of their students."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from tasks.expected.ceased import see_daily_rows
from tasks.sql_text import quoted, sql_text
from tasks.validation.days_held_back import days_held_back
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed

DAILY = "attendance"
# Which days are owed, also by what attendance says of schools that are told to be closed.
_SESSION_DAYS = ("told_dates", "there_beyond", "school_dates", "session_days")


def make_sent_days(warehouse: duckdb.DuckDBPyConnection, verdicts: Sequence[Verdict]) -> None:
    """Make the table `sent_days` of each dataset in use and, of all together, the facts that indicators are made of.

    All rows are read once here.
    """
    warehouse.execute(
        "create table sent_days (dataset varchar, school_id varchar, date date, rows_n bigint, reported_n bigint, "
        "full_n bigint, present_days decimal(18, 3))"
    )
    warehouse.execute("create table held_days (dataset varchar, school_id varchar, date date, people_n bigint)")
    sent = [one for one in verdicts if one.contract == DAILY and one.status == "accepted" and one.accepted_path]
    see_daily_rows(warehouse, sent)
    for one in sent:
        if one.accepted_path:
            path = quoted(one.accepted_path)
            warehouse.execute(f"create or replace temp view {DAILY} as select * from read_parquet({path})")
            text = sql_text("indicators/facts/sent_days.sql")
            warehouse.execute(f"insert into sent_days select $dataset, * from ({text})", {"dataset": one.dataset})
            held_back = days_held_back(one.accepted_path)
            if held_back.is_file():
                days = f"select $dataset, school_id, date, people_n from read_parquet({quoted(held_back)})"
                warehouse.execute(f"insert into held_days {days}", {"dataset": one.dataset})
    warehouse.execute(parsed(f"create table facts.sent_days as {sql_text('expected/sent_days.sql')}"))
    for name in (*_SESSION_DAYS, "enrolled_days", "absence_days", "partial_days", "usual_days", "beyond_days"):
        warehouse.execute(parsed(f"create table facts.{name} as {sql_text(f'indicators/facts/{name}.sql')}"))
    warehouse.execute(parsed(f"create table enough_days as {sql_text('expected/enough_days.sql')}"))


def mark_insufficient(
    warehouse: duckdb.DuckDBPyConnection, verdict: Verdict, year_start: object, cycle_end: object
) -> None:
    """Mark those cells of the table `expected` of which rows came that no figure can count, or too few of a day.

    Who has ceased to be in the rows is told as such, and no reason why a day has too few.
    """
    values = {"dataset": verdict.dataset, "year_start": year_start, "cycle_end": cycle_end}
    warehouse.execute(parsed(sql_text("expected/insufficient.sql")), values)
