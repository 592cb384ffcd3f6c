"""Writes a new district folder: a copy of the sample district, comments and all."""

from __future__ import annotations

import shutil
from pathlib import Path

from tasks.errors import DistrictInvalid
from tasks.settings.district_folder import read_district

_SAMPLE = Path(__file__).parents[2] / "districts" / "sample"


def new_district(folder: Path) -> tuple[Path, str]:
    """Copy the sample district to a folder that is not there yet or is empty; return it and a cycle to run.

    Raises DistrictInvalid where something is there already: nothing is overwritten.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DistrictInvalid(
            "There is something here already.", where=str(folder), fix="name a folder that does not exist or is empty"
        )
    try:
        shutil.copytree(_SAMPLE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("home"))
    except OSError as error:
        raise DistrictInvalid(
            f"The folder cannot be written: {error.strerror}.", where=str(folder), fix="name another folder"
        ) from None
    district = read_district(folder)
    return folder, next(iter(district.cycles))
