"""Questions of surveys that are in no figure since rows of some answers did not come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from reports import survey_words as words
from tasks.district import District
from tasks.root_causes.cause_words import FEWEST_PEOPLE
from tasks.sql_text import quoted, sql_text
from tasks.validation.lost_rows import is_much
from tasks.verdicts.unplaced import Unplaced, total_of
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed

_CONTRACT = "surveys"
_FACTS = ("survey_windows", "survey_places")


def with_unplaced(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict], cycle_id: str
) -> list[Verdict]:
    """The verdicts, those on surveys with the questions of the school year that no figure counts, where they are many.

    Of the schools there must be a table.
    """
    names = dict(warehouse.execute("select school_id, name from schools").fetchall())
    return [
        _told(warehouse, district, one, one.accepted_path, cycle_id, names)
        if one.contract == _CONTRACT and one.is_whole and one.accepted_path
        else one
        for one in verdicts
    ]


def _told(
    warehouse: duckdb.DuckDBPyConnection,
    district: District,
    verdict: Verdict,
    accepted: Path,
    cycle_id: str,
    names: Mapping[str, str],
) -> Verdict:
    end = district.cycle(cycle_id).end
    warehouse.execute(f"create or replace temp view surveys as from read_parquet({quoted(accepted)})")
    warehouse.execute("create or replace temp table cycle as select cast($end as date) as end_date", {"end": end})
    for name in _FACTS:
        warehouse.execute(parsed(f"create or replace table facts.{name} as {sql_text(f'indicators/facts/{name}.sql')}"))
    values = {"year_start": district.school_year_start_date(end), "fewest_named": FEWEST_PEOPLE}
    rows = warehouse.execute(parsed(sql_text("expected/unplaced.sql")), values).fetchall()
    lacking = [place for *_, places in rows for place in places]
    found = [
        Unplaced(slice=slice_, period_end=period_end, school_id=school_id, lost_n=lost_n, questions_n=questions_n)
        for slice_, period_end, school_id, lost_n, questions_n, _ in rows
    ]
    lost = [one for one in found if one.lost_n]
    # Where all that lack may be held back, they are, and told as such.
    if len(lacking) <= verdict.quarantined_n or not is_much(*total_of(found)):
        return verdict
    topics = sorted({one.slice for one in lost if one.slice})
    schools = sorted({names.get(one.school_id, one.school_id) for one in lost if one.school_id})
    asked = words.unplaced(*total_of(lost), topics, schools, sorted({*lacking}))
    return verdict.model_copy(
        update={"unplaced": tuple(found), "questions": (*verdict.questions, asked, words.HOW_TO_SEND)}
    )
