"""Events about contracts, so that Prefect's automations can notify people or start something; counts, never values."""

from __future__ import annotations

from typing import Any

from prefect.events import emit_event

from flows.artifacts import key_of
from tasks.district import District
from tasks.scoring.causes import causes_of, in_counts
from tasks.verdicts.contract_news import News

BROKEN = "throughline.contract.broken"
KEPT = "throughline.contract.kept"
# An event has a greatest size; the scorecard tells the rest.
_MOST_TOLD = 20


def tell_of_contract(district: District, news: News) -> None:
    """Emit one event; where Prefect's server cannot be reached it is lost, and the run goes on.

    The labels of its resource are what an automation can choose by: docs/events.md lists them.
    """
    verdict = news.verdict
    place = f"throughline.{key_of(district.name)}"
    department = district.departments[verdict.department]
    emit_event(
        event=BROKEN if news.is_broken else KEPT,
        resource={
            "prefect.resource.id": f"{place}.{verdict.dataset}",
            "prefect.resource.name": verdict.title,
            "throughline.department": verdict.department,
            "throughline.status": verdict.status,
            "throughline.required": _word(verdict.required),
            "throughline.new": _word(news.is_new),
        },
        related=[
            {
                "prefect.resource.id": f"{place}.department.{verdict.department}",
                "prefect.resource.role": "department",
                "prefect.resource.name": department.title,
            }
        ],
        payload=_payload(news),
    )


def _payload(news: News) -> dict[str, Any]:
    verdict = news.verdict
    return {
        **in_counts(verdict),
        "dataset": verdict.dataset,
        "title": verdict.title,
        "owner": verdict.owner,
        "reasons": list(verdict.reasons[:_MOST_TOLD]),
        "limits": [one.sentence for one in verdict.limits],
        "causes": [
            {"sentence": one.sentence, "hint": one.hint, "rows_n": one.rows_n}
            for one in causes_of(verdict)[:_MOST_TOLD]
        ],
    }


def _word(truth: bool) -> str:
    return "true" if truth else "false"
