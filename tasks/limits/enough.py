"""Whether enough rows of a held dataset would go on for somebody to accept it."""

from __future__ import annotations

from tasks.verdicts.verdict import Verdict

# Below this share, in percent of the rows judged, accepting would empty the dataset and not let it go on.
LEAST_PERCENT_GOING_ON = 10


def is_enough(verdict: Verdict) -> bool:
    """Whether the rows that would go on are any, and no fewer than the least share."""
    return verdict.accepted_n > 0 and 100 * verdict.accepted_n >= LEAST_PERCENT_GOING_ON * verdict.mapped_n


def can_be_accepted(verdict: Verdict) -> bool:
    """Whether limits alone hold a dataset that would go on with enough rows."""
    return bool(verdict.limits) and not verdict.is_whole and is_enough(verdict)


def too_few(verdict: Verdict) -> str:
    """Why a dataset that is held cannot be accepted."""
    going_on = f"{verdict.accepted_n:,}" if verdict.accepted_n else "None"
    return (
        f"{going_on} of its {verdict.mapped_n:,} rows would go on; below {LEAST_PERCENT_GOING_ON}% a file can only be "
        "mended, not accepted."
    )
