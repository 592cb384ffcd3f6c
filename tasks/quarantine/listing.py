"""What a run held back, by root causes: whose it is, how many rows, what would mend them, where they lie."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reports.numbers import plural
from reports.scorecard_words import accept_command
from tasks.limits.enough import can_be_accepted
from tasks.quarantine.shelf import rows_of
from tasks.storage.run_folder import find_run, read_manifest, verdicts_of
from tasks.verdicts.verdict import Cause, Verdict, further_reasons


def held_back_by(run: Path) -> list[dict[str, Any]]:
    """One entry per dataset of a published run that has causes or limits, or of which an older copy or nothing is used.

    Those with most rows held back come first. Raises RunNotFound.
    """
    folder = find_run(run)
    verdicts = verdicts_of(read_manifest(folder), folder)
    told = [
        _entry(one, folder.parent.parent / "quarantine")
        for one in verdicts
        if one.causes or one.limits or not one.is_whole
    ]
    return sorted(told, key=lambda one: (-one["held_back_n"], one["dataset"]))


def _entry(verdict: Verdict, quarantine: Path) -> dict[str, Any]:
    rows = rows_of(quarantine / verdict.department / verdict.dataset, verdict.key)
    return {
        "dataset": verdict.dataset,
        "title": verdict.title,
        "owner": verdict.owner,
        "status": verdict.status,
        "held_back_n": verdict.quarantined_n,
        "mapped_n": verdict.mapped_n,
        "limits": [limit.sentence for limit in verdict.limits],
        "can_be_accepted": can_be_accepted(verdict),
        "costs": list(verdict.costs) if can_be_accepted(verdict) else [],
        "released_because": verdict.released_because,
        "reasons": list(verdict.reasons),
        "causes": [cause.model_dump(mode="json") for cause in verdict.causes],
        "folder": str(rows) if rows else "",
    }


_USED = {"accepted": "the rest is in use", "stood_in": "an older copy stands in"}


def in_words(entries: list[dict[str, Any]]) -> str:
    """For the terminal."""
    if not entries:
        return "Nothing is held back: every row of every dataset keeps its contract."
    return "\n\n".join(_dataset(entry) for entry in entries)


def _dataset(entry: dict[str, Any]) -> str:
    causes = [Cause.model_validate(one) for one in entry["causes"]]
    head = f"{entry['title']} ({entry['dataset']}), {entry['owner']}\n  {_rows(entry, len(causes))}; {_used(entry)}"
    released = entry["released_because"]
    lines = [f"  {'let go on' if released else 'held'}: {sentence}" for sentence in entry["limits"]]
    lines += [f"  because: {released}"] if released else []
    lines += [f"  if it is accepted: {sentence}" for sentence in entry["costs"]]
    lines += [f"  {_release(entry)}"] if entry["can_be_accepted"] else []
    lines += [_cause(cause) for cause in causes]
    lines += [f"  - {reason}" for reason in further_reasons(entry["reasons"], causes) if reason not in entry["limits"]]
    lines += [f"  rows, fix list and template: {entry['folder']}"] if entry["folder"] else []
    return "\n".join([head, *lines])


def _release(entry: dict[str, Any]) -> str:
    held_back_n = entry["held_back_n"]
    without = f" (its {plural(held_back_n, 'row')} held back will stay out)" if held_back_n else ""
    return f"if it is right as it is{without}: {accept_command(entry['dataset'])}"


def _rows(entry: dict[str, Any], causes_n: int) -> str:
    if entry["mapped_n"] and causes_n:
        causes = "1 cause" if causes_n == 1 else f"{causes_n} causes"
        return f"{causes}, {entry['held_back_n']:,} of {entry['mapped_n']:,} rows held back"
    return "no row is wrong" if entry["mapped_n"] else "no row could be judged"


def _used(entry: dict[str, Any]) -> str:
    if entry["status"] == "accepted" and not entry["held_back_n"]:
        return "all is in use"
    return _USED.get(entry["status"], "nothing stands in")


def _cause(cause: Cause) -> str:
    rows = "the dataset" if cause.is_stop else "1 row" if cause.rows_n == 1 else f"{cause.rows_n:,} rows"
    kept = " (left out)" if cause.is_left_out else " (kept all the same)" if cause.severity == "warning" else ""
    end = "" if cause.hint.endswith((".", "?")) else "."
    return f"  - {rows}{kept}: {cause.sentence}{f' To do: {cause.hint}{end}' if cause.hint else ''}"
