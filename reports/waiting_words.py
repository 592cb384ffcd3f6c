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


def looked_at_again(rows: int, datasets: Sequence[str]) -> str:
    """Of rows that only warn, since an older copy of others stands in."""
    wait = "does not fit" if rows == 1 else "do not fit"
    return (
        f"{plural(rows, 'row')} {wait} the older copy of {listed_or_counted(list(datasets), 'dataset')} that stands "
        "in: nothing to do here, the next run looks again."
    )
