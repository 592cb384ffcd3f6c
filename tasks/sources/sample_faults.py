"""Faults planted in a sample dataset on purpose: so many rows of each kind, always the same ones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from difflib import get_close_matches
from itertools import pairwise

import duckdb

from expectations.contract import Column, Contract, Kind
from expectations.sql_literal import literal
from tasks.errors import DistrictInvalid

# What a faulty row has in its columns: SQL over the row's own cells, all of them text, and its place `at_row`.
Cells = dict[str, str]


def _first(contract: Contract, fits: Callable[[Column], bool]) -> Column | None:
    return next(filter(fits, contract.columns), None)


def _is_number(column: Column) -> bool:
    return column.kind in (Kind.INTEGER, Kind.DECIMAL, Kind.RATE)


def _cell(column: Column | None, text: str) -> Cells:
    return {column.name: literal(text)} if column else {}


def _out_of_range(contract: Contract) -> Cells:
    for column in filter(_is_number, contract.columns):
        if column.maximum is not None:
            return _cell(column, str(float(column.maximum) + 1))
        if column.minimum is not None:
            return _cell(column, str(float(column.minimum) - 1))
    return {}


def _misspelt_code(contract: Contract) -> Cells:
    """The longest code of the first coded column, with a letter twice."""
    column = _first(contract, lambda column: bool(column.codes))
    if column is None:
        return {}
    code = max(column.codes, key=len)
    # What stands for a blank would be read over.
    middle = next((place for place in range(len(code) // 2, 0, -1) if code[place - 1].isalnum()), 1)
    return _cell(column, code[:middle] + code[middle - 1] + code[middle:])


def _person(contract: Contract, cell: str) -> Cells:
    """Only where the person's number is held against another dataset."""
    column = _first(contract, lambda column: column.name == contract.person_column and bool(column.refers_to))
    return {column.name: cell.format(name=column.name)} if column else {}


def _shifted(names: Sequence[str]) -> Cells:
    return {names[0]: "null", **{name: f'"{left}"' for left, name in pairwise(names)}}


# What each kind does to the cells of its row; no column means that the contract has nothing to break so.
# `misspelt_code` is nearly a known code, `unknown_code` nothing like one. `lost_zeros` are those before the person's
# number, and an `unknown_student` has a number that nobody enrolled has, each another one.
CELL_FAULTS: dict[str, Callable[[Contract], Cells]] = {
    "bad_date": lambda contract: {contract.date_column: "'02/30/2026'"} if contract.date_column else {},
    "bad_number": lambda contract: _cell(_first(contract, _is_number), "twelve"),
    "lost_zeros": lambda contract: _person(contract, "ltrim(\"{name}\", '0')"),
    "misspelt_code": _misspelt_code,
    "missing_required": lambda contract: {contract.required_names[-1]: "null"},
    "out_of_range": _out_of_range,
    "unknown_code": lambda contract: _cell(_first(contract, lambda column: bool(column.codes)), "ZZ9"),
    "unknown_school": lambda contract: _cell(
        _first(contract, lambda column: column.refers_to == "schools.school_id"), "9999"
    ),
    "unknown_student": lambda contract: _person(contract, "'99' || lpad(cast(at_row as varchar), 8, '0')"),
}

# A `shifted_row` has an empty first cell, each other cell one column further right, and has lost its last.
# `duplicate_key` gives that many rows twice, `renamed_column` renames that many required columns, the last first,
# and `empty` leaves no row.
_BY_ROW = (*CELL_FAULTS, "shifted_row", "duplicate_key")
KINDS = (*_BY_ROW, "renamed_column", "empty")


def check_faults(faults: Mapping[str, int], contract: Contract, where: str) -> None:
    """Refuse kinds that nobody knows and kinds that this contract cannot have."""
    for kind, rows_n in faults.items():
        close = get_close_matches(kind, KINDS, n=1)
        if kind not in KINDS:
            hint = f"did you mean '{close[0]}'? " if close else ""
            raise DistrictInvalid(
                f"There is no fault '{kind}'.", where=f"{where}.faults", fix=f"{hint}known: {', '.join(KINDS)}"
            )
        if rows_n < 0 or not _can_be_planted(kind, rows_n, contract):
            raise DistrictInvalid(
                f"The fault '{kind}' cannot be planted {rows_n} times in {contract.dataset}.",
                where=f"{where}.faults",
                fix="leave it out, or plant it in another dataset",
            )


def _can_be_planted(kind: str, rows_n: int, contract: Contract) -> bool:
    if kind == "renamed_column":
        return rows_n <= len(contract.required_names)
    return kind not in CELL_FAULTS or bool(CELL_FAULTS[kind](contract))


def plant(
    warehouse: duckdb.DuckDBPyConnection, query: str, contract: Contract, faults: Mapping[str, int], where: str
) -> str:
    """Wrap a query of a dataset in one that plants the faults; all its columns are text."""
    rows = f"select cast(columns(*) as varchar) from ({query})"
    kinds = [kind for kind in _BY_ROW for _ in range(faults.get(kind, 0))]
    if kinds:
        rows = _with_faulty_rows(warehouse, rows, contract, kinds, where)
    renamed = list(reversed(contract.required_names))[: faults.get("renamed_column", 0)]
    if renamed:
        new_names = ", ".join(f'"{name}" as "{contract.dataset}_{name}"' for name in renamed)
        rows = f"select * rename ({new_names}) from ({rows})"
    return f"select * from ({rows}) where false" if faults.get("empty") else rows


def _with_faulty_rows(
    warehouse: duckdb.DuckDBPyConnection, rows: str, contract: Contract, kinds: list[str], where: str
) -> str:
    counted = warehouse.execute(f"select count(*) from ({rows})").fetchone()
    rows_n = counted[0] if counted else 0
    if rows_n < len(kinds):
        raise DistrictInvalid(
            f"{len(kinds)} faulty rows are more than {contract.dataset} has.",
            where=f"{where}.faults",
            fix=f"plant at most {rows_n}",
        )
    # Evenly over the dataset, so that no school has them all.
    warehouse.execute(
        """
        create temp table fault as
        select
            (2 * number + 1) * $rows_n // (2 * len($kinds)) + 1 as at_row,
            $kinds[number + 1] as kind,
            if($kinds[number + 1] = 'duplicate_key', 2, 1) as copies_n
        from range(len($kinds)) as numbers (number)""",
        {"rows_n": rows_n, "kinds": kinds},
    )
    warehouse.execute("create temp sequence made_row")
    made = [name for name, *_ in warehouse.execute(f"describe {rows}").fetchall()]
    broken = _broken_cells(contract, kinds, made)
    return f"""
        select * exclude (at_row, kind, copies_n, copy) {f"replace ({broken})" if broken else ""}
        from (
            select *, unnest(range(coalesce(copies_n, 1))) as copy
            from (select *, nextval('made_row') as at_row from ({rows}))
            left join fault using (at_row)
        )"""


def _broken_cells(contract: Contract, kinds: Collection[str], made: Sequence[str]) -> str:
    cells = {kind: cell(contract) for kind, cell in CELL_FAULTS.items() if kind in kinds}
    if "shifted_row" in kinds:
        cells["shifted_row"] = _shifted(made)
    return ", ".join(
        f'case {" ".join(when)} else "{name}" end as "{name}"'
        for name in made
        if (when := [f"when kind = '{kind}' then {cell[name]}" for kind, cell in cells.items() if name in cell])
    )
