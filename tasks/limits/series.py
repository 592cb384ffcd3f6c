"""Which rows of a contract are alike, so that their values can be held against each other."""

from __future__ import annotations

from expectations.contract import Contract, Kind


def results_of(contract: Contract) -> str:
    """SQL of the test and subject of a row, where results come window by window; else empty."""
    if not contract.window_start_column:
        return "''"
    kinds = {one.name: one.kind for one in contract.columns}
    texts = [name for name in contract.key if kinds[name] is Kind.TEXT and name != contract.person_column]
    return f"concat_ws(' ', {', '.join(texts)})"


def series_of(contract: Contract) -> str:
    """SQL of a row's series: its test and subject, or its part; empty where it has neither."""
    has_parts = contract.part_column and not contract.window_start_column
    return f"cast({contract.part_column} as varchar)" if has_parts else results_of(contract)
