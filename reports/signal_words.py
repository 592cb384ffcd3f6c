"""Words about a series: whether it has changed, by which sign, and why that cannot be said; never a cause."""

from __future__ import annotations

from datetime import date

from reports import numbers
from reports.numbers import plural

BETTER, WORSE, CHANGED = "Getting better", "Getting worse", "Changed"
STEADY = "No clear change"
EARLY = "Too early to tell"
UNJUDGED = "Cannot be judged"
DOUBTFUL = "Changed: check the data"
OF_THE_YEAR = "It counts the year so far, so no period is like the one before."
NO_SERIES = "No measure has come for more than one period yet, so no change is told."


def points(number: int, *, is_month: bool) -> str:
    """5 months; 3 points."""
    return plural(number, "month" if is_month else "point")


def early(number: int, needed: int, *, is_month: bool, since: str) -> str:
    """5 months so far; 13 needed before we judge."""
    so_far = f" since {since}" if since else " so far"
    return f"{points(number, is_month=is_month)}{so_far}; {needed} needed before we judge."


def since(kind: str, start: date) -> str:
    """What started a series anew."""
    what = "the definition changed on" if kind == "definition_change" else "a new phase began on"
    return f"{what} {numbers.day(start)}"


def seasons(number: int) -> str:
    """Said where months are enough, and nothing tells which of their ups and downs every year has."""
    return f"{plural(number, 'month')} so far; each month is needed of two earlier years before we judge."


def stale(end: date) -> str:
    """Said of a series that ends before the cycle."""
    return f"The latest month is {numbers.month(end)}, before this cycle."


def not_computable(why: str) -> str:
    """The values do not vary."""
    return f"{why[0].upper()}{why[1:]}."


def unsteady(flagged_n: int, baseline_n: int, *, is_month: bool) -> str:
    """Said where limits would be those of a time that was not steady itself."""
    return (
        f"The {points(baseline_n, is_month=is_month)} to compare with are not steady: "
        f"{flagged_n} of them would be signals."
    )


def alike(reason: str, correlation: float) -> str:
    """Said where points follow each other, so that long runs come by themselves."""
    return f"{reason}; but points here are like those before them ({correlation:.2f}), which makes such runs by itself."


def usual(lower: str, upper: str, *, is_seasonal: bool) -> str:
    """Moving within its usual range, 92.1% to 94.5%."""
    when = " for the time of year" if is_seasonal else ""
    return f"Moving within its usual range{when}, {lower} to {upper}."


def no_run() -> str:
    """Said of a run chart without a signal."""
    return "No run above or below its middle is longer than usual."


def outside(number: int, of_n: int, side: str, usual_range: str, *, is_month: bool) -> str:
    """3 of the last 4 months above the usual range; 2 months in a row below it; the latest month is below it."""
    if number < 2:
        return f"The latest {'month' if is_month else 'point'} is {side} its usual range, {usual_range}"
    of_them = f"{points(number, is_month=is_month)} in a row"
    if number < of_n:
        of_them = f"{number} of the last {points(of_n, is_month=is_month)}"
    return f"{of_them} {side} the usual range"


def shift(number: int, side: str, *, is_month: bool, is_seasonal: bool) -> str:
    """10 months in a row below the earlier average."""
    level = "what these months were in earlier years" if is_seasonal else "the earlier average"
    return f"{points(number, is_month=is_month)} in a row {side} {level}"


def run(number: int, side: str, *, is_month: bool) -> str:
    """11 months in a row above the earlier middle."""
    return f"{points(number, is_month=is_month)} in a row {side} the earlier middle"


def trend(number: int, direction: str, *, is_month: bool, is_seasonal: bool) -> str:
    """7 months in a row rising."""
    against = ", beside earlier years" if is_seasonal else ""
    return f"{points(number, is_month=is_month)} in a row {'rising' if direction == 'up' else 'falling'}{against}"


def two_of_three(side: str, *, is_month: bool) -> str:
    """2 of the last 3 months near the upper edge of the usual range."""
    edge = "upper" if side == "above" else "lower"
    return f"2 of the last {points(3, is_month=is_month)} near the {edge} edge of the usual range or beyond it"


def by_chance(changed_n: int, judged_n: int, share: float) -> str:
    """How many would be told as changed if nothing had changed."""
    expected = round(judged_n * share, 1)
    about = f"about {numbers.one_decimal(expected)}" if expected >= 0.1 else "fewer than 0.1"
    told = f"{numbers.count(changed_n)} of" if changed_n else "None of"
    verb = "shows" if changed_n < 2 else "show"
    whole = plural(judged_n, "measure")
    return f"{told} {whole} with a usual range {verb} a change; {about} would by chance alone."


def noted(kind: str, start: date) -> str:
    """Why a note makes one look at the data first."""
    if kind == "definition_change":
        return f"the definition changed on {numbers.day(start)}"
    return f"a note tells of a problem with the data since {numbers.day(start)}"
