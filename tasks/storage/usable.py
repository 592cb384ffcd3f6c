"""What the system refuses below a district's home, as an error that says what is in the way and what would help."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from tasks.errors import HomeUnusable

_ROOM = "make room there, or name a folder on another disk as `home` in district.toml"
_RIGHTS = "let this user write there, or name another folder as `home` in district.toml"
_IN_THE_WAY = {
    False: "a file stands where a folder should be: move it away",
    True: "a folder stands where a file should be: move it away",
}
_TO_DO = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EROFS: _RIGHTS,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.ENOTDIR: "",
    errno.EISDIR: "",
    errno.EEXIST: "",
    errno.ENOTEMPTY: "",
}
_NO_ROOM_TO_SPILL = "max_temp_directory_size"
_PATH = re.compile(r'"([^"\\]+)\\?": ')


@contextmanager
def usable(home: Path) -> Iterator[None]:
    """Raise HomeUnusable for what the system refuses below `home`; all other errors pass as they are."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        refused = _refused(error, home)
        if refused is None:
            raise
        raise refused from None


def _refused(error: Exception, home: Path) -> HomeUnusable | None:
    number, place = _told_by_system(error) if isinstance(error, OSError) else _told_by_duckdb(error)
    if number not in _TO_DO:
        return None
    # What has no room names no file, and nothing is written but to the home.
    place = place or home
    if not place.is_relative_to(home):
        return None
    place = _in_the_way(place)
    to_do = _TO_DO[number] or _IN_THE_WAY[place.is_dir()]
    return HomeUnusable(
        f"The district's home cannot be written: {os.strerror(number)}.",
        where=str(place),
        fix=f"{to_do}; then give the command again",
    )


def _told_by_system(error: OSError) -> tuple[int, Path | None]:
    if error.errno is None and error.args and isinstance(error.args[0], list):
        # How shutil tells what it could not copy: from, to, why.
        _, into, why = error.args[0][0]
        return _number_in(str(why)), Path(into)
    # Where a file gets another name, the second is where it should go.
    name = error.filename2 or error.filename
    return error.errno or 0, Path(os.fsdecode(name)) if isinstance(name, str | bytes) else None


def _told_by_duckdb(error: Exception) -> tuple[int, Path | None]:
    """Its own words may hold more than a path, so that only the path and the system's number are taken from them."""
    words = str(error)
    if _NO_ROOM_TO_SPILL in words:
        return errno.ENOSPC, None
    found = _PATH.search(words)
    return _number_in(words), Path(found.group(1)) if found else None


def _number_in(words: str) -> int:
    return next((number for number in _TO_DO if os.strerror(number) in words), 0)


def _in_the_way(place: Path) -> Path:
    """The last part of a path that is there: what cannot be written, or stands where a folder should be."""
    for one in (place, *place.parents):
        try:
            one.lstat()
        except OSError:
            continue
        return one
    return place
