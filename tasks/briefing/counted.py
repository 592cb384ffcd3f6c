"""Schools, students and days behind a figure: how many of how many have sent data."""

from __future__ import annotations

from dataclasses import replace

from reports.coverage_words import STUDENT_DAY, Counted, missing, with_valid_score
from tasks.briefing.rows import FigureRow, PeriodRow
from tasks.indicators.catalogue import Indicator, catalogue
from tasks.validation.lost_rows import MOST_MISSING

MEDIAN = "median of rates"
_DAYS_OF_ONE = Counted(noun="day", received_n=None, expected_n=None)
_DAYS = replace(_DAYS_OF_ONE, noun="day of school", many="days of school", explained="counted school by school")


def may_be_silent(measure: str) -> bool:
    """Whether a school that sends nothing may have nothing to send."""
    meaning = catalogue().get(measure)
    return meaning is not None and meaning.is_silence_none


def counts_silence(measure: str) -> bool:
    """Whether who has no row is counted all the same, such as a student without a result as not tested."""
    meaning = catalogue().get(measure)
    return meaning is not None and meaning.counts_silence


def only_grows(measure: str) -> bool:
    """Whether who is counted once stays counted until the school year ends."""
    meaning = catalogue().get(measure)
    return meaning is not None and meaning.only_grows


def rests_on_results(measure: str) -> bool:
    """Whether a measure counts results of tests."""
    return _counts_scores(catalogue().get(measure))


def with_own(row: FigureRow) -> tuple[Counted, ...]:
    """Days of students, schools and days of school; what the figure itself counts where that is none of them.

    Of students it tells those of whom all is there that the figure rests on, where they are fewer.
    """
    own = own_of(row)
    days = (own,) if own.noun == STUDENT_DAY and own.is_known else lacking_days(row)
    told = tuple(own if _is_more_than(own, one) else one for one in _after(days, row))
    is_told = any(one.noun == own.noun and one.is_known for one in told)
    return told if is_told or not own.is_known or days else (*told, own)


def _is_more_than(own: Counted, told: Counted) -> bool:
    """Whether more lacks of what a figure counts than of the one dataset of which it is told."""
    return own.noun == told.noun and own.is_known and told.is_known and own.share < told.share


def with_lacking_days(row: FigureRow | PeriodRow) -> tuple[Counted, ...]:
    """Schools, students and days behind a figure; days of students first, where some lack."""
    return _after(lacking_days(row), row)


def _after(days: tuple[Counted, ...], row: FigureRow | PeriodRow) -> tuple[Counted, ...]:
    """Days of students say how much came; how many students most of their days came of, says less beside them."""
    return (*days, *(one for one in counted(row) if not days or one.noun != "student"))


def tells_student_days(row: FigureRow) -> bool:
    """Whether it may be told of how many days of students there are rows."""
    own = own_of(row)
    return row.student_days_expected_n is not None or (own.noun == STUDENT_DAY and own.is_known)


def lacking_days(row: FigureRow | PeriodRow) -> tuple[Counted, ...]:
    """The days of students behind a figure, where more of them than a trifle did not come."""
    if not isinstance(row, FigureRow):
        return ()
    days = Counted(noun=STUDENT_DAY, received_n=row.student_days_received_n, expected_n=row.student_days_expected_n)
    return (days,) if days.is_known and 1 - days.share > MOST_MISSING else ()


def own_of(row: FigureRow) -> Counted:
    """What a figure counts, of its own group: unknown for tests, of which what came may still be no valid score."""
    meaning = catalogue().get(row.measure)
    noun = STUDENT_DAY if meaning is not None and meaning.counted == "student_days" else "student"
    noun = "day" if row.origin == MEDIAN else noun
    if _counts_scores(meaning) or row.received_n is None or row.expected_n is None:
        return Counted(noun=noun, received_n=None, expected_n=None)
    return Counted(noun=noun, received_n=int(row.received_n), expected_n=int(row.expected_n))


def not_expected(row: FigureRow) -> int:
    """How many are counted that were not to come, at the least: a student may come and not be counted.

    Of students some are counted of whom too few days came to say that theirs have.
    """
    own = own_of(row)
    if not own.is_known or row.denominator is None:
        return 0
    came_n = own.expected_n if own.noun == "student" else own.received_n
    return max(int(row.denominator) - (came_n or 0), 0)


def valid_scores(row: FigureRow) -> tuple[float, float] | None:
    """Students with a valid score, of all who should have one, where not all have and the figure is a share of them."""
    if not _counts_scores(catalogue().get(row.measure)) or row.received_n is None or row.expected_n is None:
        return None
    is_share_of_them = row.received_n == row.denominator and row.received_n < row.expected_n
    return (row.received_n, row.expected_n) if is_share_of_them else None


def missing_of_group(row: FigureRow, minimum_n: int) -> str:
    """What has not come of a student group, or has no valid score; of days, not where fewer people may lack them."""
    valid = valid_scores(row)
    if valid:
        return with_valid_score(*valid)
    own = own_of(row)
    lacking_n, expected_n = (own.expected_n or 0) - (own.received_n or 0), own.expected_n or 0
    is_of_few = own.noun == STUDENT_DAY and lacking_n * (row.n or 0) < minimum_n * expected_n
    # Who came and is not counted may be few: what the figure rests on is told, which stands beside it anyway.
    counted_n = own.received_n if row.denominator is None else min(own.received_n or 0, int(row.denominator))
    return "" if is_of_few or own.is_whole else missing([replace(own, received_n=counted_n)])


def _counts_scores(meaning: Indicator | None) -> bool:
    return meaning is not None and meaning.rests_on == "assessments"


def counts_students(measure: str) -> bool:
    """Whether students are behind a measure, of whom it can be said how many have come."""
    meaning = catalogue().get(measure)
    return meaning is None or meaning.counted in ("students", "student_days")


def silent_schools(row: FigureRow | PeriodRow) -> tuple[int, int]:
    """From how many of how many schools nothing came that may have nothing to send."""
    expected_n, received_n = row.schools_expected_n or 0, row.schools_received_n or 0
    return (max(expected_n - received_n, 0) if may_be_silent(row.measure) else 0, expected_n)


def is_silence_untold(row: FigureRow | PeriodRow) -> bool:
    """Whether it is not told from which schools nothing came, since their numbers are hidden or others' would show."""
    return may_be_silent(row.measure) and row.origin == "student rows" and row.schools_expected_n is None


def counted(row: FigureRow | PeriodRow) -> tuple[Counted, ...]:
    """Schools, students and days behind a figure; a school itself is not counted."""
    is_school = row.unit_type == "school"
    schools = Counted(noun="school", received_n=row.schools_received_n, expected_n=row.schools_expected_n)
    return (
        *(() if is_school or may_be_silent(row.measure) else (schools,)),
        Counted(noun="student", received_n=row.students_received_n, expected_n=row.students_expected_n),
        replace(_DAYS_OF_ONE if is_school else _DAYS, received_n=row.days_received_n, expected_n=row.days_expected_n),
    )
