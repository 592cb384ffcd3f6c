"""What stops a dataset as a whole, as root causes: one for each column that is missing, else one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from expectations.contract import Severity
from expectations.runner import Judgement
from tasks.errors import ContractBroken, MapBroken
from tasks.verdict import DATASET_RULE, MISSING, STOPPED, BrokenRule, Cause, ColumnChanges, Verdict


def stopped_by(error: ContractBroken, verdict: Verdict) -> Verdict:
    """The verdict on a dataset that could not be judged."""
    causes = stop_causes(verdict.dataset, error, verdict.column_changes, verdict.read_n)
    return verdict.model_copy(update={"status": "stopped", "reasons": (error.sentence,), "causes": causes})


def stop_causes(dataset: str, error: ContractBroken, changes: ColumnChanges, read_n: int) -> tuple[Cause, ...]:
    """The causes of a dataset that could not be judged, each with all its rows."""
    if isinstance(error, MapBroken) or not changes.missing:
        return (_cause(dataset, STOPPED, (), error.what, error.fix, read_n),)
    renamed = {one.old: one for one in changes.renamed}
    return tuple(
        _cause(
            dataset,
            MISSING,
            (name,),
            f"The column {name} is missing.",
            f"{renamed[name].new_in_words} is probably {name}: {renamed[name].because}" if name in renamed else "",
            read_n,
        )
        for name in changes.missing
    )


def _cause(dataset: str, rule: str, columns: tuple[str, ...], sentence: str, hint: str, rows_n: int) -> Cause:
    told = "\n".join([dataset, rule, *(columns or (sentence,))])
    return Cause(
        cause_id=hashlib.sha256(told.encode()).hexdigest()[:12],
        rule=rule,
        columns=columns,
        sentence=sentence,
        hint=hint,
        rows_n=rows_n,
        is_stop=True,
    )


def broken_tables(judgements: Iterable[Judgement]) -> tuple[Cause, ...]:
    """The broken rules about a dataset as a whole that stop it."""
    return tuple(
        _cause(one.rule.name, DATASET_RULE, (), f"The rule {one.rule.name} is broken: {one.rule.sentence}", "", 0)
        for one in _broken(judgements, "critical")
    )


def table_warnings(judgements: Iterable[Judgement]) -> tuple[BrokenRule, ...]:
    """Those that are only told."""
    return tuple(
        BrokenRule(name=one.rule.name, sentence=one.rule.sentence, severity="warning", rows_n=0)
        for one in _broken(judgements, "warning")
    )


def _broken(judgements: Iterable[Judgement], severity: Severity) -> list[Judgement]:
    return [
        one for one in judgements if one.rule.scope == "table" and one.rule.severity == severity and not one.is_kept
    ]
