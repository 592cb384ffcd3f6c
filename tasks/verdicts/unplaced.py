"""Questions of surveys that no figure counts, since some of their answers have no row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tasks.sources.settings import Settings


class Unplaced(Settings):
    """Of a topic with its respondents, `slice`, at a school or at none: `lost_n` of the questions asked there.

    `period_end` is the last day on which people could answer.
    """

    slice: str
    period_end: date
    school_id: str = ""
    lost_n: int
    questions_n: int


def total_of(questions: Iterable[Unplaced]) -> tuple[int, int]:
    """How many are in no figure, of how many."""
    told = list(questions)
    return sum(one.lost_n for one in told), sum(one.questions_n for one in told)
