"""A file's name as text for messages, pages and Parquet."""

from __future__ import annotations


def plain_name(name: str) -> str:
    r"""The name with whatever cannot be shown written out, such as \x0a for a line break.

    A name may hold bytes that are no text, and marks that turn the text around them.
    """
    return "".join(letter if letter.isprintable() else _written_out(letter) for letter in name)


def _written_out(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")
