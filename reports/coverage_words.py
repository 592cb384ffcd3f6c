"""Words about the data behind a figure: how much of them has come, how far they reach, what stands in for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from reports import numbers

STUDENT_DAY = "student-day"
NO_COVERAGE = "Coverage of students not shown"


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Schools, students or days: how many have come of how many; None where nobody knows or may be told."""

    noun: str
    received_n: int | None
    expected_n: int | None
    many: str = ""
    explained: str = ""

    @property
    def is_known(self) -> bool:
        """Whether both numbers are there."""
        return self.received_n is not None and bool(self.expected_n)

    @property
    def share(self) -> Fraction:
        """The part that has come, at most all."""
        return min(Fraction(self.received_n or 0, self.expected_n or 1), Fraction(1))

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be missing."""
        return not self.is_known or (self.received_n or 0) >= (self.expected_n or 0)

    @property
    def in_words(self) -> str:
        """11 of 12 schools; nothing from 8 schools."""
        expected = numbers.plural(self.expected_n or 0, self.noun, self.many)
        return f"{numbers.count(self.received_n)} of {expected}" if self.received_n else f"nothing from {expected}"

    @property
    def in_full(self) -> str:
        """564 of 1,139 days of school (counted school by school)."""
        return f"{self.in_words} ({self.explained})" if self.explained else self.in_words

    @property
    def is_of_days(self) -> bool:
        """Whether days are counted, of which few that are missing move a figure."""
        return self.noun.startswith("day")


def coverage(
    latest: date | None,
    counted: Sequence[Counted] = (),
    *,
    is_shown: bool = True,
    is_whole: bool = True,
    is_silent: bool = False,
) -> str:
    """How much of what was expected has come in, and how far it reaches; short where nothing is missing.

    The share is that of student-days where some of them lack, which tell how much of all there is, else the smallest of
    those that are listed, and named as what it is of. Where rows that came were not used,
    it is not `is_whole`; where not all of its coverage may be told, it is not `is_shown` and has no share. Where a
    school `is_silent` that may have nothing to send, nobody knows whether all has come.
    """
    reach = f" to {numbers.day(latest)}" if latest else ""
    known = [one for one in counted if one.is_known]
    listed = ", ".join(one.in_words for one in known)
    if not is_shown or not known:
        return f"Data{reach}: {listed}" if listed else f"Data{reach}" if reach else ""
    days = (one for one in known if one.noun == STUDENT_DAY and not one.is_whole)
    least = next(days, min(known, key=lambda one: one.share))
    if least.is_whole:
        if is_whole and is_silent:
            return f"Whether all data{reach} came is not known"
        return f"All data{reach} received" if is_whole else f"Rests on incomplete data{reach}"
    return f"Rests on {numbers.rate(float(least.share))} of the {least.many or least.noun + 's'}{reach}: {listed}"


def valid_scores(received: float, expected: float) -> str:
    """1,134 of 1,187 students have a valid score: the others are untested, or have none that counts."""
    verb = "has" if received == 1 else "have"
    return f"{numbers.count(received)} of {numbers.plural(int(expected), 'student')} {verb} a valid score"


def with_valid_score(received: float, expected: float) -> str:
    """569 of 592 with a valid score: the same in a cell."""
    return f"{numbers.count(received)} of {numbers.count(expected)} with a valid score"


def missing(counted: Sequence[Counted]) -> str:
    """58 of 60 days, 190 of 204 students: only what is known to be incomplete, for the cells of tables."""
    return ", ".join(one.in_words for one in counted if not one.is_whole)


HOW_TO_READ = (
    "Days of school are counted school by school: one day at two schools is two; one has not come where nothing of it "
    "came. Of how many students a day came, the student-days tell, which are the days of each student enrolled. "
    "Rows held back are in no figure until their department has mended them."
)


def why_no_coverage(minimum_n: int) -> str:
    """What it means that a figure has no coverage beside it."""
    return f"Where coverage is not shown, it is not known, or it would tell of fewer than {minimum_n} people."


def silent(silent_n: int, schools_n: int) -> str:
    """Said where a school that sends nothing may have nothing to send; of one school, where it is the only one."""
    if schools_n == 1:
        return "No incident of this cycle came from this school: it may have had none, or not have sent them."
    whose = "it may have had none, or not have sent them"
    if silent_n > 1:
        whose = "they may have had none, or not have sent them"
    return f"From {numbers.count(silent_n)} of {schools_n} schools no incident of this cycle came: {whose}."


UNTOLD_OF_ALL = "which schools sent no incidents is not told, to protect small groups"


def no_incident(silent_n: int, schools_n: int) -> str:
    """No incident of this cycle from 3 of 12 schools: the same in few words."""
    said = "no incident of this cycle"
    return said if schools_n == 1 else f"{said} from {numbers.count(silent_n)} of {schools_n} schools"


def perhaps_missing(silent_n: int, schools_n: int) -> str:
    """What may be missing under a goal that is reached."""
    whose = "it" if schools_n == 1 or silent_n == 1 else "they"
    return f"{no_incident(silent_n, schools_n)} came, and {whose} may have had none"


def late(latest: date, end: date) -> str:
    """Said of data that end clearly before the cycle does."""
    return f"The newest data are of {numbers.day(latest)}; the cycle ends on {numbers.day(end)}."


def unchanged(title: str, since: date | None) -> str:
    """Said of a list that should have changed since."""
    return f"{title} is the same as on {numbers.day(since)}." if since else ""


def period(said: str, latest: date) -> str:
    """Said of a period whose data stop early: Jul 1, 2025 to Jan 30, 2026, with data to Oct 30, 2025 only."""
    return f"{said}, with data to {numbers.day(latest)} only"


def lost(lost_n: int, rows_n: int, title: str) -> str:
    """4,640 of 183,545 rows of Attendance are held back."""
    return f"{_rows(lost_n, rows_n, title)} {'is' if lost_n == 1 else 'are'} held back"


def outside_windows(lost_n: int, rows_n: int, title: str, *, of_school: bool = False) -> str:
    """3 of 10,206 rows of Assessments are dated in none of the declared testing windows."""
    rows = _rows(lost_n, rows_n, title) + (" of this school" if of_school else "")
    return f"{rows} {'is' if lost_n == 1 else 'are'} dated in none of the declared testing windows"


def older_copy(title: str) -> str:
    """An older copy of Incidents stands in."""
    return f"an older copy of {title} stands in"


def gone(gone_n: int, title: str) -> str:
    """1 entry that Commitments had before is gone."""
    return f"{numbers.plural(gone_n, 'entry', 'entries')} that {title} had before {'is' if gone_n == 1 else 'are'} gone"


def only(*counted: Counted) -> str:
    """Only 11 of 12 schools and 526 of 575 days of school have come; where nothing has, that alone."""
    nothing = [one.in_full for one in counted if not one.received_n]
    if nothing:
        return f"{numbers.listed(nothing)} has come"
    verb = "has" if [one.received_n for one in counted] == [1] else "have"
    return f"only {numbers.listed([one.in_full for one in counted])} {verb} come"


def not_expected(counted_n: int, of_n: int, noun: str) -> str:
    """Said where the roster knows nothing of those whom a figure counts, such as when one of the two is older."""
    of_whom = "are of students who are" if noun == "student-day" else "are"
    return (
        f"The figure rests on {numbers.plural(of_n, noun)}, of which at least {numbers.count(counted_n)} {of_whom} "
        "not enrolled then by the roster."
    )


def held_back(lost_n: int, rows_n: int, title: str, *, of_school: bool, is_much: bool) -> str:
    """Said beside a figure that lacks rows which came and could not be used; what it may mean where they are many."""
    rows = _rows(lost_n, rows_n, title) + (" of this school" if of_school else "")
    said = f"{rows} ({numbers.rate(lost_n / rows_n)}) {'is' if lost_n == 1 else 'are'} held back"
    return f"{said}: the figure may be too low or too high." if is_much else f"{said}."


def _rows(lost_n: int, rows_n: int, title: str) -> str:
    return f"{numbers.count(lost_n)} of {numbers.plural(rows_n, 'row')} of {title}"


def stood_in(title: str, copied: date | None) -> str:
    """Said beside a figure that an older copy of a dataset is part of."""
    which = f"the copy of {numbers.day(copied)}" if copied else "an older copy"
    return f"{title}: {which} stands in."
