"""Reads a district folder once; every mistake is named with its file, key and fix."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from expectations.catalogue import CONTRACTS
from tasks.district import District
from tasks.errors import DistrictInvalid
from tasks.settings_keys import known_keys

FILE_NAME = "district.toml"
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")


def read_district(folder: Path, environment: Mapping[str, str] | None = None) -> District:
    """Read `district.toml` and check all that it says against itself.

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
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DistrictInvalid(
            f"{FILE_NAME} is not valid TOML: {error}", where=str(path), fix="mend that line"
        ) from None
    expanded = _expand(raw, os.environ if environment is None else environment, path)
    try:
        district = District.model_validate({**expanded, "folder": folder.resolve()})
    except ValidationError as error:
        problems = [_sentence(detail) for detail in error.errors(include_url=False, include_input=False)]
        raise _invalid(path, problems) from None
    problems = _contradictions(district)
    if problems:
        raise _invalid(path, problems)
    return district


def _invalid(path: Path, problems: list[str]) -> DistrictInvalid:
    count = "1 mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
    lines = "".join(f"\n  - {problem}" for problem in problems)
    return DistrictInvalid(
        f"{FILE_NAME} has {count}:{lines}", where=str(path), fix="mend each of them; throughline check DIR looks again"
    )


def _expand(value: Any, environment: Mapping[str, str], path: Path, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _expand(item, environment, path, f"{key}.{name}".strip(".")) for name, item in value.items()}
    if isinstance(value, list):
        return [_expand(item, environment, path, key) for item in value]
    if not isinstance(value, str):
        return value
    unset = [name for name in _VARIABLE.findall(value) if not environment.get(name)]
    if unset:
        raise DistrictInvalid(
            f"{FILE_NAME}, {key}: the environment variable {unset[0]} is not set.",
            where=str(path),
            fix=f"set {unset[0]}, or write the folder's path instead",
        )
    return _VARIABLE.sub(lambda match: environment[match.group(1)], value)


def _sentence(detail: ErrorDetails) -> str:
    location = [str(part) for part in detail["loc"]]
    kinds = {"files", "sample"}
    shown = [
        part for index, part in enumerate(location) if not (part in kinds and index and location[index - 1] == "source")
    ]
    key = ".".join(shown)
    if detail["type"] == "extra_forbidden":
        known = known_keys(District, location[:-1])
        close = get_close_matches(location[-1], known, n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"known here: {', '.join(sorted(known))}"
        return f"{key}: is not a known key; {hint}"
    if detail["type"] == "missing":
        return f"{key}: is missing; add it"
    message = detail["msg"].removeprefix("Value error, ")
    return f"{key}: {message[0].lower()}{message[1:]}"


def _contradictions(district: District) -> list[str]:
    problems = [
        f"{table}.{name}: is not a plain name; use small letters, digits and underscores"
        for table, entries in (("departments", district.departments), ("datasets", district.datasets))
        for name in entries
        if not _IDENTIFIER.fullmatch(name)
    ]
    for name, dataset in district.datasets.items():
        contract = district.contract_of(name)
        if contract not in CONTRACTS:
            close = get_close_matches(contract, CONTRACTS, n=1)
            hint = f"did you mean '{close[0]}'?" if close else f"known: {', '.join(CONTRACTS)}"
            problems.append(f"datasets.{name}: there is no contract '{contract}'; {hint}")
        if dataset.department not in district.departments:
            problems.append(
                f"datasets.{name}.department: there is no department '{dataset.department}'; "
                f"known: {', '.join(district.departments)}"
            )
        if dataset.map and not (district.folder / dataset.map).is_file():
            problems.append(f"datasets.{name}.map: there is no file {dataset.map} in the district's folder")
        if dataset.reshapes and not dataset.map:
            problems.append(f"datasets.{name}.reshapes: says what a map does, but there is no map")
    if "schools" not in {district.contract_of(name) for name in district.datasets}:
        problems.append("datasets: one of them must keep the contract 'schools'; everything else may be missing")
    return problems
