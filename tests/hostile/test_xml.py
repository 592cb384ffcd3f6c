"""XML that grows, reaches out or never ends."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "declared",
    [
        '[<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]',
        '[<!ENTITY a SYSTEM "file:///etc/passwd">]',
        '[<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]',
        '[<!ATTLIST r n CDATA "a default that comes back in every row">]',
        'SYSTEM "http://127.0.0.1:1/x.dtd"',
        'PUBLIC "-//X//Y" "x.dtd"',
    ],
)
def test_a_document_type_of_its_own_is_refused(refused, declared):
    said = refused("a.xml", f"<!DOCTYPE d {declared}><d><r><x>1&b;2</x></r></d>", row_element="r")
    assert said == "a.xml brings a document type of its own (DTD), which is not read."


def test_a_document_type_that_says_nothing_is_passed_over(landed):
    (row,) = landed("a.xml", "<!DOCTYPE d><d><r><x>1</x></r></d>", row_element="r")
    assert row["x"] == "1"


@pytest.mark.parametrize("content", ["<a>" * 100_000, "<r>" + "<a>" * 3_000 + "<b>x</b></a>" * 3_000 + "</r>"])
def test_depth_has_a_limit(refused, content):
    said = refused("a.xml", content, row_element="r")
    assert said == "a.xml, line 1, is nested deeper than 200 levels."


def test_a_row_has_a_limit_and_a_cell_of_10_mb_is_within(refused, landed):
    (row,) = landed("a.xml", f"<d><r><x>{'y' * (10 << 20)}</x></r></d>", row_element="r")
    assert len(row["x"]) == 10 << 20
    said = refused("a.xml", "<d>\n<r>" + f"<x>{'y' * 1024}</x>" * 17_000, row_element="r")
    assert said == "a.xml, line 2, is longer than 16 MB."


def test_children_of_ever_new_names_are_refused(refused):
    said = refused("a.xml", "<d><r>" + "".join(f"<a{n}>1</a{n}>" for n in range(50_000)) + "</r></d>", row_element="r")
    assert said == "a.xml has more than 5,000 columns."


@pytest.mark.parametrize("encoding", ["klingon", "idna", "utf-7", "rot13", "zlib", "shift_jis"])
def test_an_encoding_that_the_parser_does_not_know_is_refused(refused, encoding):
    said = refused("a.xml", f'<?xml version="1.0" encoding="{encoding}"?><d><r><x>1</x></r></d>', row_element="r")
    assert said == "a.xml, line 1, declares an encoding that cannot be read as it is."


def test_utf_32_is_known_by_its_mark(landed):
    (row,) = landed("a.xml", "<d><r><x>é</x></r></d>".encode("utf-32"), row_element="r")
    assert row["x"] == "é"


@pytest.mark.parametrize("start", ["<!--", "<?note ", "<r x='", "<r "], ids=["comment", "note", "value", "blanks"])
def test_what_does_not_end_is_refused_before_it_takes_hours(refused, start):
    said = refused("a.xml", f"<d>\n<r><x>1</x></r>\n{start}" + " " * (40 << 20), row_element="r")
    assert said == "a.xml, line 3, is longer than 16 MB."


def test_a_comment_of_10_mb_is_passed_over(landed):
    (row,) = landed("a.xml", f"<d><!--{'y' * (10 << 20)}--><r><x>1</x></r></d>", row_element="r")
    assert row["x"] == "1"


def test_a_name_has_a_limit(refused):
    name = "n" * 20_000
    said = refused("a.xml", f"<d><r><{name}>1</{name}></r></d>", row_element="r")
    assert said == "a.xml has a column name of more than 10,000 characters."
