"""One group against another: their rates, difference and ratio, each with its interval or the reason why not."""

from __future__ import annotations

from tasks.gaps.intervals import CONFIDENCE, intervals
from tasks.warehouse import share_warehouse

Told = dict[str, float | str | None]


def gap(
    numerator_1: int, denominator_1: int, numerator_2: int, denominator_2: int, *, confidence: float = CONFIDENCE
) -> dict[str, Told]:
    """`wilson_1`, `wilson_2`, `difference`, `ratio`: each `value`, `lower` and `upper`, and `why` where one is None."""
    counts = [numerator_1, denominator_1, numerator_2, denominator_2]
    with share_warehouse() as warehouse:
        warehouse.execute(
            "create table compared as select 1 as comparison_id, cast($counts[1] as bigint) as numerator_1, "
            "cast($counts[2] as bigint) as denominator_1, cast($counts[3] as bigint) as numerator_2, "
            "cast($counts[4] as bigint) as denominator_2",
            {"counts": counts},
        )
        (_, *figures) = intervals(warehouse, confidence=confidence).fetchall()[0]
    nobody = [f"there is nobody in group {place}" for place in (1, 2) if not counts[2 * place - 1]]
    empty = " and ".join(nobody)
    return {
        "wilson_1": _told(figures[0:3], "" if denominator_1 else "there is nobody in group 1"),
        "wilson_2": _told(figures[3:6], "" if denominator_2 else "there is nobody in group 2"),
        "difference": _told(figures[6:9], empty),
        "ratio": _told(figures[9:12], empty or _not_estimable(numerator_1, numerator_2)),
    }


def _told(figures: list[float | None], why: str) -> Told:
    told: Told = dict(zip(("value", "lower", "upper"), figures, strict=True))
    return {**told, "why": why} if why else told


def _not_estimable(numerator_1: int, numerator_2: int) -> str:
    none = [f"group {place}" for place, numerator in ((1, numerator_1), (2, numerator_2)) if not numerator]
    return f"not estimable: the count of {' and of '.join(none)} is zero" if none else ""
