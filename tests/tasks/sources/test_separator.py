"""A file separated otherwise than the folder says is told by its header, not by columns that are missing."""

from __future__ import annotations

import pytest

from tasks.errors import SourceUnreadable
from tasks.sources.registry import headers
from tasks.sources.settings import FilesSettings

ROWS = ["student_id,date,share", "0001,2025-09-02,1", "0002,2025-09-02,0"]


def separated(by: str, quote: str = "") -> str:
    return "".join(by.join(f"{quote}{cell}{quote}" for cell in row.split(",")) + "\r\n" for row in ROWS)


@pytest.mark.parametrize("quote", ["", '"'], ids=["bare", "quoted"])
@pytest.mark.parametrize(
    ("by", "name", "set_to"),
    [(";", "semicolons", ";"), ("\t", "tabs", "\\t"), ("|", "vertical bars", "|")],
    ids=["semicolon", "tab", "bar"],
)
def test_what_separates_a_file_is_named_with_what_to_set(put, read, context, by, name, set_to, quote):
    put("a.csv", separated(by, quote))
    with pytest.raises(SourceUnreadable) as refused:
        read("a.csv")
    assert refused.value.what == f"a.csv looks as if it were separated by {name}."
    assert refused.value.fix == (
        f'ask for commas; if it always comes so, `delimiter = "{set_to}"` in its source in district.toml reads it'
    )
    with pytest.raises(SourceUnreadable):
        headers(FilesSettings(kind="files", path="a.csv"), context)
    assert read("a.csv", delimiter=by).names == ["student_id", "date", "share"]


def test_commas_where_others_are_set_are_named_too(put, read):
    put("a.csv", separated(","))
    with pytest.raises(SourceUnreadable) as refused:
        read("a.csv", delimiter=";")
    assert refused.value.sentence == (
        "a.csv looks as if it were separated by commas. To do: ask for semicolons; if it always comes so, "
        '`delimiter = ","` in its source in district.toml reads it.'
    )
    put("a.tsv", separated(","))
    with pytest.raises(SourceUnreadable, match="ask for tabs"):
        read("a.tsv")


def test_commas_in_numbers_do_not_hide_the_semicolons_and_are_told_with_them(put, read):
    put("a.csv", "student_id;share\n0001;1\n0002;0,5\n")
    with pytest.raises(SourceUnreadable) as refused:
        read("a.csv")
    assert refused.value.sentence == (
        "a.csv looks as if it were separated by semicolons, with commas in its numbers. To do: ask for commas "
        'between columns and points before decimals; if it always comes so, `delimiter = ";"` in its source in '
        "district.toml reads it, and a map the numbers, such as by replace(share, ',', '.')."
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("note\na;b\nc;d\n", {}),
        ("what; or why\na\nb\n", {}),
        ("a;b\nc;d\n", {"header": False}),
        ("student_id;share\n0001;1\n", {"quote": ";"}),
    ],
    ids=["the rows alone", "the header alone", "no header", "it is the quote"],
)
def test_one_column_may_hold_any_character(put, read, content, said):
    put("a.csv", content)
    try:
        assert len(read("a.csv", **said).names) == 1
    except SourceUnreadable as refused:
        assert "separated by" not in str(refused)


@pytest.mark.parametrize("mark", ["sep=,", '"sep=,"', "SEP=,", "sep=;"])
def test_a_line_for_spreadsheets_that_tells_the_separator_is_no_header(put, read, context, mark):
    put("a.csv", f"{mark}\r\n{separated(',')}")
    landed = read("a.csv")
    assert (landed.names, landed.rows) == (["student_id", "date", "share"], [2, 3])
    put("a.csv", f"sep=;\r\n{separated(';')}")
    with pytest.raises(SourceUnreadable, match="separated by semicolons"):
        read("a.csv")
    assert read("a.csv", delimiter=";").names == ["student_id", "date", "share"]


def test_where_a_preamble_is_told_the_line_is_one_of_it(put, read):
    put("a.csv", f"sep=,\r\nAttendance\r\n{separated(',')}")
    assert read("a.csv", preamble_lines=2).names == ["student_id", "date", "share"]
