"""CSV and TSV: what lands, and what is refused with its line."""

from __future__ import annotations

import pytest

from tasks.errors import SourceUnreadable


def test_every_value_is_text_and_an_empty_one_is_null(put, read):
    put("a.csv", 'id,n,note\n007,1.50,\n010,,""\n')
    landed = read("a.csv")
    assert landed.names == ["id", "n", "note"]
    assert landed.values == [("007", "1.50", None), ("010", None, None)]


def test_rows_are_numbered_as_a_spreadsheet_does(put, read):
    put("a.csv", "id\na\nb\n")
    landed = read("a.csv")
    assert (landed.files, landed.rows) == (["a.csv", "a.csv"], [2, 3])


def test_a_quoted_line_break_does_not_make_a_row(put, read):
    put("a.csv", 'id,note\n1,"two\nlines"\n2,x\n')
    landed = read("a.csv")
    assert landed.column("note") == ["two\nlines", "x"]
    assert landed.rows == [2, 3]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_blank_lines_and_rows_of_empty_fields_are_left_out_and_counted(put, read, end):
    put("a.csv", end.join(["id,n", "1,a", "", ",", "2,b", "", ""]))
    landed = read("a.csv")
    assert landed.values == [("1", "a"), ("2", "b")]
    assert landed.rows == [2, 5]


def test_blank_lines_count_in_a_single_column_too(put, read):
    put("a.csv", "id\n1\n\n2\n")
    assert read("a.csv").rows == [2, 4]


def test_blanks_around_values_and_words_for_nothing_stay_as_they_came(put, read):
    put("a.csv", "a,b,c\n x ,NULL,NA\n")
    assert read("a.csv").values == [(" x ", "NULL", "NA")]


def test_line_ends_of_several_kinds_are_understood(put, read):
    put("a.csv", 'a,b\r\n1,2\n3,"4\n5"\r6,7\r\n')
    landed = read("a.csv")
    assert landed.values == [("1", "2"), ("3", "4\n5"), ("6", "7")]
    assert landed.rows == [2, 3, 4]


def test_a_last_line_without_a_line_end_is_a_row(put, read):
    put("a.csv", "a,b\n1,2\n3,4")
    assert read("a.csv").values == [("1", "2"), ("3", "4")]


def test_lines_before_the_header_are_skipped_and_counted(put, read):
    put("a.csv", '"Short Term Suspensions"\n2/13/2026\n\nYear,School\n2024,Oak\n')
    landed = read("a.csv", preamble_lines=3)
    assert (landed.names, landed.values, landed.rows) == (["Year", "School"], [("2024", "Oak")], [5])


@pytest.mark.parametrize("preamble", ['A "draft" of', '"never closed', ",,,", "two, words"])
def test_anything_can_stand_before_the_header(put, read, preamble):
    put("a.csv", f'{preamble}\na,b\n"1\n",2\n')
    landed = read("a.csv", preamble_lines=1)
    assert (landed.values, landed.rows) == ([("1\n", "2")], [3])


def test_columns_of_a_file_without_header_are_counted(put, read):
    put("a.csv", '"1\n",2\n3,4\n')
    landed = read("a.csv", header=False)
    assert landed.names == ["column_1", "column_2"]
    assert (landed.values, landed.rows) == ([("1\n", "2"), ("3", "4")], [1, 2])


def test_the_delimiter_is_a_comma_a_tab_or_what_the_folder_says(put, read):
    put("a.csv", "a,b\n1,2\n")
    put("a.tsv", "a\tb\n1\t2\n")
    put("b.csv", "a;b\n1;2\n")
    assert read("a.csv").values == read("a.tsv").values == read("b.csv", delimiter=";").values == [("1", "2")]


def test_quotes_are_plain_characters_where_the_folder_says_so(put, read):
    put("a.txt", 'a|b\n"x|5" pipe\n\ny|z\n')
    landed = read("a.txt", format="csv", delimiter="|", quote="")
    assert landed.values == [('"x', '5" pipe'), ("y", "z")]
    assert landed.rows == [2, 4]


def test_a_note_of_several_megabytes_is_a_value(put, read):
    put("a.csv", f"a,b\n1,{'x' * 3_000_000}\n")
    assert len(read("a.csv").column("b")[0]) == 3_000_000


def test_a_name_that_reads_like_a_pattern_is_a_name(put, read):
    put("report [1] {2024}.csv", "a\nx\n")
    assert read("report [1] {2024}.csv").files == ["report [1] {2024}.csv"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a,b,c\n1,2,3\n4,5\n6,7,8\n", "a.csv, line 3, has 2 values where the header has 3."),
        ("a,b,c\n1,2,3\n4,5,6,7\n", "a.csv, line 3, has 4 values where the header has 3."),
        ('a,b\n"1\n2",3\n\n4\n5,6\n', "a.csv, line 5, has 1 value where the header has 2."),
        ("a,b,c\n1,2,3\n4,5", "a.csv, line 3, has 2 values where the header has 3; the file may be cut short."),
        ('a,b\n1,2\n3,"x\n4,5\n', "a.csv, line 3, opens a quote that is never closed; the file may be cut short."),
        ('a,b\n1,2\n"x"y,3\n', "a.csv, line 3, has text behind a closed quote."),
        ('a,"b\n1,2\n', "a.csv, line 1, opens a quote and does not close it, or has text behind a closed one."),
        ("\na,b\n1,2\n", "a.csv, line 1, is blank where the header should be."),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(put, read, content, said):
    put("a.csv", content)
    with pytest.raises(SourceUnreadable) as refused:
        read("a.csv")
    assert refused.value.what == said
    assert refused.value.fix


def test_lines_are_counted_from_the_top_of_the_file(put, read):
    put("a.csv", 'title\n\n"a\n",b\n1,2\n3\n')
    with pytest.raises(SourceUnreadable, match="line 6, has 1 value"):
        read("a.csv", preamble_lines=2)


@pytest.mark.parametrize("delimiter", ["\u00a7", "\u00fe", "\u2502", "\U0001d11e"])
def test_a_delimiter_may_be_any_character(put, read, delimiter):
    put("a.csv", f'id{delimiter}n\n1{delimiter}"x{delimiter}y"\n')
    assert read("a.csv", delimiter=delimiter).values == [("1", f"x{delimiter}y")]


def test_a_wrong_delimiter_is_proposed_as_the_reason(put, read):
    put("a.csv", "a;b\n1;2,5\n")
    with pytest.raises(SourceUnreadable, match=r"if it always comes so, `delimiter = \";\"`"):
        read("a.csv")


def test_a_title_taken_for_the_header_is_proposed_as_the_reason(put, read):
    put("a.csv", "Our pupils\na,b\n1,2\n")
    with pytest.raises(SourceUnreadable, match=r"without lines above its header, such as a title; .* `preamble_lines`"):
        read("a.csv")


def test_empty_fields_beyond_the_header_lose_nothing(put, read):
    put("a.csv", "a,b\n1,2,\n\n3,4,,\n")
    assert read("a.csv").values == [("1", "2"), ("3", "4")]


def test_rows_between_two_quotes_that_belong_to_none_are_not_lost(put, read):
    rows = "".join(f"{n},x,y\n" for n in range(2, 9))
    put("a.csv", f'id,n,note\n1,x,y\n"{rows}9",x,y\n')
    with pytest.raises(SourceUnreadable, match=r"a\.csv, row 3, has a cell that holds several rows"):
        read("a.csv")


@pytest.mark.parametrize("lines", ['1,x\n"{rows}99",x\n', '1,"x\n{rows}99,x"\n'], ids=["first column", "last column"])
def test_nor_are_many_rows_of_two_columns(lines, put, read):
    rows = "".join(f"{n},x\n" for n in range(2, 40))
    put("a.csv", "id,note\n" + lines.format(rows=rows))
    with pytest.raises(SourceUnreadable, match="has a cell that holds several rows"):
        read("a.csv")


def test_a_note_beside_an_id_may_have_some_lines_with_commas(put, read):
    note = "\n".join(["one, two"] * 9)
    put("a.csv", f'id,note\n1,"{note}"\n2,y\n')
    assert read("a.csv").column("note") == [note, "y"]


def test_notes_may_have_lines_with_commas(put, read):
    note = "one, two\nthree, four, five\nsix\n, seven"
    put("a.csv", f'id,n,note\n1,x,"{note}"\n2,x,y\n\n')
    assert read("a.csv").column("note") == [note, "y"]
