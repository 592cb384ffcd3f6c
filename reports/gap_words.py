"""Words about how far a student group and all others lie apart: numbers and intervals, and never a cause."""

from __future__ import annotations

from reports import numbers, sentences


def points(difference: float) -> str:
    """12.3 points higher."""
    if difference == 0:
        return "the same"
    return f"{_points(difference)} points {_side(difference)}"


def points_between(lower: float, upper: float) -> str:
    """6.1 to 18.5 points higher; from 2.0 lower to 8.0 higher, where zero lies between."""
    if lower * upper > 0:
        near, far = sorted((abs(lower), abs(upper)))
        return f"{_points(near)} to {_points(far)} points {_side(lower)}"
    return f"from {_points(lower)} lower to {_points(upper)} higher"


def rates_between(lower: float, upper: float) -> str:
    """25.0% to 37.7%."""
    return f"{numbers.rate(lower)} to {numbers.rate(upper)}"


def times(ratio: float) -> str:
    """1.72 times."""
    return f"{_two_decimals(ratio)} times"


def times_between(lower: float, upper: float) -> str:
    """1.41 to 2.20."""
    return f"{_two_decimals(lower)} to {_two_decimals(upper)}"


def finding(beyond_n: int, compared_n: int) -> str:
    """9 of 28 differences between a student group and all others are more than chance alone would make."""
    told = sentences.of(beyond_n, compared_n, "difference")
    return f"{told} between a student group and all others {sentences.are(max(beyond_n, 1))} clear of zero"


def by_chance(compared_n: int, share: float) -> str:
    """What so many comparisons would give if no group differed from the others."""
    expected = numbers.count(round(compared_n * share, 1))
    return (
        f"{numbers.plural(compared_n, 'comparison')} {'was' if compared_n == 1 else 'were'} made. If no group differed "
        f"from the others, about {expected} would still be clear of zero by chance."
    )


def others_not_clear(groups: list[str]) -> str:
    """Said of groups whose interval holds zero."""
    return f"Not clear of zero, so no difference is told: {numbers.listed(groups)}."


def turned_within_schools(group: str, difference: float, within: float, schools_n: int) -> str:
    """Simpson's paradox, said as it is seen."""
    return (
        f"{group}: {points(difference)} in the district, yet {points(within)} on average within the "
        f"{numbers.plural(schools_n, 'school')} that show both. Which schools the students attend makes the difference "
        "between the two."
    )


def _side(difference: float) -> str:
    return "higher" if difference > 0 else "lower"


def _points(difference: float) -> str:
    """All with one decimal: they stand in a column."""
    return numbers.one_decimal(100 * abs(difference))


def _two_decimals(ratio: float) -> str:
    return f"{ratio:,.2f}" if ratio >= 0.01 else "under 0.01"
