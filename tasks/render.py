"""Render: what a run has published becomes a brief for the cabinet and for each school, or those for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reports.html import cabinet_html, school_html
from tasks.briefing.cabinet import cabinet_brief
from tasks.briefing.file_names import file_stems
from tasks.briefing.frame import figures_of
from tasks.briefing.public import public_brief, public_school_brief
from tasks.briefing.published import Published, read_published
from tasks.briefing.school import Asked, school_brief
from tasks.district import District
from tasks.indicators.catalogue import Indicator
from tasks.storage.run_folder import verdicts_of


def render(
    published: Path,
    manifest: Mapping[str, Any],
    district: District,
    cycle_id: str,
    fingerprint: str,
    into: Path,
    *,
    catalogue: Mapping[str, Indicator],
) -> list[Path]:
    """Write `cabinet.html` and `schools/<school>.html` below `into`, the same bytes for the same inputs.

    `manifest` gives the verdicts on the datasets.
    """
    verdicts = verdicts_of(manifest, published.parent)
    run = read_published(published, district, cycle_id, list(verdicts), catalogue)
    figures = figures_of(run)
    stems = file_stems([row.school_id for row in run.schools])
    asked = _asked_by_school(run)
    links = {school_id: f"schools/{stem}.html" for school_id, stem in stems.items()}
    pages = {into / "cabinet.html": cabinet_html(cabinet_brief(run, figures, links, fingerprint))}
    for row in run.schools:
        brief = school_brief(run, figures, row, asked.get(row.school_id, []), fingerprint)
        pages[into / links[row.school_id]] = school_html(brief)
    return _write(pages, into)


def render_public(
    published: Path,
    district: District,
    manifest: Mapping[str, Any],
    into: Path,
    *,
    catalogue: Mapping[str, Indicator],
) -> list[Path]:
    """Write `district.html` and `schools/<school>.html` below `into`, as everybody may read them."""
    run = read_published(published, district, manifest["cycle"], [], catalogue)
    figures, fingerprint = figures_of(run), manifest["fingerprint"]
    stems = file_stems([row.school_id for row in run.schools])
    links = {school_id: f"schools/{stem}.html" for school_id, stem in stems.items()}
    pages = {into / "district.html": cabinet_html(public_brief(run, figures, links, fingerprint))}
    for row in run.schools:
        page = school_html(public_school_brief(run, figures, row, fingerprint))
        pages[into / links[row.school_id]] = page
    return _write(pages, into)


def _write(pages: Mapping[Path, str], into: Path) -> list[Path]:
    (into / "schools").mkdir(parents=True, exist_ok=True)
    for path, page in pages.items():
        path.write_text(page, encoding="utf-8", newline="\n")
    return list(pages)


def _asked_by_school(run: Published) -> dict[str, Asked]:
    initiatives = {row.initiative_id: row for row in run.initiatives}
    found: dict[str, Asked] = {}
    for place in run.school_initiatives:
        found.setdefault(place.school_id, []).append((initiatives[place.initiative_id], place))
    return found
