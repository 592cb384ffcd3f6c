"""What of the data under a figure did not go into it: rows held back, and what older copies or nothing stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from reports import (
    calendar_words,
    contradiction_words,
    coverage_words,
    insufficient_words,
    school_dates_words,
    silence_words,
)
from reports.coverage_words import STUDENT_DAY, Counted
from reports.numbers import day, month
from tasks.briefing.counted import silent_schools, tells_student_days, with_lacking_days, with_own
from tasks.briefing.groups_known import groups_known_under
from tasks.briefing.published import Published
from tasks.briefing.rows import FigureRow
from tasks.briefing.stopped import gone_quiet, not_sent, unplaced
from tasks.briefing.under import READY_MADE, counted_under, is_of_unit, may_be_of, schools_of
from tasks.indicators.catalogue import catalogue
from tasks.indicators.reads import LISTS
from tasks.scoring.insufficient import Insufficient, insufficient
from tasks.validation.lost_rows import MOST_MISSING, is_much, total
from tasks.verdicts.loss import Loss
from tasks.verdicts.lost_people import LostPeople, lost_people
from tasks.verdicts.verdict import Absence, Verdict

# One part in twenty of schools or students; what is missing beyond trifles, and no more, is told in the table alone.
_MOST_LEFT_TO_THE_TABLE = Fraction(1, 20)


@dataclass(frozen=True, kw_only=True)
class Lost:
    """Rows of a dataset that a figure lacks, of those of its unit that came."""

    dataset: str
    contract: str
    lost_n: int
    rows_n: int


def lost_rows(run: Published, row: FigureRow) -> list[Lost]:
    """Rows held back of each dataset that the figure counts; a school's own where rows name the school."""
    return [lost for one in counted_under(run, row) for lost in _lost(run, row, one, one.losses, one.mapped_n)]


def much(lost: Iterable[Lost]) -> list[Lost]:
    """Those that are no trifle."""
    return [one for one in lost if is_much(one.lost_n, one.rows_n)]


def outside_windows(run: Published, row: FigureRow) -> list[Lost]:
    """Rows of each dataset that the figure counts which are dated in no declared testing window."""
    return [
        lost for one in counted_under(run, row) for lost in _lost(run, row, one, one.outside_windows, one.accepted_n)
    ]


def off_days(run: Published, row: FigureRow) -> list[Lost]:
    """Rows of each dataset that the figure counts which are on days that the calendar does not have in session."""
    told = [(one, one.off_days) for one in counted_under(run, row) if one.off_days]
    return [lost for one, off in told for lost in _lost(run, row, one, off.losses, off.rows_n)]


def at_two_schools(run: Published, row: FigureRow) -> list[Lost]:
    """Rows of each dataset that the figure counts of students of whom another school has a row of that day too."""
    return [lost for one in counted_under(run, row) for lost in _at_two(run, row, one)]


def _at_two(run: Published, row: FigureRow, one: Verdict) -> Iterator[Lost]:
    return _lost(run, row, one, one.at_two_schools, total(one.at_two_schools)[1])


def beyond_dates(run: Published, row: FigureRow) -> list[Lost]:
    """Rows of each dataset that the figure counts of days on which the list of schools has their school closed."""
    told = [(one, one.beyond_dates) for one in counted_under(run, row) if one.beyond_dates]
    return [
        lost
        for one, causes in told
        for lost in _lost(run, row, one, [loss for cause in causes for loss in cause.losses], causes[0].rows_n)
    ]


def lost_days(run: Published, row: FigureRow) -> list[date]:
    """Days of the figure's period that a calendar in use had in session, and lost when somebody accepted that."""
    schools = schools_of(run, row) if is_of_unit(row) else {one.school_id for one in run.schools}
    lost = [lost for one in counted_under(run, row) for lost in one.lost_days if lost.is_held]
    dates = {day for one in lost if schools & {*one.school_ids} for day in one.dates}
    return sorted(day for day in dates if row.period_start <= day <= row.period_end)


def unusable_days(run: Published, row: FigureRow) -> list[Insufficient]:
    """Days of months of the figure's period of which rows came that it cannot count, where they are no trifle.

    So are those of which rows of few students came, where it is not told of how many days of students rows came.
    """
    found = insufficient(
        (
            cell
            for one in counted_under(run, row)
            for cell in one.absences
            if _is_uncounted(row, cell) and _is_of(run, row, cell)
        ),
        run.school_names,
    )
    return [one for one in found if is_much(one.days_n, row.days_expected_n or one.of_n)]


def some_students(run: Published, row: FigureRow) -> list[tuple[list[str], str]]:
    """Schools of some of whose students rows did not come, and when, where it may not be told of how many days."""
    if row.days_expected_n is None or tells_student_days(row):
        return []
    under, start = counted_under(run, row), row.period_start.replace(day=1)
    gone = [(one.school_ids, f"since {day(one.since)}", one.since) for verdict in under for one in verdict.ceased]
    few = [
        (one.school_ids, f"in {month(one.month_start)}", one.month_start)
        for verdict in under
        for one in verdict.thinned
        if one.month_start >= start
    ]
    return [
        (sorted(run.school_names.get(school_id, school_id) for school_id in school_ids), when)
        for school_ids, when, first in (*gone, *few)
        if first <= row.period_end and may_be_of(run, row, frozenset(school_ids or ("",)))
    ]


def _is_uncounted(row: FigureRow, cell: Absence) -> bool:
    """Rows of few students are counted, and how many of all is told beside a figure that may tell it."""
    return cell.why != "few" or not tells_student_days(row)


def _is_of(run: Published, row: FigureRow, cell: Absence) -> bool:
    starts, ends = cell.period_start or row.period_start, cell.period_end or row.period_end
    return may_be_of(run, row, frozenset({cell.school_id})) and starts <= row.period_end and ends >= row.period_start


def _lost(run: Published, row: FigureRow, one: Verdict, losses: Sequence[Loss], all_n: int) -> Iterator[Lost]:
    lost_n, rows_n = total(loss for loss in losses if loss.school_id in schools_of(run, row))
    if not is_of_unit(row):
        lost_n, rows_n = total(losses)[0], all_n
    if one.status == "accepted" and lost_n:
        yield Lost(dataset=one.title, contract=one.contract, lost_n=lost_n, rows_n=rows_n)


def taken_for_silence(run: Published, row: FigureRow) -> tuple[int, int]:
    """How many rows held back, and of no window, the figure counts as if nothing had happened; 0 where they are few."""
    meaning = catalogue().get(row.measure)
    if meaning is None or not meaning.counts_silence or row.origin in READY_MADE:
        return 0, 0

    lost, outside = (
        sum(one.lost_n for one in much(rows) if one.contract == meaning.rests_on)
        for rows in (lost_rows(run, row), outside_windows(run, row))
    )
    return lost, outside


def people_lost(run: Published, row: FigureRow) -> list[tuple[Verdict, LostPeople]]:
    """The lists that the figure counts of which people are gone whom other datasets name, where they are no trifle."""
    found = [
        (one, lost) for one in counted_under(run, row) if one.is_whole and (lost := lost_people(one, run.verdicts))
    ]
    return [(one, lost) for one, lost in found if lost.is_much and may_be_of(run, row, lost.school_ids)]


def older_copies(run: Published, row: FigureRow) -> list[Verdict]:
    """The datasets that the figure counts, and lists of schools, for which older rows stand in."""
    return [one for one in counted_under(run, row) if one.status == "stood_in"]


def withheld(run: Published, row: FigureRow) -> tuple[str, ...]:
    """What came, or should have, and was not used: rows held back or of no window, if many, and older copies."""
    older = [one for one in older_copies(run, row) if one.contract not in LISTS]
    return (*unused(run, row), *(coverage_words.older_copy(one.title) for one in older))


def unused(run: Published, row: FigureRow) -> tuple[str, ...]:
    """Rows that came and are in no figure, where they are many: held back, or of no declared window or session day."""
    told = (
        (lost_rows(run, row), coverage_words.lost),
        (outside_windows(run, row), coverage_words.outside_windows),
        (off_days(run, row), calendar_words.not_counted),
        (beyond_dates(run, row), school_dates_words.not_counted),
    )
    # Where days of school are known, it is told how many came, if only of few students.
    days = [one for one in unusable_days(run, row) if one.why == "few" or not row.days_expected_n]
    of_unit, least_n = is_of_unit(row), run.district.protection.minimum_n
    gone = people_lost(run, row)
    return (
        *(say(one.lost_n, one.rows_n, one.dataset) for rows, say in told for one in much(rows)),
        *(contradiction_words.gone(one.title, lost.people_n, least_n, of_unit=of_unit) for one, lost in gone),
        *(insufficient_words.in_few(one.why, one.days_n) for one in days),
        *(silence_words.some_students(schools, when) for schools, when in some_students(run, row)),
        *not_sent(run, row),
        *unplaced(run, row),
    )


def shortfalls(run: Published, row: FigureRow, most_missing: Fraction = MOST_MISSING) -> tuple[str, ...]:
    """What is missing, beyond trifles, or may be, in a few words each; of schools and students beyond `most_missing`.

    Few days already move a figure: of days only trifles are left out, whatever `most_missing` says.
    """
    silent_n, schools_n = silent_schools(row)
    silent = (coverage_words.perhaps_missing(silent_n, schools_n),) if silent_n > most_missing * schools_n else ()
    return (*certain_shortfalls(run, row, most_missing), *silent, *gone_quiet(run, row))


def certain_shortfalls(run: Published, row: FigureRow, most_missing: Fraction = MOST_MISSING) -> tuple[str, ...]:
    """As `shortfalls`, without what may lack nothing: schools and weeks of which nothing came."""
    short = [
        one
        for one in with_own(row)
        if not one.is_whole and 1 - one.share > (MOST_MISSING if one.is_of_days else most_missing)
    ]
    # What a figure counts is told where nothing says that schools, students or days lack.
    told = [one for one in short if one in with_lacking_days(row) or one.noun == STUDENT_DAY] or short
    told = [one for one in told if not _is_by_dates(run, row, one)]
    return (*withheld(run, row), *groups_known_under(run, row), *([coverage_words.only(*told)] if told else []))


def _is_by_dates(run: Published, row: FigureRow, one: Counted) -> bool:
    """Whether schools or days lack since the list of schools has schools closed that teach, which is told as such."""
    if one.noun != "school" and not one.is_of_days:
        return False
    if not much(beyond_dates(run, row)):
        return False
    beyond_n = 0
    for cause in (cause for verdict in counted_under(run, row) for cause in verdict.beyond_dates):
        of_unit = is_of_unit(row)
        schools_n = sum(not of_unit or loss.school_id in schools_of(run, row) for loss in cause.losses)
        days_n = sum(row.period_start <= day <= row.period_end for day in cause.dates)
        has_none = cause.limit_date < row.period_start if cause.is_after else cause.limit_date > row.period_end
        beyond_n += schools_n * (days_n if one.is_of_days else has_none)
    lacking_n = (one.expected_n or 0) - (one.received_n or 0)
    return not is_much(max(lacking_n - beyond_n, 0), one.expected_n or 1)


def worth_a_headline(run: Published, row: FigureRow) -> tuple[str, ...]:
    """What is missing where it must stand beside the figure in a headline, however far the goal is."""
    return shortfalls(run, row, _MOST_LEFT_TO_THE_TABLE)


def unchanged(run: Published, row: FigureRow) -> list[Verdict]:
    """Datasets that the figure counts in which nothing has changed for too long."""
    return [one for one in counted_under(run, row) if one.unchanged_since]


def is_whole(run: Published, row: FigureRow) -> bool:
    """Whether no row is held back, of no declared window or, beyond trifles, of no day of school, nor a copy older.

    What should have changed and did not is no whole either, nor a list that lost people whom others name, nor rows of
    some students only, nor rows that stop early, nor questions that are in no figure.
    """
    off = much((*off_days(run, row), *beyond_dates(run, row)))
    gone = (
        *people_lost(run, row),
        *some_students(run, row),
        *gone_quiet(run, row),
        *not_sent(run, row),
        *unplaced(run, row),
    )
    return not (
        lost_rows(run, row)
        or outside_windows(run, row)
        or off
        or older_copies(run, row)
        or unchanged(run, row)
        or unusable_days(run, row)
        or gone
    )
