"""What a school has no figure of, though its data should have come."""

from __future__ import annotations

from datetime import timedelta

from reports import words
from tasks.briefing.figures import Figures, Series, Unit, full_title
from tasks.briefing.published import Published
from tasks.indicators.catalogue import catalogue


def not_here(run: Published, figures: Figures, unit: Unit) -> tuple[str, ...]:
    """Measures that other schools have a figure of, and this one has none, shown or hidden, in one sentence.

    A subject that a school never had and does not owe is none of its own: a high school has no results of grade 3.
    """
    here = [one for one in figures.series if figures.has(one, unit.kind)]
    has_some = {one.meaning.measure for one in here if figures.row(one, unit)}
    without = [one for one in here if figures.row(one, unit) is None and _is_its_own(run, figures, one, unit)]
    titles = [full_title(one) if one.meaning.measure in has_some else one.meaning.title for one in without]
    return (words.not_here(list(dict.fromkeys(titles))),) if titles else ()


def _is_its_own(run: Published, figures: Figures, series: Series, unit: Unit) -> bool:
    """Whether it had figures of it within a year, or owes the rows; what has no parts is every school's."""
    since = figures.period(series)[1] - timedelta(days=366)
    earlier = [one for one in run.periods_of.get((unit.kind, unit.id), []) if one.period_end >= since]
    return (
        not series.slice
        or any((one.measure, one.slice) == series.key for one in earlier)
        or _is_owed(run, series, unit)
    )


def _is_owed(run: Published, series: Series, unit: Unit) -> bool:
    known = catalogue().get(series.meaning.measure)
    # Where a subject has several tests, the slice names the test behind it.
    subject = series.slice.partition(", ")[0]
    return known is not None and any(
        absence.school_id == unit.id and absence.part in (series.slice, subject)
        for verdict in run.verdicts
        if verdict.contract == known.rests_on
        for absence in verdict.absences
    )
