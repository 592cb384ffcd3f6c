"""A home that goes again: it begins with the good deliveries of the district's own, and nothing of that is changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from tasks.district import District
from tasks.quarantine.mended import FOLDER as MENDED
from tasks.storage.home import Home
from tasks.storage.private_files import private_folder


@contextmanager
def home_for_now(district: District, datasets: Iterable[str]) -> Iterator[Path]:
    """A folder below the home's work with a `home` in it, as a run of these datasets would find it.

    It goes again, with all that was made on the way to it.
    """
    home = district.home_folder
    work = Home(home).work
    made = [one for one in (work, *work.parents) if not one.exists()]
    folder = private_folder(work / f"rehearse-{uuid4().hex}")
    try:
        for dataset in datasets:
            whose = Path(district.datasets[dataset].department) / dataset
            for part in (Path("landing") / whose, Path("accepted") / whose, Path("quarantine") / whose / MENDED):
                _let_be_there(home / part, folder / "home" / part)
        _let_be_there(home / "journal", folder / "home" / "journal")
        yield folder
    finally:
        shutil.rmtree(folder)
        for one in made:
            if one.is_dir() and not any(one.iterdir()):
                one.rmdir()


def _let_be_there(folder: Path, also: Path) -> None:
    """Let the files of a folder be in another one too.

    Nothing in a home is written into a file that is there, so that it may be the same file by a second name.
    """
    if not folder.is_dir():
        return
    private_folder(also)
    for path in folder.iterdir():
        if not path.is_file() or path.name.startswith(".") or path.suffix == ".held":
            continue
        try:
            os.link(path, also / path.name)
        except OSError:
            shutil.copy2(path, also / path.name)
