"""Draws the judged series of a file, with words for those who cannot see the drawing."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any

from reports.control_chart import ChartPoint, ControlChart, Standing, control_charts_svg
from tasks.signals.chart_file import ChartedFile
from tasks.signals.charting import Charting

_FLAGGED = {
    "outside": "beyond a limit",
    "trend": "in a trend",
    "two_of_three": "two of three near a limit",
    "shift": "in a shift",
}
_SIDES = {"up": "increase", "down": "decrease"}


def drawn(charted: ChartedFile, charting: Charting) -> str:
    """An SVG with one chart a series."""
    targets = charted.targets()
    rows = ({**row, "target": targets.get((row["series"], row["date"]))} for row in charted.points().records)
    return control_charts_svg([_chart(name, list(group), charting) for name, group in groupby(rows, _series)])


def _series(row: dict[str, Any]) -> str:
    return str(row["series"])


def _chart(name: str, rows: list[dict[str, Any]], charting: Charting) -> ControlChart:
    title = charting.kind.title
    return ControlChart(
        title=name or title,
        subtitle=f"{title}, rules {charting.rule_set.rules}. {_key(charting)}",
        description=_description(title, rows),
        points=[
            ChartPoint(
                date=row["date"],
                phase=row["phase"],
                value=None if row["point_type"] == "missing" else row["value"],
                centre=row["centre"],
                lower=row["lower"],
                upper=row["upper"],
                target=row["target"],
                standing=_standing(row, charting),
            )
            for row in rows
        ],
    )


def _standing(row: dict[str, Any], charting: Charting) -> Standing:
    if row["point_type"] in ("missing", "not_computable"):
        return "unjudged"
    if row["direction"] is None:
        return "ordinary"
    if charting.improvement == "neutral":
        return "changed"
    return "better" if _SIDES[row["direction"]] == charting.improvement else "worse"


def _key(charting: Charting) -> str:
    if charting.improvement == "neutral":
        return "Triangles are signals."
    return "Blue diamonds are signals of improvement, orange squares of concern."


def _description(title: str, rows: list[dict[str, Any]]) -> str:
    """What can be seen, in sentences."""
    told = [f"{title} of {_counted(len(rows), 'point')} from {rows[0]['date']} to {rows[-1]['date']}."]
    phases_n = rows[-1]["phase"]
    told += [f"It has {phases_n} phases; limits are those of the last."] if phases_n > 1 else []
    last = rows[-1]
    if last["centre"] is not None:
        limits = f", limits {last['lower']:.4g} to {last['upper']:.4g}" if last["lower"] is not None else ""
        told.append(f"The centre is {last['centre']:.4g}{limits}.")
    types = Counter(row["point_type"] for row in rows)
    flagged = [f"{types[kind]} {words}" for kind, words in _FLAGGED.items() if types[kind]]
    told.append(f"Signals: {', '.join(flagged)}." if flagged else "No point is a signal.")
    told += [f"{_counted(types['missing'], 'value')} missing."] if types["missing"] else []
    reasons = dict.fromkeys(row["note"] for row in rows if row["point_type"] == "not_computable")
    told += [f"Not computable: {reason}." for reason in reasons]
    targets = list(dict.fromkeys(row["target"] for row in rows if row["target"] is not None))
    told += [f"The target is {targets[0]:.4g}."] if len(targets) == 1 else []
    told += [f"The target goes from {targets[0]:.4g} to {targets[-1]:.4g}."] if len(targets) > 1 else []
    return " ".join(told)


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
