"""Codes that nobody knows: told by column, most frequent first, and listed in a file in which they can be mapped."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from tasks.district import District
from tasks.quarantine.folder import UNKNOWN_CODES
from tasks.quarantine.shelf import rows_of
from tasks.rehearsal.finding import listed
from tasks.root_causes.unknown_id_words import either
from tasks.storage.home import Home
from tasks.storage.private_files import private_folder, write_private
from tasks.verdicts.verdict import Cause, Verdict

_RULE = ".known"


def is_unknown_code(cause: Cause) -> bool:
    """Whether it tells of codes of one column; where cells have moved, codes are not what is wrong."""
    return cause.rule.endswith(_RULE) and len(cause.columns) == 1


def unknown_codes_told(column: str, causes: Sequence[Cause]) -> str:
    """The codes of one column, each with its rows and the nearest known ones, without those that may be people's."""
    rows_n = sum(one.rows_n for one in causes)
    said = sorted((one for one in causes if one.value), key=lambda one: (-one.rows_n, one.value))
    rows = "1 row" if rows_n == 1 else f"{rows_n:,} rows"
    what = f"{column} has codes that nobody knows, in {rows}"
    if said:
        what += f": {listed([_code(one) for one in said])}"
    others_n = sum(one.rows_n for one in causes if not one.value)
    if others_n:
        what += f"; and others in {others_n:,} of them, which the file lists" if said else "; the file lists them"
    is_empty = all(one.is_counted_as_empty for one in causes)
    return f"{what}{' (counted as empty, no row is held back for it)' if is_empty else ''}."


def _code(cause: Cause) -> str:
    near = f", nearest {either([f'`{one}`' for one in cause.nearest])}" if cause.nearest else ""
    return f"`{cause.value}` ({cause.rows_n:,}{near})"


def to_map(district: District, now: Verdict, file: Path | None) -> str:
    """How the codes become known: by the file where there is one."""
    if file is None:
        return f"mend the codes, or map them; `throughline contracts {now.contract}` lists those known"
    codes = district.datasets[now.dataset].codes
    then = (
        f"add the lines to {codes}"
        if codes
        else f"copy it into the district's folder, such as to codes/{now.dataset}.csv, and write under "
        f'[datasets.{now.dataset}] in district.toml: codes = "codes/{now.dataset}.csv"'
    )
    return (
        f"mend the codes where they come from, or write under `ours` in {file} which known code each stands for, "
        f"{then}; `throughline contracts {now.contract}` lists the known ones"
    )


def keep_unknown_codes(district: District, for_now: District, now: Verdict) -> Path | None:
    """Let the list of a dataset's unknown codes stay in the district's home when the rehearsal is over.

    What somebody has filled in since the last rehearsal is taken over; a list of which nothing is left goes.
    """
    folder = rows_of(Home(for_now.home_folder).quarantine(now.department, now.dataset), now.key)
    kept = Home(district.home_folder).root / "rehearsal" / now.department / now.dataset / UNKNOWN_CODES
    if folder is None or not (folder / UNKNOWN_CODES).is_file():
        kept.unlink(missing_ok=True)
        return None
    text = (folder / UNKNOWN_CODES).read_text(encoding="utf-8")
    filled = _filled_in(kept) if kept.is_file() else {}
    private_folder(kept.parent)
    return write_private(kept, _with(text, filled))


def _filled_in(path: Path) -> dict[tuple[str, str], str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    return {(one.get("column") or "", one.get("theirs") or ""): one["ours"] for one in rows if one.get("ours")}


def _with(text: str, filled: dict[tuple[str, str], str]) -> str:
    if not filled:
        return text
    rows = [*csv.DictReader(io.StringIO(text, newline=""))]
    told = io.StringIO(newline="")
    writer = csv.DictWriter(told, [*rows[0]], lineterminator="\n")
    writer.writeheader()
    writer.writerows({**one, "ours": filled.get((one["column"], one["theirs"]), one["ours"])} for one in rows)
    return told.getvalue()
