"""Render: what a run has published becomes one brief for the cabinet and one for each school."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reports.html import cabinet_html, school_html
from tasks.briefing.cabinet import cabinet_brief
from tasks.briefing.file_names import file_stems
from tasks.briefing.frame import figures_of
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
    schools = into / "schools"
    schools.mkdir(parents=True, exist_ok=True)
    links = {school_id: f"schools/{stem}.html" for school_id, stem in stems.items()}
    pages = {into / "cabinet.html": cabinet_html(cabinet_brief(run, figures, links, fingerprint))}
    for row in run.schools:
        brief = school_brief(run, figures, row, asked.get(row.school_id, []), fingerprint)
        pages[schools / f"{stems[row.school_id]}.html"] = school_html(brief)
    for path, page in pages.items():
        path.write_text(page, encoding="utf-8", newline="\n")
    return list(pages)


def _asked_by_school(run: Published) -> dict[str, Asked]:
    initiatives = {row.initiative_id: row for row in run.initiatives}
    found: dict[str, Asked] = {}
    for place in run.school_initiatives:
        found.setdefault(place.school_id, []).append((initiatives[place.initiative_id], place))
    return found
