"""JSON that is deep, long, odd or not what it seems."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("content", ["[" * 100_000, '[{"a":' + "[" * 100_000 + "]" * 100_000 + "}]"])
def test_depth_has_a_limit(refused, content):
    assert refused("a.json", content) == "a.json, row 1, is too deep or too long to read."
    assert refused("a.jsonl", content[1:]) == "a.jsonl, line 1, is too deep or too long to read."


@pytest.mark.parametrize("record", [r'{"a":"\ud800"}', r'{"\ud800":1}', r'{"a":["x\udfff"]}'])
def test_half_a_character_is_refused_with_its_place(refused, record):
    assert refused("a.json", f"[{{}},{record}]") == "a.json, row 2, holds half a character: a text was cut within one."
    assert refused("a.jsonl", record) == "a.jsonl, row 1, holds half a character: a text was cut within one."


def test_whole_pairs_of_halves_are_characters(landed):
    assert landed("a.json", r'[{"a":"\ud83d\ude00"}]')[0]["a"] == "\U0001f600"


def test_numbers_stay_as_they_were_written(landed):
    digits = "9" * 400
    (row,) = landed("a.json", f'[{{"a":NaN,"b":-Infinity,"c":1e999,"d":{digits},"e":1.50}}]')
    assert [row[name] for name in "abcde"] == ["NaN", "-Infinity", "1e999", digits, "1.50"]


def test_a_row_has_a_limit_and_a_cell_of_10_mb_is_within(refused, landed):
    assert len(landed("a.json", f'[{{"a":"{"x" * (10 << 20)}"}}]')[0]["a"]) == 10 << 20
    long = '{"a":"' + "x" * (17 << 20)
    assert refused("a.json", f'[{{"a":1}},{long}"}}]') == "a.json, row 2, is longer than 16 MB."
    assert refused("a.json", f"[{long}") == "a.json, row 1, is longer than 16 MB."
    assert refused("a.jsonl", f'{{"a":1}}\n{long}"}}\n') == "a.jsonl, line 2, is longer than 16 MB."


def test_ever_new_keys_are_refused(refused):
    content = "[" + ",".join(f'{{"k{number}":1}}' for number in range(20_000)) + "]"
    assert refused("a.json", content) == "a.json has more than 5,000 columns."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("5", "a.json is not a list of rows."),
        ("null", "a.json is not a list of rows."),
        ('[{"a":1}][{"a":2}]', "a.json, line 1, is not valid JSON."),
        ('[{"a":1},]', "a.json, line 1, is not valid JSON."),
        ("[1,2]", "a.json, row 1, is not a record with keys."),
    ],
)
def test_what_is_no_list_of_records_is_refused(refused, content, said):
    assert refused("a.json", content) == said


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"d":{"rows":[{"a":1}]},"more":[1,{"b":[2]}]', "a.json, line 1, is not valid JSON."),
        ('{"d":{"rows":[{"a":1}]}}x', "a.json, line 1, is not valid JSON."),
        ('{"d":{"rows":[{"a":1}]},"d":1}', "a.json, row 2, holds an object with the same key twice."),
        ('{"d":{"lines":[]}}', "a.json has no rows where `records` says d.rows."),
        ('{"d":{"rows":{}}}', "a.json d.rows is not a list of rows."),
        ('{"d":5}', "a.json has no rows where `records` says d.rows."),
        ('{"d":{"rows":[{"a":1}]},7:1}', "a.json, line 1, is not valid JSON."),
    ],
)
def test_a_document_around_the_rows_is_read_to_its_end(refused, content, said):
    assert refused("a.json", content, records="d.rows") == said


def test_what_lies_beside_the_rows_is_passed_over_however_large(landed):
    beside = ",".join(['{"n":[1.5e+3,{}]}'] * 1_200_000)
    content = f'{{"d":{{"x":[{beside}],"y":{{"z":{{}}}},"rows":[{{"a":"1"}}],"w":null}},"v":-1.5e+3}}'
    assert [row["a"] for row in landed("a.json", content, records="d.rows")] == ["1"]


@pytest.mark.parametrize("path", ["a.json", "a.jsonl"])
def test_a_key_has_a_limit(refused, path):
    record = '{"' + "n" * 20_000 + '": 1}'
    said = refused(path, f"[{record}]" if path == "a.json" else record)
    assert said == f"{path} has a column name of more than 10,000 characters."
