"""Files inside a zip."""

from __future__ import annotations

import io
import shutil
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

from tasks.sources.item import Item

_IS_ENCRYPTED = 0x1


def members(archive: Item) -> list[Item]:
    """Every file in a zip, in the order of their names."""
    with _opened(archive) as zipped:
        inside = sorted(
            (info for info in zipped.infolist() if not info.filename.endswith("/")), key=lambda info: info.filename
        )
        if any(info.flag_bits & _IS_ENCRYPTED for info in inside):
            raise archive.unreadable("is protected by a password.", fix="ask for it without a password")
    return [
        replace(
            archive,
            name=f"{archive.name}/{info.filename}",
            shown=f"{archive.shown}/{info.filename}",
            member=info.filename,
        )
        for info in inside
    ]


@contextmanager
def content(item: Item) -> Iterator[io.BufferedReader]:
    """The bytes of a file, in a zip or not."""
    if not item.member:
        with item.path.open("rb") as plain:
            yield plain
        return
    with _opened(item) as zipped, zipped.open(item.member) as member:
        yield cast(io.BufferedReader, member)


@contextmanager
def at_hand(item: Item, work: Path) -> Iterator[Item]:
    """The file as one on disk: a member of a zip is unpacked into `work` and removed afterwards."""
    if not item.member:
        yield item
        return
    unpacked = work / "member"
    try:
        with content(item) as packed, unpacked.open("wb") as plain:
            shutil.copyfileobj(packed, plain, 1 << 20)
        yield replace(item, path=unpacked, member="")
    finally:
        unpacked.unlink(missing_ok=True)


@contextmanager
def _opened(item: Item) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(item.path) as zipped:
            yield zipped
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError) as error:
        raise item.unreadable("is not a zip, or a damaged one.", fix="ask for a new file") from error
    except NotImplementedError as error:
        raise item.unreadable("is packed in a way not known here.", fix="pack it as a common zip") from error
