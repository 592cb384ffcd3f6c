"""Series in, judged points and phases out: many series of any charts and rules in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from tasks.signals.chart_kinds import CHART_KINDS
from tasks.signals.judge import judge
from tasks.warehouse import open_warehouse

Row = dict[str, Any]
Number = float | int | None
POINTS = pa.schema(
    [
        ("series", pa.string()),
        ("phase", pa.int32()),
        ("date", pa.int32()),
        ("value", pa.float64()),
        ("numerator", pa.float64()),
        ("denominator", pa.float64()),
        ("in_baseline", pa.bool_()),
        ("is_excluded", pa.bool_()),
        ("target", pa.float64()),
    ]
)
CHARTED = pa.schema(
    [
        ("series", pa.string()),
        ("chart", pa.string()),
        ("rules", pa.string()),
        ("improvement", pa.string()),
        ("is_screened", pa.bool_()),
    ]
)


@dataclass(frozen=True, kw_only=True)
class Series:
    """One series; phases begin at `phases`, and points `excluded` are left out, both counted from 0."""

    name: str = "one"
    chart: str = "xmr"
    rules: str = "mdc-2023"
    values: Sequence[Number] = ()
    counts: Sequence[tuple[Number, Number]] = ()
    phases: Sequence[int] = ()
    baseline_n: int | None = None
    excluded: Sequence[int] = ()
    improvement: str = "increase"
    target: float | None = None
    is_screened: bool | None = None

    def points(self) -> list[Row]:
        counts = self.counts or [(None, None)] * len(self.values)
        values = self.values or [None] * len(self.counts)
        starts = [0, *self.phases]
        listed = []
        for index, (value, (numerator, denominator)) in enumerate(zip(values, counts, strict=True)):
            phase = sum(start <= index for start in starts)
            place = index - starts[phase - 1]
            listed.append(
                {
                    "series": self.name,
                    "phase": phase,
                    "date": index,
                    "value": value,
                    "numerator": numerator,
                    "denominator": denominator,
                    "in_baseline": self.baseline_n is None or place < self.baseline_n,
                    "is_excluded": index in self.excluded,
                    "target": self.target,
                }
            )
        return listed

    def settings(self) -> Row:
        return {
            "series": self.name,
            "chart": self.chart,
            "rules": self.rules,
            "improvement": self.improvement,
            "is_screened": CHART_KINDS[self.chart].is_screened if self.is_screened is None else self.is_screened,
        }


@dataclass(frozen=True)
class Judged:
    """Points by series in their order, and phases by series in theirs."""

    points: dict[str, list[Row]]
    phases: dict[str, list[Row]]

    def types(self, name: str = "one") -> list[str]:
        return [row["point_type"] for row in self.points[name]]

    def flags(self, name: str = "one") -> str:
        """One letter a point, upper case where the direction is up: o outside, t trend, w two of three, s shift."""
        letters = {
            "common_cause": ".",
            "outside": "o",
            "trend": "t",
            "two_of_three": "w",
            "shift": "s",
            "missing": "-",
            "not_computable": "?",
        }
        return "".join(
            letters[row["point_type"]].upper() if row["direction"] == "up" else letters[row["point_type"]]
            for row in self.points[name]
        )


def judged(*series: Series) -> Judged:
    with open_warehouse() as warehouse:
        points = pa.Table.from_pylist([point for one in series for point in one.points()], POINTS)
        charted = pa.Table.from_pylist([one.settings() for one in series], CHARTED)
        warehouse.register("points", points)
        warehouse.register("charted", charted)
        judge(warehouse)
        result = Judged({one.name: [] for one in series}, {one.name: [] for one in series})
        for into, table, order in ((result.points, "signals", "date"), (result.phases, "summaries", "phase")):
            found = warehouse.execute(f"select * from {table} order by series, {order}")
            columns = [name for name, *_ in found.description]
            for row in found.fetchall():
                told = dict(zip(columns, row, strict=True))
                into[told["series"]].append(told)
        return result


def judged_one(**settings: Any) -> Judged:
    return judged(Series(**settings))
