"""Columns that were filled in the last good delivery and are gone or empty now: a limit where measures need them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from expectations.contract import Contract
from reports.numbers import listed
from tasks.cause_id import cause_id
from tasks.column_fit import line_to_accept
from tasks.indicators.columns_read import measures_needing
from tasks.limits.filled import filled_columns
from tasks.sources.column_names import same
from tasks.verdict import EMPTIED, Cause, Limit, Verdict
from tasks.warehouse import open_warehouse

# A column that is there and held fewer values may be empty by chance: of few enrolled, none may have left yet.
FEWEST_VALUES = 20
_MOST_NAMED = 4


def emptied_causes(
    contract: Contract, now: Verdict, before: Path | None, school_year: str, *, is_new_year: bool = False
) -> tuple[Cause, ...]:
    """One cause for each optional column that is empty in all rows of `now` and held values in the rows of `before`.

    None for a first delivery. A cause with `is_stop` is of a column that a measure of the catalogue needs. With
    `is_new_year`, a list of what lasts may hold an empty one: nobody has left a school on the first day.
    """
    empty = [one.name for one in contract.columns if not one.required and one.name in now.empty_columns]
    if before is None or not empty:
        return ()
    with open_warehouse() as warehouse:
        filled = filled_columns(warehouse, before)
    may_be_empty = is_new_year and contract.is_lasting
    return tuple(
        _cause(contract, now, name, school_year, is_enough=filled[name] >= FEWEST_VALUES and not may_be_empty)
        for name in empty
        if name in filled
    )


def column_limits(causes: Sequence[Cause]) -> tuple[Limit, ...]:
    """The limit that each cause breaks which is not only worth a look."""
    return tuple(Limit(name="columns", sentence=one.sentence) for one in causes if one.is_stop)


def _cause(contract: Contract, now: Verdict, column: str, school_year: str, *, is_enough: bool) -> Cause:
    is_gone = same(column) in {same(name) for name in now.column_changes.missing}
    needing = measures_needing(contract.dataset, column)
    is_stop = bool(needing) and (is_gone or is_enough)
    what = "is not there now" if is_gone else "is empty in every row now"
    named = [*needing[:_MOST_NAMED], *([f"{len(needing) - _MOST_NAMED} more"] if len(needing) > _MOST_NAMED else [])]
    verb = "is" if len(needing) == 1 else "are"
    cost = f"; {listed(named)} {verb} made of it, and may have no figure without it" if needing else ""
    return Cause(
        cause_id=cause_id(now.dataset, EMPTIED, column),
        rule=EMPTIED,
        columns=(column,),
        sentence=f"The column {column} was filled last time and {what}{cost}.",
        hint=_hint(now, column, is_gone, school_year),
        severity="critical" if is_stop else "warning",
        rows_n=now.read_n,
        is_stop=is_stop,
    )


def _hint(now: Verdict, column: str, is_gone: bool, school_year: str) -> str:
    renamed = [one for one in now.column_changes.renamed if same(one.old) == same(column)]
    if renamed:
        which = ", or whether ".join(f"{one.new_in_words} is the former {column} ({one.because})" for one in renamed)
        lines = ", or ".join(line_to_accept(one, school_year) for one in renamed)
        return f"ask whether {which}; if so, write under the dataset's own heading in district.toml: {lines}"
    if is_gone:
        return f"send the file again with {column}, or say what it is called now by an alias in district.toml"
    return f"see whether the export still fills {column}, and send the file again"
