"""Words about a figure and what it was in the cycle before: the parts of the difference, never a cause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reports import numbers

SPLIT = (
    "Where a figure differs from that of the cycle before, the difference is taken apart. Population is schools that "
    "opened, closed or left the list; coverage is schools whose data came in one cycle only, or under nine tenths of "
    "their days, or results of clearly fewer of their students, or with more than 1 in 200 rows held back, rows that "
    "stop too early or days of school lost by the calendar or the list of schools, and all that is left where an "
    "older copy of a dataset stands in or a dataset came in one cycle only; definition is what today's rules make of "
    "the data of then; real change is what is left, at the same schools by the same rules. Students who came and "
    "went are not taken out of it, nor are days missing within a school, which are told beside it, and it is not yet "
    "more than chance."
)
_WHY_NOT = {
    "ready-made": "the figure came ready-made",
    "rows gone": "the data of then are not there any more",
    "no common school": "no school sent enough data in both cycles",
    "small group": "the parts would tell of a small group",
}
_DOUBTED = (
    "held back, of no testing window, of days at two schools, on days that the calendar or the list of schools lost, "
    "of people gone from a list or lacking, as at the end"
)
_COVERAGE_OR_REAL = "coverage, or real change that cannot be told apart from it"
_MOST_NAMED = 3


def no_earlier_run(cycle: str) -> str:
    """Said once where there is nothing to hold figures against."""
    return f"{cycle} was never run, so no figure is held against it."


def no_earlier_figure(cycle: str) -> str:
    """Said of a figure that is new."""
    return f"Not in the brief of {cycle}."


def another_definition(cycle: str, since: date) -> str:
    """Not held against School year 2013-14: its definition or scale changed on Jul 1, 2017."""
    return f"Not held against {cycle}: its definition or scale changed on {numbers.day(since)}."


def difference(distance: str, is_higher: bool | None, cycle: str, earlier: str) -> str:
    """1.2 points lower than in Fall 2025 (16.1%)."""
    if is_higher is None:
        return f"The same as in {cycle}"
    return f"{distance[0].upper()}{distance[1:]} {'higher' if is_higher else 'lower'} than in {cycle} ({earlier})"


def whole(said: str, kind: str) -> str:
    """Said where the difference has one part."""
    return f"{said}: all of it {kind}."


def split(said: str, parts: Sequence[str]) -> str:
    """The difference with all its parts."""
    return f"{said}: {numbers.listed(list(parts))}."


def part(distance: str, is_higher: bool, kind: str) -> str:
    """0.3 points lower by real change at the same 11 schools."""
    return f"{distance} {'higher' if is_higher else 'lower'} {kind}"


def not_split(said: str, reason: str) -> str:
    """The difference without its parts, and why."""
    return f"{said}; not taken apart, since {_WHY_NOT.get(reason, 'it cannot be')}."


def real(
    schools_n: int,
    short: Sequence[str] = (),
    lacking: str = "days",
    *,
    is_same_period: bool,
    only_grows: bool = False,
) -> str:
    """What is left when all else is taken out; of the schools `short`, days or results did not come.

    What counts the year so far and `only_grows` has not changed by growing.
    """
    what = "corrected data" if is_same_period else "what came since then" if only_grows else "real change"
    schools = "at one and the same school" if schools_n == 1 else f"at the same {numbers.plural(schools_n, 'school')}"
    where = "of the same days" if is_same_period else schools
    if short:
        return f"{where} ({what}, or {lacking} of {_schools(short)} that did not come, now or then)"
    return f"by {what} {where}"


def coverage(
    missing: Sequence[str],
    returned: Sequence[str],
    doubtful: Sequence[str] = (),
    stood_in: Sequence[str] = (),
    fewer: Sequence[str] = (),
    came_once: Sequence[str] = (),
    *,
    may_be_none: bool = False,
    counts_silence: bool = False,
) -> str:
    """Schools whose data came in one cycle only, or not whole, and datasets that an older copy stands in for.

    Of schools from which nothing came there `may_be_none`: whether their part is coverage nobody can tell, and which
    they are is not said, since their own numbers may be hidden. Nor can it be told of the `fewer`, of which results of
    clearly fewer students came, where a measure `counts_silence` as not tested, nor where datasets `came_once`, in one
    of the two cycles only.
    """
    if may_be_none:
        silent = "a school without an incident of this cycle may have had none, or not have sent them"
        kind = _COVERAGE_OR_REAL
    else:
        silent = f"data of {_schools(missing)} did not come, or not whole, this time" if missing else ""
        kind = _COVERAGE_OR_REAL if came_once or (fewer and counts_silence) else "coverage"
    parts = [
        silent,
        f"data of {_schools(returned)} did not come, or not whole, then" if returned else "",
        f"{_rows_of(doubtful)} are {_DOUBTED}, now or then" if doubtful else "",
        f"results of {_schools(fewer)} came of clearly fewer students, now or then, and no row says why"
        if fewer
        else "",
        f"an older copy of {numbers.listed(list(stood_in))} stands in, now or then" if stood_in else "",
        f"rows of {numbers.listed(list(came_once))} are under one of the two only" if came_once else "",
    ]
    return _with(kind, parts)


def population(closed: Sequence[str], opened: Sequence[str]) -> str:
    """Schools that belong to one of the two cycles."""
    parts = [
        f"without {_schools(closed)}" if closed else "",
        f"with {_schools(opened)}, not there then" if opened else "",
    ]
    return _with("population", parts)


def let_go(datasets: Sequence[str]) -> str:
    """Said of a difference of data that a limit held, with why somebody let it go on: it may lack rows."""
    return (
        f"Somebody let data under it go on that a limit held, now or then: {numbers.listed(list(datasets))}. "
        "What these may lack is not told apart."
    )


DEFINITION = "by definition (today's rules on the data of then)"


def _with(kind: str, parts: Sequence[str]) -> str:
    said = [part for part in parts if part]
    return f"by {kind} ({'; '.join(said)})" if said else f"by {kind}"


def _rows_of(schools: Sequence[str]) -> str:
    """Rows that name no known school may be of any, so that of many schools it is not said that all lack some."""
    return f"rows of {_schools(schools)}" if len(schools) == 1 else f"rows that are or may be of {_schools(schools)}"


def _schools(names: Sequence[str]) -> str:
    return numbers.listed(list(names)) if len(names) <= _MOST_NAMED else numbers.plural(len(names), "school")
