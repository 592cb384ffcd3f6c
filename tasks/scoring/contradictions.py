"""Rows of other departments that are held back since they contradict a dataset of this one: either may be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from expectations.catalogue import CONTRACTS
from reports import contradiction_words as words
from reports.scorecard import Action
from tasks.verdict import Cause, Verdict

# A student's last days are often told late; fewer rows are the other department's to mend.
FEWEST_ROWS = 10


def contradictions(verdicts: Sequence[Verdict], others: Sequence[Verdict]) -> Iterator[Action]:
    """One action for each cause by which rows of `others` contradict a dataset in use among `verdicts`."""
    in_use = {one.contract: one for one in verdicts if one.is_whole}
    for other in others:
        for cause in other.causes:
            for contract in _reads(other, cause):
                if contract in in_use and cause.rows_n >= FEWEST_ROWS and not cause.waits_for:
                    yield Action(
                        title=words.look_after(in_use[contract].title),
                        sentences=(
                            words.contradicted(cause.rows_n, other.title, cause.sentence),
                            words.who_has_them(other.owner),
                        ),
                    )


def _reads(verdict: Verdict, cause: Cause) -> tuple[str, ...]:
    """The contracts that a cause's rows were held against, where that is what holds them back."""
    rules = {one.name: one.reads for one in CONTRACTS[verdict.contract].cross_rules}
    return rules.get(cause.rule, ()) if cause.severity == "critical" else ()
