"""Who is enrolled and has no rows any more in a dataset that has rows of each student and day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb

from tasks.district import District
from tasks.sql_text import quoted, sql_text
from tasks.verdicts.ceased import Ceased
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed

# The oldest leave some weeks before the others, and somebody who is ill is no gap in a file.
_FEWEST_DAYS = 15
_FEWEST_PEOPLE = 10
# So many of all schools do not leave on one day.
_PERCENT_OF_ALL = 5


def see_daily_rows(warehouse: duckdb.DuckDBPyConnection, sent: Sequence[Verdict]) -> None:
    """A view of whose rows came of which school and day, and the empty table `ceased_people`."""
    paths = ", ".join(quoted(one.accepted_path) for one in sent if one.accepted_path)
    if paths:
        rows = f"select student_id, school_id, date from read_parquet([{paths}])"
        warehouse.execute(f"create or replace temp view daily_rows as {rows}")
    warehouse.execute(
        "create table ceased_people (dataset varchar, since date, school_id varchar, grade varchar, people_n bigint)"
    )


def find_ceased(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, year_start: date, cycle_end: date
) -> None:
    """Fill the table `ceased_people` with those of a dataset.

    Where half of what is missing may be what is held back, it is, and told as such. Of days sent and of the enrolled
    there must be relations.
    """
    values = {
        "dataset": verdict.dataset,
        "year_start": year_start,
        "cycle_end": cycle_end,
        "fewest_days": _FEWEST_DAYS,
        "least_n": max(_FEWEST_PEOPLE, district.protection.minimum_n),
        "percent_of_all": _PERCENT_OF_ALL,
        "quarantined_n": verdict.quarantined_n,
    }
    people = f"select $dataset, since, school_id, grade, people_n from ({sql_text('expected/ceased_people.sql')})"
    warehouse.execute(parsed(f"insert into ceased_people {people}"), values)


def with_ceased(warehouse: duckdb.DuckDBPyConnection, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, those on attendance with how many of the enrolled have stopped to be in it, and since when."""
    return [one.model_copy(update={"ceased": found}) if (found := _ceased(warehouse, one)) else one for one in verdicts]


def _ceased(warehouse: duckdb.DuckDBPyConnection, verdict: Verdict) -> tuple[Ceased, ...]:
    rows = warehouse.execute(parsed(sql_text("expected/ceased.sql")), {"dataset": verdict.dataset}).fetchall()
    return tuple(
        Ceased(since=since, people_n=people_n, school_ids=tuple(school_ids), grade=grade or "")
        for since, people_n, school_ids, grade in rows
    )
