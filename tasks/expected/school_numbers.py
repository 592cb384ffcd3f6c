"""Whether numbers stand for the same schools as before, and lines of their history for schools that are there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from expectations.catalogue import CONTRACTS
from reports import school_number_words as words
from tasks.arrival.name_likeness import likeness
from tasks.arrival.renames import CLOSE_NAME
from tasks.district import District
from tasks.limits.delivery import Delivery
from tasks.limits.good import cycle_of_good, good_of_other_content
from tasks.root_causes.unknown_id_words import nearest_spelling
from tasks.sql_text import quoted, sql_text
from tasks.storage.home import Home
from tasks.validation.references import HISTORY
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed

_SCHOOLS = "schools"


def with_school_questions(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict], cycle_id: str
) -> list[Verdict]:
    """The verdicts, those on lists of schools and on their history with what their owners are asked.

    Only of lists that go on themselves. The schools known are a table.
    """
    lists = [one for one in verdicts if one.contract == _SCHOOLS]
    history = [one for one in verdicts if one.contract == HISTORY and one.accepted_path]
    _see_history(warehouse, [one.accepted_path for one in history if one.accepted_path])
    asked = {
        one.dataset: question
        for one in lists
        if one.is_whole and (question := _other_names(warehouse, district, one, cycle_id))
    }
    if lists and all(one.is_whole for one in lists):
        asked |= {one.dataset: question for one in history if one.is_whole and (question := _led_nowhere(warehouse))}
    return [
        one.model_copy(update={"questions": (asked[one.dataset],)}) if one.dataset in asked else one for one in verdicts
    ]


def _other_names(warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, cycle_id: str) -> str:
    """Asked for the cycle in which the names came, unless the history says that a school has another name."""
    earlier = good_of_other_content(Home(district.home_folder), verdict)
    if verdict.accepted_path is None or not earlier:
        return ""
    if cycle_of_good(Delivery(verdict, verdict.accepted_path)) != cycle_id:
        return ""
    values = {"now": str(verdict.accepted_path), "before": str(earlier[-1].rows)}
    rows = warehouse.execute(parsed(sql_text("expected/other_names.sql")), values).fetchall()
    changed = [(school_id, old, new) for school_id, old, new in rows if likeness(old, new) < CLOSE_NAME]
    return words.other_names(changed, earlier[-1].when) if changed else ""


def _led_nowhere(warehouse: duckdb.DuckDBPyConnection) -> str:
    rows = warehouse.execute(parsed(sql_text("expected/led_nowhere.sql"))).fetchall()
    known = {one: one for (one,) in warehouse.execute("select distinct school_id from schools").fetchall()}
    column = next(one for one in CONTRACTS["enrolment"].columns if one.name == "school_id")
    lines = [
        (school_id, change, successor, nearest_spelling(column, successor, known))
        for school_id, change, successor in rows
    ]
    return words.led_nowhere(lines) if lines else ""


def _see_history(warehouse: duckdb.DuckDBPyConnection, paths: Sequence[Path]) -> None:
    if paths:
        listed = ", ".join(quoted(one) for one in paths)
        lines = f"select school_id, change, successor_school_id from read_parquet([{listed}])"
    else:
        lines = "select null::varchar, null::varchar, null::varchar where false"
    warehouse.execute(f"create temp view told_of_schools (school_id, change, successor_school_id) as {lines}")
