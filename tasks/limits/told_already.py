"""What values of a column are lacking since its own causes say why: no filter is to be looked for."""

from __future__ import annotations

from tasks.sources.column_names import same
from tasks.verdicts.verdict import Verdict

# Causes of fewer rows do not explain that so many values are lacking.
_LEAST_EXPLAINED = 0.5


def is_told_already(verdict: Verdict, column: str, lacking_n: float) -> bool:
    """Whether it is empty in all rows, or its own causes have as many rows as `lacking_n` values should have come.

    A code that nobody knows counts as empty, a number in another writing is held back, and files that have the column
    under another name do not fill it: all have come.
    """
    if column in verdict.empty_columns:
        return True
    explained_n = sum(one.rows_n for one in verdict.broken_rules if one.name.rpartition(".")[0] == column)
    explained_n += sum(
        one.rows_n
        for one in verdict.column_changes.in_files
        if any(same(renamed.old) == same(column) for renamed in one.renamed)
    )
    return explained_n > 0 and explained_n >= _LEAST_EXPLAINED * lacking_n
