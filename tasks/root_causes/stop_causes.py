"""What stops a dataset as a whole, as root causes: one for each column that is missing, else one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from expectations.contract import Severity
from expectations.runner import Judgement
from reports.numbers import listed
from tasks.errors import ContractBroken, MapBroken, MapNotRunnable
from tasks.maps.column_fit import line_to_accept
from tasks.maps.file_renames import MissingInFiles, missing_in_files
from tasks.maps.header_changes import ColumnChanges, Renamed
from tasks.maps.rename_words import how_to_mend, is_whole_header, respelt_together, seem_renamed
from tasks.root_causes.cause_id import cause_id
from tasks.verdicts.verdict import DATASET_RULE, MISSING, STOPPED, BrokenRule, Cause, Verdict

NOT_LOOKED_AT = "the dataset was stopped before its rows were looked at"
_MAP_TO_MEND = "whoever runs Throughline finds why by `throughline check`, and mends it; there is nothing to send again"
_TO_MEND = "mend what breaks it, and send the whole file again"


def stopped_by(
    error: ContractBroken, verdict: Verdict, school_year: str = "always", *, has_aliases: bool = False
) -> Verdict:
    """The verdict on a dataset that could not be judged; renames are accepted for a school year, such as 2026-27."""
    error = _for_department(error)
    causes = stop_causes(
        verdict.dataset, error, verdict.column_changes, verdict.read_n, school_year, has_aliases=has_aliases
    )
    return verdict.model_copy(
        update={
            "status": "stopped",
            "reasons": (error.sentence,),
            "causes": causes,
            # All that was read is accounted for, also where none of it was mapped.
            "left_out": {NOT_LOOKED_AT: verdict.read_n} if verdict.read_n else {},
        }
    )


def _for_department(error: ContractBroken) -> ContractBroken:
    """The error without what the engine says of a map, which a department has not written."""
    if not isinstance(error, MapNotRunnable):
        return error
    return MapBroken(f"The map {error.where} does not run.", where=error.where, fix=_MAP_TO_MEND)


def stop_causes(
    dataset: str,
    error: ContractBroken,
    changes: ColumnChanges,
    read_n: int,
    school_year: str = "always",
    *,
    has_aliases: bool = False,
) -> tuple[Cause, ...]:
    """The causes of a dataset that could not be judged, each with all its rows.

    Columns of a header that was spelt anew are one cause.
    """
    if isinstance(error, MissingInFiles):
        return missing_in_files(dataset, changes, school_year, has_aliases=has_aliases)
    if isinstance(error, MapBroken) or not changes.missing:
        return (_cause(dataset, STOPPED, (), error.what, error.fix, read_n),)
    renamed = [one for one in changes.renamed if one.old in changes.missing]
    together = respelt_together(renamed)
    respelt = tuple(one.old for one in together)
    to_mend = how_to_mend(together, school_year, has_aliases=has_aliases)
    others = [name for name in changes.missing if name not in respelt]
    if is_whole_header(together):
        what = f"The file has another header than last time: {seem_renamed(together)}{_nowhere(others)}."
        return (_cause(dataset, MISSING, (*respelt, *others), what, to_mend, read_n),)
    whole = [_cause(dataset, MISSING, respelt, f"{seem_renamed(together)}.", to_mend, read_n)] if together else []
    return (
        *whole,
        *(
            _cause(
                dataset,
                MISSING,
                (name,),
                f"The column {name} is missing.",
                _how_to_mend(name, [one for one in renamed if one.old == name], school_year),
                read_n,
            )
            for name in others
        ),
    )


def _nowhere(others: Sequence[str]) -> str:
    are = "is" if len(others) == 1 else "are"
    return f"; where {listed([*others])} {are}, the content does not tell" if others else ""


def _how_to_mend(name: str, renamed: Sequence[Renamed], school_year: str) -> str:
    if not renamed:
        return f"send the file with {name}, or say what it is called now"
    which = " or ".join(f"{one.new_in_words} is its new name ({one.because})" for one in renamed)
    lines = " or ".join(line_to_accept(one, school_year) for one in renamed)
    how = f"that is accepted under the dataset's own heading in district.toml by: {lines}"
    return f"send it as {name}; or if {which}, {how}"


def _cause(dataset: str, rule: str, columns: tuple[str, ...], sentence: str, hint: str, rows_n: int) -> Cause:
    return Cause(
        cause_id=cause_id(dataset, rule, *(columns or (sentence,))),
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
        _cause(one.rule.name, DATASET_RULE, (), f"Rule broken: {one.rule.sentence}", _TO_MEND, 0)
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
