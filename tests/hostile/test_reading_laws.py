"""Whatever becomes of a file, reading it gives rows or a clear error, and never loses a row nobody touched."""

from __future__ import annotations

import traceback
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.errors import SourceUnavailable
from tasks.sources.files import FilesSource
from tasks.sources.settings import FilesSettings, SourceContext
from tests.hostile.made_up_files import BINARIES, NAMES, PERSON, ROWS, TEXTS, WIDTHS, Format
from tests.hostile.mutations import Mutation, applied, junk, mutations

SLOWEST_SECONDS = 30
PLAIN = settings(derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))

Landed = dict[str, list[str | int | None]]


def _read(how: Format, content: bytes) -> Landed | SourceUnavailable:
    """The landed columns, or the refusal; anything else that is raised is a fault."""
    start = perf_counter()
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / how.name).write_bytes(content)
        (folder / "widths.csv").write_text(WIDTHS)
        context = SourceContext(dataset="d", contract="d", owner="Ann Lead", folder=folder, work=folder / "work")
        source = FilesSource(FilesSettings(kind="files", path=how.name, settle_seconds=0, **how.said), context)
        try:
            source.look()
            source.read(folder / "landed.parquet")
            return pq.read_table(folder / "landed.parquet").to_pydict()
        except SourceUnavailable as refusal:
            return refusal
        finally:
            assert perf_counter() - start < SLOWEST_SECONDS
            assert not (folder / "work").exists() or not list((folder / "work").iterdir())


def _require_rows_or_a_clear_refusal(outcome: Landed | SourceUnavailable) -> None:
    if isinstance(outcome, SourceUnavailable):
        assert PERSON not in "".join(traceback.format_exception(outcome)) + repr(vars(outcome))
        assert outcome.what.startswith(("a.", "What `path`"))
        assert (outcome.whose, bool(outcome.where), bool(outcome.fix)) == ("Ann Lead", True, True)
        return
    *columns, files, rows = outcome.values()
    assert rows
    assert all(any(cells) for cells in zip(*columns, strict=True))
    places = list(zip(files, rows, strict=True))
    assert len(set(places)) == len(places)
    assert places == sorted(places)


@pytest.mark.parametrize("how", [*TEXTS.values(), *BINARIES.values()], ids=[*TEXTS, *BINARIES])
def test_what_nobody_touched_is_read_whole(how):
    landed = _read(how, how.written())
    assert not isinstance(landed, SourceUnavailable)
    assert list(zip(*(landed[name] for name in NAMES), strict=True)) == ROWS


@pytest.mark.parametrize("how", TEXTS.values(), ids=TEXTS)
@settings(PLAIN, max_examples=25)
@given(changes=mutations)
def test_a_damaged_text_file_gives_rows_or_a_clear_refusal(how: Format, changes: list[Mutation]):
    _require_rows_or_a_clear_refusal(_read(how, applied(changes, how.written())))


@pytest.mark.parametrize("kind", ["parquet", "zip"])
@settings(PLAIN, max_examples=30)
@given(changes=mutations)
def test_a_damaged_binary_file_gives_rows_or_a_clear_refusal(kind: str, changes: list[Mutation]):
    how = BINARIES[kind]
    _require_rows_or_a_clear_refusal(_read(how, applied(changes, how.written())))


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
@settings(PLAIN, max_examples=12)
@given(changes=mutations)
def test_a_damaged_workbook_gives_rows_or_a_clear_refusal(kind: str, changes: list[Mutation]):
    how = BINARIES[kind]
    _require_rows_or_a_clear_refusal(_read(how, applied(changes, how.written())))


@pytest.mark.parametrize("how", TEXTS.values(), ids=TEXTS)
@settings(PLAIN, max_examples=25)
@given(number=st.integers(0, len(ROWS) - 1), other=junk)
def test_all_rows_beside_a_damaged_one_are_read_or_the_file_is_refused(how: Format, number: int, other: str):
    assert how.framed
    assert how.record
    records = [how.record(row) for row in ROWS]
    outcome = _read(how, how.framed([*records[:number], other, *records[number + 1 :]]).encode())
    _require_rows_or_a_clear_refusal(outcome)
    if not isinstance(outcome, SourceUnavailable):
        read = list(zip(*(outcome.get(name, [None] * len(outcome["_row"])) for name in NAMES), strict=True))
        assert [row for row in read if row in ROWS and row != ROWS[number]] == [*ROWS[:number], *ROWS[number + 1 :]]


@settings(PLAIN, max_examples=30)
@given(content=st.binary(max_size=2_000), name=st.sampled_from([*TEXTS, *BINARIES]), has_mark=st.booleans())
def test_any_bytes_give_rows_or_a_clear_refusal(content: bytes, name: str, has_mark: bool):
    how = {**TEXTS, **BINARIES}[name]
    marked = b"PAR1" + content + b"PAR1" if has_mark else content
    _require_rows_or_a_clear_refusal(_read(how, marked))
