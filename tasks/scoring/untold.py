"""What is said of enrolled people of whom a dataset tells nothing, or not what it told before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reports import group_words
from tasks.verdicts.untold import Blank
from tasks.verdicts.verdict import Verdict


def untold_sentences(verdict: Verdict, school_names: Mapping[str, str]) -> tuple[str, ...]:
    """How many have sent no row and at which schools most have none, in one sentence; none where these are trifles."""
    one = verdict.unsent
    if one is None:
        return ()
    said = group_words.without_row(
        one.untold_n,
        one.enrolled_n,
        one.least_n,
        verdict.title,
        are_most_untold=one.are_most,
        schools=_names(one.school_ids, school_names),
    )
    return (said,)


def blank_sentences(verdict: Verdict, school_names: Mapping[str, str]) -> tuple[str, ...]:
    """For each column that is blank now and was filled before, at which schools and for how many, in one sentence."""
    return tuple(
        group_words.blank(
            one.column,
            _names(one.school_ids, school_names),
            _names(one.part_school_ids, school_names),
            one.untold.untold_n,
            one.untold.enrolled_n,
            one.untold.least_n,
            are_most_untold=one.untold.are_most,
        )
        for one in blanks_of(verdict)
    )


def blanks_of(verdict: Verdict) -> tuple[Blank, ...]:
    """What is blank, less columns of which is told already that they are gone, empty or not read at all."""
    told = {name for cause in verdict.emptied for name in cause.columns}
    return tuple(one for one in verdict.blanks if one.column not in told)


def _names(school_ids: Iterable[str], school_names: Mapping[str, str]) -> list[str]:
    return sorted(school_names.get(school, school) for school in school_ids)
