"""What values of a column are lacking since its own causes say why: no filter is to be looked for."""

from __future__ import annotations

from tasks.verdicts.verdict import Verdict

# Causes of fewer rows do not explain that so many values are lacking.
_LEAST_EXPLAINED = 0.5


def is_told_already(verdict: Verdict, column: str, lacking_n: float) -> bool:
    """Whether it is empty in all rows, or as many rows break its own rules as `lacking_n` values should have come.

    A code that nobody knows counts as empty, and a number in another writing is held back: both have come.
    """
    if column in verdict.empty_columns:
        return True
    broken_n = sum(one.rows_n for one in verdict.broken_rules if one.name.rpartition(".")[0] == column)
    return broken_n > 0 and broken_n >= _LEAST_EXPLAINED * lacking_n
