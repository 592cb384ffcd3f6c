"""One department's scorecard from the verdicts on the datasets it owes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports import data_words, insufficient_words, waiting_words
from reports import scorecard_words as words
from reports.scorecard import HeldBack, NotCome, Scorecard, Sent
from tasks.district import District
from tasks.scoring.absences import absence_sentences
from tasks.scoring.actions import actions, has_come
from tasks.scoring.beyond_dates import told_beyond
from tasks.scoring.causes import closed_by_mending, held_back_n, row_causes_of, waiting_of, why_stopped
from tasks.scoring.doubts import doubts
from tasks.scoring.off_days import told_off
from tasks.scoring.silence import silence_sentences
from tasks.scoring.trend import trend
from tasks.scoring.untold import blank_sentences, blanks_of, untold_sentences
from tasks.verdicts.untold import Untold
from tasks.verdicts.verdict import Cause, Verdict

MOST_CAUSES = 50


def scorecard(
    district: District,
    department_id: str,
    verdicts: Sequence[Verdict],
    history: Mapping[str, Sequence[Verdict]],
    school_names: Mapping[str, str],
    *,
    cycle: str = "",
    details: Mapping[str, str] | None = None,
    others: Sequence[Verdict] = (),
) -> Scorecard:
    """All that a department is told; `details` gives the page with the rules of each dataset that has one.

    `others` are verdicts on what other departments owe, whose rows may contradict what this one sent.
    """
    department = district.departments[department_id]
    ordered = sorted(verdicts, key=lambda one: (one.title, one.dataset))
    causes = sorted(
        ((verdict, cause) for verdict in ordered for cause in row_causes_of(verdict)),
        key=lambda pair: (-pair[1].rows_n, pair[0].title, pair[1].cause_id),
    )
    doubted = tuple(doubts(ordered, others))
    trends = (trend(one.title, history.get(one.dataset, ())) for one in ordered)
    return Scorecard(
        district=district.name,
        note=district.presentation.note,
        department=department.title,
        lead=department.lead,
        cycle=cycle,
        headline=_headline(ordered, len(causes) + len(doubted) + sum(map(_asked_beside_n, ordered))),
        actions=(*actions(ordered, school_names), *doubted),
        held_back=tuple(_held_back(district, *pair) for pair in causes[:MOST_CAUSES]),
        not_come=tuple(_not_come(one, school_names) for one in ordered if _is_incomplete(one)),
        sent=tuple(
            _sent(one, (details or {}).get(one.dataset, ""), closed_by_mending(one, history.get(one.dataset, ())))
            for one in ordered
        ),
        trends=tuple(one for one in trends if one and len(one.deliveries) > 1),
    )


def _asked_beside_n(verdict: Verdict) -> int:
    """How much there is to look after beside rows, of a dataset in use."""
    columns_n = len(verdict.emptied) if verdict.is_whole else 0
    beside = (*blanks_of(verdict), *told_off(verdict), *told_beyond(verdict))
    return columns_n + verdict.may_lack + bool(verdict.unchanged_since) + len(beside)


def _headline(verdicts: Sequence[Verdict], causes_n: int) -> tuple[str, ...]:
    def titles(*kinds: str) -> list[str]:
        return [one.title for one in verdicts if one.status in kinds]

    rows_n = sum(one.quarantined_n for one in verdicts)
    said = (
        words.cannot_be_used(titles("stopped"), _why_stopped(verdicts)),
        words.stood_in_for(titles("stood_in")),
        words.did_not_come(titles("missing")),
        words.held_back(rows_n, sum(held_back_n(one) for one in verdicts)),
        words.incomplete([one.title for one in verdicts if _lacks_rows(one) and one.status != "missing"]),
        insufficient_words.empty_values([one.title for one in verdicts if _has_empty_values(one)]),
    )
    told = tuple(text for text in said if text)
    return told or (words.worth_a_look(causes_n) or words.NOTHING_TO_DO,)


def _why_stopped(verdicts: Sequence[Verdict]) -> str:
    """Why the only dataset that stopped did, in one sentence; the others are told one by one further down."""
    stopped = [one for one in verdicts if one.status == "stopped"]
    return next((why for one in stopped for why in why_stopped(one)), "") if len(stopped) == 1 else ""


def _held_back(district: District, verdict: Verdict, cause: Cause) -> HeldBack:
    count, of_what = words.count_of(cause.rows_n, cause.severity, is_left_out=cause.is_left_out)
    is_in_folder = cause.rows_n and (cause.severity == "critical" or cause.is_counted_as_empty)
    return HeldBack(
        count=count,
        of_what=of_what,
        dataset=verdict.title,
        sentence=cause.sentence,
        hint=data_words.as_sentence(cause.hint),
        files=words.where_rows_are(cause.files, cause.files_n, cause.first_rows),
        place=f"{district.home}/quarantine/{verdict.department}/{verdict.dataset}" if is_in_folder else "",
    )


def _waiting(verdict: Verdict) -> str:
    waiting = waiting_of(verdict)
    return waiting_words.looked_at_again(sum(one.rows_n for one in waiting), sorted({one.waits_for for one in waiting}))


def _lacks_rows(verdict: Verdict) -> bool:
    return bool(_unsent(verdict)) or any(one.why != "blank" for one in verdict.absences)


def _unsent(verdict: Verdict) -> Untold | None:
    """Of whom nothing came; whom an older copy lacks that stands in may be in the rows that were not used."""
    return verdict.unsent if verdict.is_whole else None


def _has_empty_values(verdict: Verdict) -> bool:
    return any(one.why == "blank" for one in verdict.absences)


def _is_incomplete(verdict: Verdict) -> bool:
    return bool(verdict.absences or _unsent(verdict) or blanks_of(verdict)) or verdict.may_lack or not has_come(verdict)


def _not_come(verdict: Verdict, school_names: Mapping[str, str]) -> NotCome:
    said = absence_sentences(verdict.absences, school_names)
    if verdict.absences and verdict.expected_n:
        by_subject = any(one.part for one in verdict.absences)
        said = (words.of_expected(verdict.absent_n, verdict.expected_n, by_subject=by_subject), *said)
    said = (
        *said,
        *silence_sentences(verdict, school_names),
        *(untold_sentences(verdict, school_names) if _unsent(verdict) else ()),
        *blank_sentences(verdict, school_names),
    )
    return NotCome(dataset=verdict.title, sentences=said or (words.NOTHING_CAME,))


def _are_columns_in_order(verdict: Verdict) -> bool:
    """Whether the dataset goes on and nothing else is told of its columns; of exchanged headers, order is the harm."""
    changes = verdict.column_changes
    is_else_told = changes.missing or changes.new or changes.renamed
    is_held = any(one.name == "columns" for one in verdict.limits)
    return verdict.is_whole and not is_else_told and not is_held


def _reshaped(verdict: Verdict) -> tuple[str, ...]:
    """Said where a map makes more rows or fewer of those that it does not leave out."""
    given_n = verdict.read_n - sum(verdict.left_out.values())
    is_told = verdict.mapped_n > 0 and given_n not in (0, verdict.mapped_n)
    return (data_words.reshaped(given_n, verdict.mapped_n),) if is_told else ()


def _sent(verdict: Verdict, details_href: str, closed: Sequence[Cause]) -> Sent:
    changes = verdict.column_changes
    has_harmless_order = changes.is_reordered and _are_columns_in_order(verdict)
    is_copy = verdict.status == "stood_in"
    is_unused = is_copy and has_come(verdict)
    newest = verdict.sent_freshest_date if is_unused else verdict.freshest_date
    of = "what came" if is_unused else "the copy" if is_copy else ""
    details = (
        *([data_words.held_back(verdict.quarantined_n)] if verdict.quarantined_n else []),
        *([words.mended(verdict.mended_n, [one.sentence for one in closed])] if verdict.mended_n else []),
        *([_waiting(verdict)] if waiting_of(verdict) else []),
        *data_words.left_out(verdict.left_out),
        *_reshaped(verdict),
        *words.columns(changes.missing, changes.new, has_harmless_order),
        *([words.let_go_on(verdict.released_because)] if verdict.released_because else []),
        *verdict.notices,
        *([data_words.kept(verdict.kept_n)] if verdict.kept_n else []),
        *([data_words.same_content(verdict.same_content_as)] if verdict.same_content_as else []),
        *([data_words.newest_entry(newest, verdict.snapshot_date, of)] if newest else []),
    )
    return Sent(
        title=verdict.title,
        status=data_words.status(verdict.status, verdict.accepted_n, verdict.mapped_n, verdict.stand_in_date),
        is_hole=not verdict.is_whole,
        arrived=words.arrived(
            verdict.read_n, [file.name for file in verdict.files], has_come=has_come(verdict), is_unused=is_unused
        ),
        details=details,
        details_href=details_href,
    )
