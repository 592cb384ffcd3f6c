"""The limit on what a list names no more, while other datasets still speak of it: schools, goals, initiatives."""

from __future__ import annotations

from expectations.contract import Contract
from reports.numbers import plural
from tasks.limits.became import HOW_TO_SAY_IT, NOTHING_SAID, Became
from tasks.limits.delivery import Delivery
from tasks.references import id_column
from tasks.sql_text import filled
from tasks.verdict import Limit
from tasks.warehouse import open_warehouse

# Of a plan's ids two may go; a school that is gone takes all its rows with it.
FEWEST_LOST = 3
# So few people of a school may all have left.
FEWEST_ROWS_OF_A_SCHOOL = 10
_MOST_NAMED = 5


def lost_limit(
    contract: Contract,
    now: Delivery,
    before: Delivery | None,
    limit_percent: int,
    became: Became = NOTHING_SAID,
    *,
    is_new_year: bool,
) -> Limit | None:
    """The limit that is broken where a list lost a school, or so much of a plan; None for other contracts.

    It holds the list itself, so that not everybody who speaks of what is gone is told that theirs is wrong. Plans are
    new with a new year. A roster has lost a school where all its people are gone. A school is not lost where it is
    said what `became` of it.
    """
    if before is None:
        return None
    named = id_column(contract)
    if not named:
        return None
    if named == contract.person_column:
        of_school = contract.school_column
        fewest = FEWEST_ROWS_OF_A_SCHOOL
        return _limit(now, before, of_school, fewest_rows=fewest, became=became) if of_school else None
    if contract.dataset == "schools":
        return _limit(now, before, named, lasting="closed_date is null", became=became)
    if is_new_year:
        return None
    return _limit(now, before, named, most_percent=limit_percent, fewest_lost=FEWEST_LOST)


def _limit(
    now: Delivery,
    before: Delivery,
    column: str,
    *,
    lasting: str = "true",
    fewest_rows: int = 1,
    most_percent: int = 0,
    fewest_lost: int = 1,
    became: Became | None = None,
) -> Limit | None:
    query = filled("limits/lost_ids.sql", id_column=column, lasting=lasting, fewest_rows=str(fewest_rows))
    with open_warehouse() as warehouse:
        (became or NOTHING_SAID).see(warehouse)
        rows = warehouse.execute(query, {"before": str(before.rows), "now": str(now.rows)}).fetchall()
    if not rows or rows[0][2] < fewest_lost or 100 * rows[0][2] <= most_percent * rows[0][3]:
        return None
    lost_n, earlier_n = rows[0][2], rows[0][3]
    told = ", ".join([*(str(id_) for id_, *_ in rows[:_MOST_NAMED]), *(["..."] if lost_n > _MOST_NAMED else [])])
    are = "is" if lost_n == 1 else "are"
    of = f"{plural(earlier_n, 'school' if became else 'id')} {before.when}"
    to_say = f" {HOW_TO_SAY_IT}" if became else ""
    return Limit(name="volume", sentence=f"{lost_n:,} of the {of} {are} not there now: {told}.{to_say}")
