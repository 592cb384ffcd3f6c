"""Commitments: what was kept, what is open, what has no owner."""

from __future__ import annotations

from reports import numbers, sentences
from reports.view_model import CommitmentsSection, Head
from reports.view_parts import Link, Promise, Summary
from tasks.briefing.plan_doubts import COMMITMENTS, plan_doubt, with_doubt
from tasks.briefing.published import Published
from tasks.briefing.rows import CommitmentRow

_MOST_ITEMS = 4
_KEPT = ("kept", "late")


def promises_sentence(run: Published, rows: list[CommitmentRow]) -> str:
    """How many of the promises due by the meeting are kept; nothing where none was due."""
    due = [row for row in rows if row.is_due]
    said = sentences.promises(sum(row.status in _KEPT for row in due), len(due)) if due else ""
    return with_doubt(said, plan_doubt(run, COMMITMENTS))


def promises_summary(run: Published, rows: list[CommitmentRow]) -> Summary | None:
    """The open promises for the first page, oldest first."""
    if not rows:
        return None
    still_open = [row for row in rows if row.status == "open"]
    said = promises_sentence(run, rows)
    detail = sentences.promises_detail(
        kept_late=sum(row.status == "late" and row.is_due for row in rows),
        dropped=sum(row.status == "dropped" and row.is_due for row in rows),
        overdue=sum(row.is_overdue for row in still_open),
        today=sum(row.is_due and not row.is_overdue for row in still_open),
        later=sum(not row.is_due for row in still_open) if said else 0,
        unowned=sum(not row.owner for row in still_open),
    )
    left = len(still_open) - _MOST_ITEMS
    return Summary(
        title="What we promised",
        sentence=f"{said or _open(run, len(still_open))} {detail}".strip(),
        items=tuple((row.text.rstrip("."), _due(row)) for row in still_open[:_MOST_ITEMS]),
        more=Link(label=f"{left} more open" if left > 0 else "All commitments", href="#commitments"),
    )


def commitments_section(run: Published, rows: list[CommitmentRow]) -> CommitmentsSection | None:
    """Every promise, open ones first."""
    if not rows:
        return None
    unowned = sum(not row.owner and row.status == "open" for row in rows)
    finding = promises_sentence(run, rows) or _open(run, sum(row.status == "open" for row in rows))
    finding = finding.rstrip(".")
    return CommitmentsSection(
        head=Head(
            anchor="commitments",
            label="Commitments",
            finding=f"{finding}; {unowned} of the open ones {sentences.has(unowned)} no owner" if unowned else finding,
        ),
        promises=tuple(_promise(row) for row in rows),
    )


def _open(run: Published, open_n: int) -> str:
    return with_doubt(sentences.open_promises(open_n), plan_doubt(run, COMMITMENTS))


def _promise(row: CommitmentRow) -> Promise:
    who = ", ".join(text for text in (row.owner, row.department) if text)
    status = {"kept": "Kept", "late": "Kept late", "dropped": "Dropped"}.get(row.status, "Open")
    done = f"Done {numbers.day(row.done_date)}" if row.done_date else ""
    return Promise(
        text=row.text,
        owner=who if row.owner else ", ".join(text for text in ("No owner named", row.department) if text),
        is_unowned=not row.owner,
        due=numbers.day(row.due_date),
        status="Open, overdue" if row.is_overdue else status,
        is_late=row.is_overdue,
        detail=". ".join(text for text in (row.school, done, row.reason.rstrip(".")) if text),
    )


def _due(row: CommitmentRow) -> str:
    due = f"was due {numbers.day(row.due_date)}" if row.is_overdue else f"due {numbers.day(row.due_date)}"
    return due if row.owner else f"{due}, no owner named"
