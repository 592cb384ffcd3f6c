"""Finds source rows whose cells have moved by one column: whatever a map makes of such a row is wrong, all of it."""

from __future__ import annotations

import duckdb

from expectations.looks import look_of
from expectations.rules import Rule
from reports.numbers import plural
from tasks.arrival.arriving import UNNUMBERED
from tasks.maps.landed import source_columns
from tasks.sql_text import filled, quoted_name
from tasks.verdicts.verdict import BrokenRule
from tasks.warehouse import relations

CELLS_MOVED = Rule(
    name="cells_moved",
    sentence="The cells of a source row stand under their own columns' names.",
    scope="row",
    severity="critical",
)
# About so many rows tell what the columns of sound ones look like; of a file with fewer sound ones nobody knows.
_MOST_SOUND = 2_000
# And so do the first of each file, however small a part of all it is.
_FIRST_SOUND = 50
_FEWEST_SOUND = 10
# The last good delivery as it came, and so many columns that both must have for one to tell of the other.
_BEFORE = "delivered_before"
_FEWEST_COLUMNS = 3
# Fewer rows by themselves are told as shifted, by what is wrong with them alone.
_FEWEST_BAD = 3
# Of the rows with something wrong about so many are looked at first; where none has moved, the others are not.
_FIRST_BAD = 1_000


def add_moved_cells(warehouse: duckdb.DuckDBPyConnection, *, reshapes: bool) -> list[BrokenRule]:
    """Add all rows of `staged` made of source rows whose cells have moved to the table `reasons`; the rule they break.

    Only source rows are looked at of which something is held back, in files that have sound ones too. With
    `reshapes` a map makes several rows of one; then a file without sound rows is held against the last good delivery.
    Leaves the table `moved_source_rows` (_file, _row). Rows that stand for many source rows cannot be looked at.
    """
    columns = {name for name, *_ in warehouse.execute("describe staged").fetchall()}
    # A cell that is wrong by itself breaks one rule of its row, and of several that a map makes of it, any number.
    fewest_rules = 1 if reshapes else 2
    fewest_bad = 1 if reshapes else _FEWEST_BAD
    if not {"_file", "_row"} <= columns or _bad_rows_n(warehouse, fewest_rules) < fewest_bad:
        return []
    bad = filled("validation/bad_source_rows.sql", fewest_rules=str(fewest_rules))
    warehouse.execute(f"create or replace temp table bad_source_rows as {bad}")
    (bad_n,) = warehouse.execute("select count(*) from bad_source_rows").fetchall()[0]
    one_in = 1 + bad_n // _FIRST_BAD
    rows_n = _find(warehouse, one_in_of_bad=one_in)
    is_like_before = not rows_n and reshapes and _BEFORE in relations(warehouse)
    if is_like_before:
        rows_n = _find(warehouse, one_in_of_bad=one_in, is_like_before=True)
    if rows_n and one_in > 1:
        rows_n = _find(warehouse, one_in_of_bad=1, is_like_before=is_like_before)
    if not rows_n:
        return []
    warehouse.execute(
        "insert into reasons select $rule, staged._id, true from staged semi join moved_source_rows as moved "
        "on staged._file = moved._file and staged._row = moved._row",
        {"rule": CELLS_MOVED.name},
    )
    told = "select min(_row), (select count(*) from reasons where rule = $rule) from moved_source_rows"
    first, staged_n = warehouse.execute(told, {"rule": CELLS_MOVED.name}).fetchall()[0]
    sentence = (
        f"Values are moved by one column in {plural(rows_n, 'row')}{' from' if rows_n > 1 else ':'} row {first:,}."
    )
    return [BrokenRule(name=CELLS_MOVED.name, sentence=sentence, severity="critical", rows_n=staged_n)]


def _bad_rows_n(warehouse: duckdb.DuckDBPyConnection, fewest_rules: int) -> int:
    """How many rows of `staged` break so many rules, one of them critical; this reads only what is broken."""
    broken = "select 1 from reasons group by _id having bool_or(is_critical) and count(distinct rule) >= $n"
    ((rows_n,),) = warehouse.execute(f"select count(*) from ({broken})", {"n": fewest_rules}).fetchall()
    return int(rows_n)


def moved_source_rows_n(warehouse: duckdb.DuckDBPyConnection) -> int:
    """How many source rows were found."""
    (rows_n,) = warehouse.execute("select count(*) from moved_source_rows").fetchall()[0]
    return int(rows_n)


def _find(warehouse: duckdb.DuckDBPyConnection, *, one_in_of_bad: int, is_like_before: bool = False) -> int:
    relation = UNNUMBERED if UNNUMBERED in relations(warehouse) else "raw"
    columns = source_columns(warehouse, relation)
    if is_like_before:
        before = {*source_columns(warehouse, _BEFORE)}
        columns = [name for name in columns if name in before]
        if len(columns) < _FEWEST_COLUMNS:
            return 0
    (all_n,) = warehouse.execute(f"select count(*) from {_BEFORE if is_like_before else relation}").fetchall()[0]
    query = filled(
        "validation/moved_cells.sql",
        rows=relation,
        sound_rows=_sound_before(relation) if is_like_before else _sound_now(relation),
        shapes=", ".join(map(_shape, columns)),
        last_place=str(len(columns)),
        one_in_of_all=str(1 + all_n // _MOST_SOUND),
        first_rows=str(_FIRST_SOUND),
        one_in_of_bad=str(one_in_of_bad),
        fewest_sound=str(_FEWEST_SOUND),
    )
    warehouse.execute(f"create or replace temp table moved_source_rows as {query}")
    return moved_source_rows_n(warehouse)


def _sound_now(relation: str) -> str:
    """The rows, with their files, of which nothing is held back, in files that have rows of which something is."""
    return (
        f"{relation} as raw anti join bad_source_rows as bad on raw._file = bad._file and raw._row = bad._row "
        "inner join (select distinct _file from bad_source_rows) as files on raw._file = files._file"
    )


def _sound_before(relation: str) -> str:
    """The rows of the last good delivery, with each file that has too few sound ones of its own."""
    told = f"select raw._file from {_sound_now(relation)} group by raw._file having count(*) >= {_FEWEST_SOUND}"
    return (
        f"{_BEFORE} as raw cross join (select distinct _file from bad_source_rows where _file not in ({told})) as files"
    )


def _shape(name: str) -> str:
    value = f"left(trim(coalesce({quoted_name(name)}, '')), 20)"
    return rf"regexp_replace({look_of(value)}, 'a+', 'a', 'g')"
