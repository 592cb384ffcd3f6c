"""Words to those who keep the list of schools and their history, about numbers that may be wrong."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_NAMED = 5
_INTO = {"merged": "merged into", "split": "split into"}


def other_names(changed: Sequence[tuple[str, str, str]], when: str) -> str:
    """Asked of numbers that stand for another name than last time; of each the number, the old name and the new."""
    told = _first([f"{number} was {old} and is {new}" for number, old, new in changed])
    one = len(changed) == 1
    subject = "A school has another name" if one else f"{len(changed):,} schools have other names"
    return (
        f"{subject} than {when}: {told}. If {'it is the same school' if one else 'each is the same school'}, a line of "
        "school_history with the change renamed says so; another school needs a number of its own, or its figures are "
        "taken for those of the one before."
    )


def led_nowhere(lines: Sequence[tuple[str, str, str, str]]) -> str:
    """Asked of lines of school_history: the number, what became of it, what stands for it, and a school's near it."""
    told = _first(
        [
            f"{number} was {_INTO.get(change, 'renumbered')} {successor}{f' (did you mean {near}?)' if near else ''}"
            for number, change, successor, near in lines
        ]
    )
    names = "1 line names" if len(lines) == 1 else f"{len(lines):,} lines name"
    return (
        f"{names} a successor that is not in schools: {told}. Mend the number, or add the line that says what became "
        "of that school."
    )


def _first(told: Sequence[str]) -> str:
    more = [f"and {len(told) - _MOST_NAMED:,} more"] if len(told) > _MOST_NAMED else []
    return "; ".join([*told[:_MOST_NAMED], *more])
