"""The root causes of a verdict as a scorecard tells them."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.verdicts.verdict import DATASET_RULE, DAY_ORDER, EMPTIED, EXCHANGED, RESPELT, Cause, Verdict

# What these tell of are columns, or all rows together.
_OF_NO_ROWS = (EMPTIED, RESPELT, EXCHANGED, DAY_ORDER, DATASET_RULE)


def causes_of(verdict: Verdict) -> tuple[Cause, ...]:
    """The causes, those with most rows first; where none were found, each broken rule is one.

    What only waits for another dataset, and holds nothing back, is none of this one.
    """
    found = verdict.causes or tuple(
        Cause(cause_id=rule.name, rule=rule.name, sentence=rule.sentence, severity=rule.severity, rows_n=rule.rows_n)
        for rule in verdict.broken_rules
    )
    own = (one for one in found if not _only_waits(one))
    return tuple(sorted(own, key=lambda one: (-one.rows_n, one.cause_id)))


def waiting_of(verdict: Verdict) -> tuple[Cause, ...]:
    """The causes of rows in use that are looked at again when another dataset has come or is mended."""
    return tuple(one for one in verdict.causes if _only_waits(one))


def stops_of(verdict: Verdict) -> tuple[Cause, ...]:
    """The causes that stop the dataset as a whole."""
    return tuple(one for one in causes_of(verdict) if one.is_stop)


def row_causes_of(verdict: Verdict) -> tuple[Cause, ...]:
    """The causes that hold rows back or warn of them; in a dataset in use, what became of columns is asked before."""
    asked = verdict.emptied if verdict.is_whole else ()
    return tuple(one for one in causes_of(verdict) if not one.is_stop and one not in asked)


def why_stopped(verdict: Verdict) -> tuple[str, ...]:
    """Why nothing of the dataset goes on, each reason once."""
    limits = (one.sentence for one in verdict.limits)
    stops = (one.sentence for one in stops_of(verdict))
    return tuple(dict.fromkeys((*stops, *limits, *verdict.further_reasons)))


def closed_by_mending(verdict: Verdict, deliveries: Sequence[Verdict]) -> tuple[Cause, ...]:
    """The causes that held rows of this snapshot back before mended ones came; `deliveries` are the oldest first."""
    before = next((one for one in reversed(deliveries) if _is_before_mending(one, verdict)), None)
    return closed_since(before, verdict) if before else ()


def closed_since(before: Verdict, verdict: Verdict) -> tuple[Cause, ...]:
    """The causes that are no more; a code that few rows still have is told without its name, and is not closed."""
    still = causes_of(verdict)
    ids, nameless = {one.cause_id for one in still}, {one.rule for one in still if not one.value}
    return tuple(
        one for one in causes_of(before) if one.cause_id not in ids and (not one.value or one.rule not in nameless)
    )


def opened_since(before: Verdict, verdict: Verdict) -> tuple[Cause, ...]:
    """The causes that were not before; codes without a name may be those that were told by theirs."""
    now, then = causes_of(verdict), causes_of(before)
    ids, ids_then = {one.cause_id for one in now}, {one.cause_id for one in then}
    gone = {one.rule for one in then if one.value and one.cause_id not in ids}
    return tuple(one for one in now if one.cause_id not in ids_then and (one.value or one.rule not in gone))


def _only_waits(cause: Cause) -> bool:
    return bool(cause.waits_for) and cause.severity == "warning"


def _is_before_mending(earlier: Verdict, verdict: Verdict) -> bool:
    is_same = earlier.snapshot_sha256 == verdict.snapshot_sha256 and earlier.key != verdict.key
    return is_same and earlier.mended_n < verdict.mended_n


def held_back_n(verdict: Verdict) -> int:
    """Causes for which rows are held back; one that stops the dataset is among them where its own rows lie there."""
    if not verdict.quarantined_n:
        return 0
    return sum(one.severity == "critical" and one.rule not in _OF_NO_ROWS for one in causes_of(verdict))


def in_counts(verdict: Verdict) -> dict[str, str | int]:
    """A verdict in counts, for scripts and events."""
    return {
        "status": verdict.status,
        "read_n": verdict.read_n,
        "left_out_n": sum(verdict.left_out.values()),
        "accepted_n": verdict.accepted_n,
        "quarantined_n": verdict.quarantined_n,
        "causes_n": len(causes_of(verdict)),
        "limits_n": len(verdict.limits),
        "absences_n": verdict.absent_n,
        "expected_n": verdict.expected_n,
    }
