"""XML: every element of one name a row."""

from __future__ import annotations

import zipfile

import pytest
from pydantic import ValidationError

from tasks.errors import SourceUnavailable, SourceUnreadable


def test_attributes_children_and_nested_elements_are_columns(put, read):
    put(
        "a.xml",
        """<?xml version="1.0"?>
        <x:schools xmlns:x="http://example.org" xmlns="http://example.org/2">
          <x:school id="7" x:open="yes" xmlns:y="http://example.org/3">
            <name> Oak &amp; Elm </name>
            <address><city>Dallas</city><zip kind="po">75217</zip></address>
            <address><city>Austin</city><zip/></address>
            <closed/>
          </x:school>
          <x:school id="8"><name><![CDATA[<Ash>]]></name><note>see <b>there</b> again</note></x:school>
        </x:schools>""",
    )
    landed = read("a.xml", row_element="school")
    assert dict(zip(landed.names, landed.values[0], strict=True)) == {
        "id": "7",
        "open": "yes",
        "name": "Oak & Elm",
        "address_city": "Dallas|Austin",
        "address_zip_kind": "po",
        "address_zip": "75217|",
        "closed": None,
        "note_b": None,
        "note": None,
    }
    assert landed.column("name") == ["Oak & Elm", "<Ash>"]
    assert landed.column("note") == [None, "see  again"]
    assert landed.rows == [1, 2]


def test_a_row_may_be_nothing_but_text(put, read):
    put("a.xml", "<r><day>2024-09-01</day><day> </day><day>2024-09-03</day></r>")
    landed = read("a.xml", row_element="day")
    assert (landed.names, landed.values, landed.rows) == (["day"], [("2024-09-01",), ("2024-09-03",)], [1, 3])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_encoding_is_the_one_the_document_declares(put, read, encoding):
    put("a.xml", f'<?xml version="1.0" encoding="{encoding}"?><r><s n="É"/></r>'.encode(encoding))
    assert read("a.xml", row_element="s").values == [("É",)]


def test_the_encoding_the_folder_names_goes_before_a_wrong_declaration(put, read):
    put("a.xml", '<?xml version="1.0" encoding="utf-8"?><r><s n="É"/></r>'.encode("cp1252"))
    assert read("a.xml", row_element="s", encoding="cp1252").values == [("É",)]


def test_stray_control_bytes_are_refused_unless_the_folder_drops_them(put, read):
    put("a.xml", b"<r>\n<s><n>a\x1ab</n></s></r>")
    with pytest.raises(SourceUnreadable) as refused:
        read("a.xml", row_element="s")
    assert refused.value.what == "a.xml, line 2, column 8, is not valid XML: not well-formed (invalid token)."
    assert "drop_control_bytes" in refused.value.fix
    assert read("a.xml", row_element="s", drop_control_bytes=True).values == [("ab",)]


def test_a_reference_to_a_character_that_no_xml_may_hold_is_not_said_to_be_a_stray_byte(put, read):
    put("a.xml", b"<r><s><n>&#0;</n></s></r>")
    with pytest.raises(SourceUnreadable) as refused:
        read("a.xml", row_element="s")
    assert "drop_control_bytes" not in refused.value.fix and "`&#0;`" in refused.value.fix


def test_how_many_control_bytes_were_dropped_is_told_with_the_files(put, source, tmp_path):
    for number, stray in enumerate([b"\x1a", b"", b"\x00\x07"]):
        put(f"{number}.xml", b"<r><s><n>a" + stray + b"b</n></s></r>")
    told = source("*.xml", row_element="s", drop_control_bytes=True).read(tmp_path / "rows.parquet")
    assert told == ("3 control bytes were left out, in 0.xml, 2.xml; look whether a text lost a character.",)
    (tmp_path / "district" / "0.xml").unlink()
    (tmp_path / "district" / "2.xml").unlink()
    assert source("*.xml", row_element="s", drop_control_bytes=True).read(tmp_path / "rows.parquet") == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<r><s n='1'/>", "a.xml, line 1, column 14, is not valid XML: no element found."),
        ("<r>\n<s></r>", "a.xml, line 2, column 6, is not valid XML: mismatched tag."),
        (
            '<!DOCTYPE r [<!ENTITY a "b">]><r><s>&a;</s></r>',
            "a.xml brings a document type of its own (DTD), which is not read.",
        ),
    ],
)
def test_what_is_broken_is_refused_with_its_place(put, read, content, said):
    put("a.xml", content)
    with pytest.raises(SourceUnreadable) as refused:
        read("a.xml", row_element="s")
    assert refused.value.what == said


def test_what_a_row_is_must_be_said(context, read):
    with pytest.raises(ValidationError, match="XML needs `row_element`"):
        read("a.xml")
    context.folder.mkdir()
    with zipfile.ZipFile(context.folder / "a.zip", "w") as zipped:
        zipped.writestr("a.xml", "<r><s/></r>")
    with pytest.raises(SourceUnreadable, match="`row_element`"):
        read("a.zip")


def test_a_document_without_such_an_element_is_empty(put, read):
    put("a.xml", "<r><s/></r>")
    with pytest.raises(SourceUnavailable, match=r"a.xml is empty: it has no rows"):
        read("a.xml", row_element="item")


def test_where_rows_lie_under_another_element_those_that_repeat_are_named(put, read):
    students = "<x:Student id='1'/><x:Student><id>2</id></x:Student>"
    other = "<JaneDoe><id>1</id></JaneDoe>" * 2
    put("a.xml", f"<r xmlns:x='urn:x'><Grade><name>4</name><name>5</name></Grade>{students}{other}</r>")
    with pytest.raises(SourceUnreadable) as refused:
        read("a.xml", row_element="student")
    said = (
        "a.xml has no element student, and others that may be its rows: Student and 1 element that no contract knows."
    )
    assert refused.value.what == said
    assert "`row_element`" in refused.value.fix
    assert read("a.xml", row_element="Student").column("id") == ["1", "2"]


def test_a_list_without_entries_is_empty_whatever_its_head_holds(put, read):
    put("a.xml", "<r><head on='2025-09-01'><by>SIS</by></head><students/></r>")
    with pytest.raises(SourceUnavailable, match=r"a.xml is empty: it has no rows"):
        read("a.xml", row_element="student")
