"""Which datasets a measure is made of."""

from __future__ import annotations

from functools import cache

from expectations.catalogue import CONTRACTS
from tasks.indicators.catalogue import catalogue
from tasks.indicators.order import models, with_needed


@cache
def contracts_read(measure: str) -> frozenset[str]:
    """The contracts whose rows a measure of the catalogue is made of, by way of whatever facts."""
    indicator = catalogue()[measure]
    read = (model.reads for model in with_needed(models(), [f"{indicator.area}.{measure}"]))
    return frozenset().union(*read) & CONTRACTS.keys()
