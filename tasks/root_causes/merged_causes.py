"""Causes of the very same rows are one: what breaks several rules at once is mended once."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence

import duckdb

from expectations.contract import Contract
from tasks.verdicts.verdict import Cause


def merged_causes(
    contract: Contract, rows: Iterable[Hashable], causes: Iterable[Cause], written_otherwise: Collection[str] = ()
) -> list[tuple[Cause, tuple[str, ...]]]:
    """Causes, each with the ids that it stands for; `rows` tells of each cause which rows are its own.

    `written_otherwise` are the ids of causes whose values are their columns' own, in another writing: these have not
    moved from elsewhere.
    """
    by_rows: dict[Hashable, list[Cause]] = {}
    for which, cause in zip(rows, causes, strict=True):
        by_rows.setdefault(which, []).append(cause)
    merged: list[tuple[Cause, tuple[str, ...]]] = []
    for alike in by_rows.values():
        if len(alike) == 1 or _are_of_one_list(contract, alike):
            merged += [(one, (one.cause_id,)) for one in alike]
        else:
            first = min(alike, key=lambda one: one.cause_id)
            merged.append((_as_one(first, alike, written_otherwise), tuple(one.cause_id for one in alike)))
    return merged


def follow(warehouse: duckdb.DuckDBPyConnection, merged: Sequence[tuple[Cause, tuple[str, ...]]]) -> None:
    """Let rows of merged causes name the one that stands for them, in the table `causes_of_rows`."""
    renamed: Mapping[str, str] = {old: cause.cause_id for cause, ids in merged for old in ids if old != cause.cause_id}
    for old, new in renamed.items():
        warehouse.execute("update causes_of_rows set cause_id = $new where cause_id = $old", {"old": old, "new": new})


def _are_of_one_list(contract: Contract, causes: Sequence[Cause]) -> bool:
    """Whether all are unknown codes of columns with one list of codes, which exchanging them would not explain."""
    codes = [one.codes for one in contract.columns if any(cause.rule == f"{one.name}.known" for cause in causes)]
    return len(codes) == len(causes) and all(one == codes[0] for one in codes)


def _as_one(first: Cause, causes: Sequence[Cause], written_otherwise: Collection[str]) -> Cause:
    said = "; ".join(sorted(one.sentence.rstrip(".") for one in causes))
    columns = tuple(dict.fromkeys(name for one in causes for name in one.columns))
    rows = "The same row breaks" if first.rows_n == 1 else "The same rows break"
    in_place = len(columns) == 1 or any(one.cause_id in written_otherwise for one in causes)
    hints = [one.hint for one in sorted(causes, key=lambda one: one.sentence) if one.hint]
    update = {
        "sentence": f"{rows} {len(causes)} rules at once: {said}.",
        "columns": columns,
        "hint": _both(hints) if in_place else "look whether their columns are shifted or swapped",
    }
    return first.model_copy(update=update)


def _both(hints: Iterable[str]) -> str:
    """What mends several things at once, each told once."""
    return "; ".join(dict.fromkeys(hints))
