"""Words about one figure: what it counts, its goal, where it stands, how far its data reach, why it is hidden."""

from __future__ import annotations

from collections.abc import Sequence

from reports import numbers
from reports.view_parts import Mark, Standing

_DENOMINATORS = {
    "students": "the number of students it is out of",
    "student_days": "the number of days it is out of",
    "staff": "the number of staff it is out of",
}

NOT_SHOWN = "Not shown"
NOT_BY_LEVEL = "Not by level"
SEPARATE_SERIES = "A change of definition or scale starts a new table: figures before and after it cannot be compared."


def part_of_whole(numerator: float, denominator: float) -> str:
    """312 of 2,094."""
    return f"{numbers.count(numerator)} of {numbers.count(denominator)}"


def out_of(number: float) -> str:
    """Of 337: said of a rate that came without its count."""
    return f"of {numbers.count(number)}"


def of_whom(form: str, unit: str) -> str:
    """What figures are a share of, or their unit."""
    if form != "proportion":
        return unit
    return "" if not unit or unit.startswith(("%", "percent")) else f"of {unit}"


def missing_denominator(counted: str) -> str:
    """What a delivered count would need to become a rate."""
    return _DENOMINATORS.get(counted, "the number it is out of")


def no_rate(title: str, counted: str) -> str:
    """Why a count stays a count."""
    return f"{title}: {missing_denominator(counted)} was not delivered, so no rate is made."


def unseen(what: list[str], reasons: set[str]) -> str:
    """Said once of all groups, or of all measures, of which nothing can be shown."""
    causes = {
        "to protect small groups": "to protect small groups",
        "suppressed by the authority": "hidden by the source",
        "not reported": "not reported",
        "unclear": "unclear in the source",
    }
    said = "; ".join(text for reason, text in causes.items() if reason in reasons) or "no data"
    return f"{NOT_SHOWN} here ({said}): {numbers.listed(what)}."


def not_here(titles: list[str]) -> str:
    """Said of measures that other schools have a figure of."""
    return f"No data of this school for {numbers.listed(titles)}."


def nothing_of(what: str) -> str:
    """Said in the place of a table of which every figure is hidden."""
    return f"{what}: no figure can be shown, to protect small groups or because none was reported."


def latest_listed(listed_n: int, all_n: int) -> tuple[str, ...]:
    """Said below a table of some periods only."""
    return (f"The latest {listed_n} of {all_n} periods are listed.",) if listed_n < all_n else ()


def hidden(reason: str) -> str:
    """Why there is no number here."""
    return {
        "to protect small groups": "Not shown, to protect small groups",
        "suppressed by the authority": "Hidden by its source",
        "not reported": "Not reported",
        "unclear": "Unclear in its source",
    }.get(reason, "Not shown")


# Said beside a rate that is told to be small or large.
CODED = "not told more exactly, to protect small groups"


def coded(least_rate: float, most_rate: float) -> str:
    """5% or less; 90% or more."""
    if most_rate < 1:
        return f"{numbers.target(most_rate, 'proportion', '')} or less"
    return f"{numbers.target(least_rate, 'proportion', '')} or more"


def hidden_meanings(reasons: set[str], minimum_n: int) -> tuple[str, ...]:
    """One sentence for each reason for hiding that a table holds, in a fixed order."""
    sentences = {
        "to protect small groups": f"“To protect small groups” means that fewer than {minimum_n} people are in the "
        "group, are counted in it or are not, that it is none or all of a few, or that the figure would give such a "
        "one away by subtraction. Which of these it is would tell, and is not said. Where it can be told that a rate "
        "is small or large, such as 5% or less, that stands in its place.",
        "suppressed by the authority": "“Hidden by its source” means that the authority keeps the number back.",
        "not reported": "“Not reported” is not zero: nobody has sent a number.",
        "unclear": "“Unclear in its source” means that the file cannot tell hidden from zero.",
    }
    return tuple(sentence for reason, sentence in sentences.items() if reason in reasons)


def goal(target: float, direction: str, form: str, unit: str) -> str:
    """12% or less."""
    text = numbers.target(target, form, unit)
    return {"down": f"{text} or less", "up": f"{text} or more"}.get(direction, text)


def standing(
    value: float | None, target: float | None, is_reached: bool | None, direction: str, form: str, unit: str
) -> Standing:
    """Reached, or how far from the goal and on which side, where the figure is told."""
    if target is None:
        return Standing(text="No target set")
    if is_reached:
        return Standing(text="Reached", mark="reached")
    if value is None:
        return Standing(text="Cannot be judged") if is_reached is None else Standing(text="Not reached", mark="open")
    if is_reached is None:
        return Standing(text="Which way is good is not said")
    side = "above" if direction == "down" else "below"
    return Standing(text=f"{numbers.distance(value, target, form, unit)} {side}", mark="open")


def in_part(whole: Standing, missing: Sequence[str]) -> Standing:
    """Reached on the data received; 8 points below, on the data received; with what was not, if it is said here."""
    said = f"{whole.text}{' ' if whole.mark == 'reached' else ', '}on the data received"
    mark: Mark = "none" if whole.mark == "reached" else whole.mark
    return Standing(text=f"{said}; {numbers.listed(list(missing))}" if missing else said, mark=mark)


def unjudged_while_lacking(held_back_n: int, outside_n: int) -> Standing:
    """Said where rows held back, or dated outside the windows, would be counted as if nothing had happened."""
    why = [
        f"{numbers.plural(rows_n, 'row')} {'is' if rows_n == 1 else 'are'} {what}"
        for rows_n, what in ((held_back_n, "held back"), (outside_n, "dated in no declared testing window"))
        if rows_n
    ]
    return Standing(text=f"Cannot be judged while {numbers.listed(why)}")


def excluded(number: float | None) -> str:
    """How many the definition leaves out."""
    return f"{numbers.count(number)} left out by the definition" if number else ""


def median_of(days: float | None) -> str:
    """Said of a period that is the median of rates of single days."""
    return f"median of {numbers.plural(int(days), 'day')}" if days else "median"


def as_published(title: str, authorities: list[str]) -> str:
    """Said once of rates that came without the number of people behind them."""
    return f"{title}: as published by {numbers.listed(authorities)}, who do not say of how many."


def made_from(origin: str, authority: str, definition_version: str) -> str:
    """What the figures of a measure rest on."""
    if origin not in ("counts", "rates", "median of rates"):
        return origin
    said = ", ".join(text for text in (authority, definition_version) if text)
    return f"{origin} as delivered: {said}" if said else f"{origin} as delivered"


def hidden_figures(number: int, reason: str, minimum_n: int) -> str:
    """How many figures are hidden for one reason."""
    causes = {
        "to protect small groups": f"because they tell of fewer than {minimum_n} people, "
        "or would give such figures away by subtraction",
        "suppressed by the authority": "by the authority that counted",
        "not reported": "because nobody reported them",
        "unclear": "because their source cannot tell hidden from zero",
    }
    verb = "is not shown" if number == 1 else "are not shown"
    return f"{numbers.plural(number, 'figure')} {verb} {causes.get(reason, '')}".strip() + "."


def nowhere(initiatives: int) -> str:
    """Active initiatives that no school's bar holds."""
    verbs = "names no school and is" if initiatives == 1 else "name no school and are"
    return f"{numbers.plural(initiatives, 'active initiative')} {verbs} in no bar."
