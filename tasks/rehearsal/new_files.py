"""A folder of new files in the place of those that a district's sources name; maps, codes and home stay."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tasks.district import Dataset, District
from tasks.errors import SourceUnavailable
from tasks.rehearsal.finding import Finding, listed
from tasks.sources.plain_name import plain_name
from tasks.sources.settings import FilesSettings


@dataclass(frozen=True)
class NewFiles:
    """The district as it reads the new files, the datasets of which there are none, and files that nobody reads."""

    district: District
    without: frozenset[str]
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
                must_mend=False,
            )
        ]


def with_new_files(district: District, folder: Path) -> NewFiles:
    """Let each source read the files of its name in a folder, below the same folders or beside one another.

    What is not there is read from where district.toml says. Raises SourceUnavailable where the folder is none, or
    holds no file of such a name.
    """
    if not folder.is_dir():
        raise SourceUnavailable("There is no such folder.", where=str(folder), fix="name a folder of new files")
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
            "No file in this folder has a name that a dataset's `path` has.",
            where=str(folder),
            fix="name the new files as district.toml does",
        )
    there = {path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")}
    return NewFiles(
        district.model_copy(update={"datasets": {**district.datasets, **found}}),
        frozenset(district.datasets) - set(found),
        tuple(sorted(plain_name(path.relative_to(folder).as_posix()) for path in there - read)),
    )


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
