"""Enrolled people of whom a dataset tells nothing, or not what it told before."""

from __future__ import annotations

from tasks.sources.settings import Settings


class Untold(Settings):
    """How many of the people enrolled have no row that tells what they are.

    `untold_n` is None where they, or with `are_most` the others, are fewer than `least_n`. Of the schools named most
    students have none.
    """

    enrolled_n: int
    untold_n: int | None
    are_most: bool
    least_n: int
    school_ids: tuple[str, ...] = ()

    @property
    def known_n(self) -> int | None:
        """How many have such a row."""
        return None if self.untold_n is None else self.enrolled_n - self.untold_n


class Blank(Settings):
    """A column blank for many students who had a value before; `untold` counts all who have none.

    It is blank for most students of some schools, and for clearly a part of `part_school_ids`; where there are neither,
    for a part of all students.
    """

    column: str
    school_ids: tuple[str, ...] = ()
    part_school_ids: tuple[str, ...] = ()
    untold: Untold


class TurnedFalse(Settings):
    """A column false for many students for whom it was true earlier in the school year: of some schools or of all.

    `share` is of the students for whom it was; None where those, or the others, are few, and it is so for most.
    """

    column: str
    school_ids: tuple[str, ...] = ()
    share: float | None
