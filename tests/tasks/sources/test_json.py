"""JSON documents and JSON lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.errors import SourceUnavailable, SourceUnreadable
from tasks.sources import json_array


@pytest.mark.parametrize(
    ("name", "content", "settings"),
    [
        ("a.json", '[{"id": "007", "n": 1}, {"id": "010", "note": null}]', {}),
        ("a.json", '{"meta": 1, "data": {"rows": [{"id": "007", "n": 1}, {"id": "010"}]}}', {"records": "data.rows"}),
        ("a.jsonl", '{"id": "007", "n": 1}\n{"id": "010"}\n', {}),
        ("a.ndjson", '\ufeff{"id": "007", "n": 1}\r\n{"id": "010"}', {}),
    ],
)
def test_every_record_is_a_row_and_every_key_a_column(put, read, name, content, settings):
    put(name, content)
    landed = read(name, **settings)
    assert landed.column("id") == ["007", "010"]
    assert landed.column("n") == ["1", None]
    assert landed.rows == [1, 2]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("1", "1"),
        ("1.50", "1.50"),
        ("1e3", "1e3"),
        ("123456789012345678901234567890.10", "123456789012345678901234567890.10"),
        ("true", "true"),
        ("null", None),
        ('""', None),
        ('"a\\"\\u00e9"', 'a"é'),
        ('{"a": [1, "é", null]}', '{"a":[1,"é",null]}'),
        ("NaN", "NaN"),
    ],
)
@pytest.mark.parametrize(("name", "frame"), [("a.json", "[{}]"), ("a.jsonl", "{}")])
def test_values_stay_as_they_were_written(put, read, name, frame, written, text):
    put(name, frame.replace("{}", f'{{"id": 1, "v": {written}}}'))
    assert read(name).values == [("1", text)]


def test_keys_are_collected_over_the_whole_file(put, read):
    lines = [{"id": number, **({"late": "x"} if number == 44_999 else {})} for number in range(45_000)]
    put("a.jsonl", "\n".join(map(json.dumps, lines)))
    landed = read("a.jsonl")
    assert landed.names == ["id", "late"]
    assert landed.values[0] == ("0", None)
    assert landed.values[-1] == ("44999", "x")
    assert landed.rows == list(range(1, 45_001))


def test_keys_that_sql_takes_for_one_are_told_apart(put, read):
    put("a.jsonl", '{"Id": 1, "_row": 2}\n{"id": 3, "Id": 4}\n')
    landed = read("a.jsonl")
    assert landed.names == ["Id", "_row_2", "id_2"]
    assert landed.values == [("1", "2", None), ("4", None, "3")]


def test_blank_lines_count_as_lines(put, read):
    put("a.jsonl", '{"id": 1}\n\n{"id": 2}\n')
    assert read("a.jsonl").rows == [1, 3]


@pytest.mark.parametrize(
    ("name", "content", "settings", "said"),
    [
        ("a.jsonl", '{"id": 1}\n{"id": \n{"id": 3}\n', {}, "a.jsonl, line 2, is not valid JSON."),
        ("a.jsonl", '{"id": 1}\n{"id": "a', {}, "a.jsonl, line 2, is not valid JSON; the file may be cut short."),
        ("a.jsonl", '{"id": 1}\n5\n', {}, "a.jsonl, line 2, is not a record with keys."),
        ("a.jsonl", '{"id": 1, "id": 2}\n', {}, "a.jsonl, line 1, holds an object with the same key twice."),
        ("a.jsonl", "[" * 9999 + "\n", {}, "a.jsonl, line 1, is too deep or too long to read."),
        ("a.json", '[{"id": 1},\n{"id": 2}\n{"id": 3}]', {}, "a.json, line 3, is not valid JSON."),
        ("a.json", '[{"id": 1},\n{"id": "x" 2}]', {}, "a.json, line 2, is not valid JSON."),
        ("a.json", '[{"id": 1},\n{"id": 2}\n', {}, "a.json, line 3, is not valid JSON."),
        ("a.json", '[{"id": 1}]\n[]', {}, "a.json, line 2, is not valid JSON."),
        ("a.json", '[{"id": 1}, 5]', {}, "a.json, row 2, is not a record with keys."),
        ("a.json", '[{"id": 1, "id": 2}]', {}, "a.json, row 1, holds an object with the same key twice."),
        ("a.json", '{"rows": []}', {}, "a.json is not a list of rows."),
        ("a.json", '{"rows": {}}', {"records": "rows"}, "a.json rows is not a list of rows."),
        ("a.json", '{"rows": []}', {"records": "data.rows"}, "a.json has no data where `records` says data.rows."),
        ("a.json", '{"rows": [}', {"records": "rows"}, "a.json, line 1, is not valid JSON."),
    ],
)
def test_what_is_broken_is_refused_with_its_place(put, read, name, content, settings, said):
    put(name, content)
    with pytest.raises(SourceUnreadable) as refused:
        read(name, **settings)
    assert refused.value.what == said


@pytest.mark.parametrize(("name", "content"), [("a.json", "[]"), ("a.jsonl", "\n"), ("a.json", "[{}]")])
def test_no_records_is_empty(put, read, name, content):
    put(name, content)
    with pytest.raises(SourceUnavailable, match="is empty: it has no rows"):
        read(name)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(json_values), st.integers(1, 7), st.sampled_from([None, 1]))
def test_a_list_read_as_a_stream_is_the_list(tmp_path_factory, elements, chunk, indent):
    path = tmp_path_factory.getbasetemp() / "list.json"
    path.write_text(json.dumps(elements, indent=indent))
    with path.open() as file, pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_array, "_CHUNK_CHARACTERS", chunk)
        assert list(json_array.elements(file)) == elements
