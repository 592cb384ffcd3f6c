"""Judges the same snapshot once a session: many tests begin with the same schools and rosters."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from tasks.quarantine.mended import FOLDER as MENDED
from tasks.storage.private_files import private_folder
from tasks.validation.case import Case
from tasks.validation.workplace import Workplace
from tasks.verdicts.verdict import Verdict

# When a dataset came; rules about it are the case's own.
_OF_THE_DAY = ("snapshot_date", "pulled_at")
Judge = Callable[[Workplace, Case, Verdict], Verdict]


class JudgedOnce:
    """Stands for `judge_snapshot`: the first time it judges, and then gives what it wrote and said.

    The same is what has the same case and the same verdict so far. Files are the same by their names, which are
    digests of what they hold; so this is for datasets in a district's home, and not for files that a test names.
    """

    def __init__(self, judge: Judge, folder: Path) -> None:
        self._judge, self._folder = judge, folder
        self._said: dict[str, tuple[Path, Verdict]] = {}
        self.again_n = 0

    def __call__(self, place: Workplace, case: Case, verdict: Verdict) -> Verdict:
        told = f"{_without_folders(case)}\n{verdict.model_dump_json(exclude={*_OF_THE_DAY})}"
        if told not in self._said:
            said = self._judge(place, case, verdict)
            kept = self._folder / str(len(self._said))
            _keep(case, kept)
            self._said[told] = kept, said
            return said
        self.again_n += 1
        kept, said = self._said[told]
        _give(kept, case)
        return said.model_copy(update={name: getattr(verdict, name) for name in _OF_THE_DAY})


def _without_folders(case: Case) -> str:
    return re.sub(r"PosixPath\('[^']*/([^'/]+)'\)", r"\1", repr(case))


def _keep(case: Case, into: Path) -> None:
    (into / "accepted").mkdir(parents=True)
    for path in case.accepted.parent.glob(f"{case.accepted.stem}*"):
        shutil.copy2(path, into / "accepted")
    if case.quarantine.is_dir():
        shutil.copytree(case.quarantine, into / "quarantine")


def _give(kept: Path, case: Case) -> None:
    for path in (kept / "accepted").iterdir():
        shutil.copy2(path, case.accepted.parent)
    if (kept / "quarantine").is_dir():
        shutil.copytree(kept / "quarantine", case.quarantine)
        private_folder(case.quarantine.parent / MENDED)
