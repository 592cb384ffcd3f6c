"""Columns that were filled last time and are gone or empty now, or that have a name nobody reads: perhaps a limit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from expectations.contract import Contract
from reports.numbers import first_listed
from tasks.indicators.columns_read import measures_needing
from tasks.limits.delivery import Delivery
from tasks.limits.filled import filled_columns, rows_of
from tasks.limits.went_with_rows import went_with_their_rows
from tasks.maps.column_fit import line_to_accept
from tasks.maps.header_changes import Renamed
from tasks.maps.rename_words import how_to_mend, respelt_together, seem_renamed
from tasks.root_causes.cause_id import cause_id
from tasks.sources.column_names import same
from tasks.verdicts.verdict import EMPTIED, RESPELT, Cause, Limit, Verdict

# A column that is there and held fewer values may be empty by chance: of few enrolled, none may have left yet.
_FEWEST_VALUES = 20
# Where at least half of the rows had one, as in a short plan, fewer are enough.
_FEWEST_OF_HALF = 5
_MOST_NAMED = 4


def emptied_causes(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    delivery: Delivery,
    before: Path | None,
    school_year: str,
    *,
    is_new_year: bool = False,
    has_aliases: bool = False,
) -> tuple[Cause, ...]:
    """One cause for each optional column that is empty in all rows delivered and held values in the rows of `before`.

    Columns that seem to be there under other names are told too where none were filled before; a header that was spelt
    anew is one cause. A cause with `is_stop` is of a column that was filled, and that a measure of the catalogue needs.
    With `is_new_year`, a list of what lasts may hold an empty one: nobody has left a school on the first day.
    A column of which only the rows are gone that had a value has lost none itself: rows that are gone are told
    otherwise. `has_aliases` is as for `lines_to_accept`.
    """
    now = delivery.verdict
    empty = {same(one.name): one.name for one in contract.columns if not one.required and one.name in now.empty_columns}
    if not empty:
        return ()
    gone = {same(name) for name in now.column_changes.missing}
    renamed = [
        one.model_copy(update={"old": empty[same(one.old)]})
        for one in now.column_changes.renamed
        if same(one.old) in gone and same(one.old) in empty
    ]
    filled, rows_n = _filled(warehouse, before)
    asked = [name for spelt, name in empty.items() if name in filled and spelt not in gone]
    went = went_with_their_rows(warehouse, contract, delivery.rows, before, asked) if before and asked else ()
    filled = {name: values_n for name, values_n in filled.items() if name not in went}
    may_be_empty = is_new_year and contract.is_lasting
    causes = {
        name: _cause(
            now,
            name,
            measures_needing(contract.dataset, name),
            [one for one in renamed if one.old == name],
            school_year,
            is_gone=spelt in gone,
            is_new=name not in filled,
            is_enough=not may_be_empty and _is_enough(filled.get(name, 0), rows_n),
        )
        for spelt, name in empty.items()
        if name in filled or any(one.old == name for one in renamed)
    }
    together = respelt_together(renamed)
    if not together:
        return (*causes.values(),)
    hint = how_to_mend(together, school_year, has_aliases=has_aliases)
    as_one = _as_one(contract, together, [causes.pop(one.old) for one in together], hint)
    return (as_one, *causes.values())


def column_limits(causes: Sequence[Cause]) -> tuple[Limit, ...]:
    """The limit that each cause breaks which is not only worth a look."""
    return tuple(Limit(name="columns", sentence=one.sentence) for one in causes if one.is_stop)


def _filled(warehouse: duckdb.DuckDBPyConnection, before: Path | None) -> tuple[dict[str, int], int]:
    """How many values each column of the rows of last time had, and how many rows there were."""
    if before is None:
        return {}, 0
    return filled_columns(warehouse, before), rows_of(warehouse, before)


def _is_enough(values_n: int, rows_n: int) -> bool:
    """Whether a column that held so many values of so many rows cannot be empty by chance."""
    return values_n >= _FEWEST_VALUES or (values_n >= _FEWEST_OF_HALF and 2 * values_n >= rows_n)


def _cause(
    now: Verdict,
    column: str,
    needing: Sequence[str],
    renamed: Sequence[Renamed],
    school_year: str,
    *,
    is_gone: bool,
    is_new: bool,
    is_enough: bool,
) -> Cause:
    """What is told of one column: one that `is_new` held no value last time, others enough or not."""
    is_stop = bool(needing) and not is_new and (is_enough or is_gone)
    rule = RESPELT if is_new else EMPTIED
    what = f"was filled last time and {'is not there now' if is_gone else 'is empty in every row now'}"
    return Cause(
        cause_id=cause_id(now.dataset, rule, column),
        rule=rule,
        columns=(column,),
        sentence=f"The column {column} {'is not there' if is_new else what}{_cost(needing, 'it')}.",
        hint=next(
            (one.hint for one in now.unread_columns if one.column == column),
            _hint(column, renamed, school_year, is_gone=is_gone, is_new=is_new),
        ),
        severity="critical" if is_stop else "warning",
        rows_n=now.read_n,
        is_stop=is_stop,
    )


def _as_one(contract: Contract, renamed: Sequence[Renamed], causes: Sequence[Cause], hint: str) -> Cause:
    """One cause for columns of which each seems to have one other name."""
    needing = sorted({title for one in renamed for title in measures_needing(contract.dataset, one.old)})
    first = next((one for one in causes if one.is_stop), causes[0])
    return first.model_copy(
        update={
            "cause_id": cause_id(contract.dataset, RESPELT, *(one.old for one in renamed)),
            "rule": EMPTIED if any(one.rule == EMPTIED for one in causes) else RESPELT,
            "columns": tuple(one.old for one in renamed),
            "sentence": f"{seem_renamed(renamed)}{_cost(needing, 'them')}.",
            "hint": hint,
        }
    )


def _cost(needing: Sequence[str], of_what: str) -> str:
    named = first_listed(needing, _MOST_NAMED)
    verb = "is" if len(needing) == 1 else "are"
    return f"; {named} {verb} made of {of_what}, and may have no figure without {of_what}" if needing else ""


def _hint(column: str, renamed: Sequence[Renamed], school_year: str, *, is_gone: bool, is_new: bool) -> str:
    if renamed:
        former = column if is_new else f"the former {column}"
        which = ", or whether ".join(f"{one.new_in_words} is {former} ({one.because})" for one in renamed)
        lines = ", or ".join(line_to_accept(one, school_year) for one in renamed)
        return f"ask whether {which}; if so, write under the dataset's own heading in district.toml: {lines}"
    if is_gone:
        return f"send the file again with {column}, or say what it is called now by an alias in district.toml"
    return f"see whether the export still fills {column}, and send the file again"
