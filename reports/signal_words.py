"""Words about a series: whether it has changed, by which sign, and why that cannot be said; never a cause."""

from __future__ import annotations

from datetime import date

from reports import numbers, sentences
from reports.numbers import plural

BETTER, WORSE, CHANGED = "Getting better", "Getting worse", "Changed"
STEADY = "No clear change"
EARLY = "Too early to tell"
UNJUDGED = "Cannot be judged"
NOT_JUDGED = "Not judged"
DOUBTFUL = "Changed: check the data"
OF_THE_YEAR = "It counts the year so far, not single months."
_MOST_SCHOOLS = 6
NO_SERIES = "No measure has come for more than one period yet, so no change is told."
POINT_TYPES = {
    "outside": "outside",
    "shift": "one of a run on one side",
    "trend": "one of a row in one direction",
    "two_of_three": "one of two near an edge",
}
SEASONAL = (
    "Each month is held against the same months of the first two years, so the usual range follows the seasons. It is "
    "wider for later months than for those of these two years, which are part of it."
)
ALSO = "A rule says that something has changed, not what: other things than our own work may have changed it."


def points(number: int, *, is_month: bool) -> str:
    """5 months; 3 points."""
    return plural(number, "month" if is_month else "point")


def early(number: int, needed: int, *, is_month: bool, since: str) -> str:
    """5 months so far; 13 needed before we judge."""
    return f"{points(number, is_month=is_month)} {_counted(since)}; {needed} needed before we judge."


def since(kind: str, start: date) -> str:
    """What started a series anew."""
    what = "definition" if kind == "definition_change" else "phase"
    return f"the {what} of {numbers.day(start)}"


def seasons(number: int, *, since: str) -> str:
    """Said where months are enough, and nothing tells which of their ups and downs every year has."""
    return (
        f"{points(number, is_month=True)} {_counted(since)}; each month is needed of two earlier years before we judge."
    )


def _counted(since: str) -> str:
    return f"since {since}" if since else "so far"


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


def beyond(number: int, side: str, baseline_n: int, correlation: float, *, is_month: bool) -> str:
    """Said where the latest points lie beyond all before them, and none is held against limits."""
    return (
        f"The latest {points(number, is_month=is_month)} are {side} all {baseline_n} to compare with; but points here "
        f"{'go with' if correlation > 0 else 'turn back from'} those before them ({correlation:.2f}), so that no usual "
        "range can be drawn."
    )


def few_crossings(crossings_n: int, crossings_min: int) -> str:
    """Said of a run chart whose points stay on one side for long, though no run is too long."""
    return (
        f"It crosses its middle {plural(crossings_n, 'time')}, where chance alone would make {crossings_min} or more: "
        "it has not been steady, and no rule says which way it goes."
    )


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
    """How many are told as changed, and how many would be if nothing had changed."""
    told = f"{sentences.of(changed_n, judged_n, 'measure')} with a usual range {'shows' if changed_n < 2 else 'show'}"
    return f"{told} a change; {_about(judged_n * share)} would by chance alone."


def by_chance_at_schools(schools: list[str], changed_n: int, judged_n: int, share: float) -> str:
    """2 of 60 figures of schools with a usual range show a change, at Birch (Attendance) and Cedar (Vacancies)."""
    told = f"{sentences.of(changed_n, judged_n, 'figure')} of schools with a usual range"
    verb, where = "shows" if changed_n == 1 else "show", numbers.first_listed(schools, _MOST_SCHOOLS)
    return f"{told} {verb} a change, at {where}; {_about(judged_n * share)} would by chance alone."


def noted(kind: str, start: date) -> str:
    """Why a note makes one look at the data first."""
    if kind == "definition_change":
        return f"the definition changed on {numbers.day(start)}"
    return f"a note tells of a problem with the data since {numbers.day(start)}"


def stated(title: str, label: str, sign: str) -> str:
    """Attendance: getting better, 9 months in a row above the earlier average."""
    return f"{title}: {label[0].lower()}{label[1:].replace(':', ',')}, {sign[0].lower()}{sign[1:]}"


def caption(title: str, form: str, unit: str) -> str:
    """What the chart is of: Attendance, percent of student-days."""
    told = f"percent of {unit}" if form == "proportion" and unit else unit
    return f"{title}, {told}" if told else title


def seen(stated_: str, reach: str, latest: str) -> str:
    """What the drawing shows, for those who cannot see it."""
    return f"{stated_}. A line of points from {reach}, around the earlier average. The latest is {latest}."


def middle(*, is_seasonal: bool) -> str:
    """What the line in the usual range is called."""
    return "usual level" if is_seasonal else "earlier average"


def key(good: str, goal: str, *, is_trajectory: bool, has_limits: bool, is_seasonal: bool) -> str:
    """What the lines and shapes of the chart mean."""
    level = f"the {middle(is_seasonal=is_seasonal)}{' of the month' if is_seasonal else ''}"
    band = f"The grey band is the usual range, the line in it {level}." if has_limits else f"The line is {level}."
    line = f"is what the straight line to the goal, {goal}, asks for" if is_trajectory else f"is the goal, {goal}"
    dashes = f" The dashed line {line}." if goal else ""
    marks = " Blue diamonds are signals to the better, orange squares to the worse."
    return f"{band}{dashes}{marks if good in ('up', 'down') else ' Triangles are signals of a change.'}"


def judged_by(chart: str, rules: str, version: str, baseline: str, correlation: float | None) -> str:
    """The chart, the rules with their version, and what the usual range rests on."""
    # A little below zero must not read as minus zero.
    alike_ = (
        "" if correlation is None else f" Correlation of each with the one before: {round(correlation, 2) + 0.0:.2f}."
    )
    return f"{chart} by the rules {rules}, version {version}, from {baseline}.{alike_}"


def phase(kind: str, start: date, text: str, author: str) -> str:
    """What started the series anew, and who says so."""
    what = "The definition changed" if kind == "definition_change" else "A new phase began"
    return f"{what} on {numbers.day(start)} ({author}): {text}"


def proposed(start: date) -> str:
    """Said where a new phase may be asked for; none begins by itself."""
    return (
        f"If its cause is known and expected to last, a note of the kind phase from {numbers.month(start)} on would "
        "start a new usual range. None starts without one."
    )


def step(start: date) -> str:
    """Where a series that was not steady goes from one level to another most clearly."""
    return f"Its clearest step is in {numbers.month(start)}. {proposed(start)}"


def at_schools(changed: list[str], judged_n: int, share: float) -> str:
    """At which schools it has changed too."""
    shown = f"{numbers.count(len(changed))} {'shows' if len(changed) == 1 else 'show'} a change"
    which = f"{shown}: {numbers.listed(changed)}" if changed else "none shows a change"
    about = _about(judged_n * share)
    return f"Of {plural(judged_n, 'school')} with a usual range, {which}; {about} would by chance alone."


def _about(expected: float) -> str:
    return f"about {numbers.one_decimal(expected)}" if expected >= 0.05 else "fewer than 0.1"


def will_reach(between: str, *, is_seasonal: bool) -> str:
    """Said of a steady measure whose whole usual range is better than the goal."""
    return f"As it goes, it will reach the goal: {_range(is_seasonal)} is {between}"


def may_reach(between: str, *, is_seasonal: bool, is_there: bool) -> str:
    """Said where chance alone decides on which side of the goal the next figure lies."""
    verb = "stay at" if is_there else "reach"
    return f"As it goes, it may or may not {verb} the goal, which lies in {_range(is_seasonal)} of {between}"


def will_not_reach(between: str, distance: str, by: str, *, is_seasonal: bool) -> str:
    """Said of a steady measure whose whole usual range is worse than the goal, with what it would take."""
    when = f" by {by}" if by else ""
    return (
        f"As it goes, it will not reach the goal: {_range(is_seasonal)} is {between}, and its level would have to move "
        f"by {distance}{when}"
    )


def beside_line(baseline: str, target: str, due: str, asked: str, distance: str, *, is_ahead: bool) -> str:
    """Where a straight line from the baseline to the goal would stand by now, and on which side of it the figure is."""
    line = f"On a straight line from {baseline} to {target} by {due} it would be {asked} now"
    if distance.startswith("0 ") or distance == "0":
        return f"{line}, as it is"
    return f"{line}: it is {distance} {'ahead of' if is_ahead else 'behind'} that"


def _range(is_seasonal: bool) -> str:
    """That of all months together is wider than that of one."""
    return "its usual range around the year" if is_seasonal else "its usual range"
