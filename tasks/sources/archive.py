"""Files inside a zip, which may be anybody's: nothing it says of itself is trusted."""

from __future__ import annotations

import errno
import io
import lzma
import shutil
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path, PurePosixPath

from tasks.errors import SourceUnreadable
from tasks.sources.item import Item
from tasks.sources.plain_name import plain_name
from tasks.sources.settings import FilesSettings
from tasks.sources.unpacking import Budget, Counted

MOST_MEMBERS = 5_000

_IS_ENCRYPTED = 0x1
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, ValueError, IndexError)


def members(archive: Item) -> list[Item]:
    """Every file in a zip, in the order of their names; raises SourceUnreadable where one cannot be taken at its name.

    Members are never unpacked under their own names, and a zip inside a zip is not opened.
    """
    with _opened(archive) as zipped:
        inside = sorted((info for info in zipped.infolist() if not info.is_dir()), key=lambda info: info.filename)
    if len(inside) > MOST_MEMBERS:
        raise archive.unreadable(f"holds more than {MOST_MEMBERS:,} files.", fix="split it into several zips")
    if any(info.flag_bits & _IS_ENCRYPTED for info in inside):
        raise archive.unreadable("is protected by a password.", fix="ask for it without a password")
    times = Counter(info.filename for info in inside)
    for info in inside:
        _refuse_misnamed(archive, info, times[info.filename])
    return [
        replace(
            archive,
            name=f"{archive.name}/{plain_name(info.filename)}",
            shown=f"{archive.shown}/{plain_name(info.filename)}",
            member=info.filename,
        )
        for info in inside
    ]


@dataclass(frozen=True)
class Opened:
    """A zip kept open while its members are read, and how much may still come out of it."""

    zipped: zipfile.ZipFile
    budget: Budget


def with_their_zips(items: Iterable[Item], settings: FilesSettings) -> Iterator[tuple[Item, Opened | None]]:
    """The same files one after another, each with its zip if it lies in one; a zip is opened once for all of them."""
    for _, together in groupby(items, key=lambda item: (item.path, bool(item.member))):
        group = list(together)
        if not group[0].member:
            yield from ((item, None) for item in group)
            continue
        budget = Budget(settings.most_mb, group[0].path.stat().st_size)
        with _opened(group[0]) as zipped:
            yield from ((item, Opened(zipped, budget)) for item in group)


@contextmanager
def content(item: Item, opened: Opened | None) -> Iterator[io.BufferedReader]:
    """The bytes of a file, in a zip or not; raises SourceUnreadable where more comes out of a zip than may."""
    if not opened:
        with item.path.open("rb") as plain:
            yield plain
        return
    with _spoken_of(item), opened.zipped.open(item.member) as member:
        yield io.BufferedReader(Counted(member, item, opened.budget))


@contextmanager
def at_hand(item: Item, opened: Opened | None, work: Path) -> Iterator[Item]:
    """The file as one on disk: a member of a zip is unpacked into `work` and removed afterwards."""
    if not opened:
        yield item
        return
    unpacked = work / "member"
    try:
        with content(item, opened) as packed, unpacked.open("wb") as plain:
            shutil.copyfileobj(packed, plain, 1 << 20)
        yield replace(item, path=unpacked, member="")
    finally:
        unpacked.unlink(missing_ok=True)


def _refuse_misnamed(archive: Item, info: zipfile.ZipInfo, times: int) -> None:
    shown = plain_name(info.filename)
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    if times > 1:
        raise archive.unreadable(f"holds {times} files named {shown}.", fix="ask for one in which each has a name")
    if ".." in parts or parts[:1] == ("/",):
        raise archive.unreadable(f"holds {shown}, a name that leads out of the zip.", fix="ask for one packed anew")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise archive.unreadable(f"holds {shown}, a link to another file.", fix="ask for one with the file itself")


@contextmanager
def _opened(item: Item) -> Iterator[zipfile.ZipFile]:
    with _spoken_of(item):
        zipped = zipfile.ZipFile(item.path)
    with zipped:
        yield zipped


@contextmanager
def _spoken_of(item: Item) -> Iterator[None]:
    """Whatever a damaged zip makes of its reader, as an error that names whose it is."""
    damaged = item.unreadable("is not a zip, or a damaged one.", fix="ask for a new file")
    try:
        yield
    except SourceUnreadable:
        raise
    except NotImplementedError as error:
        raise item.unreadable("is packed in a way not known here.", fix="pack it as a common zip") from error
    except OSError as error:
        # A damaged directory points before the file's beginning; the system's other errors are not about the zip.
        if error.errno and error.errno != errno.EINVAL:
            raise
        raise damaged from None
    except RuntimeError:
        raise item.unreadable("is protected by a password.", fix="ask for it without a password") from None
    except _DAMAGE:
        raise damaged from None
