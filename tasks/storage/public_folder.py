"""The folder of what everybody may see of one run: nothing of it lies among those of runs, or leads to them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tasks.storage.home import Home
from tasks.storage.private_files import private_folder
from tasks.storage.run_folder import clear_left_behind, new_id


@dataclass(frozen=True)
class PublicFolder:
    """Where it is made (`partial`) and where it will be (`final`); `work` is gone by then."""

    partial: Path
    final: Path

    @property
    def published(self) -> Path:
        """What everybody may see, as Parquet."""
        return self.partial / "published"

    @property
    def briefs(self) -> Path:
        """The district's page, and one for each school."""
        return self.partial / "briefs"

    @property
    def work(self) -> Path:
        """For the owner's eyes only."""
        return private_folder(self.partial / "work")


@contextmanager
def new_public(home: Home, cycle_id: str) -> Iterator[PublicFolder]:
    """Make the partial folder, gone afterwards if it was not published; clear away what was killed before."""
    public = private_folder(home.public)
    clear_left_behind(public)
    name = new_id(cycle_id)
    folder = PublicFolder(public / f".{name}.partial", public / name)
    private_folder(folder.partial)
    try:
        yield folder
    finally:
        shutil.rmtree(folder.partial, ignore_errors=True)
