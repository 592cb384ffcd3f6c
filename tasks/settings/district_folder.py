"""Reads a district folder once; every mistake is named with its file, key and fix."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from expectations.catalogue import CONTRACTS
from tasks.arrival.aliases import alias_mistakes
from tasks.district import District
from tasks.errors import DistrictInvalid
from tasks.settings.crosswalk_file import crosswalk_mistakes
from tasks.settings.settings_mistakes import mistake, nearest

FILE_NAME = "district.toml"
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_SOURCE_KEY = re.compile(r"datasets\.\w+\.source\.\w+")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
# Longer than any sentence or path that a system takes.
_LONGEST_TEXT = 4000
# A cycle's name is part of the names of folders.
_CYCLE = re.compile(r"[a-z0-9][a-z0-9_-]*")


def read_district(
    folder: Path, environment: Mapping[str, str] | None = None, *, reads_sources: bool = True
) -> District:
    """Read `district.toml` and check all that it says against itself.

    Where no source will be read, paths of sources may name environment variables that are not set.
    Raises DistrictInvalid with one line for each mistake.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        raise DistrictInvalid(
            f"There is no {FILE_NAME} here.",
            where=str(folder),
            fix="name a district's folder, or make one: throughline new DIR",
        )
    try:
        # Windows' editor puts a mark before the first character.
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise DistrictInvalid(
            f"{FILE_NAME} is not valid TOML: {error}", where=str(path), fix="mend that line"
        ) from None
    except UnicodeDecodeError as error:
        raise DistrictInvalid(
            f"{FILE_NAME} is not UTF-8 text: byte {error.start} cannot be read.",
            where=str(path),
            fix="save it as UTF-8",
        ) from None
    except RecursionError:
        raise DistrictInvalid(
            f"{FILE_NAME} has brackets in brackets without end.", where=str(path), fix="mend that line"
        ) from None
    unset: dict[str, list[str]] = {}
    expanded = _expand(raw, os.environ if environment is None else environment, unset)
    problems = [
        f"{', '.join(keys)}: the environment variable {name} is not set; set it, or write the path instead"
        for name, keys in unset.items()
        if reads_sources or not all(_SOURCE_KEY.fullmatch(key) for key in keys)
    ]
    problems += [f"{key}: {what}" for key, text in _texts(expanded) for what in _unusable(text)]
    if "folder" in raw:
        problems.append("folder: is not a known key; the folder is where district.toml lies, so remove it")
    try:
        district = District.model_validate({**expanded, "folder": folder.resolve()})
    except ValidationError as error:
        problems += [mistake(District, detail) for detail in error.errors(include_url=False)]
        raise _invalid(path, problems) from None
    problems += _contradictions(district)
    if problems:
        raise _invalid(path, problems)
    return district


def _invalid(path: Path, problems: list[str]) -> DistrictInvalid:
    count = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
    lines = "".join(f"\n  - {problem}" for problem in problems)
    return DistrictInvalid(
        f"{FILE_NAME} has {count}:{lines}", where=str(path), fix="mend each of them; throughline check DIR looks again"
    )


def _expand(value: Any, environment: Mapping[str, str], unset: dict[str, list[str]], key: str = "") -> Any:
    """The value with environment variables filled in; `unset` gathers the keys that need one that is not set."""
    if isinstance(value, dict):
        return {name: _expand(item, environment, unset, f"{key}.{name}".strip(".")) for name, item in value.items()}
    if isinstance(value, list):
        return [_expand(item, environment, unset, key) for item in value]
    if not isinstance(value, str):
        return value
    for name in _VARIABLE.findall(value):
        if not environment.get(name):
            unset.setdefault(name, []).append(key)
    return _VARIABLE.sub(lambda match: environment.get(match.group(1)) or match.group(), value)


def _texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """All texts with their keys."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, f"{key}.{name}".strip("."))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, key)
    elif isinstance(value, str):
        yield key, value


def _unusable(text: str) -> Iterator[str]:
    if "\0" in text:
        yield "holds a null character, which no name or path can have"
    if len(text) > _LONGEST_TEXT:
        yield f"is longer than {_LONGEST_TEXT:,} characters"


def _contradictions(district: District) -> list[str]:
    named: dict[str, Mapping[str, object]] = {
        "departments": district.departments,
        "datasets": district.datasets,
        "measures": district.measures,
    }
    problems = [
        f"{table}.{name}: is not a plain name; use small letters, digits and underscores, a letter first"
        for table, entries in named.items()
        for name in entries
        if not _IDENTIFIER.fullmatch(name)
    ]
    problems += [
        f"cycles.{name}: is not a plain name; use small letters, digits, underscores and dashes"
        for name in district.cycles
        if not _CYCLE.fullmatch(name)
    ]
    for name, dataset in district.datasets.items():
        contract = district.contract_of(name)
        if contract not in CONTRACTS:
            problems.append(f"datasets.{name}: there is no contract '{contract}'; {nearest(contract, [*CONTRACTS])}")
        if dataset.department not in district.departments:
            hint = nearest(dataset.department, [*district.departments])
            problems.append(f"datasets.{name}.department: there is no department '{dataset.department}'; {hint}")
        if dataset.map and not (district.folder / dataset.map).is_file():
            problems.append(f"datasets.{name}.map: there is no file {dataset.map} in the district's folder")
        if dataset.reshapes and not dataset.map:
            problems.append(f"datasets.{name}.reshapes: says what a map does, but there is no map")
        problems += _codes_mistakes(district, name)
        if dataset.id_columns and contract in CONTRACTS and not CONTRACTS[contract].person_column:
            problems.append(f"datasets.{name}.id_columns: the contract {contract} names no person by a number")
        if dataset.id_columns and contract == "enrolment":
            problems.append(f"datasets.{name}.id_columns: enrolment itself is what numbers are held against")
        problems += [f"datasets.{name}.aliases.{told}" for told in alias_mistakes(dataset.aliases)]
    if "schools" not in {district.contract_of(name) for name in district.datasets}:
        problems.append("datasets: one of them must keep the contract 'schools'; everything else may be missing")
    return problems


def _codes_mistakes(district: District, name: str) -> list[str]:
    codes, contract = district.datasets[name].codes, CONTRACTS.get(district.contract_of(name))
    if not codes or contract is None:
        return []
    path = district.folder / codes
    if not path.is_file():
        return [f"datasets.{name}.codes: there is no file {codes} in the district's folder"]
    return [f"datasets.{name}.codes: {codes}, {mistake}" for mistake in crosswalk_mistakes(path, contract)]
