"""Which files a source's path means: one file, a glob of files, members of zips."""

from __future__ import annotations

import os
import re
from difflib import SequenceMatcher
from fnmatch import fnmatchcase
from pathlib import Path

from tasks.errors import SourceUnavailable
from tasks.sources.archive import members
from tasks.sources.item import Item
from tasks.sources.plain_name import plain_name
from tasks.sources.settings import FilesSettings, SourceContext

_MAGIC = re.compile(r"[*?\[]")
_UNFINISHED = ("*.part", "*.partial", "*.tmp", "*.temp", "*.filepart", "*.crdownload", "*.download", "*.swp", "~$*")

# How alike a name must be to be asked after, 0..1, and how many are.
_CLOSE = 0.6
_MOST_NEAREST = 3


def find_files(settings: FilesSettings, context: SourceContext) -> list[Item]:
    """The files a path means, in the order of their names; raises SourceUnavailable where there are none.

    Only plain files are meant: no folders, no pipes, no devices.
    """
    try:
        return _found(settings, context)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or "it is no path, or a pattern with ** beside something else"
        raise SourceUnavailable(
            f"What `path` means cannot be looked for: {reason}.",
            where=plain_name(settings.path),
            whose=context.owner,
            fix="correct `path`, and see that its folder may be read",
        ) from None


def _found(settings: FilesSettings, context: SourceContext) -> list[Item]:
    target = context.folder / settings.path
    base, pattern = _base_and_pattern(context.folder, Path(settings.path))
    if target.is_file() or not pattern:
        return [_one(target, context)]
    matches = [path for path in base.glob(pattern) if path.is_file()]
    shown = _shown(target, context.folder)
    finished = [path for path in matches if not is_passed_over(path.relative_to(base), pattern)]
    if not finished:
        raise SourceUnavailable(
            f"{shown}: what matches is hidden or still being written." if matches else f"No file matches {shown}.",
            where=shown,
            whose=context.owner,
            fix=f"{_nearest(base, pattern, context)}put the file there, or correct `path`",
        )
    named = {path.relative_to(base).as_posix(): path for path in finished}
    return [
        Item(named[name], plain_name(name), _shown(named[name], context.folder), context.owner)
        for name in sorted(named)
    ]


def expand_zips(files: list[Item], settings: FilesSettings) -> list[Item]:
    """The same files, each zip replaced by those of its members that are meant."""
    return [part for file in files for part in (_meant(file, settings) if _is_zip(file) else [file])]


def _is_zip(file: Item) -> bool:
    return file.path.suffix.lower() == ".zip"


def _meant(file: Item, settings: FilesSettings) -> list[Item]:
    wanted = settings.member
    found = [
        member
        for member in members(file)
        if not is_passed_over(Path(member.member), wanted)
        and (not wanted or fnmatchcase(member.member, wanted) or fnmatchcase(Path(member.member).name, wanted))
    ]
    if not found:
        what = f"holds no file that matches {wanted}." if wanted else "holds no file."
        renamed = (
            "; if the file in it has a new name, correct `member` in its source in district.toml" if wanted else ""
        )
        raise file.unavailable(what, fix=f"ask for a new file{renamed}")
    return found


def _one(target: Path, context: SourceContext) -> Item:
    item = Item(target, plain_name(target.name), _shown(target, context.folder), context.owner)
    if target.is_dir():
        raise item.unavailable("is a folder.", fix=f"say which files, such as {item.shown}/*.csv")
    if target.is_file() and not _is_unfinished(target.name):
        return item
    if target.is_file() or any(_is_unfinished(beside.name) for beside in target.parent.glob(f"*{target.name}*")):
        raise item.still_being_written()
    raise item.unavailable(
        "is not there.", fix=f"{_nearest(target.parent, target.name, context)}put the file there, or correct `path`"
    )


def _nearest(folder: Path, wanted: str, context: SourceContext) -> str:
    """A question after the files of the same ending whose names are close: it may have come under another name.

    What another dataset is read from is not it.
    """
    ending = Path(wanted).suffix.lower()
    there = [
        path.name
        for path in folder.glob("*")
        if path.suffix.lower() == ending
        and path.is_file()
        and not any(_is_of(path, other, context.folder) for other in context.others)
    ]
    likeness = {name: SequenceMatcher(None, name.lower(), wanted.lower()).ratio() for name in there}
    close = sorted((name for name in there if likeness[name] >= _CLOSE), key=lambda name: (-likeness[name], name))
    named = " or ".join(plain_name(name) for name in close[:_MOST_NEAREST] if not is_passed_over(Path(name), wanted))
    return f"see whether it came as {named}; " if named else ""


def _is_of(path: Path, other: str, folder: Path) -> bool:
    """Whether a file is what another dataset is read from, also where that is read from a copy of it elsewhere."""
    is_same_name = not _MAGIC.search(other) and path.name == Path(other).name
    return is_same_name or fnmatchcase(str(path.resolve()), os.path.normpath(folder.resolve() / other))


def _base_and_pattern(folder: Path, path: Path) -> tuple[Path, str]:
    """Where to look, and for what; the folder is nobody's pattern, whatever it is called."""
    parts = path.parts
    first = next((number for number, part in enumerate(parts) if _MAGIC.search(part)), len(parts))
    return folder.joinpath(*parts[:first]), "/".join(parts[first:])


def is_passed_over(relative: Path, pattern: str) -> bool:
    """Whether a file is unfinished, or hidden without the pattern's asking for hidden ones."""
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in relative.parts)
    return _is_unfinished(relative.name) or (hidden and not any(p.startswith(".") for p in pattern.split("/")))


def _is_unfinished(name: str) -> bool:
    return any(fnmatchcase(name.lower(), unfinished) for unfinished in _UNFINISHED)


def _shown(path: Path, folder: Path) -> str:
    return plain_name(Path(os.path.relpath(path, folder)).as_posix())
