"""The trend of a dataset's quality over its deliveries."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reports import numbers, scorecard_words
from reports.scorecard import Delivery, Line, Trend
from tasks.scoring.causes import causes_of, closed_since, opened_since
from tasks.verdicts.verdict import Verdict

MOST_DELIVERIES = 12
_WIDTH, _HEIGHT = 100, 24


def trend(title: str, deliveries: Sequence[Verdict]) -> Trend | None:
    """The last twelve deliveries, the newest first; None where nothing was ever delivered."""
    if not deliveries:
        return None
    rows = [_delivery(None, deliveries[0]), *(_delivery(before, one) for before, one in pairwise(deliveries))]
    shown = deliveries[-MOST_DELIVERIES:]
    return Trend(dataset=title, deliveries=tuple(reversed(rows[-MOST_DELIVERIES:])), line=_line(title, shown))


def _delivery(before: Verdict | None, verdict: Verdict) -> Delivery:
    share = scorecard_words.share(verdict.accepted_n, verdict.mapped_n)
    return Delivery(
        day=numbers.day(verdict.snapshot_date) if verdict.snapshot_date else "",
        rows=numbers.count(verdict.read_n),
        in_order=share if verdict.status == "accepted" or not verdict.mapped_n else f"{share}, {_why_not(verdict)}",
        open_causes=numbers.count(len(causes_of(verdict))),
        change=scorecard_words.change(
            len(opened_since(before, verdict) if before else causes_of(verdict)),
            len(closed_since(before, verdict)) if before else 0,
            verdict.quarantined_n - (before.quarantined_n if before else 0),
            is_first=before is None,
        ),
    )


def _why_not(verdict: Verdict) -> str:
    return "held" if verdict.limits else "stopped"


def _line(title: str, deliveries: Sequence[Verdict]) -> Line | None:
    """The share of rows in order; its foot is a round ten below the lowest, so that small steps stay small."""
    shares = [one.accepted_n / one.mapped_n for one in deliveries if one.mapped_n]
    if len(shares) < 2:
        return None
    lowest = min((100 * one.accepted_n) // one.mapped_n for one in deliveries if one.mapped_n)
    floor = max(0, 10 * ((lowest - 1) // 10))
    step = _WIDTH / (len(shares) - 1)
    points = tuple(
        (round(index * step, 1), round(_HEIGHT * (1 - (100 * share - floor) / (100 - floor)), 1))
        for index, share in enumerate(shares)
    )
    return Line(
        points=points,
        title=scorecard_words.line_title(title, len(shares)),
        description=scorecard_words.line_description(shares[0], shares[-1]),
        scale=scorecard_words.line_scale(floor),
    )
