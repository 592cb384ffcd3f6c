"""Words about schools beside others of their size and level: inside or outside limits, and never a rank."""

from __future__ import annotations

from reports import numbers, sentences

READING = (
    "Limits are three standard deviations around the rate of the schools together. They are wider for a school of few "
    "students, and wider for all where schools differ by more than chance between students makes. Schools within them "
    "are not told apart, and a school outside of them asks for a look, not for a verdict."
)


def finding(outside_n: int, compared_n: int) -> str:
    """3 of 36 figures of schools lie outside the limits for a school of that size."""
    if not outside_n:
        return f"No figure of a school, of {numbers.count(compared_n)} compared, lies outside the limits for its size"
    told = sentences.of(outside_n, compared_n, "figure")
    return f"{told} of schools {_lie(outside_n)} outside the limits for a school of that size"


def finding_of_school(outside_n: int, compared_n: int) -> str:
    """1 of 4 figures of this school lies outside the limits for its size."""
    if not outside_n:
        told = numbers.plural(compared_n, "figure")
        return f"{told} of this school {_lie(compared_n)} within the limits for its size"
    return f"{sentences.of(outside_n, compared_n, 'figure')} {_lie(outside_n)} outside the limits for its size"


def by_chance(compared_n: int, share: float) -> str:
    """How many would lie outside if only chance made schools differ."""
    expected = compared_n * share
    about = f"about {numbers.one_decimal(expected)}" if expected >= 0.05 else "fewer than 0.1"
    return f"{numbers.plural(compared_n, 'figure')} compared; by chance alone {about} would lie outside."


def limits(lower: float, upper: float) -> str:
    """12.4% to 24.0%."""
    return f"{numbers.rate(lower)} to {numbers.rate(upper)}"


def standing(rate: float, lower: float, upper: float) -> str:
    """Above, below or within."""
    if rate > upper:
        return "above"
    return "below" if rate < lower else "within"


def peers(schools_n: int, level: str) -> str:
    """12 elementary schools; all 20 schools."""
    return f"{numbers.count(schools_n)} {level.lower()}" if level else f"all {numbers.plural(schools_n, 'school')}"


def _lie(number: int) -> str:
    return "lies" if number == 1 else "lie"
