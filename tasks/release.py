"""Release: what everybody may see of a run, chosen anew beside all that was public before, as a tree of its own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tasks.deliver import deliver_public
from tasks.district import District
from tasks.errors import NotReleasable
from tasks.indicators.catalogue import catalogue
from tasks.manifest import definitions_hash, json_hash, protection_hash
from tasks.protect import protect_for_public
from tasks.publish import publish_files
from tasks.reissue import district_above
from tasks.render import render_public
from tasks.settings.district_folder import read_district
from tasks.settings.known_measures import measures_of
from tasks.storage.home import Home
from tasks.storage.ledger import Told, note_release, told_before
from tasks.storage.public_folder import new_public
from tasks.storage.run_damage import harm_told
from tasks.storage.run_folder import find_run, read_manifest, told_of_run, unreadable, warehouse_of


@dataclass(frozen=True)
class Released:
    """The folder with what everybody may see, its brief, and how many numbers about people it shows and hides."""

    folder: Path
    brief: Path
    shown_n: int
    hidden_n: int


def release(run: Path, who: str, district_folder: Path | None = None) -> Released:
    """Publish what everybody may see of a run, and note that they were told it; return where it is.

    Raises RunNotFound, NotReleasable where the run is another district's or an analyst's or was made by another
    version, and WouldDisclose.
    """
    found = find_run(run)
    manifest = read_manifest(found)
    district = read_district(district_folder or district_above(found, "release"), reads_sources=False).for_public
    home = Home(district.home_folder)
    _refuse_other_districts(manifest, found, district, home)
    district.cycle(manifest["cycle"])
    _refuse_other_versions(manifest, found)
    _refuse_earlier_days(manifest, found)
    definitions = _definitions(manifest, found)
    with home.lock(), new_public(home, manifest["cycle"]) as folder:
        told = told_before(home, "public", _inputs_hash(manifest, district), district.time_zone)
        numbers = folder.work / "told.parquet"
        policy = district.protection.internal
        with harm_told(found):
            protect_for_public(policy, warehouse_of(found), folder.published, numbers, told.numbers, told_of_run(found))
        public = _manifest(manifest, definitions, district, told)
        render_public(folder.published, district, public, folder.briefs, catalogue=measures_of(district))
        note_release(home, told, numbers, cycle=manifest["cycle"], run=found.name, who=who)
        shown = pq.read_table(numbers, columns=["is_shown"])["is_shown"].to_pylist()
        shutil.rmtree(folder.work)
        clock = {"released_at": datetime.now(UTC).isoformat(timespec="seconds")}
        published = publish_files(folder.partial, folder.final, {"manifest.json": public, "release.json": clock})
        deliver_public(district, published, manifest["cycle"])
    return Released(published, published / "briefs" / "district.html", sum(shown), len(shown) - sum(shown))


def _refuse_other_districts(manifest: Mapping[str, Any], run: Path, district: District, home: Home) -> None:
    """What everybody may see of it would stand under another's name, and in the wrong ledger."""
    if manifest["district"] != district.name or run.parent != home.runs.resolve():
        raise NotReleasable(
            f"The run is none of {district.name}: it was made for another district, or does not lie in its home.",
            where=str(run),
            fix=f"release one of {home.runs}, or name the run's own district: throughline release RUN --district DIR",
        )


def _refuse_other_versions(manifest: Mapping[str, Any], run: Path) -> None:
    made_by = (manifest.get("definitions_sha256"), manifest.get("protection_sha256"))
    if made_by != (definitions_hash(), protection_hash()) or not told_of_run(run).is_file():
        raise NotReleasable(
            "The run was made by another version of Throughline, so what everybody may see of it cannot be chosen.",
            where=str(run),
            fix=f"run the cycle again, then release that run: throughline run DIR --cycle {manifest['cycle']}",
        )


def _refuse_earlier_days(manifest: Mapping[str, Any], run: Path) -> None:
    """Those who work with runs see what is public too, and this one was not held against all that they were told."""
    if manifest.get("as_of"):
        raise NotReleasable(
            f"The run looked at what was released until {manifest['as_of']} only: it is an analyst's.",
            where=str(run),
            fix="run the cycle without --as-of, then release that run: "
            f"throughline run DIR --cycle {manifest['cycle']}",
        )


def _inputs_hash(manifest: Mapping[str, Any], district: District) -> str:
    return json_hash({"run": manifest["fingerprint"], "policy": district.protection.internal.model_dump()})


def _definitions(manifest: Mapping[str, Any], run: Path) -> dict[str, Any]:
    """By which version of its definition each outcome was computed, and by which versions of libraries."""
    known = catalogue()
    try:
        definitions = {name: one for name, one in manifest["definitions"].items() if known[name].area == "outcomes"}
        return {"definitions": definitions, "versions": {**manifest["versions"]}}
    except (AttributeError, KeyError, TypeError):
        raise unreadable(run) from None


def _manifest(
    manifest: Mapping[str, Any], definitions: Mapping[str, Any], district: District, told: Told
) -> dict[str, Any]:
    """What everybody may know of how it was made: neither datasets nor what was said of them."""
    inputs = {
        "audience": "public",
        "cycle": manifest["cycle"],
        "policy": district.protection.internal.model_dump(),
        "released": [*told.names],
        "run_fingerprint": manifest["fingerprint"],
    }
    return {"district": district.name, "fingerprint": json_hash(inputs), **inputs, **definitions}
