"""Renders and delivers again from a published run, as a new run that names the old one; no source is touched."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from tasks.deliver import deliver
from tasks.errors import RunNotFound
from tasks.publish import publish
from tasks.render import render
from tasks.settings.district_folder import FILE_NAME, read_district
from tasks.settings.known_measures import measures_of
from tasks.storage.home import Home
from tasks.storage.run_folder import find_run, read_manifest, start_run


def reissue(run: Path, district_folder: Path | None = None) -> Path:
    """Publish a new run with the briefs of a published one rendered again; return its folder.

    Raises RunNotFound where there is no such run, it is another district's or its district's folder cannot be told.
    """
    earlier = find_run(run)
    district = read_district(district_folder or district_above(earlier, "render"), reads_sources=False)
    manifest = read_manifest(earlier)
    if manifest["district"] != district.name:
        raise RunNotFound(
            f"The run is none of {district.name}: it was made for {manifest['district']}.",
            where=str(earlier),
            fix="name a run of this district, or the folder of the district that it was made for",
        )
    cycle = manifest["cycle"]
    district.cycle(cycle)
    started_at = datetime.now(UTC)
    home = Home(district.home_folder)
    with home.lock():
        folder = start_run(home, cycle)
        shutil.copytree(earlier / "published", folder.published)
        shutil.copytree(earlier / "protected", folder.partial / "protected", dirs_exist_ok=True)
        if (earlier / "scorecards").is_dir():
            shutil.copytree(earlier / "scorecards", folder.scorecards)
        render(
            folder.published,
            manifest,
            district,
            cycle,
            manifest["fingerprint"],
            folder.briefs,
            catalogue=measures_of(district),
        )
        told = {
            "run_id": folder.run_id,
            "reissue_of": earlier.name,
            "started_at": started_at.isoformat(timespec="seconds"),
            "ended_at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        published = publish(folder, manifest, told)
        if not manifest.get("as_of"):
            deliver(district, published, cycle)
    return published


def district_above(run: Path, verb: str) -> Path:
    """The district's folder that a run lies in; raises RunNotFound, saying how to name it to the `verb`."""
    for folder in run.parents:
        if (folder / FILE_NAME).is_file():
            return folder
    raise RunNotFound(
        "The run's district folder is not above it.",
        where=str(run),
        fix=f"name it: throughline {verb} RUN --district DIR",
    )
