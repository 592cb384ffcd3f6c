"""What a department is asked to do: stops and limits first, then what did not come, then rows to mend."""

from __future__ import annotations

from collections.abc import Sequence

from reports import scorecard_words as words
from reports.scorecard import Action
from tasks.limits.enough import can_be_accepted
from tasks.scoring.causes import stops_of
from tasks.verdict import Verdict


def actions(verdicts: Sequence[Verdict]) -> tuple[Action, ...]:
    """One action for each dataset that needs one."""
    return tuple(_action(one) for one in sorted(verdicts, key=_urgency) if not one.is_whole or one.quarantined_n)


def has_come(verdict: Verdict) -> bool:
    """Whether something came, even if it could not be read."""
    return verdict.status == "stopped" or bool(verdict.key)


def _urgency(verdict: Verdict) -> tuple[int, bool, int, str]:
    kind = 2 if verdict.is_whole else 0 if has_come(verdict) else 1
    return (kind, not verdict.required, -verdict.quarantined_n, verdict.dataset)


def _action(verdict: Verdict) -> Action:
    if verdict.is_whole:
        return Action(
            title=words.mend_rows(verdict.title, verdict.quarantined_n),
            sentences=(words.rest_in_use(verdict.accepted_n),),
        )
    limits = tuple(one.sentence for one in verdict.limits)
    stops = tuple(f"{one.sentence} {one.hint}".strip() for one in stops_of(verdict))
    renamed = tuple(words.renamed(one.old, one.new, one.because) for one in verdict.column_changes.renamed)
    stood_in = (words.stands_in(verdict.stand_in_date),) if verdict.status == "stood_in" else ()
    # The same thing may be told as a reason, as a limit and as a cause.
    told = {one.sentence for one in stops_of(verdict)}
    reasons = tuple(one for one in verdict.reasons if one not in told)
    is_acceptable = can_be_accepted(verdict)
    if is_acceptable:
        title = words.release(verdict.title)
    else:
        title = words.mend(verdict.title) if has_come(verdict) else words.send(verdict.title)
    return Action(
        title=title,
        sentences=tuple(dict.fromkeys((*stops, *limits, *reasons, *renamed, *stood_in))),
        command=words.accept_command(verdict.dataset) if is_acceptable else "",
    )
