"""Which datasets a measure is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from expectations.catalogue import CONTRACTS
from tasks.indicators.catalogue import catalogue
from tasks.indicators.order import Model, models, with_needed

# Asks every dataset about people whom it knows, to tell their groups.
_GROUPS = frozenset({"facts.student_groups", "facts.cohort_groups"})
# Ask attendance and enrolment only whether a school is there that is said to be closed.
CONTRADICTS_DATES = frozenset({"facts.taught_beyond", "facts.there_beyond"})
# Name the schools that figures are of, and what became of them; no figure counts their rows.
LISTS = frozenset({"schools", "school_history"})
# Says who is of which group.
TELLS_GROUPS = "demographics"
_BESIDE_THE_POINT = frozenset({TELLS_GROUPS, "notes"})


@cache
def contracts_read(measure: str) -> frozenset[str]:
    """The contracts whose rows a measure of the catalogue is made of, by way of whatever facts."""
    return _read(measure, models())


@cache
def contracts_counted(measure: str) -> frozenset[str]:
    """Those of them whose rows are in the measure's numbers of all students; others say who is of which group."""
    found = [replace(model, reads=model.reads - _GROUPS - CONTRADICTS_DATES) for model in models()]
    return _read(measure, found) - _BESIDE_THE_POINT


def _read(measure: str, found: Sequence[Model]) -> frozenset[str]:
    indicator = catalogue()[measure]
    read = (model.reads for model in with_needed(found, [f"{indicator.area}.{measure}"]))
    return frozenset().union(*read).intersection(CONTRACTS)
