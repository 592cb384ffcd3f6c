"""All that the values of missing and new columns say of each other, as such and row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from expectations.contract import Contract, Kind
from tasks.arrival.agreement import agreement
from tasks.arrival.content_likeness import Rows, Shared, fitting_values, shared_values


def shared_content(
    contract: Contract, rows: Rows, absent: Sequence[str], new: Sequence[str], *, is_mapped: bool
) -> dict[tuple[str, str], Shared]:
    """What the values say, as such and row by row; of dates also whether they are any: a new year has others."""
    shared = shared_values(rows, absent, new)
    dates = [one for one in contract.columns if one.name in absent and one.kind is Kind.DATE and not is_mapped]
    for pair, of_dates in fitting_values(rows, dates, new).items():
        if of_dates.fitting_n:
            shared[pair] = replace(shared[pair], fitting_n=of_dates.fitting_n)
    for pair, (telling_n, agreeing_n) in agreement(rows, absent, new, contract.key).items():
        if pair in shared:
            shared[pair] = replace(shared[pair], telling_n=telling_n, agreeing_n=agreeing_n)
    return shared
