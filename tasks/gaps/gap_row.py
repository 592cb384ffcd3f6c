"""A student group held against all others of its unit, as `gap_rows.sql` gives it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tasks.gaps.intervals import CONFIDENCE, standard_errors


@dataclass(frozen=True)
class GapRow:
    """Both rates with Wilson's intervals, their difference with Newcombe's, their ratio with Katz's.

    Rates and differences are 0..1; the ratio is None where a count is zero. `earlier_*` are of about a year before, and
    `difference_change` is by how much the difference is more than then; `first_*` are of the same stretch of the
    first year of the same definition, and `since_first_*` the interval of the change since.
    `difference_within_schools` is that of Mantel and Haenszel over the schools of a district or level.
    """

    measure: str
    slice: str
    unit_type: str
    unit_id: str
    group_id: str
    numerator: int
    denominator: int
    others_numerator: int
    others_denominator: int
    rate: float
    lower_rate: float
    upper_rate: float
    others_rate: float
    others_lower_rate: float
    others_upper_rate: float
    difference: float
    difference_lower: float
    difference_upper: float
    ratio: float | None
    ratio_lower: float | None
    ratio_upper: float | None
    earlier_period_start: date | None
    earlier_period_end: date | None
    earlier_rate: float | None
    earlier_others_rate: float | None
    difference_change: float | None
    difference_change_lower: float | None
    difference_change_upper: float | None
    first_period_start: date | None
    first_period_end: date | None
    first_rate: float | None
    first_others_rate: float | None
    since_first_lower: float | None
    since_first_upper: float | None
    schools_n: int | None
    difference_within_schools: float | None
    within_schools_standard_error: float | None

    @property
    def is_beyond_chance(self) -> bool:
        """Whether the whole interval of the difference lies on one side of zero."""
        return self.difference_lower > 0 or self.difference_upper < 0

    @property
    def has_changed(self) -> bool:
        """Whether the whole interval of the change since a year before lies on one side of zero."""
        return _is_clear(self.difference_change_lower, self.difference_change_upper)

    @property
    def has_changed_since_first(self) -> bool:
        """Whether the whole interval of the change since the first year lies on one side of zero."""
        return _is_clear(self.since_first_lower, self.since_first_upper)

    @property
    def is_turned_within_schools(self) -> bool:
        """Whether the group stands on the other side of the others within schools, each by half a point or more.

        Where the difference itself is not clear of zero, that within schools has to be.
        """
        within, error = self.difference_within_schools, self.within_schools_standard_error
        if within is None or error is None or within * self.difference >= 0:
            return False
        is_seen = min(abs(within), abs(self.difference)) >= _SEEN
        return (is_seen and self.is_beyond_chance) or (abs(within) >= _SEEN and abs(within) > _REACH * error)

    @property
    def is_told(self) -> bool:
        """Whether there is anything to tell: a difference now, or one that has closed, opened or turns in schools."""
        is_changed = self.has_changed or self.has_changed_since_first
        return self.is_beyond_chance or is_changed or self.is_turned_within_schools


# What a reader sees of a difference is its points to one decimal; less than this is a matter of rounding.
_SEEN = 0.005
_REACH = standard_errors(CONFIDENCE)


def _is_clear(lower: float | None, upper: float | None) -> bool:
    return lower is not None and upper is not None and (lower > 0 or upper < 0)
