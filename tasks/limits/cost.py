"""What letting a first delivery go on costs: the measures that lack a column of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from expectations.catalogue import CONTRACTS
from reports.numbers import listed
from tasks.indicators.columns_read import measures_needing
from tasks.verdicts.verdict import Limit, Verdict


def costs(verdict: Verdict, limits: Collection[Limit]) -> tuple[str, ...]:
    """One sentence for the columns that hold no value and that the same measures are made of.

    Columns of which one of the limits tells already are left out. Of a later delivery, what has emptied since is a
    cause, and what was always empty costs nothing new.
    """
    told = {word for limit in limits if limit.name == "columns" for word in limit.sentence.split()}
    optional = [one.name for one in CONTRACTS[verdict.contract].columns if not one.required]
    columns_of: dict[tuple[str, ...], list[str]] = {}
    for name in optional:
        if name in verdict.empty_columns and name not in told and (needing := measures_needing(verdict.contract, name)):
            columns_of.setdefault(needing, []).append(name)
    return tuple(_sentence(columns, measures) for measures, columns in columns_of.items())


def _sentence(columns: Sequence[str], measures: Sequence[str]) -> str:
    hold = "holds" if len(columns) == 1 else "hold"
    usual = "its" if len(measures) == 1 else "their"
    return f"{listed([*columns])} {hold} no value: {listed([*measures])} may have no figure, or not {usual} usual one."
