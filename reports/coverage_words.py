"""Words about the data behind a figure: how much of them has come, how far they reach, what stands in for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reports import numbers

NO_COVERAGE = "Coverage of students not shown"


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Schools, students or days: how many have come of how many; None where nobody knows or may be told."""

    noun: str
    received_n: int | None
    expected_n: int | None

    @property
    def is_known(self) -> bool:
        """Whether both numbers are there."""
        return self.received_n is not None and bool(self.expected_n)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be missing."""
        return not self.is_known or (self.received_n or 0) >= (self.expected_n or 0)

    @property
    def in_words(self) -> str:
        """11 of 12 schools."""
        return f"{numbers.count(self.received_n or 0)} of {numbers.plural(self.expected_n or 0, self.noun)}"


def coverage(
    received: float | None, expected: float | None, latest: date | None, counted: Sequence[Counted] = ()
) -> str:
    """How much of what was expected has come in, and how far it reaches; short where nothing is missing."""
    reach = f" to {numbers.day(latest)}" if latest else ""
    listed = ", ".join(one.in_words for one in counted if one.is_known)
    if received is None or not expected:
        return f"Data{reach}: {listed}" if listed else f"Data{reach}" if reach else ""
    if received >= expected and all(one.is_whole for one in counted):
        return f"All data{reach} received"
    share = f"{numbers.rate(received / expected)} of the data" if received < expected else "incomplete data"
    return f"Rests on {share}{reach}" + ("" if all(one.is_whole for one in counted) else f": {listed}")


def missing(counted: Sequence[Counted]) -> str:
    """58 of 60 days, 190 of 204 students: only what is known to be incomplete, for the cells of tables."""
    return ", ".join(one.in_words for one in counted if not one.is_whole)


def why_no_coverage(minimum_n: int) -> str:
    """What it means that a figure has no coverage beside it."""
    return f"Where coverage is not shown, it is not known, or it would tell of fewer than {minimum_n} people."


def silent(silent_n: int, schools_n: int) -> str:
    """Said where a school that sends nothing may have nothing to send; of one school, where it is the only one."""
    if schools_n == 1:
        return "No incident came from this school: it may have had none, or not have sent them."
    whose = "it may have had none, or not have sent them"
    if silent_n > 1:
        whose = "they may have had none, or not have sent them"
    return f"From {numbers.count(silent_n)} of {schools_n} schools no incident came: {whose}."


def late(latest: date, end: date) -> str:
    """Said of data that end clearly before the cycle does."""
    return f"The newest data are of {numbers.day(latest)}; the cycle ends on {numbers.day(end)}."


def stood_in(title: str, copied: date | None) -> str:
    """Said beside a figure that an older copy of a dataset is part of."""
    which = f"the copy of {numbers.day(copied)}" if copied else "an older copy"
    return f"{title}: {which} stands in for data that could not be used."
