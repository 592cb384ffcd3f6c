"""From a damaged file to the verdict: every row read is accounted for, and no value of it is told."""

from __future__ import annotations

from itertools import count

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.hostile.made_up_files import NAMES, PERSON, ROWS, TEXTS
from tests.hostile.mutations import applied, junk, mutations

FEW = settings(
    derandomize=True,
    deadline=None,
    max_examples=8,
    # To make a failing example smaller would take minutes here.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_MAP = """
select student_id, school_id, date, try_cast(present_fraction as double) as present_fraction, _file, _row,
    case when student_id like '%7' then 'Numbers that end in 7 belong to visitors.' end as _left_out
from raw
"""
_numbers = count()

odd_values = st.sampled_from(
    ["NaN", "inf", "-inf", "1e999", "20204-01-01", "-1", "9" * 400, "=1+1", "x" * 100_000, "\u200b", "0101", "", "é"]
)
# A row that names another school would be all there is of it, and so stop the dataset.
odd_cells = st.dictionaries(st.sampled_from([0, 2, 3]), odd_values, min_size=1)


@pytest.fixture
def judged(make_district, validated):
    """The verdict on a file's bytes, and the student_ids accepted."""

    def run(content: bytes, using: str = ""):
        files = {"attendance.csv": "", "maps/attendance.sql": using}
        keys = {"map": "maps/attendance.sql"} if using else {}
        folder = make_district(files, folder=f"district{next(_numbers)}", attendance=keys)
        (folder / "attendance.csv").write_bytes(content)
        verdict = validated(folder, "attendance")
        accepted = duckdb.read_parquet(str(verdict.accepted_path)).fetchall() if verdict.accepted_path else []
        return verdict, [row[0] for row in accepted]

    return run


def _require_accounted(verdict) -> None:
    assert PERSON not in verdict.model_dump_json() + verdict.in_words
    assert verdict.read_n == verdict.mapped_n + sum(verdict.left_out.values())
    assert verdict.mapped_n == verdict.accepted_n + verdict.quarantined_n
    if not verdict.mapped_n:
        assert verdict.status in ("stopped", "missing")
        assert verdict.reasons


@pytest.mark.parametrize(
    ("rows", "using"),
    [
        ("student_id,date,present_fraction\n1,2025-09-01,1\n2,2025-09-01,1\n", ""),
        ("student_id,school_id,date\n1,0101,2025-09-01\n", "select nothing_there, _file, _row from raw"),
        ("1,0101,2025-09-01,1\n2,0101,2025-09-01,1\n3,0101,2025-09-01,1\n", ""),
    ],
    ids=["a column is missing", "the map does not run", "the header is missing"],
)
def test_the_rows_of_a_dataset_that_is_stopped_by_its_header_or_map_are_left_out_for_a_reason(judged, rows, using):
    verdict, _ = judged(rows.encode(), using)
    _require_accounted(verdict)
    assert (verdict.status, verdict.mapped_n) == ("stopped", 0)
    assert verdict.left_out == {"the dataset was stopped before its rows were looked at": verdict.read_n}
    assert verdict.read_n


@FEW
@given(changes=mutations)
def test_any_damage_ends_in_a_verdict_that_counts_every_row(judged, changes):
    verdict, _ = judged(applied(changes, TEXTS["csv"].written()))
    _require_accounted(verdict)


@FEW
@given(number=st.integers(0, len(ROWS) - 1), cells=odd_cells)
def test_odd_values_hold_back_their_own_row_and_no_other(judged, number, cells):
    row = [cells.get(place, value) for place, value in enumerate(ROWS[number])]
    verdict, accepted = judged(TEXTS["csv"].written([*ROWS[:number], tuple(row), *ROWS[number + 1 :]]))
    _require_accounted(verdict)
    assert verdict.status == "accepted"
    assert verdict.quarantined_n <= 1
    assert {row[0] for row in (*ROWS[:number], *ROWS[number + 1 :])} <= set(accepted)


@FEW
@given(number=st.integers(0, len(ROWS) - 1), other=junk)
def test_a_broken_line_behind_a_map_is_left_out_held_back_or_refused(judged, number, other):
    records = [",".join(row) for row in ROWS]
    content = "\n".join([",".join(NAMES), *records[:number], other, *records[number + 1 :], ""])
    verdict, accepted = judged(content.encode(), _MAP)
    _require_accounted(verdict)
    if verdict.status == "accepted":
        kept = {row[0] for place, row in enumerate(ROWS) if place != number and not row[0].endswith("7")}
        assert kept <= set(accepted)
        assert sum(verdict.left_out.values()) in (5, 6, 7)
