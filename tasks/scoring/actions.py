"""What a department is asked to do: stops and limits first, then what did not come, rows to mend, what is lacking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import permutations

from reports import calendar_words, data_words, group_words, silence_words, waiting_words
from reports import scorecard_words as words
from reports.scorecard import Action
from tasks.limits.enough import can_be_accepted
from tasks.maps.header_changes import Renamed
from tasks.scoring.absences import lacking
from tasks.scoring.beyond_dates import on_beyond_dates, told_beyond
from tasks.scoring.causes import causes_of, row_causes_of, stops_of
from tasks.scoring.off_days import off_days_sentence, told_off
from tasks.scoring.silence import silence_sentences
from tasks.scoring.untold import blank_sentences, blanks_of, untold_sentences
from tasks.verdicts.loss import OffDays
from tasks.verdicts.verdict import EARLIER_YEAR, EMPTIED, EXCHANGED, MISSING, RESPELT, Cause, Verdict

# Of one dataset; the rest is told below.
_MOST_LACKING = 5


def actions(verdicts: Sequence[Verdict], school_names: Mapping[str, str]) -> tuple[Action, ...]:
    """One action for each dataset that needs one, and one for each cause of what a dataset in use lacks."""
    asked = [one for one in verdicts if not one.is_whole or one.quarantined_n or one.emptied]
    in_use = [one for one in verdicts if one.is_whole]
    return (
        *(_action(one) for one in sorted(asked, key=_urgency)),
        *(action for one in in_use for action in _on_lacking(one, school_names)),
        *(_on_silence(one, school_names) for one in in_use if one.may_lack),
        *(_on_untold(one, school_names) for one in in_use if one.unsent),
        *(_on_blanks(one, school_names) for one in in_use if blanks_of(one)),
        *(_on_unchanged(one, one.unchanged_since) for one in in_use if one.unchanged_since),
        *(_on_off_days(one, off, school_names) for one in verdicts for off in told_off(one)),
        *(on_beyond_dates(one, beyond, school_names) for one in verdicts for beyond in told_beyond(one)),
    )


def has_come(verdict: Verdict) -> bool:
    """Whether something came, even if it could not be read."""
    return verdict.status == "stopped" or verdict.is_unreadable or bool(verdict.key)


def _urgency(verdict: Verdict) -> tuple[int, bool, int, str]:
    kind = 2 if verdict.is_whole else 0 if has_come(verdict) else 1
    return (kind, not verdict.required, -verdict.quarantined_n, verdict.dataset)


def _action(verdict: Verdict) -> Action:
    if verdict.is_whole:
        return _on_rows(verdict)
    stops = tuple(_told(one) for one in stops_of(verdict))
    exchanged = {pair for one in stops_of(verdict) if one.rule == EXCHANGED for pair in permutations(one.columns)}
    # A cause of columns says itself what they may be called now.
    asked = {name for one in stops_of(verdict) if one.rule in (MISSING, EMPTIED, RESPELT) for name in one.columns}
    changes = verdict.column_changes
    to_ask = [one for one in changes.renamed if one.old not in asked and (one.old, one.new) not in exchanged]
    # Exchanged headers and an earlier year's file are why so many rows are held back, or are fewer.
    explaining = (
        *(_told(one) for one in causes_of(verdict) if one.rule == EARLIER_YEAR),
        *(_renamed(one) for one in to_ask if one.old not in changes.missing),
    )
    renamed = tuple(_renamed(one) for one in to_ask)
    stood_in = (words.stands_in(verdict.stand_in_date),) if verdict.status == "stood_in" else ()
    # The same thing may be told as a reason, as a limit and as a cause.
    told = {one.sentence for one in stops_of(verdict)}
    limits = tuple(one.sentence for one in verdict.limits if one.sentence not in told)
    is_acceptable = can_be_accepted(verdict)
    lost = verdict.costs if is_acceptable else ()
    if is_acceptable:
        title = words.release(verdict.title)
    else:
        title = words.mend(verdict.title) if has_come(verdict) else words.send(verdict.title)
    return Action(
        title=title,
        sentences=tuple(
            dict.fromkeys((*stops, *explaining, *limits, *verdict.further_reasons, *renamed, *lost, *stood_in))
        ),
        before_command=words.how_to_release(verdict.quarantined_n) if is_acceptable else "",
        command=words.accept_command(verdict.dataset) if is_acceptable else "",
    )


def _on_lacking(verdict: Verdict, school_names: Mapping[str, str]) -> Iterator[Action]:
    causes = lacking(verdict.absences, school_names)
    left = len(causes) - _MOST_LACKING
    for number, one in enumerate(causes[:_MOST_LACKING], start=1):
        more = (words.more_lacking(left),) if number == _MOST_LACKING and left > 0 else ()
        yield Action(
            title=words.send_lacking(verdict.title, one.what),
            sentences=(one.sentence, *([one.how] if one.how else []), words.who_sends_lacking(verdict.owner), *more),
        )


def _on_silence(verdict: Verdict, school_names: Mapping[str, str]) -> Action:
    return Action(
        title=silence_words.look_after(verdict.title),
        sentences=(*silence_sentences(verdict, school_names), silence_words.who_knows(verdict.owner)),
    )


def _on_unchanged(verdict: Verdict, since: date) -> Action:
    return Action(
        title=silence_words.is_up_to_date(verdict.title),
        sentences=(silence_words.unchanged(since), silence_words.who_sends_new(verdict.owner)),
    )


def _on_untold(verdict: Verdict, school_names: Mapping[str, str]) -> Action:
    return Action(
        title=group_words.send(verdict.title),
        sentences=(*untold_sentences(verdict, school_names), words.who_sends_lacking(verdict.owner)),
    )


def _on_blanks(verdict: Verdict, school_names: Mapping[str, str]) -> Action:
    return Action(
        title=group_words.fill_in(verdict.title, [one.column for one in blanks_of(verdict)]),
        sentences=(*blank_sentences(verdict, school_names), group_words.who_fills_in(verdict.owner)),
    )


def _on_off_days(verdict: Verdict, off: OffDays, school_names: Mapping[str, str]) -> Action:
    is_calendar = off in verdict.doubted_by
    return Action(
        title=calendar_words.look_after(verdict.title, off.dates, is_calendar=is_calendar),
        sentences=(off_days_sentence(off, school_names), calendar_words.who_mends(off.owners)),
    )


def _on_rows(verdict: Verdict) -> Action:
    """What is asked where the rest is in use: rows to mend, columns to look after."""
    emptied = tuple(_told(one) for one in verdict.emptied)
    if not verdict.quarantined_n:
        return Action(
            title=words.look_after_columns(
                verdict.title, len({name for one in verdict.emptied for name in one.columns})
            ),
            sentences=emptied,
        )
    holding = [one for one in row_causes_of(verdict) if one.severity == "critical"]
    waiting = [one for one in holding if one.waits_for]
    waits = waiting_words.rows_wait(sum(one.rows_n for one in waiting), sorted({one.waits_for for one in waiting}))
    if waiting and len(waiting) == len(holding):
        # Nobody can mend them here.
        return Action(title=waiting_words.nothing_to_mend(verdict.title), sentences=(waits, *emptied))
    mendable_n = sum(one.rows_n for one in holding if not one.waits_for)
    mend_n = min(verdict.quarantined_n, mendable_n) if waiting else verdict.quarantined_n
    return Action(
        title=words.mend_rows(verdict.title, mend_n),
        sentences=(words.rest_in_use(verdict.accepted_n), *([waits] if waiting else []), *emptied),
    )


def _renamed(one: Renamed) -> str:
    return words.renamed(one.old, one.new_in_words if one.place else f"the column {one.new}", one.because)


def _told(cause: Cause) -> str:
    return f"{cause.sentence} {data_words.as_sentence(cause.hint)}".strip()
