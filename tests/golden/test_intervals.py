"""Intervals of proportions, their differences and ratios against statsmodels and published tables."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tasks.gaps.intervals import intervals
from tasks.warehouse import share_warehouse

# To four decimals, as printed.
PUBLISHED = 0.00005
CONFIDENCES = (90, 95, 99)
Figures = dict[str, float | None]


def figures(compared: list[tuple[int, int, int, int]], confidence: float = 0.95) -> list[Figures]:
    """The intervals of comparisons, in their order."""
    with share_warehouse() as warehouse:
        warehouse.execute(
            "create table compared (comparison_id integer, numerator_1 bigint, denominator_1 bigint, "
            "numerator_2 bigint, denominator_2 bigint)"
        )
        warehouse.executemany(
            "insert into compared values (?, ?, ?, ?, ?)", [[place, *one] for place, one in enumerate(compared)]
        )
        relation: duckdb.DuckDBPyRelation = intervals(warehouse, confidence=confidence)
        return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def differing(told: Iterator[tuple[str, float | None, str]]) -> list[tuple[str, float | None, str]]:
    return [
        (what, ours, theirs)
        for what, ours, theirs in told
        if ours is None or ours != pytest.approx(float(theirs), rel=1e-9, abs=1e-12)
    ]


@pytest.mark.parametrize("confidence", CONFIDENCES)
def test_wilson_intervals_agree_with_statsmodels(golden_folder: Path, confidence: int) -> None:
    cases = rows(golden_folder, "wilson.csv")
    ours = figures([(int(case["x"]), int(case["n"]), 0, 1) for case in cases], confidence / 100)
    assert cases
    assert not differing(
        (f"{end} of {case['x']}/{case['n']}", told[f"{end}er_1"], case[f"wilson_{confidence}_{short}"])
        for case, told in zip(cases, ours, strict=True)
        for end, short in (("low", "lo"), ("upp", "hi"))
    )


@pytest.mark.parametrize("confidence", [90, 95])
def test_differences_and_ratios_agree_with_statsmodels(golden_folder: Path, confidence: int) -> None:
    cases = rows(golden_folder, "newcombe_riskratio.csv")
    ours = figures([tuple(int(case[name]) for name in ("x1", "n1", "x2", "n2")) for case in cases], confidence / 100)
    columns = {
        "difference": "diff",
        "difference_lower": f"diff_newcomb_{confidence}_lo",
        "difference_upper": f"diff_newcomb_{confidence}_hi",
        "ratio": "ratio",
        "ratio_lower": f"ratio_log_{confidence}_lo",
        "ratio_upper": f"ratio_log_{confidence}_hi",
    }
    assert cases
    assert not differing(
        (f"{name} of {case['x1']}/{case['n1']} and {case['x2']}/{case['n2']}", told[name], case[column])
        for case, told in zip(cases, ours, strict=True)
        for name, column in columns.items()
        if case[column]
    )
    # Where theirs gives no ratio or no interval of one, a count is zero, and ours gives none either.
    for case, told in zip(cases, ours, strict=True):
        is_estimable = int(case["x1"]) > 0 and int(case["x2"]) > 0
        assert (told["ratio_lower"] is not None) is is_estimable
        assert (told["ratio_upper"] is not None) is is_estimable


def test_published_tables(golden_folder: Path) -> None:
    published = json.loads((golden_folder / "published_intervals.json").read_text(encoding="utf-8"))
    for one in published["wilson"]:
        told = figures([(one["x"], one["n"], 0, 1)])[0]
        assert (told["lower_1"], told["upper_1"]) == pytest.approx((one["lo"], one["hi"]), abs=PUBLISHED)
    for one in published["newcombe"]:
        told = figures([(one["x1"], one["n1"], one["x2"], one["n2"])])[0]
        ends = (told["difference_lower"], told["difference_upper"])
        assert ends == pytest.approx((one["lo"], one["hi"]), abs=PUBLISHED)
