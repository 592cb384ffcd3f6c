"""Days that came of a school in an earlier delivery of the school year, and are not there any more."""

from __future__ import annotations

from datetime import date

import duckdb

from tasks.district import District
from tasks.limits.good import good_of_other_content
from tasks.sql_text import filled, quoted, sql_text
from tasks.storage.home import Home
from tasks.verdicts.verdict import Verdict

# Fewer days of a school were perhaps none of school, and have been mended.
_FEWEST_DAYS = 5
# Deliveries of a school year in which a day may have been.
_MOST_EARLIER = 12


def add_sent_before(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, year_start: date, cycle_end: date
) -> None:
    """Add to the table `expected` the months of which such days lack, where these are not owed already.

    There must be the view `profile` of the rows that go on, and all else that is owed.
    """
    earlier = good_of_other_content(Home(district.home_folder), verdict)[-_MOST_EARLIER:]
    if not earlier:
        return
    days = {"year_start": year_start, "cycle_end": cycle_end}
    months = filled("expected/months_before.sql", earlier_paths=", ".join(quoted(one.profile) for one in earlier))
    warehouse.execute(f"create or replace temp table months_before as {months}", days)
    ((are_there,),) = warehouse.execute("select count(*) > 0 from months_before").fetchall()
    if are_there:
        cells = sql_text("expected/sent_before.sql")
        values = {**days, "dataset": verdict.dataset, "fewest_days": _FEWEST_DAYS}
        warehouse.execute(f"insert into expected select $dataset, *, null, null from ({cells})", values)
