"""What Python's csv writes is read back the same, whatever the text."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tasks.sources.files import FilesSource
from tasks.sources.settings import FilesSettings, SourceContext

any_text = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
tricky_text = st.text(st.sampled_from(' ,;"\n\r\t\\é世x'), max_size=8)
values = st.one_of(any_text, tricky_text)
ends = st.sampled_from(["\r\n", "\n", "\r"])


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    width = draw(st.integers(1, 4))
    return draw(st.lists(st.lists(values, min_size=width, max_size=width), min_size=1, max_size=8))


def _written(rows: list[list[str]], end: str) -> str:
    out = io.StringIO()
    # Python's csv quotes a line break only if it is part of its own line end.
    csv.writer(out, lineterminator=end, quoting=csv.QUOTE_MINIMAL if end == "\r\n" else csv.QUOTE_ALL).writerows(rows)
    return out.getvalue()


def _landed(content: str, encoding: str = "utf-8", **said: object) -> list[tuple[int, list[str | None]]]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.csv").write_bytes(content.encode(encoding))
        context = SourceContext(dataset="d", contract="d", owner="o", folder=folder, work=folder / "work")
        into = folder / "landed.parquet"
        FilesSource(FilesSettings(kind="files", path="a.csv", settle_seconds=0, **said), context).read(into)
        *columns, _, rows = [column.to_pylist() for column in pq.read_table(into).columns]
        return [(row, list(cells)) for row, *cells in zip(rows, *columns, strict=True)]


def _expected(rows: list[list[str]], first_row: int) -> list[tuple[int, list[str | None]]]:
    return [(number, [value or None for value in row]) for number, row in enumerate(rows, start=first_row) if any(row)]


@settings(max_examples=40, deadline=None)
@given(tables(), ends, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_rows_behind_a_header_come_back(rows, end, encoding):
    rows = [["x"] * len(rows[0]), *rows]
    header = [f"h{number}" for number in range(len(rows[0]))]
    assert _landed(_written([header, *rows], end), encoding) == _expected(rows, first_row=2)


@settings(max_examples=40, deadline=None)
@given(tables(), ends, st.lists(st.sampled_from(["", "Title", '"T"', '"open', "a,b", ' "x']), max_size=3))
def test_rows_behind_any_preamble_come_back_without_a_header_too(rows, end, preamble):
    rows = [["x"] * len(rows[0]), *rows]
    content = "".join(line + end for line in preamble) + _written(rows, end)
    landed = _landed(content, header=False, preamble_lines=len(preamble))
    assert landed == _expected(rows, first_row=len(preamble) + 1)


@settings(max_examples=40, deadline=None)
@given(tables(), ends, st.lists(st.integers(0, 2), min_size=10, max_size=10))
def test_blank_lines_anywhere_change_nothing_but_the_numbers_of_rows(rows, end, blanks_n):
    rows = [["x"] * len(rows[0]), *rows]
    header = [f"h{number}\nunit" for number in range(len(rows[0]))]
    spaced = [line for row, n in zip(rows, blanks_n, strict=False) for line in [*[[""] * len(row)] * n, row]]
    content = _written([header], end) + "".join(_written([row], end) if any(row) else end for row in spaced)
    assert _landed(content) == _expected(spaced, first_row=2)


def _by_python(content: str) -> list[tuple[int, list[str | None]]]:
    records = list(csv.reader(io.StringIO(content, newline=""), strict=True))
    width = len(records[0])
    return _expected([record or [""] * width for record in records[1:]], first_row=2)


loose_cells = st.sampled_from(["", " ", "1", " 3", '"x"', '"a\nb"', '"a\rb"', '"a\r\nb"', '"q""q"'])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(loose_cells, loose_cells, ends), min_size=1, max_size=6), ends, st.booleans())
@example([("1", "2", "\r"), (" ", "", "\r\n")], "\r\n", True)
@example([("1", "2", "\r"), (" 3", "4", "\r\n")], "\r\n", True)
@example([("", '"\r"', "\n"), ("1", "2", "\n")], "\n", False)
def test_whatever_ends_each_line_both_readers_see_the_same_rows(lines, end, is_wide):
    body = "".join((f"{first},{second}" if is_wide else first) + line_end for first, second, line_end in lines)
    first_row = "x,x" if is_wide else "x"
    content = f"{'a,b' if is_wide else 'a'}{end}{first_row}{end}{body}"
    assert _landed(content) == _by_python(content)
