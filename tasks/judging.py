"""Judges one snapshot against its contract: rows go on, go to quarantine, or the dataset stops as a whole."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import duckdb

from expectations.contract import Contract
from expectations.rules import Rule, rules_of
from expectations.runner import Judgement, judge
from tasks.accepted import write_accepted
from tasks.beside import looked_up
from tasks.errors import ContractBroken
from tasks.map_file import Map
from tasks.mapping import apply_map
from tasks.private_files import private_folder, seal
from tasks.quarantine import write_quarantine
from tasks.reasons import UNKNOWN_SCHOOL, find_bad_rows, school_rules
from tasks.sql_text import quoted, sql_text
from tasks.verdict import BrokenRule, Verdict
from tasks.warehouse import confine, open_warehouse

MOST_HELD_BACK_PERCENT = 5
MOST_HELD_BACK_PERCENT_OF_A_SCHOOL = 20
_SHOWN_SCHOOLS = 5
# Beside Great Expectations this stays below 2 GB; what needs more is spilled.
_MOST_MEMORY_MB = 1000


@dataclass(frozen=True)
class Case:
    """What is judged and where the outcome goes; `schools` is the accepted Parquet of schools, if any.

    `more_rules` are rules of single rows beside those of the contract, such as those held against other datasets, whose
    relations the caller has made.
    """

    contract: Contract
    map: Map
    snapshot: Path
    schools: tuple[Path, ...]
    accepted: Path
    quarantine: Path
    work: Path
    more_rules: tuple[Rule, ...] = ()


def judge_snapshot(case: Case, verdict: Verdict) -> Verdict:
    """Fill in a verdict that so far names only what is judged; write accepted rows and quarantine beside it."""
    work = private_folder(case.work / f"judge-{uuid4().hex}")
    try:
        with open_warehouse(work=work / "spill", most_memory_mb=_MOST_MEMORY_MB) as warehouse:
            return _judge(warehouse, case, verdict, work / "staged.parquet")
    except ContractBroken as error:
        return verdict.model_copy(update={"status": "stopped", "reasons": (error.sentence,)})
    finally:
        shutil.rmtree(work)


def _judge(warehouse: duckdb.DuckDBPyConnection, case: Case, verdict: Verdict, staged: Path) -> Verdict:
    places = (case.snapshot, case.accepted, case.quarantine, staged, *case.schools)
    confine(warehouse, {place.parent for place in places})
    warehouse.execute(f"create view raw as select * from read_parquet({quoted(case.snapshot)})")
    mapped = apply_map(warehouse, case.contract, case.map, staged)
    rules = (*rules_of(case.contract), *school_rules(case.contract, case.schools), *case.more_rules)
    judgements = judge(warehouse, looked_up(warehouse, rules))
    broken_rows = find_bad_rows(warehouse, case.contract, judgements)
    mapped_n, quarantined_n = warehouse.execute(sql_text("validation/counts.sql")).fetchall()[0]
    reasons = [*_broken_tables(judgements), *_held_back_too_many(warehouse, case, mapped_n, quarantined_n)]
    if quarantined_n:
        write_quarantine(warehouse, case.quarantine)
    if not reasons and (quarantined_n or mapped.left_out):
        write_accepted(warehouse, case.accepted)
    elif not reasons:
        seal(staged, case.accepted)
    return verdict.model_copy(
        update={
            "status": "stopped" if reasons else "accepted",
            "read_n": mapped.read_n,
            "left_out": mapped.left_out,
            "mapped_n": mapped_n,
            "accepted_n": mapped_n - quarantined_n,
            "quarantined_n": quarantined_n,
            "broken_rules": (*broken_rows, *_table_warnings(judgements)),
            "reasons": tuple(reasons),
            "freshest_date": _freshest_date(warehouse, case, is_accepted=not reasons),
        }
    )


def _freshest_date(warehouse: duckdb.DuckDBPyConnection, case: Case, is_accepted: bool) -> date | None:
    column = case.contract.date_column
    if not column:
        return None
    # What has been written tells its largest value without being read.
    written = f"select max({column}) from read_parquet({quoted(case.accepted)})"
    held_beside = sql_text("validation/freshest_date.sql").replace("$date_column", column)
    freshest: date | None = warehouse.execute(written if is_accepted else held_beside).fetchall()[0][0]
    return freshest


def _broken_tables(judgements: list[Judgement]) -> list[str]:
    return [
        f"The rule {one.rule.name} is broken: {one.rule.sentence}"
        for one in judgements
        if one.rule.scope == "table" and one.rule.severity == "critical" and not one.is_kept
    ]


def _table_warnings(judgements: list[Judgement]) -> tuple[BrokenRule, ...]:
    return tuple(
        BrokenRule(name=one.rule.name, sentence=one.rule.sentence, severity="warning", rows_n=0)
        for one in judgements
        if one.rule.scope == "table" and one.rule.severity == "warning" and not one.is_kept
    )


def _held_back_too_many(
    warehouse: duckdb.DuckDBPyConnection, case: Case, mapped_n: int, quarantined_n: int
) -> list[str]:
    if 100 * quarantined_n > MOST_HELD_BACK_PERCENT * mapped_n:
        return [
            f"{quarantined_n:,} of {mapped_n:,} rows would be held back, more than {MOST_HELD_BACK_PERCENT} in 100."
        ]
    school = case.contract.school_column
    if not quarantined_n or not school:
        return []
    query = sql_text("validation/schools_held_back.sql").replace("$school_column", school)
    schools = [
        school_id
        for (school_id,) in warehouse.execute(
            query,
            {
                "most_percent": MOST_HELD_BACK_PERCENT_OF_A_SCHOOL,
                "unknown_school": UNKNOWN_SCHOOL.format(column=school),
            },
        ).fetchall()
    ]
    if not schools:
        return []
    # A school is named only where it is known to be one: anything may stand in a column.
    named = f": {', '.join(schools[:_SHOWN_SCHOOLS])}{', ...' if len(schools) > _SHOWN_SCHOOLS else ''}"
    return [
        f"More than {MOST_HELD_BACK_PERCENT_OF_A_SCHOOL} in 100 rows of {len(schools):,} "
        f"{'school' if len(schools) == 1 else 'schools'} would be held back{named if case.schools else ''}."
    ]
