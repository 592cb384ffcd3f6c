"""The command line: a user's mistake ends with words and a documented code, never with a traceback."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", "nowhere"], 10),
        (["run", "nowhere", "--cycle", "fall"], 10),
        (["render", "nowhere"], 16),
        (["contracts", "attendence"], 10),
        (["contracts", "--html", "nowhere/page.html"], 17),
        (["new", "."], 10),
        (["fly"], 2),
    ],
)
def test_a_mistake_is_told_in_words(throughline: Command, tmp_path: Path, words: list[str], code: int) -> None:
    (tmp_path / "something").write_text("")
    done = throughline(*words)
    assert done.returncode == code
    assert done.stderr
    assert "Traceback" not in done.stdout + done.stderr
