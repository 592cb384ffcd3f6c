"""Absent rows, told together where the same schools lack them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from reports import numbers, scorecard_words
from tasks.verdict import Absence

MOST_SENTENCES = 20
_Period = tuple[date, date]


def absence_sentences(absences: Sequence[Absence], school_names: Mapping[str, str]) -> tuple[str, ...]:
    """One sentence for each part and set of schools: No rows of Oct 2025 from 3 schools: Birch, Cedar and Elm."""
    schools_of: dict[tuple[str, _Period | None], set[str]] = {}
    for one in absences:
        schools_of.setdefault((one.part, _period(one)), set()).add(one.school_id)
    periods_of: dict[tuple[str, frozenset[str]], list[_Period]] = {}
    for (part, period), schools in schools_of.items():
        periods_of.setdefault((part, frozenset(schools)), []).extend([period] if period else [])
    told = sorted(periods_of.items(), key=lambda one: (sorted(one[1]), one[0][0], sorted(one[0][1])))
    sentences = [_sentence(part, schools, periods, school_names) for (part, schools), periods in told]
    left = len(sentences) - MOST_SENTENCES
    return tuple(sentences if left <= 0 else [*sentences[:MOST_SENTENCES], scorecard_words.more(left)])


def _sentence(part: str, schools: frozenset[str], periods: list[_Period], names: Mapping[str, str]) -> str:
    # The empty id stands for all schools, whatever else is named beside it.
    named = [] if "" in schools else sorted(names.get(school, school) for school in schools)
    return scorecard_words.no_rows([numbers.period(*one) for one in _stretches(periods)], part, named)


def _stretches(periods: list[_Period]) -> list[_Period]:
    """Periods that follow one another without a gap, as one."""
    found: list[_Period] = []
    for start, end in sorted(periods):
        if found and start <= found[-1][1] + timedelta(days=1):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _period(absence: Absence) -> _Period | None:
    start, end = absence.period_start, absence.period_end
    if start is None or end is None:
        known = start or end
        return (known, known) if known else None
    return (start, end)
