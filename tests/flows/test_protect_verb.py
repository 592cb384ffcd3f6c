"""`throughline protect`: a table of counts in, the same rows out, and a user's mistakes in words."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from flows.cli import main
from tests.flows.conftest import Said, said_of_a_file

TABLE = "school,grp,count\n,,100\nA,,50\nB,,50\n,x,60\n,y,40\nA,x,45\nA,y,5\nB,x,15\nB,y,35\n"


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    """What `throughline protect` says of a table."""
    return said_of_a_file("protect", tmp_path, capsys, "table.csv")


def test_the_same_rows_come_out_with_what_is_shown(said: Said) -> None:
    code, answer, errors = said(TABLE, "--threshold", "10")
    rows = list(csv.DictReader(io.StringIO(answer)))
    assert (code, errors) == (0, "")
    assert list(rows[0]) == ["school", "grp", "count", "shown", "reason", "lower", "upper"]
    assert [f"{row['school']},{row['grp']},{row['count']}" for row in rows] == TABLE.splitlines()[1:]
    assert [row["shown"] for row in rows] == ["100", "50", "50", "60", "40", "", "", "", ""]
    assert [row["reason"] for row in rows[5:]] == ["complementary", "primary", "complementary", "complementary"]
    assert (rows[6]["lower"], rows[6]["upper"]) == ("0", "40")


def test_what_may_be_published_is_dimensions_and_what_is_shown(said: Said) -> None:
    _, answer, _ = said(TABLE, "--threshold", "10", "--public", "--json")
    rows = json.loads(answer)
    assert all(list(row) == ["school", "grp", "shown"] for row in rows)
    assert [row["shown"] for row in rows] == [100, 50, 50, 60, 40, None, None, None, None]


def test_semicolons_divide_cells_too(said: Said) -> None:
    assert said(TABLE.replace(",", ";"), "--threshold", "10")[:2] == said(TABLE, "--threshold", "10")[:2]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("school,grp,n\nA,x,3\n", "has no column count"),
        ("count\n3\n", "has no dimension"),
        ("school,count,count\nA,3,4\n", "has two columns count"),
        ("school,shown,count\nA,x,3\n", "has a column shown"),
        ("school,count\nA,3\nB,\n", "has no count"),
        ("school,count\nA,3\nB,4.5\n", "has a count that is no whole number"),
        ("school,count\nA,3\nB,-4\n", "has a count that is no whole number"),
        ("school,count\nA,3\nA,4\n", "has the dimensions of row"),
        ("school,count\nA,3\nTotal,3\n", "looks like a total by its name"),
        (TABLE.replace("B,y,35", "B,y,36"), "totals that are not the sum of their parts"),
    ],
)
def test_what_is_no_table_ends_with_21_and_says_where(said: Said, text: str, told: str) -> None:
    code, answer, errors = said(text, "--threshold", "10")
    assert (code, answer) == (21, "")
    assert told in errors
    assert "to do:" in errors


def test_no_file_and_no_threshold(said: Said, tmp_path: Path) -> None:
    assert main(["protect", str(tmp_path / "nothing.csv"), "--threshold", "10"]) == 11
    assert said(TABLE)[0] == 2
    assert said(TABLE, "--threshold", "ten")[0] == 2
