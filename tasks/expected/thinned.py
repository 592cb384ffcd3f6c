"""Rows of attendance that thin out: of a month fewer of the enrolled have one than schools usually send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import sqrt
from pathlib import Path

import duckdb

from tasks.district import District
from tasks.expected.known import see_profiles
from tasks.expected.sent_days import DAILY
from tasks.limits.good import good_of_other_content
from tasks.sql_text import sql_text
from tasks.storage.home import Home
from tasks.verdicts.thinned import Thinned
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed

# Gaps of a few, or of single days, are of people, trips and entries not yet completed.
_LEAST_FALL = Fraction(3, 100)
_FEWEST_STUDENT_DAYS = 20
_FEWEST_PEOPLE = 10
_FEWEST_DAYS = 5
# What all schools lack is told once, where it is about the same at most of them.
_FALL_OF_ANY = Fraction(1, 100)
_MOST_SCHOOLS = Fraction(2, 3)
# Of shares that were never whole, a fall must be more than chance by this many standard errors.
_STANDARD_ERRORS = 4


@dataclass(frozen=True, kw_only=True)
class _Month:
    """What came of a month, of one school or of all, and the share that usually comes, of so many student-days."""

    month_start: date
    expected_n: int
    holes_n: int
    people_n: int
    days_n: int
    usual_share: Fraction
    usual_of_n: int

    @property
    def fall(self) -> Fraction:
        return self.usual_share - 1 + Fraction(self.holes_n, self.expected_n)

    def is_thin(self, least_n: int) -> bool:
        is_many = self.fall * self.expected_n >= _FEWEST_STUDENT_DAYS and self.people_n >= least_n
        is_clear = self.fall >= _LEAST_FALL and self.fall > _STANDARD_ERRORS * self._standard_error
        return is_clear and is_many and self.days_n >= _FEWEST_DAYS

    @property
    def _standard_error(self) -> float:
        both_n = self.expected_n + self.usual_of_n
        share = float((self.expected_n - self.holes_n + self.usual_share * self.usual_of_n) / both_n)
        return sqrt(share * (1 - share) * (1 / self.expected_n + 1 / self.usual_of_n))


def with_thinned(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict], cycle_id: str
) -> list[Verdict]:
    """The verdicts, those on attendance with the months of which rows of fewer of the enrolled came than usually.

    Of days sent, those held back and the enrolled there must be relations, and of the rows the view `daily_rows`.
    """
    return [
        one.model_copy(update={"thinned": _thinned(warehouse, district, one, one.accepted_path, cycle_id)})
        if one.contract == DAILY and one.status == "accepted" and one.accepted_path
        else one
        for one in verdicts
    ]


def _thinned(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, accepted: Path, cycle_id: str
) -> tuple[Thinned, ...]:
    earlier = good_of_other_content(Home(district.home_folder), verdict)
    see_profiles(warehouse, accepted, earlier[-1].rows if earlier else None)
    end = district.cycle(cycle_id).end
    values = {
        "dataset": verdict.dataset,
        "year_start": district.school_year_start_date(end),
        "cycle_end": end,
    }
    months: dict[date, dict[str, _Month]] = {}
    for school, month, expected_n, holes_n, people_n, days_n, *usual in warehouse.execute(
        parsed(sql_text("expected/thinned.sql")), values
    ).fetchall():
        share, of_n = _usual_share(expected_n, *usual)
        if of_n:
            months.setdefault(month, {})[school] = _Month(
                month_start=month,
                expected_n=expected_n,
                holes_n=holes_n,
                people_n=people_n,
                days_n=days_n,
                usual_share=share,
                usual_of_n=of_n,
            )
    least_n = max(_FEWEST_PEOPLE, district.protection.minimum_n)
    found = tuple(one for _, schools in sorted(months.items()) for one in _of_month(schools, least_n))
    # Rows held back of no known school may be of any.
    unknown_n = sum(one.lost_n for one in verdict.losses if not one.school_id)
    return found if sum(one.expected_n - one.came_n for one in found) > unknown_n else ()


def _usual_share(expected_n: int, last_time_n: int, before_expected_n: int, before_came_n: int) -> tuple[Fraction, int]:
    """The better of what came of the months before and of the same month last time, and of how many student-days."""
    of = [(last_time_n, expected_n)] if last_time_n else []
    of += [(before_came_n, before_expected_n)] if before_expected_n else []
    return max(((Fraction(came_n, of_n), of_n) for came_n, of_n in of), default=(Fraction(0), 0))


def _of_month(schools: dict[str, _Month], least_n: int) -> tuple[Thinned, ...]:
    """All schools at once where most have about the same; else those that lack rows."""
    everywhere = _together(list(schools.values()))
    lower_n = sum(one.fall >= _FALL_OF_ANY for one in schools.values())
    if len(schools) > 1 and everywhere.is_thin(least_n) and lower_n >= _MOST_SCHOOLS * len(schools):
        return (_told(everywhere, ()),)
    thin = {school: one for school, one in schools.items() if one.is_thin(least_n)}
    return (_told(_together(list(thin.values())), tuple(sorted(thin))),) if thin else ()


def _together(months: Sequence[_Month]) -> _Month:
    expected_n = sum(one.expected_n for one in months)
    return _Month(
        month_start=months[0].month_start,
        expected_n=expected_n,
        holes_n=sum(one.holes_n for one in months),
        people_n=sum(one.people_n for one in months),
        days_n=max(one.days_n for one in months),
        usual_share=sum((one.usual_share * one.expected_n for one in months), Fraction(0)) / expected_n,
        usual_of_n=sum(one.usual_of_n for one in months),
    )


def _told(month: _Month, school_ids: tuple[str, ...]) -> Thinned:
    return Thinned(
        month_start=month.month_start,
        school_ids=school_ids,
        came_n=month.expected_n - month.holes_n,
        expected_n=month.expected_n,
        usual_share=float(month.usual_share),
    )
