"""How alike two column names are, whatever their case, punctuation, numbering and abbreviations."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

SAME = 100
SAME_IN_FULL = 95
SAME_BUT_FOR_NUMBERING = 90
# Below those above by enough that a name that is only close is no rival of theirs.
CLOSEST = 80

_NUMBERING = re.compile(r"^\s*[([]?\d{1,3}\s*[.):\]_-]+\s*(?=\D)|^\s*#\d{1,3}\s+")
_WORD_BOUND = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_NO_WORD = re.compile(r"[^\w%#]+|_+")
# Spellings that people take for one word.
_IN_FULL = {
    "#": "number",
    "%": "percent",
    "cd": "code",
    "desc": "description",
    "dist": "district",
    "dob": "birthdate",
    "dt": "date",
    "enrollment": "enrolment",
    "fname": "firstname",
    "id": "number",
    "identifier": "number",
    "lname": "lastname",
    "lvl": "level",
    "nbr": "number",
    "no": "number",
    "nr": "number",
    "num": "number",
    "pct": "percent",
    "sch": "school",
    "schl": "school",
    "stu": "student",
    "stud": "student",
    "surname": "lastname",
    "yr": "year",
}


def written_alike(name: str) -> str:
    """A name without case, punctuation and the numbering before it: what is left is read letter by letter."""
    return "".join(_words(_NUMBERING.sub("", name)))


def spelling(name: str) -> str:
    """What all names have in common that are the same but for writing and the numbering before them."""
    return " ".join(sorted(words_in_full(_NUMBERING.sub("", name))))


def likeness(one: str, other: str) -> int:
    """0..100: 100 for the same words in any order, 95 where one abbreviates them, 90 where only a numbering is new.

    Other names are 80 at most, and 0 where their numbers differ: `Goal 1` is not `Goal 2`.
    """
    if _same(_words(one), _words(other)):
        return SAME
    if _same(words_in_full(one), words_in_full(other)):
        return SAME_IN_FULL
    words, others = words_in_full(_NUMBERING.sub("", one)), words_in_full(_NUMBERING.sub("", other))
    if not words or not others or _numbers(words) != _numbers(others):
        return 0
    if _same(words, others):
        return SAME_BUT_FOR_NUMBERING
    shared_n = (Counter(words) & Counter(others)).total()
    by_words = 2 * CLOSEST * shared_n // (len(words) + len(others))
    return max(by_words, _by_letters(written_alike(one), written_alike(other)))


def _by_letters(one: str, other: str) -> int:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # The quick bound spares the slow answer for names that have little in common.
    return int(CLOSEST * matcher.ratio()) if matcher.quick_ratio() >= 0.5 else 0


def _same(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return bool(words) and (sorted(words) == sorted(others) or "".join(words) == "".join(others))


def _numbers(words: tuple[str, ...]) -> list[str]:
    return sorted(word for word in words if word.isdigit())


@lru_cache(maxsize=10_000)
def words_in_full(name: str) -> tuple[str, ...]:
    """A name's words without case, abbreviations written out."""
    return tuple(_IN_FULL.get(word, word) for word in _words(name))


@lru_cache(maxsize=10_000)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _NO_WORD.split(_WORD_BOUND.sub(" ", name)) if word)
