"""Whether each dataset came, would go on when a run met it on day one, and is not simply last year's."""

from __future__ import annotations

from collections.abc import Collection
from zoneinfo import ZoneInfo

from tasks.rehearsal.finding import Finding, Kind, listed
from tasks.rehearsal.stage import Arrival, Stage, finding_of
from tasks.rehearsal.students import is_of_the_year_before
from tasks.rehearsal.unknown_codes import is_unknown_code, to_map, unknown_codes_told
from tasks.storage.snapshot import Hole
from tasks.validation.references import UNKNOWN
from tasks.verdicts.verdict import EMPTIED, MISSING, RESPELT, Cause, Limit

_AGAIN = "then rehearse again"
# Of these the rows that break something are told, so that it needs no sentence of its own.
_LIMITS_OF_ROWS = ("held_back", "match_rate")


def delivery_findings(stage: Stage, told: Collection[Finding]) -> list[Finding]:
    """Datasets that did not come, stop or would be held, with the causes; of `told` columns nothing is said again."""
    columns = {(one.dataset, name) for one in told for name in one.columns}
    return [
        finding
        for arrival in stage.rehearsed
        for finding in (
            *_stops(stage, arrival, {name for dataset, name in columns if dataset == arrival.now.dataset}),
            *_rows(stage, arrival),
            *_limits(stage, arrival),
            *_same_as_before(stage, arrival),
        )
    ]


def _stops(stage: Stage, arrival: Arrival, told: Collection[str]) -> list[Finding]:
    """What is wrong with a dataset as a whole: columns, rules about all of it, a file that cannot be read."""
    now = arrival.now
    causes = [one for one in now.causes if one.is_stop and not {*one.columns} & {*told}]
    missing = [one for one in causes if one.rule == MISSING]
    # Several columns that are missing are one file, or one map, to mend.
    findings = [finding_of(now, arrival.own_reasons[0], f"mend the file or the map, {_AGAIN}")] if missing else []
    findings += [
        finding_of(now, one.sentence, _to_do(stage, arrival, one), kind="held" if arrival.can_be_accepted else "mend")
        for one in causes
        if one.rule != MISSING
    ]
    unsaid = [one for one in now.emptied if not one.is_stop and not {*one.columns} & {*told}]
    findings += [finding_of(now, one.sentence, one.hint, kind="look") for one in unsaid if one.rule == RESPELT]
    emptied = [name for one in unsaid if one.rule == EMPTIED for name in one.columns]
    if emptied:
        to_do = "ask whether the new year's tables behind them have been filled"
        findings.append(finding_of(now, f"Filled last time and empty now: {listed(emptied)}.", to_do, kind="look"))
    # Where rows are held back so that hardly any goes on, their causes and limit say it.
    is_said = any(one.is_stop for one in now.causes) or now.limits
    has_come = not isinstance(arrival.pulled, Hole) or arrival.pulled.has_come
    # What never came and need not come is no surprise.
    if arrival.rows or is_said or not (has_come or now.required or arrival.before):
        return findings
    what = " ".join(arrival.own_reasons) or f"It is {now.status}."
    to_do = f"{'mend the file or the map' if has_come else 'send the whole file'}, {_AGAIN}"
    return [*findings, finding_of(now, what, to_do)]


def _to_do(stage: Stage, arrival: Arrival, cause: Cause) -> str:
    hint = cause.hint or "mend it"
    return f"{hint}; {_accept(stage, arrival.now.dataset)}" if arrival.can_be_accepted else f"{hint}, {_AGAIN}"


def _rows(stage: Stage, arrival: Arrival) -> list[Finding]:
    """Causes of rows: codes by column, the others one by one; what waits for another dataset is told there."""
    now = arrival.now
    causes = [
        one for one in now.causes if not one.is_stop and one not in now.emptied and not _is_of_others(arrival, one)
    ]
    codes: dict[str, list[Cause]] = {}
    for one in causes:
        if is_unknown_code(one):
            codes.setdefault(one.columns[0], []).append(one)
    of_codes = [
        (sum(one.rows_n for one in causes), unknown_codes_told(column, causes), to_map(stage.district, now, file))
        for column, causes in codes.items()
        for file in [stage.code_lists.get(now.dataset)]
    ]
    others = [one for one in causes if not is_unknown_code(one)]
    n_and_told = [
        *((rows_n, "mend", what, to_do) for rows_n, what, to_do in of_codes),
        *((one.rows_n, _kind_of_rows(arrival, one), _broken(one), one.hint or "mend these rows") for one in others),
    ]
    n_and_told.sort(key=lambda one: (one[1] != "mend", -one[0], one[2]))
    findings = [finding_of(now, what, to_do, kind=kind) for _, kind, what, to_do in n_and_told]
    return [_with_limits(stage, arrival, findings[0]), *findings[1:]] if findings else []


def _is_of_others(arrival: Arrival, cause: Cause) -> bool:
    """Whether other data are the cause: those it waits for, or a new roster where the file is last year's."""
    is_of_people = cause.rule == UNKNOWN.format(column=arrival.contract.person_column)
    is_across = is_of_people or cause.rule in {rule.name for rule in arrival.contract.cross_rules}
    return bool(cause.waits_for) or (is_of_people and arrival.is_unchanged) or (is_across and arrival.is_of_last_year)


def _kind_of_rows(arrival: Arrival, cause: Cause) -> Kind:
    if cause.rule.endswith(".unknown"):
        # Who has left may still be in a list of what people are.
        is_of_leavers = cause.severity == "warning" and cause.rule == UNKNOWN.format(
            column=arrival.contract.person_column
        )
        return "look" if is_of_leavers else "mend"
    return "mend" if cause.severity == "critical" and arrival.limits_of_rows else "look"


def _broken(cause: Cause) -> str:
    return f"{cause.rows_n:,} {'row breaks' if cause.rows_n == 1 else 'rows break'}: {cause.sentence}"


def _with_limits(stage: Stage, arrival: Arrival, first: Finding) -> Finding:
    """The first cause of rows, with what would come of it on day one."""
    limits = [one.sentence for one in arrival.limits_of_rows]
    if not limits:
        return first
    what = f"{first.what} On day one this would stop the dataset: {' '.join(limits)}"
    if not arrival.can_be_accepted:
        what += " " + arrival.own_reasons[-1] if arrival.own_reasons[-1] not in limits else ""
        return first.model_copy(update={"what": what, "to_do": f"{first.to_do}; {_AGAIN}", "kind": "mend"})
    to_do = f"{first.to_do}; {_accept(stage, arrival.now.dataset)}"
    return first.model_copy(update={"what": what, "to_do": to_do, "kind": "mend"})


def _limits(stage: Stage, arrival: Arrival) -> list[Finding]:
    """Limits on the dataset as a whole; what can only be so before the year begins is worth a look."""
    return [
        finding_of(
            arrival.now,
            one.sentence if _is_usual(arrival, one) else f"On day one this would stop the dataset: {one.sentence}",
            "send this year's when it has begun" if _is_usual(arrival, one) else _to_send(stage, arrival),
            kind="look" if _is_usual(arrival, one) else "held",
        )
        for one in arrival.limits
        if one.name not in (*_LIMITS_OF_ROWS, "columns") and not _is_told_otherwise(stage, arrival, one)
    ]


def _is_usual(arrival: Arrival, limit: Limit) -> bool:
    """Whether it tells of what happens in the year, of which nothing can be there before the year has begun."""
    contract = arrival.contract
    return limit.name == "stale" and contract.dates_reach in ("cadence", "year") and not contract.is_lasting


def _is_told_otherwise(stage: Stage, arrival: Arrival, limit: Limit) -> bool:
    """Whether it follows from rows held back, or it is told what is last year's or which schools lack days."""
    if not arrival.is_sound:
        return True
    if limit.name != "stale":
        return False
    contract = arrival.now.contract
    return (
        (arrival.is_unchanged and _is_usual(arrival, limit))
        or (contract == "calendar" and stage.has("schools"))
        or contract == "goals"
        or (contract == "enrolment" and is_of_the_year_before(stage))
    )


def _to_send(stage: Stage, arrival: Arrival) -> str:
    return f"send the whole file of {stage.school_year}, {_AGAIN}; {_accept(stage, arrival.now.dataset)}"


def _accept(stage: Stage, dataset: str) -> str:
    """What can be said after a run only, since what is accepted is one delivery."""
    folder = stage.district.folder
    return (
        "if it is right as it is, the first run holds the dataset until somebody says: "
        f'throughline accept {dataset} --because "..." --district {folder}'
    )


def _same_as_before(stage: Stage, arrival: Arrival) -> list[Finding]:
    if not arrival.is_unchanged or arrival.before_snapshot is None:
        return []
    came = arrival.before_snapshot.pulled_at.astimezone(ZoneInfo(stage.district.time_zone)).date()
    what = f"The content is the same as that of {came}."
    kind: Kind = "open" if stage.is_nothing_new else "look"
    return [finding_of(arrival.now, what, "send this year's, if it should differ", kind=kind)]
