"""Rows that contradict another dataset since their whole file has dates of an earlier year: that file is to mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import duckdb

from expectations.contract import Contract
from reports.numbers import day, first_listed
from tasks.root_causes.cause_id import cause_id
from tasks.sql_text import filled, sql_text
from tasks.verdicts.verdict import EARLIER_YEAR, MOST_FILES, Cause

# Fewer may have been entered late into a file of their own.
_FEWEST_ROWS = 10
_MOST_NAMED = 3


def with_earlier_year(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, causes: Iterable[Cause], year_start: date | None
) -> tuple[Cause, ...]:
    """The causes; rows of files of an earlier year are a cause of their own and no longer contradict anything.

    `year_start` is the school year's first day. Reads the relations that `find_causes` leaves, and gives the rows
    their new cause in `causes_of_rows`.
    """
    causes = tuple(causes)
    rules = {one.name for one in contract.cross_rules if contract.date_column in one.columns}
    asked = [one for one in causes if one.rule in rules and one.severity == "critical" and not one.waits_for]
    if not asked or year_start is None:
        return causes
    if "_file" not in {name for name, *_ in warehouse.execute("describe staged").fetchall()}:
        return causes
    query = filled("root_causes/earlier_year.sql", date=contract.date_column)
    rows = warehouse.execute(query, {"fewest": _FEWEST_ROWS, "year_start": year_start}).fetchall()
    files = [file for (file,) in rows]
    if not files:
        return causes
    return tuple(
        told
        for one in causes
        for told in (_parted(warehouse, contract, one, files, year_start) if one in asked else (one,))
    )


def _parted(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, cause: Cause, files: Sequence[str], year_start: date
) -> Iterator[Cause]:
    """What is left of a cause without the rows of these files, and the cause that these have."""
    by_file = dict(
        warehouse.execute(sql_text("root_causes/rows_of_files.sql"), {"cause_id": cause.cause_id}).fetchall()
    )
    theirs = [file for file in files if file in by_file]
    if not theirs:
        yield cause
        return
    others = [file for file in by_file if file not in theirs]
    own_id = cause_id(contract.dataset, EARLIER_YEAR, cause.rule)
    warehouse.execute(sql_text("root_causes/give_cause.sql"), {"new": own_id, "old": cause.cause_id, "files": theirs})
    if others:
        yield _of_files(cause, others, sum(by_file[file] for file in others))
    own = cause.model_copy(
        update={
            "cause_id": own_id,
            "rule": EARLIER_YEAR,
            "columns": (contract.date_column,),
            "sentence": f"Dates of an earlier year in {first_listed(theirs, _MOST_NAMED)}: none of the "
            f"rows is dated in the school year, which begins on {day(year_start)}.",
            "hint": "see whether an earlier year's file came under this name, or the export wrote a wrong year, and "
            "send this school year's rows",
        }
    )
    yield _of_files(own, theirs, sum(by_file[file] for file in theirs))


def _of_files(cause: Cause, files: Sequence[str], rows_n: int) -> Cause:
    return cause.model_copy(update={"files": tuple(files[:MOST_FILES]), "files_n": len(files), "rows_n": rows_n})
