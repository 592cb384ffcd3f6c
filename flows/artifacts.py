"""What a run shows in Prefect: counts and links, never values."""

from __future__ import annotations

from pathlib import Path

from prefect.artifacts import create_link_artifact, create_markdown_artifact

from tasks.verdict import Verdict


def show_verdict(verdict: Verdict) -> None:
    """A table of one dataset's verdict, under a key that keeps its history."""
    rows = [
        ("status", verdict.status.replace("_", " ")),
        ("rows read", f"{verdict.read_n:,}"),
        ("rows left out by the map", f"{sum(verdict.left_out.values()):,}"),
        ("rows accepted", f"{verdict.accepted_n:,}"),
        ("rows held back", f"{verdict.quarantined_n:,}"),
        *((rule.sentence, f"{rule.rows_n:,} rows") for rule in verdict.broken_rules),
        *(("why", reason) for reason in verdict.reasons),
    ]
    table = "\n".join(f"| {name} | {value} |" for name, value in rows)
    create_markdown_artifact(
        key=f"verdict-{_key(verdict.department)}-{_key(verdict.dataset)}",
        markdown=f"# {verdict.title}: {verdict.dataset}\n\n{verdict.owner}\n\n| | |\n|---|---|\n{table}\n",
        description=f"What validation said of {verdict.dataset}",
    )


def link_run(cycle: str, published: Path, is_complete: bool) -> None:
    """A link to the published run."""
    create_link_artifact(
        key=f"run-{_key(cycle)}",
        link=(published / "briefs" / "cabinet.html").as_uri(),
        link_text=f"Briefs of cycle {cycle}",
        description="complete"
        if is_complete
        else "not complete: a required dataset is missing, stopped or stood in for",
    )


def _key(name: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in name.lower()).strip("-")
