"""Protected tables beside those of GaussSuppression: patterns differ, what they promise does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tasks.suppression.protected_table import protect_table
from tasks.suppression.table_file import read_table
from tests.tasks.suppression.tables import Key, as_csv, ranges_by_inner_cells

Case = dict[str, Any]
MOST_BESIDE_PEER = 1.5


@pytest.fixture(scope="module")
def cases(golden: Callable[[str], list[Case]]) -> list[Case]:
    return golden("suppression")


def rows_of(case: Case) -> dict[Key, Case]:
    """The peer's rows by their dimensions; its schools and regions stand in one column."""
    dimensions = case["dims"] if isinstance(case["dims"], list) else [case["dims"]]
    region_of = {cell["school"]: cell["region"] for cell in case["microcells"] if "region" in cell}
    rows = {}
    for row in case["peer_table"]:
        named = {name: "" if row.get(name) == "Total" else row.get(name, "") for name in dimensions}
        if region_of:
            school = named["school"]
            is_region = school in region_of.values()
            named["region"] = school if is_region else region_of.get(school, "")
            named["school"] = "" if is_region else school
        rows[tuple(named[name] for name in dimensions)] = row
    return rows


def test_tables_are_protected_with_no_more_hidden_than_the_peer_allows(cases: list[Case], tmp_path: Path) -> None:
    assert cases
    for case in cases:
        rows = rows_of(case)
        counts = {key: row["n"] for key, row in rows.items()}
        path = tmp_path / f"{case['id']}.csv"
        path.write_text(as_csv([f"dimension {place}" for place in range(len(next(iter(rows))))], counts))
        rule = case["rule"]
        protected = protect_table(read_table(path), rule["maxN"] + 1, hides_zeros=rule["protectZeros"])
        told = {tuple(row[:-5]): row[-4:] for row in protected.rows}
        assert [key for key, row in told.items() if row[1] == "primary"] == [
            k for k, row in rows.items() if row["primary"]
        ]
        hidden = [key for key, row in told.items() if row[0] is None]
        assert len(hidden) <= MOST_BESIDE_PEER * case["n_suppressed"], case["id"]
        for key, (lower, upper) in ranges_by_inner_cells(counts, hidden).items():
            assert lower <= counts[key] <= upper
            assert upper - lower >= 7 - 1e-6, (case["id"], key)
            assert told[key][2] == pytest.approx(lower, abs=1e-6)
