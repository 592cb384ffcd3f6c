"""Causes of numbers written in one way are one, in however many columns: one setting of an export mends all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from expectations.contract import Contract
from reports.numbers import listed
from tasks.root_causes.cause_id import cause_id
from tasks.root_causes.type_words import type_words
from tasks.verdicts.verdict import MOST_FILES, Cause


def written_alike(
    contract: Contract, causes: Sequence[Cause], way_of: Mapping[str, str]
) -> list[tuple[Cause, tuple[str, ...]]]:
    """One cause for each way that several columns share, with the ids that it stands for.

    `way_of` has the way by the id of each cause that is of one. Rows are not counted yet, since those of two columns
    may be the same.
    """
    by_way: dict[str, list[Cause]] = {}
    for one in causes:
        if one.cause_id in way_of:
            by_way.setdefault(way_of[one.cause_id], []).append(one)
    return [
        (_as_one(contract, alike, way), tuple(one.cause_id for one in alike))
        for way, alike in by_way.items()
        if len(alike) > 1
    ]


def counted_once(warehouse: duckdb.DuckDBPyConnection, cause: Cause) -> Cause:
    """The cause with the number of its rows in `causes_of_rows`, each counted once."""
    query = "select count(distinct _id) from causes_of_rows where cause_id = $cause_id"
    rows_n: int = warehouse.execute(query, {"cause_id": cause.cause_id}).fetchall()[0][0]
    return cause.model_copy(update={"rows_n": rows_n})


def _as_one(contract: Contract, causes: Sequence[Cause], way: str) -> Cause:
    names = {name for one in causes for name in one.columns}
    columns = [one for one in contract.columns if one.name in names]
    how, _ = type_words(columns[0], way)
    by_hint: dict[str, list[str]] = {}
    for one in columns:
        by_hint.setdefault(type_words(one, way)[1], []).append(one.name)
    hint = "; ".join(f"in {listed(of)} {said}" if len(by_hint) > 1 else said for said, of in by_hint.items())
    first = next(one for one in causes if columns[0].name in one.columns)
    files = tuple(sorted({file for one in causes for file in one.files}))
    return first.model_copy(
        update={
            "cause_id": cause_id(contract.dataset, "columns.type", f"={way}"),
            "columns": tuple(one.name for one in columns),
            "sentence": f"{listed([one.name for one in columns])} must be numbers; here they are {how}.",
            "hint": hint,
            "severity": "critical" if any(one.severity == "critical" for one in causes) else "warning",
            "files": files[:MOST_FILES],
            "files_n": max(len(files), *(one.files_n for one in causes)),
        }
    )
