"""What a run shows in Prefect: counts and links, never values."""

from __future__ import annotations

from pathlib import Path

from prefect.artifacts import create_link_artifact, create_markdown_artifact

from reports.scorecard import Scorecard
from reports.scorecard_pages import scorecard_markdown


def show_scorecard(department: str, card: Scorecard) -> None:
    """One department's datasets, causes and what to do, under a key that keeps its history."""
    create_markdown_artifact(
        key=f"verdict-{key_of(department)}",
        markdown=scorecard_markdown(card),
        description=f"What validation said of what {card.department} sent",
    )


def link_run(cycle: str, published: Path, is_complete: bool) -> None:
    """A link to the published run."""
    create_link_artifact(
        key=f"run-{key_of(cycle)}",
        link=(published / "briefs" / "cabinet.html").as_uri(),
        link_text=f"Briefs of cycle {cycle}",
        description="complete"
        if is_complete
        else "not complete: a required dataset is missing, stopped or stood in for",
    )


def key_of(name: str) -> str:
    """A name in small letters, digits and dashes, as Prefect wants it."""
    return "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in name.lower()).strip("-")
