"""Columns under new names: what somebody has accepted in district.toml, year by year, and what becomes of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from reports.numbers import listed
from tasks.arrival.header_sight import is_surely_header
from tasks.arrival.name_likeness import likeness
from tasks.arrival.tellable import is_tellable
from tasks.errors import ContractBroken
from tasks.school_year import first_year_of
from tasks.sources.column_names import FILE_COLUMN, ROW_COLUMN, same
from tasks.sql_text import quoted_name

ALWAYS = "always"
# How an alias names a column by its place, the first is 1: for a name that may be a person's, or one that is blank.
_BY_PLACE = re.compile(r"column_([1-9]\d{0,4})", re.IGNORECASE)
_MOST_NEAREST = 3
# Four letters of five.
_CLOSE_NAME = 64

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


def name_by_place(place: int) -> str:
    """How an alias names the column at a place."""
    return f"column_{place}"


def aliased(
    columns: Sequence[str],
    aliases: Mapping[str, str],
    known: Collection[str] = (),
    *,
    needed: Collection[str] | None = None,
    dataset: str = "",
) -> dict[str, str]:
    """The renames to make, from the source's name to the one wanted; none where the old name is still there.

    `known` are the names that are read; a place whose column has one of them is not what an alias means by it.
    Raises ContractBroken where both are there, or neither of one of the names `needed`; without them, of any.
    """
    there = _there(columns, aliases, known)
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
        elif same(ours) not in there and _is_one_of(ours, needed):
            raise ContractBroken(
                f"{_names_nothing(theirs, ours, columns, known)}.",
                where=dataset,
                fix=f"ask the department what {ours} is called now, and write that for {theirs} in this line of "
                "district.toml; if the file has no such column any more, take the line out",
            )
    return renames


def idle_aliases(
    columns: Sequence[str], aliases: Mapping[str, str], known: Collection[str], needed: Collection[str] | None
) -> tuple[str, ...]:
    """What is told of aliases of which neither name is there, where nothing needs the column; as for `aliased`."""
    there = _there(columns, aliases, known)
    return tuple(
        f"{_names_nothing(theirs, ours, columns, known)}; the dataset goes on without it. If it is called otherwise "
        f"now, write that for {theirs} in this line of district.toml; if not, take the line out."
        for theirs, ours in aliases.items()
        if same(theirs) not in there and same(ours) not in there and not _is_one_of(ours, needed)
    )


def _is_one_of(name: str, needed: Collection[str] | None) -> bool:
    return needed is None or same(name) in {same(one) for one in needed}


def _names_nothing(theirs: str, ours: str, columns: Sequence[str], known: Collection[str]) -> str:
    return (
        f'The alias "{theirs}" = "{ours}" names a column that the file does not have, and {ours} is not there '
        f"either{_nearest((theirs, ours), columns, known)}"
    )


def _there(columns: Sequence[str], aliases: Mapping[str, str], known: Collection[str]) -> dict[str, str]:
    """The columns by the names that an alias may have for them: their own, and places of which an alias speaks."""
    by_name = {same(name): name for name in columns}
    taken = {same(name) for name in known} - {same(theirs) for theirs in aliases}
    by_place = {
        same(theirs): columns[int(place[1]) - 1]
        for theirs in aliases
        if (place := _BY_PLACE.fullmatch(theirs)) and int(place[1]) <= len(columns)
    }
    return {place: name for place, name in by_place.items() if same(name) not in taken} | by_name


def _nearest(wanted: Sequence[str], columns: Sequence[str], known: Collection[str]) -> str:
    """The names that are most like one of those wanted, where the first row is surely a header."""
    if not is_surely_header(columns, known):
        return ""
    read = {same(name) for name in known}
    told = [name for name in columns if same(name) not in read and is_tellable(name, (*known, *wanted))]
    points = {name: max(likeness(name, one) for one in wanted) for name in told}
    nearest = sorted((name for name in told if points[name]), key=lambda name: -points[name])[:_MOST_NEAREST]
    return f"; nearest {'is' if len(nearest) == 1 else 'are'} {listed(nearest)}" if nearest else ""


def require_read(
    renames: Mapping[str, str], known: Collection[str], there: Sequence[str], needed: Sequence[str], *, dataset: str
) -> None:
    """Raise ContractBroken where an alias gives a name that nobody reads, nearly that of a column that is missing.

    `there` are the columns after the renames, `known` all names that are read, `needed` those that must be there.
    """
    read, found = {same(name) for name in known}, {same(name) for name in there}
    missing = [name for name in needed if same(name) not in found]
    for theirs, ours in renames.items():
        meant = max(missing, key=lambda name: likeness(ours, name), default="")
        if same(ours) not in read and meant and likeness(ours, meant) >= _CLOSE_NAME:
            raise ContractBroken(
                f'The alias "{theirs}" = "{ours}" gives a name that nobody reads, and {meant} is missing.',
                where=dataset,
                fix=f"write {meant} for {ours} in this line of district.toml",
            )


def renamed_columns(columns: Sequence[str], renames: Mapping[str, str]) -> tuple[str, ...]:
    """The columns under the names that are read, in the order of the source."""
    return tuple(renames.get(name, name) for name in columns)


def earlier_columns(columns: Sequence[str], aliases: Mapping[str, str]) -> tuple[str, ...]:
    """An earlier delivery's columns under the names that are read, whatever it was called then."""
    there = _there(columns, aliases, ())
    names = {same(name) for name in columns}
    usable = {
        same(there[same(theirs)]): ours
        for theirs, ours in aliases.items()
        if same(theirs) in there and same(ours) not in names
    }
    return tuple(usable.get(same(name), name) for name in columns)


def aliased_select(relation: str, columns: Sequence[str], renames: Mapping[str, str]) -> str:
    """SELECT of a source's columns, with file and row, under the names that are read."""
    listed = [
        f"{quoted_name(name)} as {quoted_name(renames[name])}" if name in renames else quoted_name(name)
        for name in columns
    ]
    return f"select {', '.join([*listed, FILE_COLUMN, ROW_COLUMN])} from {relation}"
