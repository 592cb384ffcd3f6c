"""The limit on values: rows of one kind that are gone, kinds that newer rows lack, values that are others now."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb

from expectations.contract import Contract
from reports.numbers import count
from tasks.limits.became import NOTHING_SAID, Became
from tasks.limits.delivery import Delivery
from tasks.limits.values_found import Told, compared, missing, sample
from tasks.limits.values_single import single
from tasks.limits.watched import watched
from tasks.validation.school_names import school_names
from tasks.verdicts.verdict import Limit

_MOST_TOLD = 3
_NEARLY = 0.9


def values_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery | None,
    schools: Path | None,
    became: Became = NOTHING_SAID,
) -> Limit | None:
    """The limit that a filter left on breaks, or a column sorted by itself; None where values are as they were.

    Rows are found again by their key, of many by a sample of 50,000 to 200,000.
    `schools` are the accepted rows of their list, `became` says which of them were given up.
    """
    if before is None:
        return None
    columns = watched(warehouse, contract, now, before)
    if not columns:
        return None
    sample(warehouse, contract, columns, now, before)
    found = [*compared(warehouse, contract, columns, now, before, became)]
    found += missing(warehouse, contract, columns, now, before)
    found += single(warehouse, contract, columns, now, before, found)
    told = _without_followers(_of_all_or_one(found))
    if not told:
        return None
    names = school_names([schools] if schools else [])
    sentences = [_of_school(one, names) for one in told[:_MOST_TOLD]]
    more = [f"And {count(len(told) - _MOST_TOLD)} more of the kind."] if len(told) > _MOST_TOLD else []
    why = "See whether the export had a filter on, or one column was sorted or filled by itself."
    return Limit(name="values", sentence=" ".join([*sentences, *more, why]))


def _of_all_or_one(found: list[Told]) -> list[Told]:
    """Those of all schools, and of single ones what is not so of all; what went at one school only is that school's."""
    of_all = {one.what: one for one in found if not one.school_id}
    of_one = {
        one.what: one
        for one in found
        if one.school_id and one.what in of_all and one.gone_n > _NEARLY * of_all[one.what].gone_n
    }
    others = (one for one in found if one.what not in of_one)
    return [*of_one.values(), *(one for one in others if not one.school_id or one.what not in of_all)]


def _without_followers(told: list[Told]) -> list[Told]:
    """Without kinds of which fewer are gone than of another: they went with it."""
    # Of each school the last one written is the largest.
    most = {one.school_id: one.share for one in sorted(told, key=lambda one: one.share)}
    return [one for one in told if one.share >= _NEARLY * most[one.school_id]]


def _of_school(told: Told, names: Mapping[str, str]) -> str:
    if told.school_id:
        return f"At {names.get(told.school_id, told.school_id)}, {told.sentence}."
    return f"{told.sentence[0].upper()}{told.sentence[1:]}."
