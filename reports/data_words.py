"""Words about datasets: what became of each, what was held back, what a hole costs the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reports.numbers import count, day, first_listed, plural

_MOST_NAMED = 4
# What a reader looks for in vain where a dataset is missing.
_LOST = {
    "schools": "no school can be named",
    "goals": "no figure can be held against a goal",
    "enrolment": "nobody knows how many students to expect; only figures that need no enrolment can be shown",
    "demographics": "no student group can be shown",
    "attendance": "attendance and chronic absence cannot be shown from student rows",
    "assessments": "test results cannot be shown from student rows",
    "incidents": "suspensions cannot be shown from student rows",
    "courses": "nobody can say who is on track to graduate",
    "cohort": "graduation rates cannot be shown from student rows",
    "staff": "staff who stay, move or leave cannot be counted",
    "surveys": "answers to surveys cannot be shown by question",
    "learning": "hours of professional learning cannot be shown",
    "calendar": "days in session are taken from the data",
    "initiatives": "alignment and initiative load cannot be shown",
    "initiative_departments": "only lead departments are known",
    "initiative_goals": "no initiative can be tied to a goal",
    "initiative_schools": "initiative load cannot be shown",
    "money": "no budget or spending can be tied to a goal",
    "account_rules": "money is tied to initiatives only where accounts name them",
    "positions": "vacancies and staff behind a goal cannot be shown",
    "support_visits": "support cannot be held against need",
    "expertise": "nobody can be named who has done it before",
    "maturity": "learning communities cannot be shown",
    "tests_of_change": "nobody can say what was tried and learned",
    "counts": "its figures cannot be shown",
    "rates": "its figures cannot be shown",
    "notes": "known problems of the data may be unsaid",
    "commitments": "promises cannot be followed up",
    "decisions": "decisions cannot be followed up",
}


def status(kind: str, accepted: int, mapped: int, stand_in: date | None) -> str:
    """What became of a dataset."""
    if kind == "missing":
        return "Missing"
    if kind == "stopped":
        return "Stopped"
    if kind == "stood_in":
        return f"The copy of {day(stand_in)} stands in" if stand_in else "An older copy stands in"
    if accepted == mapped:
        return f"All {plural(accepted, 'row')} accepted" if accepted != 1 else "Its 1 row accepted"
    return f"{count(accepted)} of {plural(mapped, 'row')} accepted"


def lost(contract: str) -> str:
    """What the brief cannot say without a dataset."""
    return _LOST.get(contract, "")


def is_missed(contract: str) -> bool:
    """Whether a district without this dataset lacks something; ready-made figures and notes are there or not."""
    return contract in _LOST and contract not in ("counts", "rates", "notes")


def unowed(titles: list[str]) -> str:
    """What nobody delivers, named up to a few."""
    return f"Nobody delivers {first_listed([title.lower() for title in titles], _MOST_NAMED)}"


def unowed_loss(title: str, contract: str) -> str:
    """What the brief cannot say because no department owes a dataset."""
    return f"{title}: delivered by no department, so {lost(contract)}."


def held_back(rows: int) -> str:
    """How many rows wait for their department to mend them."""
    return f"{plural(rows, 'row')} held back for the department to mend"


def kept(rows: int) -> str:
    """Beside a dataset in use: what is there in the place of rows held back."""
    verb = "is" if rows == 1 else "are"
    return f"The last good rows stand in for {plural(rows, 'row')} that {verb} held back, until they come mended."


def broken_rule(rows: int, sentence: str, severity: str) -> str:
    """A rule that some rows break."""
    said = sentence.rstrip(".")
    if rows == 0:
        return f"Broken: {said}."
    kept = ", kept all the same" if severity == "warning" else ""
    return f"{plural(rows, 'row')}{kept}: {said}."


def cause(rows: int, sentence: str, hint: str) -> str:
    """What is wrong, in how many rows, and what would mend it."""
    said = f"{sentence.rstrip('.')}."
    told = (f"{plural(rows, 'row')}: {said}" if rows else said, as_sentence(hint))
    return " ".join(text for text in told if text).replace("`", "'")


def as_sentence(hint: str) -> str:
    """What would mend a cause, as a sentence of its own."""
    end = "" if hint.endswith((".", "?")) else "."
    return f"{hint[:1].upper()}{hint[1:]}{end}" if hint else ""


def released(limits: Sequence[str], because: str) -> str:
    """Why data go on that a limit would have held."""
    return f"Accepted although: {' '.join(limits)} The reason given: {because}" if limits else f"Accepted: {because}"


def absences(absent: int, expected: int, told: Sequence[str]) -> str:
    """How much of what should have come did not, or not whole, and what that is; beyond a few causes, how many."""
    which = f"{count(absent)} of {plural(expected, 'expected part')}" if expected else plural(absent, "expected part")
    left = len(told) - _MOST_NAMED
    more = [f"{plural(left, 'more cause')} on the scorecard."] if left > 0 else []
    return " ".join([f"{which} did not come, or not whole.", *told[:_MOST_NAMED], *more])


def source(authority: str, definition_version: str, *, is_ours: bool) -> str:
    """Whose figures they are, by which definition."""
    whose = "the district's own rows" if is_ours else authority
    return f"{whose} ({definition_version})" if definition_version else whose


def disagreement(title: str, sources: tuple[str, str], differing: int, compared: int, units: list[str]) -> str:
    """Figures that two sources give of the same; `units` are those whose figures differ."""
    of_whom = f": {first_listed(units, _MOST_NAMED)}" if units else ""
    which = f"{count(differing)} of {plural(compared, 'figure')}"
    return f"{title}: {which} from {sources[0]} and from {sources[1]} differ{of_whom}."


def left_out(reasons: Mapping[str, int]) -> tuple[str, ...]:
    """Rows that are left out, by the map or as a copy of others, by reason."""
    return tuple(f"{plural(rows, 'row')} left out: {reason}" for reason, rows in sorted(reasons.items()))


def reshaped(given: int, made: int) -> str:
    """Rows of the file that a map has made more or fewer of."""
    return f"{plural(given, 'row')} of what came became {count(made)} by the map"


def same_content(name: str) -> str:
    """A file that came again."""
    return f"Same content as before, under the name {name}"


def newest_entry(freshest: date, came: date | None, of: str = "") -> str:
    """How far the rows reach; plans and calendars that came on a day go beyond it, and that is no entry yet.

    `of` says of which rows, where others stand in for those that came: "the copy".
    """
    if came and freshest > came:
        return f"{f'The dates of {of}' if of else 'Its dates'} go to {day(freshest)}"
    return f"Newest entry{f' of {of}' if of else ''} {day(freshest)}"


def hole(kind: str, stand_in: date | None, contract: str) -> str:
    """A hole in the brief, with what it costs."""
    said = status(kind, 0, 0, stand_in).lower() if kind != "stood_in" else status(kind, 0, 0, stand_in)
    said = said[0].lower() + said[1:]
    cost = lost(contract)
    return f"{said}; {cost}" if cost and kind != "stood_in" else said
