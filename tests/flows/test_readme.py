"""Every command of the README is run: those of `throughline` here, in their order, the others where the table says."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

from tasks.errors import EXIT_CODES
from tests.flows.conftest import with_few_students, with_little_shown, with_two_groups

Command = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
MUST_BE_MENDED = 12
# What the README says a command ends with, where it is not 0.
ENDS_WITH = {"throughline rehearse my-district": MUST_BE_MENDED}
RUN_ELSEWHERE = {
    "make brief": ".ci/run",
    "make test": ".ci/run",
    "prefect work-pool create throughline --type process": "tests/flows/test_deployment.py",
    "prefect --no-prompt deploy --all": "tests/flows/test_deployment.py",
    "prefect deployment run improvement-cycle/cycle": "tests/flows/test_deployment.py",
    "prefect worker start --pool throughline --run-once": "tests/flows/test_deployment.py",
}


def commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def let_a_limit_hold_surveys(throughline: Command, folder: Path) -> None:
    """Half of last time's answers come, as the text before `accept` supposes."""
    surveys = folder / "my-district" / "plans" / "surveys.csv"
    lines = surveys.read_text().splitlines()
    surveys.write_text("\n".join(lines[: len(lines) // 2]))
    assert throughline("run", "my-district", "--cycle", "fall").returncode == 0


def make_small(folder: Path) -> None:
    """With few students of two groups a run takes seconds, and the commands are the same."""
    settings, maps = folder / "my-district" / "district.toml", folder / "my-district" / "maps"
    with_few_students(settings)
    with_two_groups(settings, maps)
    with_little_shown(settings)


def test_every_command_runs(throughline: Command, tmp_path: Path) -> None:
    ran = 0
    for command in commands():
        program, *words = shlex.split(command)
        if program != "throughline":
            where = RUN_ELSEWHERE[command]
            told = (ROOT / where).read_text()
            assert all(word in told for word in words if not word.startswith("-")), f"{where} does not run {command}"
            continue
        if words[0] == "accept":
            let_a_limit_hold_surveys(throughline, tmp_path)
        done = throughline(*words)
        assert done.returncode == ENDS_WITH.get(command, 0), f"{command}: {done.stderr}"
        if words[0] == "new":
            make_small(tmp_path)
        ran += 1
    assert ran >= 10


def test_the_exit_codes_are_those_of_the_command(throughline: Command) -> None:
    rows = dict(re.findall(r"^\| (\d+) \| (.+) \|$", README, flags=re.MULTILINE))
    assert {int(code): meaning for code, meaning in rows.items()} == EXIT_CODES
    told = throughline("--help").stdout
    assert all(meaning in told for meaning in EXIT_CODES.values())


def test_every_verb_is_in_the_readme(throughline: Command) -> None:
    told = throughline("--help").stdout
    verbs = re.findall(r"^    ([a-z]+)(?: |$)", told, flags=re.MULTILINE)
    assert len(verbs) >= 5
    for verb in verbs:
        assert f"throughline {verb}" in README
        assert throughline(verb, "--help").stdout
