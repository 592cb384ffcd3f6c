"""Absent rows, told once for each cause: the same months lacking at the same schools, single days, a file's start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reports import insufficient_words, numbers, scorecard_words, testing_words
from tasks.scoring.insufficient import Insufficient, insufficient, insufficient_sentence
from tasks.scoring.stretches import Period, stretches
from tasks.verdicts.verdict import Absence

MOST_SENTENCES = 20
# Schools that lack days of their own are told one by one up to this many.
_MOST_GROUPS = 3
_Cells = Sequence[Absence]


@dataclass(frozen=True, kw_only=True)
class Lacking:
    """What is lacking for one cause, as a sentence; in a few words what to send, and how where that needs saying."""

    sentence: str
    what: str
    how: str = ""


def absence_sentences(absences: _Cells, school_names: Mapping[str, str]) -> tuple[str, ...]:
    """One sentence for each cause: No rows of Oct 2025 from 3 schools: Birch, Cedar and Elm."""
    sentences = [one.sentence for one in lacking(absences, school_names)]
    left = len(sentences) - MOST_SENTENCES
    return tuple(sentences if left <= 0 else [*sentences[:MOST_SENTENCES], scorecard_words.more(left)])


def lacking(absences: _Cells, school_names: Mapping[str, str]) -> tuple[Lacking, ...]:
    """The causes: what came and does not do, what is before all rows, other words, whole periods, then single days."""
    not_sent = [one for one in absences if not one.why]
    early = [one for one in not_sent if one.before]
    whole = [one for one in not_sent if not one.before and not one.dates and not one.instead]
    otherwise = [one for one in not_sent if not one.before and not one.dates and one.instead]
    single = [one for one in not_sent if not one.before and one.dates]
    not_enough = (_not_enough(one) for one in insufficient(absences, school_names))
    return (
        *not_enough,
        *_early(early),
        *_otherwise(otherwise, school_names),
        *_whole(whole, school_names),
        *_single(single, school_names),
    )


def _not_enough(one: Insufficient) -> Lacking:
    return Lacking(
        sentence=insufficient_sentence(one),
        what=insufficient_words.what(one.why, one.schools, one.days_n),
        how=f"{insufficient_words.how(one.why)} {scorecard_words.where_days_are()}",
    )


def _early(absences: _Cells) -> Iterator[Lacking]:
    if absences:
        starts = max(one.before for one in absences if one.before)
        months = [numbers.period(*one) for one in stretches(_periods(absences))]
        yield Lacking(
            sentence=scorecard_words.starts_late(starts, months),
            what=scorecard_words.what_is_before(starts),
            how=scorecard_words.how_to_start_early(),
        )


def _otherwise(absences: _Cells, names: Mapping[str, str]) -> Iterator[Lacking]:
    cells_of: dict[tuple[str, tuple[str, ...]], list[Absence]] = {}
    for one in absences:
        cells_of.setdefault((one.part, one.instead), []).append(one)
    for (part, instead), cells in sorted(cells_of.items()):
        when = [numbers.period(*one) for one in stretches(sorted({*_periods(cells)}))]
        named = _named({one.school_id for one in cells}, names)
        yield Lacking(
            sentence=scorecard_words.no_rows(when, part, named),
            what=scorecard_words.what_is_of(when, part, named),
            how=testing_words.in_other_words(part, instead),
        )


def _whole(absences: _Cells, names: Mapping[str, str]) -> Iterator[Lacking]:
    schools_of: dict[tuple[str, Period | None], set[str]] = {}
    for one in absences:
        schools_of.setdefault((one.part, _period(one)), set()).add(one.school_id)
    periods_of: dict[tuple[str, frozenset[str]], list[Period]] = {}
    for (part, period), schools in schools_of.items():
        periods_of.setdefault((part, frozenset(schools)), []).extend([period] if period else [])
    parts_of: dict[tuple[frozenset[str], tuple[Period, ...]], list[str]] = {}
    for (part, lacks), periods in periods_of.items():
        parts_of.setdefault((lacks, tuple(sorted(periods))), []).append(part)
    told = sorted(parts_of.items(), key=lambda one: (one[0][1], sorted(one[1]), sorted(one[0][0])))
    for (lacks, together), parts in told:
        when, named = [numbers.period(*one) for one in stretches(together)], _named(lacks, names)
        part = numbers.listed(sorted(parts))
        yield Lacking(
            sentence=scorecard_words.no_rows(when, part, named), what=scorecard_words.what_is_of(when, part, named)
        )


def _single(absences: _Cells, names: Mapping[str, str]) -> Iterator[Lacking]:
    """Schools that lack the same days are told together; where many lack days of their own, all in one sentence."""
    cells_of: dict[str, list[Absence]] = {}
    for one in absences:
        cells_of.setdefault(one.school_id, []).append(one)
    schools_of: dict[tuple[date, ...], list[str]] = {}
    for school, cells in cells_of.items():
        schools_of.setdefault(tuple(sorted(day for one in cells for day in one.dates)), []).append(school)
    groups = sorted(schools_of.items(), key=lambda one: (one[0], sorted(one[1])))
    if len(groups) > _MOST_GROUPS:
        counts = {names.get(school, school): _days(cells) for school, cells in cells_of.items()}
        what = scorecard_words.what_is_single(sum(missing_n for missing_n, _ in counts.values()), sorted(counts))
        sentence = scorecard_words.single_days(dict(sorted(counts.items())))
        yield Lacking(sentence=sentence, what=what, how=scorecard_words.where_days_are())
        return
    for days, schools in groups:
        cells = cells_of[schools[0]]
        when, named = [numbers.period(*one) for one in stretches(_periods(cells))], _named(schools, names)
        yield Lacking(
            sentence=scorecard_words.no_days(days, _days(cells)[1], when, named),
            what=scorecard_words.what_is_single(len(days), named),
            how=scorecard_words.where_days_are(),
        )


def _days(cells: _Cells) -> tuple[int, int]:
    """How many days lack, of how many in those months."""
    return sum(len(one.dates) for one in cells), sum(one.days_expected_n or 0 for one in cells)


def _named(schools: Iterable[str], names: Mapping[str, str]) -> list[str]:
    # The empty id stands for all schools, whatever else is named beside it.
    return [] if "" in schools else sorted(names.get(school, school) for school in schools)


def _periods(absences: _Cells) -> list[Period]:
    return [period for one in absences if (period := _period(one))]


def _period(absence: Absence) -> Period | None:
    start, end = absence.period_start, absence.period_end
    if start is None or end is None:
        known = start or end
        return (known, known) if known else None
    return (start, end)
