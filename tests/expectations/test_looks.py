"""What text looks like: letters and digits of any script are told from signs, and never which they are."""
# ruff: noqa: RUF001 - characters that look like others are what these tests are about

import duckdb
import pytest

from expectations.looks import has_letters, has_other_digits_only, look_of


def asked(sql: str, text: str):
    with duckdb.connect() as connection:
        return connection.execute(f"select {sql} from (select $text as text)", {"text": text}).fetchall()[0][0]


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("01/31/2026", "99/99/9999"),
        ("Birch 12-b", "aaaaa 99-a"),
        ("São Paulo, Œuvre, Łódź, Ž", "aaa aaaaa, aaaaa, aaaa, a"),
        ("школа №4, 学校, مدرسة", "aaaaa №9, aa, aaaaa"),
        ("٣١/٠١", "99/99"),
        ("€1,250.50 ×½ – “x”", "€9,999.99 ×9 – “a”"),
        ("\u202f9\u00a09", "\u202f9\u00a09"),
    ],
)
def test_letters_and_digits_are_told_and_signs_stay(text, look):
    assert asked(look_of("text"), text) == look


@pytest.mark.parametrize(("text", "has"), [("12-b", True), ("É", True), ("校", True), ("1,5 €", False), ("", False)])
def test_a_letter_of_any_script_is_one(text, has):
    assert asked(has_letters("text"), text) is has


@pytest.mark.parametrize(
    ("text", "has"), [("٢٠٢٦-٠١-٣١", True), ("１２", True), ("2026-01-31", False), ("٣١ يناير", False), ("soon", False)]
)
def test_digits_of_another_script_are_told_where_they_are_all(text, has):
    assert asked(has_other_digits_only("text"), text) is has
