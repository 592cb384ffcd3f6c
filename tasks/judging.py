"""Judges one snapshot against its contract: rows go on, go to quarantine, or the dataset stops as a whole."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import duckdb

from expectations.contract import Contract
from expectations.rules import rules_of
from expectations.runner import Judgement, judge
from tasks.causes import find_causes
from tasks.crosswalk_file import Crosswalk
from tasks.errors import ContractBroken
from tasks.limits.held_back import held_back_limits
from tasks.map_file import Map
from tasks.mapping import apply_map
from tasks.mended import NONE_MENDED, Mended, replace_mended
from tasks.private_files import private_folder, seal
from tasks.quarantine_folder import write_quarantine
from tasks.reasons import find_bad_rows
from tasks.references import References, attach_references, reference_rules
from tasks.sql_text import quoted, sql_text
from tasks.verdict import BrokenRule, Cause, Verdict
from tasks.warehouse import confine, open_warehouse

# Beside Great Expectations this stays below 2 GB; what needs more is spilled.
_MOST_MEMORY_MB = 1000


@dataclass(frozen=True)
class Case:
    """What is judged and where the outcome goes; `quarantine` is a folder that is made where rows are held back."""

    contract: Contract
    map: Map
    snapshot: Path
    references: References
    accepted: Path
    quarantine: Path
    work: Path
    mended: Mended = NONE_MENDED
    codes: Crosswalk = field(default_factory=dict)


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
    _confine(warehouse, case, staged)
    warehouse.execute(f"create view landed as select * from read_parquet({quoted(case.snapshot)})")
    warehouse.execute("create view raw as select * from landed")
    mended_n, notices = replace_mended(warehouse, case.mended)
    mapped = apply_map(warehouse, case.contract, case.map, staged, case.codes)
    attach_references(warehouse, case.references)
    judgements = judge(warehouse, (*rules_of(case.contract), *reference_rules(case.contract, case.references)))
    broken_rows = find_bad_rows(warehouse, case.contract, judgements)
    mapped_n, quarantined_n, freshest_date = warehouse.execute(
        sql_text("validation/counts.sql").replace("$date_column", case.contract.date_column or "cast(null as date)")
    ).fetchall()[0]
    causes = (*find_causes(warehouse, case.contract, broken_rows, case.codes), *_broken_tables(judgements))
    if quarantined_n:
        write_quarantine(warehouse, case.contract, causes, case.quarantine, case.codes)
    reasons = tuple(cause.sentence for cause in causes if cause.is_stop)
    if not reasons:
        _accept(warehouse, case, staged, is_whole=not quarantined_n and not mapped.left_out)
    return verdict.model_copy(
        update={
            "status": "stopped" if reasons else "accepted",
            "read_n": mapped.read_n,
            "left_out": mapped.left_out,
            "mapped_n": mapped_n,
            "accepted_n": mapped_n - quarantined_n,
            "quarantined_n": quarantined_n,
            "mended_n": mended_n,
            "broken_rules": (*broken_rows, *_table_warnings(judgements)),
            "causes": causes,
            "limits": ()
            if reasons
            else held_back_limits(
                warehouse, case.contract.school_column, "schools" in case.references, mapped_n, quarantined_n
            ),
            "notices": notices,
            "reasons": reasons,
            "freshest_date": freshest_date,
        }
    )


def _confine(warehouse: duckdb.DuckDBPyConnection, case: Case, staged: Path) -> None:
    places = [case.snapshot, case.accepted, case.quarantine / "rows.csv", staged]
    places += [path for reference in case.references.values() for path in reference.paths]
    places += [case.mended.path] if case.mended.path else []
    confine(warehouse, {place.parent for place in places})


def _broken_tables(judgements: list[Judgement]) -> tuple[Cause, ...]:
    return tuple(
        Cause(
            cause_id=f"table.{one.rule.name}",
            rule=one.rule.name,
            sentence=f"The rule {one.rule.name} is broken: {one.rule.sentence}",
            rows_n=0,
            is_stop=True,
        )
        for one in judgements
        if one.rule.scope == "table" and one.rule.severity == "critical" and not one.is_kept
    )


def _table_warnings(judgements: list[Judgement]) -> tuple[BrokenRule, ...]:
    return tuple(
        BrokenRule(name=one.rule.name, sentence=one.rule.sentence, severity="warning", rows_n=0)
        for one in judgements
        if one.rule.scope == "table" and one.rule.severity == "warning" and not one.is_kept
    )


def _accept(warehouse: duckdb.DuckDBPyConnection, case: Case, staged: Path, is_whole: bool) -> None:
    if is_whole:
        seal(staged, case.accepted)
        return
    (rows_n,) = warehouse.execute("select count(*) from mapped_rows").fetchall()[0]
    flags = sql_text("validation/held_back_flags.sql").replace("$rows_n", str(rows_n))
    warehouse.execute(f"set variable held_back = ({flags})")
    part = case.accepted.with_name(f".{case.accepted.name}.part")
    warehouse.execute(f"copy ({sql_text('validation/accepted_rows.sql')}) to {quoted(part)} (format parquet)")
    seal(part, case.accepted)
