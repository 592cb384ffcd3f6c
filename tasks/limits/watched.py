"""Which columns people filter by or sort alone, and how their values are told apart."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from expectations.codes import grades
from expectations.contract import Column, Contract, Kind
from expectations.sql_literal import literal
from tasks.limits.delivery import Delivery
from tasks.limits.filled import columns_of

# Of a text without codes so many different values may be kinds of rows.
_MOST_KINDS = 12
_NUMBERS = (Kind.INTEGER, Kind.DECIMAL, Kind.RATE)
# Where something stands; that it changes, and that all of it has, is what is waited for.
_STATES = ("outcome", "result", "status")
FILLED = "filled"
BETWEEN = "between"


@dataclass(frozen=True)
class Watched:
    """A column, with SQL for the class of its value and for the value itself where a change of it tells something.

    Of one that `is_coded` classes are its values, which may be told; a number has no usual value. Only where
    `tells_kinds` are rows of one class a kind of rows: who is tested differs from window to window, and a school's rows
    that are gone are told otherwise, so neither a grade nor what another dataset names is one.
    """

    column: Column
    in_class: str
    value: str
    is_coded: bool
    is_number: bool
    tells_kinds: bool = True

    def words(self, value_class: str | None) -> str:
        """Such as: absence_reason `unexcused`, present_fraction 0, a value of exit_date."""
        name = self.column.name
        if value_class == BETWEEN:
            return f"{name} between 0 and 1"
        if value_class in ("0", "1") and not self.is_coded:
            return f"{name} {value_class}"
        if self.is_coded:
            return f"{name} `{value_class}`"
        return f"a value of {name}" if value_class == FILLED else f"one of the values of {name}"


def watched(warehouse: duckdb.DuckDBPyConnection, contract: Contract, *deliveries: Delivery) -> list[Watched]:
    """The columns of a contract that all these deliveries have, but for those by which rows are found again.

    Such as an action, which tells an incident's rows apart, still is a kind of rows; and people's rows are found again
    without their school.
    """
    there = [columns_of(warehouse, one.rows) for one in deliveries]
    codes = {one.name for one in contract.columns if one.codes and one.codes != grades.CODES}
    by_rows = {*lasting_key(contract), contract.date_column} - codes
    columns = [one for one in contract.columns if one.name not in by_rows and all(one.name in names for names in there)]
    kinds = _few_kinds(
        warehouse,
        [one for one in columns if one.kind is Kind.TEXT and not (one.codes or one.refers_to)],
        deliveries[-1],
    )
    found = [_watched(one, is_kind=one.name in kinds) for one in columns]
    return [one for one in found if one]


def lasting_key(contract: Contract) -> list[str]:
    """The key but for what becomes another when it is final, and but for the school where all of the rest is filled.

    Sessions without a person are told apart by their school alone.
    """
    columns = {one.name: one for one in contract.columns}
    key = [name for name in contract.key if columns[name].kind is not Kind.BOOLEAN]
    rest = [name for name in key if name != contract.school_column]
    return rest if contract.person_column in rest and all(columns[name].required for name in rest) else key


def _few_kinds(warehouse: duckdb.DuckDBPyConnection, texts: list[Column], delivery: Delivery) -> set[str]:
    if not texts:
        return set()
    counted = ", ".join(f"approx_count_distinct({one.name})" for one in texts)
    found = warehouse.execute(f"select {counted} from read_parquet($path)", {"path": str(delivery.rows)}).fetchall()[0]
    return {one.name for one, kinds_n in zip(texts, found, strict=True) if kinds_n <= _MOST_KINDS}


def _watched(column: Column, *, is_kind: bool) -> Watched | None:
    """None for words that every row has: they are neither of a kind nor empty."""
    text = f"cast({column.name} as varchar)"
    if column.refers_to or column.codes == grades.CODES:
        return Watched(column, text, text, is_coded=False, is_number=False, tells_kinds=False)
    if column.codes or column.kind is Kind.BOOLEAN:
        # Why somebody was away is often mended later, and no figure asks for it.
        may_change = column.only_classifies or column.name in _STATES
        return Watched(column, text, "null" if may_change else text, is_coded=True, is_number=False)
    if column.kind in _NUMBERS and (column.minimum, column.maximum) == (0, 1):
        name = column.name
        in_class = (
            f"case when {name} = 0 then '0' when {name} = 1 then '1' when {name} is not null then '{BETWEEN}' end"
        )
        return Watched(column, in_class, text, is_coded=False, is_number=False)
    if is_kind:
        return Watched(column, text, "null", is_coded=False, is_number=False)
    is_number = column.kind in _NUMBERS
    if column.required and not is_number:
        return None
    in_class = f"if({column.name} is null, null, {literal(FILLED)})"
    return Watched(column, in_class, text if is_number else "null", is_coded=False, is_number=is_number)
