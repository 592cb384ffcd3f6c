"""The command line: a user's mistake ends with words and a documented code, never with a traceback."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.cli import main

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", "nowhere"], 10),
        (["rehearse", "nowhere"], 10),
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


def test_a_rehearsal_tells_scripts_what_it_tells_people(make_district, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_district({"calendar.csv": "school_id,date,is_session\n0101,2026-09-01,true\n"})
    words = ["rehearse", str(folder), "--year", "2026-27"]
    assert main([*words, "--json"]) == 12
    told = json.loads(capsys.readouterr().out)
    (finding,) = told.pop("findings")
    assert told == {"district": "Testville", "school_year": "2026-27", "not_rehearsed": [], "exit_code": 12}
    assert finding["dataset"] == "calendar"
    assert main(words) == 12
    assert finding["what"] in capsys.readouterr().out
    assert main([*words[:-1], "2025-27"]) == 16
    assert "name two years in a row" in capsys.readouterr().err
