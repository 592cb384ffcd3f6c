"""Fixed width: columns by a table of places."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from tasks.errors import SourceUnreadable

COLUMNS = "name,start,length\nid,1,4\nname,5,6\nscore,11,3\n"


@pytest.fixture
def read_fixed(put, read):
    put("columns.csv", COLUMNS)

    def read_with(content: str | bytes, **settings):
        put("a.txt", content)
        return read("a.txt", format="fixed_width", columns_file="columns.csv", **settings)

    return read_with


def test_columns_are_cut_out_and_their_filling_dropped(read_fixed):
    landed = read_fixed("\ufeff0001Élan  7.5\r\n0002      100\r\n")
    assert landed.names == ["id", "name", "score"]
    assert landed.values == [("0001", "Élan", "7.5"), ("0002", None, "100")]
    assert landed.rows == [1, 2]


def test_places_count_characters_in_whatever_encoding(read_fixed):
    landed = read_fixed("0001Éläné 7.5\n".encode("cp1252"), encoding="cp1252")
    assert landed.values == [("0001", "Éläné", "7.5")]


def test_a_preamble_and_blank_lines_are_counted(read_fixed):
    landed = read_fixed("a title\n0001Ann   7.5\n\n0002Bob   8.5\n", preamble_lines=1)
    assert landed.rows == [2, 4]


def test_what_stands_behind_the_last_column_is_left(read_fixed):
    assert read_fixed("0001Ann   7.5 filler\n").values == [("0001", "Ann", "7.5")]


def test_a_line_that_ends_too_early_is_refused(read_fixed):
    with pytest.raises(SourceUnreadable, match=r"a.txt, line 2, has 7 characters, the columns need 13."):
        read_fixed("0001Ann   7.5\n0002Bob")


def test_lines_may_be_short_where_the_folder_says_so(read_fixed):
    landed = read_fixed("0001Ann   7.5\n0002Bob\n", short_lines=True)
    assert landed.values == [("0001", "Ann", "7.5"), ("0002", "Bob", None)]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("id,1,4\n", "columns.csv must begin with the line name,start,length."),
        ("name,start,length\nid,0,4\n", "columns.csv, line 2: needs a name, a start from 1 and a length from 1."),
        ("name,start,length\nid,1\n", "columns.csv, line 2: needs a name, a start from 1 and a length from 1."),
        ("name,start,length\nid,1,2\nid,3,2\n", "columns.csv must name at least one column, and none twice."),
        ("name,start,length\n", "columns.csv must name at least one column, and none twice."),
    ],
)
def test_a_table_of_places_that_is_off_is_refused(put, read, table, said):
    put("columns.csv", table)
    put("a.txt", "0001\n")
    with pytest.raises(SourceUnreadable) as refused:
        read("a.txt", format="fixed_width", columns_file="columns.csv")
    assert refused.value.what == said


def test_the_table_of_places_must_be_there(put, read):
    put("a.txt", "0001\n")
    with pytest.raises(SourceUnreadable, match=r"columns.csv is not there"):
        read("a.txt", format="fixed_width", columns_file="columns.csv")
    with pytest.raises(ValidationError, match="fixed width needs `columns_file`"):
        read("a.txt", format="fixed_width")


def test_other_places_are_other_content(put, source):
    put("a.txt", "0001Ann   7.5\n")
    put("columns.csv", COLUMNS)
    seen = source("a.txt", format="fixed_width", columns_file="columns.csv").look()
    put("columns.csv", COLUMNS.replace("1,4", "1,3"))
    assert [file.name for file in seen] == ["a.txt", "columns.csv"]
    assert seen != source("a.txt", format="fixed_width", columns_file="columns.csv").look()
