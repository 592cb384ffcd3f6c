"""What pydantic finds wrong in `district.toml`, in words that say what to write instead."""

from __future__ import annotations

import re
from difflib import get_close_matches

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from tasks.settings.settings_keys import known_keys

# How alike a slip and the word that was meant are, 0..1: `notes` is no guess for `nonsense`.
_CLOSE = 0.7
_DATE = "is not a date; write one such as 2025-11-03, without quotes"
_WHOLE_NUMBER = "must be a whole number"
_NUMBER = "must be a number"
_TRUE_OR_FALSE = "must be true or false, without quotes"
_TABLE = "must be a table with keys of its own"
_WORDS = {
    "missing": "is missing; add it",
    "string_type": "must be text in quotes",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} characters",
    "bool_type": _TRUE_OR_FALSE,
    "bool_parsing": _TRUE_OR_FALSE,
    "int_type": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
    "tuple_type": 'must be a list, such as ["one", "two"]',
    "dict_type": _TABLE,
    "model_type": _TABLE,
    "model_attributes_type": _TABLE + ', such as {{ kind = "files", path = "schools.csv" }}',
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "union_tag_not_found": 'does not say its kind; add one, such as kind = "files"',
}
_EXAMPLES = {"email": "name@district.org", "school_year_start": "07-01", "cell_range": "A3:F200"}


def mistake(model: type[BaseModel], detail: ErrorDetails) -> str:
    """One line: the key, what is wrong with it, and what would be right."""
    path = [str(part) for part in detail["loc"]]
    # The kind of a source is a step of pydantic's path, but no key of the file.
    keys = [part for before, part in zip(["", *path], path, strict=False) if before != "source" or not _is_kind(part)]
    return f"{'.'.join(keys)}: {_what(model, detail, path)}"


def _is_kind(part: str) -> bool:
    return part in {"files", "sample"}


def _what(model: type[BaseModel], detail: ErrorDetails, path: list[str]) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "extra_forbidden":
            return f"is not a known key; {nearest(path[-1], known_keys(model, path[:-1]))}"
        case "literal_error":
            return f"is not a known word; {nearest(str(detail['input']), _quoted(context['expected']))}"
        case "union_tag_invalid":
            return f"there is no kind '{context['tag']}'; {nearest(context['tag'], _quoted(context['expected_tags']))}"
        case "string_pattern_mismatch":
            example = _EXAMPLES.get(path[-1])
            return f"is not of the form it must have{f'; write it like {example}' if example else ''}"
        case kind if kind in _WORDS:
            return _WORDS[kind].format(**context)
    said = detail["msg"].removeprefix("Value error, ")
    # XML stays XML.
    return said if said[:2].isupper() else f"{said[0].lower()}{said[1:]}"


def nearest(word: str, known: list[str]) -> str:
    """The word that was probably meant, or all that could be."""
    meant = likely(word, known)
    return f"did you mean '{meant}'?" if meant else f"known here: {', '.join(known)}"


def likely(word: str, known: list[str]) -> str:
    """The word that was probably meant, empty where none is close."""
    return next(iter(get_close_matches(word, known, n=1, cutoff=_CLOSE)), "")


def _quoted(listed: str) -> list[str]:
    return re.findall(r"'([^']*)'", listed)
