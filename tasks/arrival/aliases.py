"""Columns under new names: what somebody has accepted in district.toml, year by year, and what becomes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tasks.errors import ContractBroken
from tasks.school_year import first_year_of
from tasks.sources.column_names import FILE_COLUMN, ROW_COLUMN, same
from tasks.sql_text import quoted_name

ALWAYS = "always"

Aliases = Mapping[str, Mapping[str, str]]


def alias_mistakes(aliases: Aliases) -> list[str]:
    """What is wrong with a dataset's tables of aliases, each with its year."""
    told = []
    for year, table in aliases.items():
        if year != ALWAYS and first_year_of(year) is None:
            told.append(f"{year}: is no school year; write two years in a row such as 2026-27, or {ALWAYS}")
        wanted = Counter(same(ours) for ours in table.values())
        told += [
            f"{year}: two columns cannot both be {ours}; keep one of the lines" for ours, n in wanted.items() if n > 1
        ]
        if not all(name.strip() for pair in table.items() for name in pair):
            told.append(f'{year}: a name is empty; write "their new name" = "the name the map or contract reads"')
        if any(same(ours) in (FILE_COLUMN, ROW_COLUMN) for ours in table.values()):
            told.append(f"{year}: {FILE_COLUMN} and {ROW_COLUMN} say where a row came from; give no column their name")
    return told


def aliases_of(aliases: Aliases, school_year: str) -> dict[str, str]:
    """Names in use by their new ones, for one school year; what is said of the year goes before what is said always."""
    of_year = dict(aliases.get(school_year, {}))
    settled = {same(ours) for ours in of_year.values()}
    always = aliases.get(ALWAYS, {})
    return {**{theirs: ours for theirs, ours in always.items() if same(ours) not in settled}, **of_year}


def aliased(columns: Sequence[str], aliases: Mapping[str, str], *, dataset: str = "") -> dict[str, str]:
    """The renames to make, from the source's name to the one wanted; none where the old name is still there.

    Raises ContractBroken where neither is there, or both.
    """
    there = {same(name): name for name in columns}
    # A column that gives its name away leaves it free, as where two have exchanged their headers.
    leaving = {same(theirs) for theirs in aliases if same(theirs) in there}
    renames: dict[str, str] = {}
    for theirs, ours in aliases.items():
        has_old = same(ours) in there and same(ours) not in leaving
        if same(theirs) in there and (not has_old or same(theirs) == same(ours)):
            renames[there[same(theirs)]] = ours
        elif same(theirs) in there:
            raise ContractBroken(
                f"Two columns would be {ours}: the source has it, and also {theirs}, which is an alias of it.",
                where=dataset,
                fix="ask the department which of the two holds, then remove the alias or name the column in a map",
            )
        elif same(ours) not in there:
            raise ContractBroken(
                f"The alias {theirs} names a column that the source does not have, and {ours} is not there either.",
                where=dataset,
                fix="ask the department what the column is called now, then mend the alias in district.toml",
            )
    return renames


def renamed_columns(columns: Sequence[str], renames: Mapping[str, str]) -> tuple[str, ...]:
    """The columns under the names that are read, in the order of the source."""
    return tuple(renames.get(name, name) for name in columns)


def earlier_columns(columns: Sequence[str], aliases: Mapping[str, str]) -> tuple[str, ...]:
    """An earlier delivery's columns under the names that are read, whatever it was called then."""
    there = {same(name) for name in columns}
    usable = {
        same(theirs): ours for theirs, ours in aliases.items() if same(theirs) in there and same(ours) not in there
    }
    return tuple(usable.get(same(name), name) for name in columns)


def aliased_select(relation: str, columns: Sequence[str], renames: Mapping[str, str]) -> str:
    """SELECT of a source's columns, with file and row, under the names that are read."""
    listed = [
        f"{quoted_name(name)} as {quoted_name(renames[name])}" if name in renames else quoted_name(name)
        for name in columns
    ]
    return f"select {', '.join([*listed, FILE_COLUMN, ROW_COLUMN])} from {relation}"
