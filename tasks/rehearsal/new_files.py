"""A folder of new files in the place of those that a district's sources name; maps, codes and home stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from tasks.district import Dataset, District
from tasks.errors import SourceUnavailable
from tasks.rehearsal.finding import Finding, listed
from tasks.sources.plain_name import plain_name
from tasks.sources.settings import FilesSettings


@dataclass(frozen=True)
class NewFiles:
    """The district as it reads the new files, the datasets of which there are some, and files that nobody reads."""

    district: District
    datasets: frozenset[str]
    unread: tuple[str, ...]

    def findings(self) -> list[Finding]:
        """Files of which no source's `path` speaks: a name may be misspelt."""
        if not self.unread:
            return []
        return [
            Finding(
                dataset="no dataset",
                what=f"Files that no dataset reads: {listed(self.unread)}.",
                whose="whoever put them there",
                to_do="give them the names that `path` has in district.toml, if they are meant",
                kind="look",
            )
        ]


def with_new_files(district: District, folder: Path) -> NewFiles:
    """Let each source read the files of its name in a folder, below the same folders or beside one another.

    What is not there is read from where district.toml says. Raises SourceUnavailable where the folder is none, or
    holds no file of such a name.
    """
    if not folder.is_dir():
        what = "This is a file, no folder." if folder.exists() else "There is no such folder."
        raise SourceUnavailable(what, where=str(folder), fix="name a folder of new files")
    there = {path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")}
    found: dict[str, Dataset] = {}
    read: set[Path] = set()
    for name, dataset in district.datasets.items():
        files = _found(dataset, folder)
        if files:
            pattern, paths = files
            found[name] = _reading(dataset, folder.resolve() / pattern)
            read |= paths
    if not found:
        raise SourceUnavailable(
            f"No file in this folder has a name that a dataset's `path` has; {_held(folder, there)}.",
            where=str(folder),
            fix=f"name the new files as district.toml does{_such_as(district)}",
        )
    return NewFiles(
        district.model_copy(update={"datasets": {**district.datasets, **found}}),
        frozenset(found),
        _names(folder, there - read),
    )


def _names(folder: Path, paths: Iterable[Path]) -> tuple[str, ...]:
    return tuple(sorted(plain_name(path.relative_to(folder).as_posix()) for path in paths))


def _held(folder: Path, there: Collection[Path]) -> str:
    return f"it holds {listed(_names(folder, there))}" if there else "it is empty"


def _such_as(district: District) -> str:
    paths = [one.source.path for one in district.datasets.values() if isinstance(one.source, FilesSettings)]
    return f", such as {paths[0]}" if paths else ""


def _found(dataset: Dataset, folder: Path) -> tuple[str, set[Path]] | None:
    """The pattern by which a folder holds a source's files, and the files."""
    if not isinstance(dataset.source, FilesSettings):
        return None
    path = Path(dataset.source.path)
    for pattern in ([] if path.is_absolute() or ".." in path.parts else [path.as_posix()]) + [path.name]:
        paths = {folder / pattern} if (folder / pattern).is_file() else set(folder.glob(pattern))
        if any(one.is_file() for one in paths):
            return pattern, paths
    return None


def _reading(dataset: Dataset, path: Path) -> Dataset:
    return dataset.model_copy(update={"source": dataset.source.model_copy(update={"path": str(path)})})
