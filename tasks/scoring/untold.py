"""What is said of enrolled people of whom a dataset tells nothing."""

from __future__ import annotations

from reports import group_words
from tasks.verdict import Verdict


def untold_sentences(verdict: Verdict) -> tuple[str, ...]:
    """How many have no row, in one sentence; none where that is not more than trifles."""
    one = verdict.untold
    if one is None:
        return ()
    said = group_words.without_row(
        one.untold_n, one.enrolled_n, one.least_n, verdict.title, are_most_untold=one.are_most
    )
    return (said,)
