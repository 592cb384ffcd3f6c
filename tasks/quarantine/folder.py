"""What a department finds in its own protected folder: the rows held back, a list of what to mend, a template."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from expectations.contract import Contract
from expectations.crosswalk import nearest_codes
from expectations.sql_literal import literal
from tasks.maps.landed import ALL, InUse, held_id, source_columns
from tasks.quarantine.mended import FOLDER as MENDED
from tasks.settings.crosswalk_file import NO_CODES, Crosswalk
from tasks.sql_text import filled, quoted_name, sql_text
from tasks.storage.private_files import private_folder, write_private
from tasks.storage.private_rows import write_private_rows
from tasks.validation.malformed import MALFORMED, WITH_MALFORMED, held_lines
from tasks.verdicts.verdict import Cause

ROWS = "rows.csv"
FIX_LIST = "fix_list.txt"
TEMPLATE = "mend_these.csv"
COUNTED_AS_EMPTY = "counted_as_empty.csv"
UNKNOWN_CODES = "unknown_codes.csv"
_OPENS_AS_FORMULA = "'^([=@\\t\\r]|[+-][^0-9.])'"


def write_quarantine(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    causes: Sequence[Cause],
    folder: Path,
    codes: Crosswalk = NO_CODES,
    *,
    using: InUse = ALL,
    is_as_it_came: bool = True,
) -> None:
    """Write the folder from the relations `staged`, `raw`, `reasons`, `families` and `causes_of_rows`.

    Lines that are no rows are told by their cause and the table `malformed_lines`. Where `raw` gives rows that were
    mended, and not all `is_as_it_came`, the relation `unmended` has what came.
    """
    private_folder(folder)
    columns = {name for name, *_ in warehouse.execute("describe staged").fetchall()}
    can_be_mended = {"_file", "_row"} <= columns
    lines = next((cause for cause in causes if cause.rule == MALFORMED.name), None)
    if can_be_mended or lines:
        private_folder(folder.parent / MENDED)
        # A table by itself, and small: so the source is read for these rows alone.
        held_back = " union all by name ".join(
            [
                *([_held_back(contract)] if can_be_mended else []),
                *([held_lines(lines)] if lines else []),
            ]
        )
        warehouse.execute(f"create or replace temp table held_back as {held_back}")
        relation = WITH_MALFORMED if lines else "raw"
        warehouse.execute(
            f"create or replace temp table held_rows as {_rows(warehouse, relation, using, is_as_it_came)}"
        )
        _copy_rows(warehouse, folder)
    # Sums of rows have other columns than lines, of which the template then tells.
    if not can_be_mended and any(cause.severity == "critical" and cause is not lines for cause in causes):
        _copy(warehouse, sql_text("quarantine/held_back_aggregates.sql"), folder / ROWS)
    _write_unknown_codes(warehouse, contract, folder / UNKNOWN_CODES, codes)
    has_unknown_codes = (folder / UNKNOWN_CODES).is_file()
    write_private(
        folder / FIX_LIST, fix_list(contract.title, causes, can_be_mended or lines is not None, has_unknown_codes)
    )


def fix_list(title: str, causes: Sequence[Cause], can_be_mended: bool, has_unknown_codes: bool) -> str:
    """The causes as a list to work through, with what to do when it is done."""
    held = [one for one in causes if one.severity == "critical"]
    empty = [one for one in causes if one.is_counted_as_empty]
    lines = [_item(number, cause, ROWS) for number, cause in enumerate(held, 1)]
    if empty:
        rows_of_empty = COUNTED_AS_EMPTY if can_be_mended else ""
        told = [_item(number, cause, rows_of_empty) for number, cause in enumerate(empty, len(held) + 1)]
        lines += [
            *([""] if held else []),
            "In use, but for these codes, which count as empty until they are known:",
            *told,
        ]
    left_out = [one for one in causes if one.is_left_out]
    if left_out:
        told = [_item(number, cause, "") for number, cause in enumerate(left_out, len(held) + len(empty) + 1)]
        lines += ["", "Left out, with nothing to mend in these rows:", *told]
    copies = " or ".join([*([TEMPLATE] if held or not empty else []), *([COUNTED_AS_EMPTY] if empty else [])])
    how = (
        "Mend your system and send the file again. Or mend the rows in a copy of\n"
        f"{copies}, leaving the columns held_* as they are, and save it in the\n"
        f"folder `{MENDED}` that lies beside the folder of this list: the next run reads\n"
        "it in their place."
        if can_be_mended
        else "Mend your system and send the file again: these rows are sums of many, and\ncannot be mended here."
    )
    codes = (
        f"{UNKNOWN_CODES} lists the codes that nobody knows. Where yours is right, write under\n"
        "`ours` which of the contract's it stands for, and give the file to whoever runs\n"
        "Throughline: from then on it is known."
    )
    of_lines = (
        "A line that is no row stands there with its values from the left; the last column\nholds all that is too many."
    )
    has_lines = any(one.rule == MALFORMED.name for one in held)
    notes = [how, *([of_lines] if has_lines else []), *([codes] if has_unknown_codes else [])]
    return "\n".join([f"What to mend in {title}", "", *lines, "", "\n\n".join(notes), ""])


def _item(number: int, cause: Cause, rows_in: str) -> str:
    rows = "1 row" if cause.rows_n == 1 else f"{cause.rows_n:,} rows"
    hint = f"\n    To do: {cause.hint}." if cause.hint else ""
    these = "this row" if cause.rows_n == 1 else "these rows"
    where = f"\n    {rows_in} has {cause.cause_id} under held_causes in {these}." if rows_in else ""
    return f"{number}. {rows}: {cause.sentence}{hint}{where}"


def _copy_rows(warehouse: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Rows held back and their template; and by themselves, so that these stay few, rows whose codes count as empty."""
    there = {is_held for (is_held,) in warehouse.execute("select distinct is_held from held_rows").fetchall()}
    if True in there:
        _copy(warehouse, "select * exclude (is_held) from held_rows where is_held", folder / ROWS)
        _copy(warehouse, "select * exclude (is_held, held_causes) from held_rows where is_held", folder / TEMPLATE)
    if False in there:
        _copy(warehouse, "select * exclude (is_held) from held_rows where not is_held", folder / COUNTED_AS_EMPTY)


def _held_back(contract: Contract) -> str:
    names = ", ".join(literal(f"{column.name}.known") for column in contract.columns if column.only_classifies)
    return filled("validation/held_back.sql", uncoded=names or "''")


def _rows(warehouse: duckdb.DuckDBPyConnection, relation: str, using: InUse, is_as_it_came: bool) -> str:
    names = source_columns(warehouse, relation)
    shown = ",\n    ".join(_harmless(f"raw.{quoted_name(name)}", quoted_name(name)) for name in names)
    if is_as_it_came:
        digest = held_id("raw", names, using)
        return filled("quarantine/held_back_rows.sql", columns=shown, digest=digest, rows=relation)
    changed = filled("quarantine/changed_rows.sql", digest=held_id("unmended", names, using), raw=relation)
    return filled("quarantine/held_back_rows.sql", columns=shown, digest="raw.digest_of_came", rows=f"({changed})")


def _harmless(column: str, name: str) -> str:
    """The column, with a mark before text that a spreadsheet would run as a formula."""
    return f"if(regexp_matches({column}, {_OPENS_AS_FORMULA}), '''' || {column}, {column}) as {name}"


def _write_unknown_codes(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, path: Path, codes: Crosswalk
) -> None:
    """A crosswalk to fill in: the unknown codes of all columns, most frequent first, with the nearest known ones."""
    coded = [column for column in contract.columns if column.codes]
    broken = {rule for (rule,) in warehouse.execute("select distinct rule from families").fetchall()}
    parts = [
        filled("quarantine/unknown_codes.sql", column_name=f"'{column.name}'", rule=f"'{column.name}.known'")
        for column in coded
        if f"{column.name}.known" in broken
    ]
    if not parts:
        return
    warehouse.execute(
        f"create or replace temp table unknown_codes as {' union all '.join(f'({one})' for one in parts)}"
    )
    by_name = {column.name: column for column in coded}
    warehouse.create_function(
        "nearest_codes",
        lambda name, value: " or ".join(nearest_codes(value, by_name[name], codes.get(name, {}))),
        ["VARCHAR", "VARCHAR"],
        "VARCHAR",
    )
    _copy(
        warehouse,
        'select "column", theirs, ours, rows_n, nearest_codes("column", theirs) as nearest from unknown_codes '
        'order by "column", rows_n desc, theirs',
        path,
    )


def _copy(warehouse: duckdb.DuckDBPyConnection, query: str, path: Path) -> None:
    write_private_rows(warehouse, query, path, "format csv, header")
