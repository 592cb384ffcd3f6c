"""The limit on numbers of persons that are other ones than last time, in a list that others are held against."""

from __future__ import annotations

import duckdb

from expectations.contract import Contract
from tasks.arrival.match_rate import Match, match_rate
from tasks.limits.delivery import Delivery
from tasks.sql_text import quoted
from tasks.validation.references import id_column
from tasks.verdicts.verdict import Limit

# Of a year's roster most were there the year before, unless a school has only two grades.
LEAST_AGAIN_PERCENT = 50
# In a small list a few new people are half of it.
FEWEST_NEW = 20
# Fewer numbers that a spreadsheet has spoilt are told where rows of others do not find them.
FEWEST_SPOILT = 5


def renumbered_limit(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, before: Delivery | None
) -> Limit | None:
    """The limit that is broken where most numbers are new, or some are those of last time as a spreadsheet spoils them.

    It holds the list itself, so that not everybody who sends rows about its people is told that theirs are wrong. None
    for other contracts than those whose numbers others refer to, and for a first delivery.
    """
    if before is None or not contract.person_column or id_column(contract) != contract.person_column:
        return None
    match = _match(warehouse, contract.person_column, now, before)
    is_other = match.unmatched_n >= FEWEST_NEW and 100 * match.matched_n < LEAST_AGAIN_PERCENT * match.distinct_n
    if not is_other and match.spoilt_n < FEWEST_SPOILT:
        return None
    what = f"{match.unmatched_n:,} of {match.distinct_n:,} numbers in {match.column} were not there {before.when}."
    return Limit(name="numbers", sentence=f"{what} {match.hint}".strip())


def _match(warehouse: duckdb.DuckDBPyConnection, column: str, now: Delivery, before: Delivery) -> Match:
    numbers = f"select distinct {column} as number from read_parquet({quoted(before.rows)})"
    warehouse.execute(f"create or replace temp table own as {numbers}")
    warehouse.execute("create or replace temp table state_numbers (state_student_id varchar)")
    warehouse.execute(f"create or replace temp view roster_now as select * from read_parquet({quoted(now.rows)})")
    return match_rate(warehouse, "roster_now", column)
