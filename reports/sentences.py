"""Sentences of headlines and findings; each states counts, by one rule, and says nothing of causes or change."""

from __future__ import annotations

from reports import numbers
from reports.numbers import count, plural


def has(number: int) -> str:
    """Has or have."""
    return "has" if number == 1 else "have"


def are(number: int) -> str:
    """Is or are."""
    return "is" if number == 1 else "are"


def of(part: int, whole: int, noun: str) -> str:
    """3 of 8 goals; no part of several reads as Not one."""
    return f"{count(part) if part or whole == 1 else 'Not one'} of {plural(whole, noun)}"


def measure(title: str, value: str, distance: str, goal: str, is_reached: bool | None, missing: str = "") -> str:
    """Chronic absence stands at 14.9%, 2.9 points from the goal of 12%; `missing` says what it does not rest on."""
    but = f", but {missing}" if missing else ""
    if is_reached:
        on_what = " on the data received" if missing else ""
        return f"{title} stands at {value}; the goal of {goal} is reached{on_what}{but}."
    if is_reached is False:
        return f"{title} stands at {value}, {distance} from the goal of {goal}{but}."
    return f"{title}: {value}{but}."


def nothing_measured(datasets: int, missing: int) -> str:
    """Said where a brief has no figure at all: nothing came, or what came says nothing of this cycle."""
    if not datasets:
        return "No figure can be shown for this cycle yet."
    if missing == datasets:
        which = "the dataset is" if datasets == 1 else f"all {datasets} datasets are"
        return f"No figure can be shown for this cycle yet: {which} missing."
    without = f", and {of(missing, datasets, 'dataset')} {are(missing)} missing" if missing else ""
    return f"No figure can be shown for this cycle: the data that came say nothing of it{without}."


def not_current(holes: int, datasets: int, in_part: int = 0) -> str:
    """3 of 13 datasets are not current; of 2 others rows are missing, or may be."""
    if holes == datasets:
        return f"Not one of {plural(datasets, 'dataset')} is current."
    finding = f"{of(holes, datasets, 'dataset')} {are(holes)} not current"
    if not holes:
        finding = f"All {plural(datasets, 'dataset')} that departments owe are current"
    if not in_part:
        return f"{finding}."
    of_which = f"; of {plural(in_part, 'other')}" if holes else f", but of {in_part} of them"
    return f"{finding}{of_which} rows are missing, or may be."


def goals_without_work(without: int, goals: int) -> str:
    """3 of 8 goals have no owned, measured and funded initiative."""
    if without == 0:
        return "Every goal has an owned, measured and funded initiative."
    return f"{of(without, goals, 'goal')} {has(without)} no owned, measured and funded initiative."


def promises(kept: int, due: int) -> str:
    """5 of 8 promises are kept."""
    if kept == due:
        return "The one promise due by this meeting is kept." if due == 1 else f"All {due} promises are kept."
    return f"{of(kept, due, 'promise')} {are(kept or 1)} kept."


def promises_detail(*, kept_late: int, dropped: int, overdue: int, today: int, later: int, unowned: int) -> str:
    """What the number of promises kept leaves unsaid."""
    parts = [
        f"{kept_late} {'was' if kept_late == 1 else 'were'} kept late" if kept_late else "",
        f"{dropped} {'was' if dropped == 1 else 'were'} dropped" if dropped else "",
        f"{overdue} {are(overdue)} overdue" if overdue else "",
        f"{today} {are(today)} due at this meeting" if today else "",
        f"{later} {are(later)} due later" if later else "",
        f"{unowned} of the open ones {has(unowned)} no owner" if unowned else "",
    ]
    said = [part for part in parts if part]
    return f"{numbers.listed(said)}." if said else ""


def open_promises(number: int) -> str:
    """1 promise is open, none was due yet."""
    return f"{plural(number, 'promise')} {are(number)} open; none was due by this meeting."


def goals_reached(reached: int, unjudged: int, goals: int, in_part: int = 0, in_doubt: int = 0) -> str:
    """2 of 8 goals are reached, 1 of them on incomplete data; 1 cannot be judged.

    Of none it says `in full`: a measure may have reached its target where the others of its goal have not.
    """
    kinds = ((in_part, "on incomplete data"), (in_doubt, "on data that may be incomplete"))
    told = [(number, what) for number, what in kinds if number]
    finding = f"{of(reached, goals, 'goal')} {are(reached or 1)} reached{'' if reached else ' in full'}"
    if told:
        (first_n, first), *more = told
        finding += f", {first}" if first_n == reached else f", {first_n} of them {first}"
        finding += "".join(f" and {number} {what}" for number, what in more)
    return f"{finding}; {unjudged} cannot be judged." if unjudged else f"{finding}."


def spread(title: str, low: str, high: str, number: int, places: str) -> str:
    """Chronic absence lies between 8.1% and 21.9% at 11 schools."""
    if low == high:
        return f"{title} stands at {low} {places.format(count(number))}"
    return f"{title} lies between {low} and {high} {places.format(count(number))}"


def load(low: int, high: int) -> str:
    """Schools carry between 3 and 9 active initiatives."""
    if low == high:
        return f"Every school carries {plural(low, 'active initiative')}"
    return f"Schools carry between {low} and {high} active initiatives"


def lacking(active: int, without_owner: int, without_measure: int, without_money: int) -> str:
    """Why a goal has nobody to see it through."""
    if active == 0:
        return "no active initiative"
    lacks = [
        f"{number} without {what}"
        for number, what in (
            (without_owner, "an owner"),
            (without_measure, "a measure"),
            (without_money, "money"),
        )
        if number
    ]
    return f"{plural(active, 'active initiative')}: {numbers.listed(lacks)}"


def datasets(accepted: int, total: int, stood_in: int, stopped: int, missing: int, in_part: int = 0) -> str:
    """14 of 17 datasets are current, 3 of them not whole; 1 is an older copy and 2 are missing."""
    finding = f"{of(accepted, total, 'dataset')} {are(accepted or 1)} current"
    if in_part:
        finding += " but not whole" if in_part == accepted else f", {in_part} of them not whole"
    parts = [
        f"{stood_in} {'is an older copy' if stood_in == 1 else 'are older copies'}" if stood_in else "",
        f"{stopped} {are(stopped)} stopped" if stopped else "",
        f"{missing} {are(missing)} missing" if missing else "",
    ]
    rest = [part for part in parts if part]
    return f"{finding}; {numbers.listed(rest)}" if rest else finding


def also_lacking(finding: str, titles: list[str]) -> str:
    """Said to a school where the datasets are current, and something of its own did not come all the same."""
    return f"{finding}; not all came from this school of {numbers.listed(titles)}" if titles else finding


def school_measure(school: str, title: str, value: str, district: str, missing: str = "") -> str:
    """Birch Elementary: Chronic absence 14.9%, in the district 16.2%."""
    beside = f", in the district {district}" if district else ""
    return f"{school}: {title} {value}{beside}{f', but {missing}' if missing else ''}."


def school_unmeasured(school: str, is_hidden: bool) -> str:
    """Said of a school of which no figure can be shown."""
    if is_hidden:
        return f"{school}: no figure can be shown, to protect small groups of students."
    return f"{school}: no figure for this cycle yet."


def asked_of_school(active: int, mandated: int, hours: str) -> str:
    """6 active initiatives, 4 of them mandated, ask 120 hours a month of its staff."""
    if active == 0:
        return "No active initiative names this school."
    kinds = f", {mandated} of them mandated," if mandated else ""
    if not hours:
        return f"{plural(active, 'active initiative')}{kinds} {are(active)} at work here."
    verb = "asks" if active == 1 else "ask"
    return f"{plural(active, 'active initiative')}{kinds} {verb} {hours} hours a month of its staff."


def initiatives_here(number: int) -> str:
    """6 active initiatives are at work here."""
    return f"{plural(number, 'active initiative')} {are(number)} at work here"


def figures_with_data(shown: int, total: int, latest: str) -> str:
    """5 of 6 measures have a figure; data reach to Jan 30, 2026."""
    finding = f"{of(shown, total, 'measure')} {has(shown or 1)} a figure"
    if shown == total > 1:
        finding = f"All {total} measures have a figure"
    return f"{finding}; data reach to {latest}." if latest else f"{finding}."
