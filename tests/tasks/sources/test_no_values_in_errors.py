"""Nothing about a person gets into an error: not its text, nor what stands behind it."""

from __future__ import annotations

import traceback

import pytest

from tasks.errors import SourceUnavailable

PERSON = "Xenia Sentinel"


@pytest.mark.parametrize(
    ("name", "content", "settings"),
    [
        ("a.csv", f"id,n\n{PERSON}\n", {}),
        ("a.csv", f"id,n\n{PERSON},1,2\n", {}),
        ("a.csv", f'id,n\n1,"{PERSON}\n', {}),
        ("a.csv", f'id,n\n1,"{PERSON}"x\n', {}),
        ("a.csv", f"id,n\n1,{PERSON}\xff\n".encode("latin-1"), {}),
        ("a.csv", f"id,n\n1,{PERSON}\x81\n".encode("latin-1"), {"encoding": "cp1252"}),
        ("a.jsonl", f'{{"id": "{PERSON}" 1}}\n', {}),
        ("a.json", f'[{{"id": "{PERSON}" 1}}]', {}),
        ("a.json", f'[{{"{PERSON}": 1, "{PERSON}": 2}}]', {}),
        ("a.json", f'{{"{PERSON}": 1}}', {}),
        ("a.xml", f"<r><s><{PERSON}></s></r>", {"row_element": "s"}),
        ("a.xml", f"<r><s>{PERSON}</r>", {"row_element": "s"}),
        ("a.txt", f"{PERSON}\n", {"format": "fixed_width", "columns_file": "columns.csv"}),
        ("a.parquet", PERSON, {}),
        ("a.xlsx", PERSON, {}),
    ],
)
def test_a_refusal_holds_no_value(put, read, name, content, settings):
    put("columns.csv", "name,start,length\nid,1,99\n")
    put(name, content)
    with pytest.raises(SourceUnavailable) as refused:
        read(name, **settings)
    told = "".join(traceback.format_exception(refused.value, chain=True)) + repr(vars(refused.value))
    assert PERSON not in told.replace(repr(content), "")
    assert refused.value.where
    assert refused.value.whose
    assert refused.value.fix
