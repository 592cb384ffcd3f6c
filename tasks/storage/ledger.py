"""The release ledger: what each audience has been told, an input of what it is told next."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import takewhile
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from tasks.errors import HomeUnusable
from tasks.storage.file_hash import file_sha256
from tasks.storage.home import Home
from tasks.storage.journal import Release, append, releases
from tasks.storage.ledger_loss import refuse_lost_lines
from tasks.storage.private_files import private_folder, seal

_WAITING = ".waiting"
Audience = Literal["internal", "public"]


@dataclass(frozen=True)
class Told:
    """What an audience was told before: the files of numbers, and what manifests call the releases, oldest first.

    `inputs_sha256` is of what the numbers that it is told now are made from and by.
    """

    audience: Audience
    inputs_sha256: str
    numbers: tuple[Path, ...]
    names: tuple[str, ...]


def told_before(home: Home, audience: Audience, inputs_sha256: str, time_zone: str, as_of: date | None = None) -> Told:
    """What the ledger says that an audience was told, up to the end of the day `as_of` where one is given.

    The same inputs tell the same numbers, whenever they do: what came after they were told first is left out.
    Raises HomeUnusable where numbers that the ledger names are gone or changed, and where lines of it are lost.
    """
    noted = releases(home)
    _settle(home, noted)
    refuse_lost_lines(home, noted, _folder(home))
    of_audience = [one for one in noted if one.audience == audience]
    in_time = [one for one in of_audience if as_of is None or _day(one, time_zone) <= as_of]
    earlier = takewhile(lambda one: one.inputs_sha256 != inputs_sha256, in_time)
    names: dict[str, str] = {}
    for one in earlier:
        # Who is told the same again has learnt nothing.
        names.setdefault(one.numbers_sha256, one.name)
    numbers = tuple(_checked(_place(home, sha256), name) for sha256, name in names.items())
    return Told(audience, inputs_sha256, numbers, tuple(names.values()))


def note_release(home: Home, told: Told, numbers: Path, *, cycle: str, run: str, who: str) -> Release:
    """Write down that an audience is told these numbers, before it can see them; once, if it is the same again."""
    sha256 = file_sha256(numbers)
    entry = Release(
        release_id=secrets.token_hex(16),
        said_at=datetime.now(UTC).replace(microsecond=0),
        who=who,
        audience=told.audience,
        cycle=cycle,
        run=run,
        inputs_sha256=told.inputs_sha256,
        numbers_sha256=sha256,
    )
    noted = releases(home)
    _settle(home, noted)
    if not _is_noted(entry, noted):
        place = _place(home, sha256)
        waiting = place.with_name(f".{place.name}{_WAITING}")
        part = waiting.with_suffix(".part")
        shutil.copyfile(numbers, part)
        seal(part, waiting)
        # Numbers without a line are lines that were lost: they have their name only when the line is there.
        append(home, entry)
        waiting.replace(place)
    return entry


def _settle(home: Home, noted: Iterable[Release]) -> None:
    """Give numbers their name that were noted before somebody was killed; what was not noted was told to nobody."""
    hashes = {one.numbers_sha256 for one in noted}
    for left in _folder(home).glob(".*"):
        sha256 = left.name.removeprefix(".").partition(".")[0]
        if left.suffix == _WAITING and sha256 in hashes and not _place(home, sha256).exists():
            left.replace(_place(home, sha256))
        else:
            left.unlink()


def _is_noted(entry: Release, noted: Iterable[Release]) -> bool:
    return any(
        (one.audience, one.inputs_sha256, one.numbers_sha256)
        == (entry.audience, entry.inputs_sha256, entry.numbers_sha256)
        for one in noted
    )


def _folder(home: Home) -> Path:
    return private_folder(home.journal / "releases")


def _place(home: Home, sha256: str) -> Path:
    return _folder(home) / f"{sha256}.parquet"


def _checked(path: Path, name: str) -> Path:
    if not path.is_file() or file_sha256(path) != path.stem:
        raise HomeUnusable(
            "Numbers that were released are gone or changed: what may be shown beside them cannot be told.",
            # Not its own name, which is the hash of numbers that may be hidden: errors are read by others too.
            where=f"{path.parent}, the file of the release that the journal calls {name}",
            fix="bring the file back from a copy; home/journal is only ever written by throughline",
        )
    return path


def _day(release: Release, time_zone: str) -> date:
    return release.said_at.astimezone(ZoneInfo(time_zone)).date()
