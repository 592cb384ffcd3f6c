"""Render and deliver again from a published run; no source is touched."""

from __future__ import annotations

from pathlib import Path

from prefect import flow

from tasks.reissue import reissue


@flow(name="reissue-briefs", persist_result=False)
def reissue_briefs(run: str, district: str | None = None) -> str:
    """Publish a new run with the briefs of `run` rendered again.

    `run` is a folder below home/runs; `district` the district's folder, where home lies outside of it.
    """
    return str(reissue(Path(run), Path(district) if district else None))
