"""SQL of what text looks like, which tells how it is written without saying what it says."""

from __future__ import annotations

# Letters and their marks, as ranges within [ ]: DuckDB takes a few milliseconds for each \pL of a statement. Signs of
# scripts other than Latin are among them, and the digits of some.
LETTERS = (
    r"A-Za-z\x{AA}\x{B5}\x{BA}\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{1FFF}\x{2C00}-\x{2DFF}\x{3040}-\x{D7FF}"
    r"\x{F900}-\x{FDFF}\x{FE70}-\x{FEFE}\x{FF21}-\x{FFDC}\x{10000}-\x{10FFFF}"
)
_OTHER_DIGITS = r"[^\P{Nd}0-9]"


def look_of(text: str) -> str:
    """What text looks like: `99/99/9999`."""
    return rf"regexp_replace(regexp_replace({text}, '\p{{N}}', '9', 'g'), '[{LETTERS}]', 'a', 'g')"


def has_letters(text: str) -> str:
    """Whether a letter is in it."""
    return f"regexp_matches({text}, '[{LETTERS}]')"


def has_other_digits_only(text: str) -> str:
    """Whether it has digits of another script than ours, and no letters."""
    without = f"regexp_replace({text}, '{_OTHER_DIGITS}', '', 'g')"
    return f"({without} <> {text} and not {has_letters(without)})"
