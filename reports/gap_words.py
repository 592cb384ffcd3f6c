"""Words about how far a student group and all others lie apart: numbers and intervals, and never a cause."""

from __future__ import annotations

from reports import numbers, sentences

LINES = "Solid: the group. Dashed: all other students. All panels have one scale."


def points(difference: float) -> str:
    """12.3 points higher."""
    if difference == 0:
        return "the same"
    return f"{_points(difference)} points {_side(difference)}"


def points_between(lower: float, upper: float) -> str:
    """6.1 to 18.5 points higher; from 2.0 lower to 8.0 higher, where zero lies between."""
    if lower * upper > 0:
        near, far = sorted((abs(lower), abs(upper)))
        from_ = "under 0.1" if _points(near) == _points(0) else _points(near)
        return f"{from_} to {_points(far)} points {_side(lower)}"
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
    return (
        f"{numbers.plural(compared_n, 'comparison')} {'was' if compared_n == 1 else 'were'} made. If no group differed "
        f"from the others, about {_expected(compared_n, share)} would still be clear of zero by chance."
    )


def by_level(compared_n: int, share: float) -> str:
    """Said below differences of levels, which are more comparisons of the same students."""
    return (
        f"{numbers.plural(compared_n, 'more comparison')}, of which about {_expected(compared_n, share)} would be "
        "clear of zero by chance if no group differed from the others. Where an interval goes from lower to higher, "
        "the difference is not clear of zero."
    )


def _expected(compared_n: int, share: float) -> str:
    return numbers.count(round(compared_n * share, 1))


def from_to(group: tuple[float, float], others: tuple[float, float], first: str, last: str) -> str:
    """What a panel shows: both rates at its two ends."""
    return (
        f"{first}: the group {numbers.rate(group[0])}, all others {numbers.rate(others[0])}. "
        f"{last}: the group {numbers.rate(group[1])}, all others {numbers.rate(others[1])}."
    )


def changed(group: str, rates: tuple[float, float], others: tuple[float, float], then: str) -> str:
    """How far apart both are now and were then, as "a year before", and which of both went where, earlier first."""
    now, before = rates[1] - others[1], rates[0] - others[0]
    moves = f"the group went {_went(rates)}, all others {_went(others)}"
    return f"{group}: {points(now)}; {then}: {points(before)}. Since then {moves}."


def _went(rates: tuple[float, float]) -> str:
    move = rates[1] - rates[0]
    if _points(move) == _points(0):
        return f"neither up nor down ({numbers.rate(rates[1])})"
    way = "up" if move > 0 else "down"
    return f"{way} by {_points(move)} points (from {numbers.rate(rates[0])} to {numbers.rate(rates[1])})"


def others_not_clear(groups: list[str]) -> str:
    """Said of groups whose interval holds zero."""
    return f"Not clear of zero, so no difference is told: {numbers.listed(groups)}."


def turned_within_schools(group: str, where: str, difference: float, within: float, schools_n: int) -> str:
    """Simpson's paradox, said as it is seen; `where` is the district, or a level as "elementary schools"."""
    return (
        f"{group}: {points(difference)} in {where}, yet {points(within)} on average within the "
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
