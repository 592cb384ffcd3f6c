"""Lines that are no rows of their file: held back as they came, told as one cause, and mended like any row."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from expectations.contract import Contract
from expectations.rules import Rule
from expectations.sql_literal import literal
from reports.numbers import listed
from tasks.maps.landed import source_columns
from tasks.root_causes.cause_id import cause_id
from tasks.sources.column_names import same
from tasks.sources.malformed import Fault
from tasks.sql_text import filled, quoted_name, sql_text
from tasks.verdicts.verdict import BrokenRule, Cause
from tasks.warehouse import relations

MALFORMED = Rule(
    name="line.malformed",
    sentence="Every line of a file is a row under its header.",
    scope="row",
    severity="critical",
)
# The rows as they are read, with those lines among them.
WITH_MALFORMED = "raw_with_malformed"
_MOST_FILES = 5
_SAID = {
    Fault.TOO_MANY: ("has", "have", "more values than the header"),
    Fault.TOO_FEW: ("has", "have", "fewer values than the header"),
    Fault.OPEN_QUOTE: ("opens", "open", "a quote that is never closed"),
    Fault.BEHIND_QUOTE: ("has", "have", "text behind a closed quote"),
    Fault.ODD_BYTE: ("holds", "hold", "a byte that is not of the file's encoding"),
    Fault.ZERO_BYTE: ("holds", "hold", "a zero byte, which is no text"),
}
_SEPARATE = "put a value that has a separator in it into quotes, and write as many values as the header has"
_QUOTE = "close each quote, and double those that belong to a value"
_ENCODE = "save the file as UTF-8, or name the encoding it has with `encoding`"
_TO_DO = {
    Fault.TOO_MANY: _SEPARATE,
    Fault.TOO_FEW: _SEPARATE,
    Fault.OPEN_QUOTE: _QUOTE,
    Fault.BEHIND_QUOTE: _QUOTE,
    Fault.ODD_BYTE: _ENCODE,
    Fault.ZERO_BYTE: "take the zero bytes out, or ask for a new file",
}


def set_apart(warehouse: duckdb.DuckDBPyConnection) -> int:
    """Let the relation `raw` give rows only; returns how many lines of the table `malformed_lines` are left of it.

    A line that came mended is a row. The rows with those lines among them are then the relation `raw_with_malformed`.
    """
    there = relations(warehouse)
    if "malformed_lines" not in there:
        return 0
    if "mended_rows" in there:
        warehouse.execute(
            "delete from malformed_lines using mended_rows "
            "where malformed_lines._file = mended_rows._file and malformed_lines._row = mended_rows._row"
        )
    (left_n,) = warehouse.execute("select count(*) from malformed_lines").fetchall()[0]
    if left_n:
        warehouse.execute(f"alter view raw rename to {WITH_MALFORMED}")
        warehouse.execute(
            f"create view raw as select * from {WITH_MALFORMED} as source where not exists (select 1 from "
            "malformed_lines as lines where lines._file = source._file and lines._row = source._row)"
        )
    return int(left_n)


def malformed_causes(warehouse: duckdb.DuckDBPyConnection, contract: Contract) -> tuple[Cause]:
    """The one cause of all lines in the table `malformed_lines`: what is wrong with how many, and where it begins."""
    kinds = warehouse.execute(sql_text("validation/malformed_kinds.sql")).fetchall()
    files = warehouse.execute("select distinct _file from malformed_lines order by _file").fetchall()
    lines_n = sum(n for _, n, *_ in kinds)
    if lines_n == 1:
        ((_, _, reason, file, row),) = kinds
        sentence = f"{file}, row {row:,}, is no row: {reason}."
    else:
        sentence = f"These lines are no rows: {listed([_told(Fault(kind), *more) for kind, *more in kinds])}."
    cause = Cause(
        cause_id=cause_id(contract.dataset, MALFORMED.name, ""),
        rule=MALFORMED.name,
        sentence=sentence,
        hint="; ".join(dict.fromkeys(_TO_DO[Fault(fault)] for fault, *_ in kinds)),
        rows_n=lines_n,
        files=tuple(file for (file,) in files[:_MOST_FILES]),
    )
    return (cause,)


def ids_in_malformed(warehouse: duckdb.DuckDBPyConnection, id_column: str) -> str:
    """SQL of the ids that lines which are no rows name, as `id`: in the column of that name, else in any."""
    if WITH_MALFORMED not in relations(warehouse):
        return "select cast(null as varchar) as id where false"
    columns = source_columns(warehouse, WITH_MALFORMED)
    named = [name for name in columns if same(name) == same(id_column)] or columns
    return filled("validation/ids_in_malformed.sql", cells=", ".join(f"source.{quoted_name(name)}" for name in named))


def as_broken_rules(causes: Iterable[Cause]) -> tuple[BrokenRule, ...]:
    """The rule that they break."""
    return tuple(
        BrokenRule(name=MALFORMED.name, sentence=MALFORMED.sentence, severity=MALFORMED.severity, rows_n=one.rows_n)
        for one in causes
    )


def held_lines(cause: Cause) -> str:
    """SQL of the lines held back, in the form of `validation/held_back.sql`, behind all rows."""
    return filled("validation/malformed_held_back.sql", cause_id=literal(cause.cause_id))


def _told(fault: Fault, lines_n: int, _: str, file: str, row: int) -> str:
    one, many, what = _SAID[fault]
    where = f"{file}, row {row:,}"
    return f"1 {one} {what} ({where})" if lines_n == 1 else f"{lines_n:,} {many} {what} (first {where})"
