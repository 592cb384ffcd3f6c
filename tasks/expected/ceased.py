"""Who is enrolled and has no rows any more in a dataset that has rows of each student and day."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from tasks.ceased import Ceased
from tasks.district import District
from tasks.expected.sent_days import DAILY
from tasks.sql_text import quoted, sql_text
from tasks.verdict import Verdict

# The oldest leave some weeks before the others, and somebody who is ill is no gap in a file.
_FEWEST_DAYS = 15
_FEWEST_PEOPLE = 10


def with_ceased(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict], cycle_id: str
) -> list[Verdict]:
    """The verdicts, those on attendance with how many of the enrolled have stopped to be in it, and since when.

    Rows that came and are held back are told as such. Of days sent and of the enrolled there must be relations. Leaves
    the view `daily_rows` of all their rows.
    """
    sent = [one for one in verdicts if one.contract == DAILY and one.accepted_path and one.status == "accepted"]
    if not sent:
        return list(verdicts)
    paths = ", ".join(quoted(one.accepted_path) for one in sent if one.accepted_path)
    warehouse.execute(
        f"create or replace temp view daily_rows as select student_id, school_id, date from read_parquet([{paths}])"
    )
    found = {one.dataset: _ceased(warehouse, district, one, cycle_id) for one in sent}
    return [one.model_copy(update={"ceased": found[one.dataset]}) if one in sent else one for one in verdicts]


def _ceased(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, cycle_id: str
) -> tuple[Ceased, ...]:
    end = district.cycle(cycle_id).end
    values = {
        "dataset": verdict.dataset,
        "year_start": district.school_year_start_date(end),
        "cycle_end": end,
        "fewest_days": _FEWEST_DAYS,
        "least_n": max(_FEWEST_PEOPLE, district.protection.minimum_n),
    }
    rows = warehouse.execute(sql_text("expected/ceased.sql"), values).fetchall()
    # Half of what is missing may be what is held back, and then it is.
    return tuple(
        Ceased(since=since, people_n=people_n, school_ids=tuple(school_ids), grade=grade or "")
        for since, people_n, school_ids, grade, missing_n in rows
        if 2 * verdict.quarantined_n < missing_n
    )
