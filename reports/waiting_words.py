"""Words about rows held back that need nothing but what other datasets lack."""

from __future__ import annotations

from collections.abc import Sequence

from reports.numbers import listed_or_counted, plural


def nothing_to_mend(title: str) -> str:
    """Said where all rows of a dataset that are held back wait for others."""
    return f"Nothing to mend in {title} itself"


def rows_wait(rows: int, datasets: Sequence[str]) -> str:
    """Of rows held back that need nothing but that other datasets are mended or come."""
    return (
        f"{plural(rows, 'row')} {'waits' if rows == 1 else 'wait'} for {listed_or_counted(list(datasets), 'dataset')}."
    )
