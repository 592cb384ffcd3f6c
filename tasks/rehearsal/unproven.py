"""What is rehearsed and held against datasets of which no new file was given: that it fits them is not proven."""

from __future__ import annotations

from tasks.rehearsal.finding import Finding, listed
from tasks.rehearsal.stage import Stage


def unproven_findings(stage: Stage) -> list[Finding]:
    """One finding for each contract of which nothing new came though rows of the new files name its ids."""
    tried = {one.now.contract for one in stage.rehearsed}
    there = {one.now.contract for one in stage.arrivals}
    return [
        stage.finding(
            name,
            f"No new file of it came, so that {listed(depending)} could only be held against what is there now: "
            f"whether what they name is there in {stage.school_year} is not proven.",
            "put its new file beside the others, and rehearse again",
            kind="open",
        )
        for name in sorted(there - tried)
        if (depending := _depending(stage, name))
    ]


def _depending(stage: Stage, contract: str) -> list[str]:
    """The datasets whose new rows were held against a contract's; what cannot go on was held against nothing."""
    return sorted(one.now.dataset for one in stage.rehearsed if one.rows and contract in one.contract.reads)
