"""What of a plan's rows is an older copy or held back, said wherever a number is made of them."""

from __future__ import annotations

from reports import coverage_words, numbers
from tasks.briefing.published import Published

COMMITMENTS = ("commitments",)
GOALS = ("goals",)
LOAD = ("initiatives", "initiative_schools")
ALIGNMENT = ("goals", "initiatives", "initiative_goals", "initiative_departments")


def plan_doubt(run: Published, contracts: tuple[str, ...]) -> str:
    """A clause about the datasets under these contracts; empty where each is in use as it came."""
    under = [one for one in run.verdicts if one.contract in contracts]
    told = [
        *(coverage_words.older_copy(one.title) for one in under if one.status == "stood_in"),
        *(
            coverage_words.lost(one.quarantined_n, one.mapped_n, one.title)
            for one in under
            if one.status == "accepted" and one.quarantined_n
        ),
        *(coverage_words.gone(len(one.gone_ids), one.title) for one in under if one.gone_ids),
    ]
    return numbers.listed(told)


def with_doubt(sentence: str, doubt: str) -> str:
    """5 of 8 promises are kept; an older copy of Commitments stands in."""
    return f"{sentence.rstrip('.')}; {doubt}." if sentence and doubt else sentence
