"""Whatever happens to single lines of a CSV, all others are read as they are, and each damaged one is told once."""

from __future__ import annotations

from itertools import count

import pyarrow.parquet as pq
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tasks.errors import SourceUnreadable
from tasks.sources.files import FilesSource
from tasks.sources.settings import FilesSettings, SourceContext
from tests.hostile.test_accounting_laws import FEW, judged

__all__ = ["judged"]

PERSON = "XENIA"
HEAD = "student_id,school_id,date,present_fraction"
WHERE = {"short": "0101", "quoted": '"0101"', "note": '"0101, the\nsouth wing"', "inches": '0101 5"'}
_numbers = count()


def row(number: int, kind: str) -> str:
    return f"{PERSON}{number:04d},{WHERE[kind]},2025-09-{number % 20 + 1:02d},1"


def damaged(number: int, how: str) -> bytes:
    """One line with a fault that is its own."""
    first, *rest = row(number, "short").split(",")
    return {
        "too many": ",".join([first, *rest, "x"]),
        "far too many": ",".join([first, *rest, *"xyz", "", "z"]),
        "too few": ",".join([first, *rest[:-1]]),
        "alone": first,
        "open quote": ",".join([first, *rest[:-1], f'"{rest[-1]}']),
        "open at the start": f'"{first},{",".join(rest)}',
        "behind a quote": ",".join([f'"{first}"x', *rest]),
        "odd byte": ",".join([f"{first}\udcff", *rest]),
        "zero byte": ",".join([f"{first}\0", *rest]),
    }[how].encode("utf-8", "surrogateescape")


FAULTS = ["too many", "far too many", "too few", "alone"]
FAULTS += ["open quote", "open at the start", "behind a quote", "odd byte", "zero byte"]
faults = st.sampled_from(FAULTS)
lines_hit = st.dictionaries(st.integers(0, 198), faults, max_size=8)


def written(kinds: list[str], hit: dict[int, str], end: bytes = b"\n") -> tuple[bytes, list[str]]:
    """A file of two hundred rows, some of them damaged, and the numbers of people in those nobody touched."""
    lines = [row(number, kinds[number % len(kinds)]) for number in range(200)]
    content = [damaged(n, hit[n]) if n in hit else line.encode() for n, line in enumerate(lines)]
    return end.join([HEAD.encode(), *content, b""]), [f"{PERSON}{n:04d}" for n in range(200) if n not in hit]


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    kinds=st.lists(st.sampled_from(["short", "quoted", "note"]), min_size=1, max_size=4),
    hit=lines_hit,
    end=st.sampled_from([b"\n", b"\r\n"]),
)
@example(kinds=["short"], hit={3: "open quote", 4: "open quote", 5: "too many"}, end=b"\n")
@example(kinds=["short"], hit={198: "open quote", 197: "behind a quote"}, end=b"\n")
@example(kinds=["note"], hit={3: "open quote", 4: "open at the start"}, end=b"\n")
def test_every_other_row_is_read_and_every_damaged_line_is_told_once_at_its_place(tmp_path, kinds, hit, end):
    folder = tmp_path / f"read{next(_numbers)}"
    folder.mkdir()
    content, untouched = written(kinds, hit, end)
    (folder / "a.csv").write_bytes(content)
    context = SourceContext(dataset="d", contract="d", owner="Ann Lead", folder=folder, work=folder / "work")
    source = FilesSource(FilesSettings(kind="files", path="a.csv", settle_seconds=0), context)
    source.look()
    source.read(folder / "rows.parquet", folder / "malformed.parquet")
    rows = pq.read_table(folder / "rows.parquet").to_pydict()
    assert rows["student_id"] == untouched
    assert rows["_row"] == [2 + n for n in range(200) if n not in hit]
    assert (folder / "malformed.parquet").is_file() == bool(hit)
    if hit:
        lines = pq.read_table(folder / "malformed.parquet").to_pydict()
        assert lines["_row"] == [2 + n for n in sorted(hit)]
        assert all(f"{PERSON}{n:04d}" in (lines["student_id"][place] or "") for place, n in enumerate(sorted(hit)))
        assert not any(PERSON in reason for reason in lines["_malformed"])


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    kinds=st.lists(st.sampled_from([*WHERE]), min_size=1, max_size=4),
    hit=st.dictionaries(st.integers(0, 198), faults, max_size=30),
    cuts=st.lists(
        st.tuples(st.integers(len(HEAD) + 1, 9000), st.sampled_from([b'"', b"\n", b",", b'"\n', b'","'])), max_size=2
    ),
)
def test_whatever_else_happens_no_row_is_lost_or_made_up(tmp_path, kinds, hit, cuts):
    folder = tmp_path / f"read{next(_numbers)}"
    folder.mkdir()
    content, untouched = written(kinds, hit)
    for place, what in cuts:
        content = content[:place] + what + content[place:]
    (folder / "a.csv").write_bytes(content)
    context = SourceContext(dataset="d", contract="d", owner="Ann Lead", folder=folder, work=folder / "work")
    source = FilesSource(FilesSettings(kind="files", path="a.csv", settle_seconds=0), context)
    try:
        source.look()
        source.read(folder / "rows.parquet", folder / "malformed.parquet")
    except SourceUnreadable as refusal:
        assert PERSON not in str(refusal)
        return
    rows = pq.read_table(folder / "rows.parquet").to_pydict()
    # Between two stray quotes the end of a line is a part of a cell, and the number may stand in another column.
    told = [[" ".join(map(str, cells)) for cells in zip(*rows.values(), strict=True)], rows["_row"]]
    if (folder / "malformed.parquet").is_file():
        lines = pq.read_table(folder / "malformed.parquet").to_pydict()
        assert not any(PERSON in reason for reason in lines["_malformed"])
        told[0] += [" ".join(str(lines[name][n]) for name in lines) for n in range(len(lines["_row"]))]
        told[1] += lines["_row"]
    assert len(set(told[1])) == len(told[1])
    seen = " ".join(str(one) for one in told[0])
    lost = [one for one in untouched if one not in seen]
    # What a stroke cuts through is told under what is left of its number.
    assert len(lost) <= len(cuts)


@FEW
@given(hit=st.dictionaries(st.integers(0, 198), faults, min_size=1, max_size=30))
def test_verdicts_count_every_line_and_tell_one_cause(judged, hit):
    content, untouched = written(["short", "quoted"], hit)
    verdict, accepted = judged(content)
    assert PERSON not in verdict.model_dump_json() + verdict.in_words
    if 100 * len(hit) > 5 * 200:
        assert verdict.status == "stopped"
        assert f"{len(hit)} of its 200 rows cannot be read" in verdict.reasons[0]
        return
    assert verdict.status == "accepted"
    assert accepted == untouched
    assert (verdict.read_n, verdict.mapped_n, verdict.quarantined_n) == (200, 200, len(hit))
    assert [(one.rule, one.rows_n) for one in verdict.causes] == [("line.malformed", len(hit))]
