"""Which names of columns and sheets may be repeated: a wide export has people's names there, and days."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from types import MappingProxyType

from expectations.catalogue import CONTRACTS
from reports.numbers import ordinal
from tasks.arrival.name_likeness import words_in_full
from tasks.arrival.words_of_exports import WORDS_OF_EXPORTS

_CALENDAR = (*month_name, *month_abbr, "q")
_COLUMNS_OF_A_COMMON_WORD = 3
_MOST_PLACES = 3
# Of four digits only years are no number of somebody.
_DAY_OR_NUMBER = re.compile(r"\d{5}|(?<!\d)(?!19|20)\d{4}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")


def is_tellable(name: str, expected: Iterable[str] = ()) -> bool:
    """Whether a name is one word, or all its words are those of columns, ours, exports' or `expected`; and is no day.

    One word that nobody knows may be somebody's name beside those that everybody does: `Student Doe`.
    """
    words = [_singular(word) for word in words_in_full(name) if not word.isdigit()]
    if not words or _is_day(name):
        return False
    known = _words_of_contracts() | _words_of(expected)
    return (len(words) == 1 and words[0].isascii()) or all(word in known for word in words)


def told_names(
    names: Collection[str],
    expected: Collection[str] = (),
    what: str = "column",
    places: Mapping[str, int] = MappingProxyType({}),
) -> list[str]:
    """The names that may be repeated; of a few others the places, if all are known, or how many others there are."""
    told = [name for name in names if is_tellable(name, expected)]
    others = [name for name in names if name not in told]
    if len(others) <= _MOST_PLACES and all(name in places for name in others):
        return [*told, *(f"the {ordinal(places[name])} {what}" for name in others)]
    others_n = len(others)
    counted = f"1 {what} that no contract knows" if others_n == 1 else f"{others_n:,} {what}s that no contract knows"
    return [*told, counted]


def told_sheets(places: Mapping[str, int]) -> list[str]:
    """Sheets by their names where contracts or the calendar know each word, else by place: one may be a teacher's."""
    known = _words_of_contracts() | _words_of(_CALENDAR)
    return [
        name
        if all(word.isdigit() or _singular(word) in known for word in words_in_full(name)) and not _is_day(name)
        else f"the {ordinal(place)} sheet"
        for name, place in places.items()
    ]


def common_words(names: Iterable[str]) -> frozenset[str]:
    """Words that three of the names have: the names of tests and their parts, and hardly ever people's."""
    counted = Counter(word for name in names for word in {*words_in_full(name)})
    return frozenset(word for word, n in counted.items() if n >= _COLUMNS_OF_A_COMMON_WORD)


def _is_day(name: str) -> bool:
    return bool(_DAY_OR_NUMBER.search(name))


def _words_of(names: Iterable[str]) -> frozenset[str]:
    return frozenset(_singular(word) for name in names for word in words_in_full(name))


@cache
def _words_of_contracts() -> frozenset[str]:
    contracts = CONTRACTS.values()
    named = (name for one in contracts for name in (*one.column_names, one.dataset))
    return _words_of(named) | _words_of(WORDS_OF_EXPORTS)


def _singular(word: str) -> str:
    return word.removesuffix("s")
