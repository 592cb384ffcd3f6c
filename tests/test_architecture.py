"""The house: what lies where, how large a file may grow, and what no file may hold."""

import ast
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("flows", "tasks", "expectations", "reports")
MADE = {"build", "home", "__pycache__", "node_modules"}


def files(*endings: str) -> Iterator[Path]:
    """The repository's own files: nothing hidden, nothing made by running it."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in MADE and not name.startswith(".")]
        folders[:] = [name for name in folders if not name.endswith(".egg-info")]
        yield from (Path(folder) / name for name in names if not endings or name.endswith(endings))


def modules() -> list[Path]:
    return [path for path in files(".py") if path.relative_to(ROOT).parts[0] in PACKAGES]


def shown(paths) -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in paths)


def texts(*endings: str) -> Iterator[tuple[Path, str]]:
    for path in files(*endings):
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


# What lies where


def test_the_house_has_these_rooms():
    assert {path.parent.name for path in ROOT.glob("*/__init__.py")} == set(PACKAGES)
    rooms = {path.relative_to(ROOT).parts[0] for path in modules()}
    assert rooms == set(PACKAGES)


def test_packages_cost_nothing_to_import():
    assert [path for path in modules() if path.name == "__init__.py" and path.read_text().strip()] == []


def test_tests_are_told_apart_by_their_folders():
    """With an `__init__.py` in tests/tasks, `import tasks` would find the tests."""
    assert list((ROOT / "tests").rglob("__init__.py")) == []


@pytest.mark.parametrize("area", ["outcomes", "alignment"])
def test_every_indicator_is_one_file_of_sql_and_one_of_meaning(area):
    found = {path.name for path in (ROOT / "tasks" / "indicators" / area).iterdir() if path.is_file()}
    stems = {Path(name).stem for name in found}
    assert found == {f"{stem}.{ending}" for stem in stems for ending in ("sql", "yml")}


def test_every_district_is_a_toml_file_with_maps_that_are_used():
    for folder in (ROOT / "districts").iterdir():
        district = tomllib.loads((folder / "district.toml").read_text(encoding="utf-8"))
        used = {one["map"] for one in district["datasets"].values() if "map" in one}
        assert {f"maps/{path.name}" for path in (folder / "maps").glob("*")} == used, folder.name


def test_duckdb_is_opened_in_one_place():
    opening = [path for path in modules() if "duckdb.connect(" in path.read_text(encoding="utf-8")]
    assert shown(opening) == ["tasks/warehouse.py"]


def test_heavy_libraries_are_waited_for_only_where_they_run():
    names = [
        path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
        for path in modules()
        if path.name != "__init__.py" and path.relative_to(ROOT).parts[0] != "flows"
    ]
    program = (
        f"import importlib, sys\n[importlib.import_module(name) for name in {names}]\n"
        "sys.exit(', '.join({'prefect', 'great_expectations', 'networkx', 'sklearn'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


# How large


def test_no_file_of_code_has_more_than_300_lines():
    long = [path for path, text in texts(".py", ".sql", ".css", ".j2") if text.count("\n") > 300]
    assert shown(long) == []


def test_most_modules_have_fewer_than_120_lines():
    lines = [path.read_text(encoding="utf-8").count("\n") for path in modules()]
    assert sum(count >= 120 for count in lines) * 4 < len(lines)


# What is said


def test_every_module_says_what_it_is():
    silent = [
        path for path in modules() if path.name != "__init__.py" and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert shown(silent) == []


def test_every_sql_file_says_first_what_its_rows_are():
    assert shown(path for path, text in texts(".sql") if not text.startswith("-- ")) == []


def test_nothing_is_left_to_be_done_later():
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X")
    assert (
        shown(path for path, text in texts(".py", ".sql", ".toml", ".md") if any(mark in text for mark in marks)) == []
    )


# What no file may hold


def test_no_file_holds_a_path_of_one_machine():
    places = ("/wo" + "rk/", "/ro" + "ot/", "/Us" + "ers/", "/ho" + "me/", "C:" + "\\")
    ours = ("{{ $THROUGHLINE_DISTRICT }}", "my-district")
    found = [
        (path, line)
        for path, text in texts()
        for line in text.splitlines()
        if any(place in line for place in places) and not any(own in line for own in ours)
    ]
    assert [(shown([path]), line) for path, line in found] == []


def test_no_file_names_where_packages_come_from():
    hosts = ("py" + "pi.org", "python" + "hosted", "index" + "-url", "extra" + "-index", "find" + "-links")
    found = [path for path, text in texts() if any(host in text for host in hosts)]
    assert shown(found) == []


def test_the_lock_is_pinned_by_hashes_and_names_no_host():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    pinned = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert pinned
    assert [line for line in pinned if "==" not in line] == []
    assert lock.count("--hash=sha256:") >= len(pinned)


def test_no_page_reaches_out():
    outside = [path for path, text in texts(".j2", ".css") if "://" in text or "@import" in text]
    assert shown(outside) == []
