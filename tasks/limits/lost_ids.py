"""The limit on what a list names no more: schools, goals, initiatives, promises; and which of a plan's ids are gone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import duckdb

from expectations.contract import Contract
from reports.numbers import plural
from tasks.limits.became import HOW_TO_SAY_IT, NOTHING_SAID, Became
from tasks.limits.delivery import Delivery
from tasks.limits.seems_now import seems_now
from tasks.limits.watched import lasting_key
from tasks.sql_text import filled, quoted
from tasks.validation.ids_held_back import held_ids
from tasks.validation.keys_held_back import held_keys
from tasks.validation.references import id_column, is_plan
from tasks.verdicts.verdict import Limit

# Of a plan's ids two may go; a school that is gone takes all its rows with it.
FEWEST_LOST = 3
# So few people of a school may all have left.
FEWEST_ROWS_OF_A_SCHOOL = 10
_MOST_NAMED = 5
# What is promised and decided stays in the list for the school year, whatever became of it; no other dataset names it.
_KEPT_FOR_THE_YEAR = ("commitments", "decisions")


def lost_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery | None,
    limit_percent: int,
    became: Became,
    year_start: date,
    *,
    is_new_year: bool,
) -> Limit | None:
    """The limit that is broken where a list lost a school, or so much of a plan; None for other contracts.

    It holds the list itself, so that not everybody who speaks of what is gone is told that theirs is wrong. Plans are
    new with a new year. A roster has lost a school where all its people are gone. A school is not lost where it is
    said what `became` of it, and what is held back has come.
    """
    if before is None:
        return None
    if _loses_ids(contract):
        lost, earlier_n = ([], 0) if is_new_year else _lost_of_plan(warehouse, contract, now, before, year_start)
        is_much = len(lost) >= FEWEST_LOST and 100 * len(lost) > limit_percent * earlier_n
        return _limit(lost, f"{plural(earlier_n, 'id')} {before.when}") if is_much else None
    column, fewest_rows, lasting = contract.school_column, FEWEST_ROWS_OF_A_SCHOOL, "true"
    if contract.dataset == "schools":
        column, fewest_rows, lasting = id_column(contract), 1, "closed_date is null"
    elif not id_column(contract):
        return None
    if not column:
        return None
    lost, earlier_n = _lost(
        warehouse, contract, now, before, column, lasting=lasting, fewest_rows=fewest_rows, became=became
    )
    of = f"{plural(earlier_n, 'school')} {before.when}"
    return _limit(lost, of, _how_to_say_it(warehouse, contract, column, now, before, lost)) if lost else None


def gone_ids(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, before: Delivery, year_start: date
) -> tuple[str, ...]:
    """The ids of a plan that were there last time and are not; none of other contracts.

    Where as many rows are held back it may be these.
    """
    if not _loses_ids(contract):
        return ()
    gone, _ = _lost_of_plan(warehouse, contract, now, before, year_start)
    return tuple(gone) if len(gone) > now.verdict.quarantined_n else ()


def gone_sentence(contract: Contract, gone: Sequence[str], before: Delivery) -> str:
    """1 commitment_id that was there on Nov 20, 2025 is gone: c7. See whether it was meant to go, ..."""
    column = contract.key[0] if contract.dataset in _KEPT_FOR_THE_YEAR else id_column(contract)
    was, are, they, them = ("was", "is", "it", "it") if len(gone) == 1 else ("were", "are", "they", "them")
    said = f"{len(gone):,} {column} that {was} there {before.when} {are} gone: {named(gone)}."
    return f"{said} See whether {they} {was} meant to go: what became of {them} is told no more."


def _loses_ids(contract: Contract) -> bool:
    """Whether it lists what is planned or promised, and not people or schools, which are missed by school."""
    return is_plan(contract) or contract.dataset in _KEPT_FOR_THE_YEAR


def _lost_of_plan(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery, before: Delivery, year_start: date
) -> tuple[list[str], int]:
    if contract.dataset in _KEPT_FOR_THE_YEAR:
        of_this_year = f"{contract.date_column} >= date '{year_start}'"
        return _lost(warehouse, contract, now, before, contract.key[0], lasting=of_this_year)
    return _lost(warehouse, contract, now, before, id_column(contract))


def _lost(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery,
    column: str,
    *,
    lasting: str = "true",
    fewest_rows: int = 1,
    became: Became = NOTHING_SAID,
) -> tuple[list[str], int]:
    """The ids that are gone, and of how many; of a school, half of the rows at least must not be held back now."""
    query = filled(
        "limits/lost_ids.sql",
        id_column=column,
        own_column=id_column(contract) or column,
        key=", ".join(f"before.{name}" for name in lasting_key(contract)),
        held_ids=held_ids(now.rows),
        held_keys=held_keys(now.rows),
        lasting=lasting,
        fewest_rows=str(fewest_rows),
    )
    became.see(warehouse)
    rows = warehouse.execute(query, {"before": str(before.rows), "now": str(now.rows)}).fetchall()
    return [str(id_) for id_, *_ in rows], rows[0][-1] if rows else 0


def _limit(lost: Sequence[str], of: str, to_say: str = "") -> Limit:
    are = "is" if len(lost) == 1 else "are"
    return Limit(
        name="volume", sentence=f"{len(lost):,} of the {of} {are} not there now: {named(lost)}. {to_say}".strip()
    )


def named(ids: Sequence[str]) -> str:
    """The first of them."""
    return ", ".join([*ids[:_MOST_NAMED], *(["..."] if len(ids) > _MOST_NAMED else [])])


def _how_to_say_it(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    column: str,
    now: Delivery,
    before: Delivery,
    lost: Sequence[str],
) -> str:
    """The line that mends it where it can be seen what schools have become, else how to write one."""
    seen = seems_now(warehouse, contract, column, f"read_parquet({quoted(now.rows)})", before.rows)
    found = [one for one in seen if one.old_id in lost]
    rest = [] if {one.old_id for one in found} == {*lost} else [HOW_TO_SAY_IT]
    return " ".join([*(one.sentence for one in found[:_MOST_NAMED]), *rest])
