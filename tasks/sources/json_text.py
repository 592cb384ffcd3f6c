"""JSON values as text, numbers as they were written."""

from __future__ import annotations

import json
from typing import Any


class KeyTwice(ValueError):
    """An object holds the same key twice, so that one of its values would be lost."""


class _Written(float):
    """A number that remembers how it was written: 1.50, not 1.5."""

    text: str

    def __new__(cls, text: str) -> _Written:
        number = super().__new__(cls, text)
        number.text = text
        return number


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise KeyTwice
    return made


# NaN and its kin are no JSON but are sent all the same; they stay as they are, as text.
DECODER = json.JSONDecoder(parse_float=_Written, parse_constant=str, object_pairs_hook=_object)


def text_of(value: Any) -> str | None:
    """A value as text: lists and objects as JSON, null as NULL."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, _Written):
        return value.text
    if isinstance(value, int):
        return str(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
