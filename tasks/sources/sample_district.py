"""The made-up district itself: its SQL files, and the words, shares and codes they draw from."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import duckdb

from expectations.catalogue import CONTRACTS
from tasks.sources.settings import SampleSettings

# One student of every sample, by whom a test can prove that nothing about a person leaks.
SENTINEL_NAME = "Zephyrine Quillfeather-Okonkwo"
SENTINEL_STUDENT_ID = "0909090909"
SENTINEL_BIRTH_DATE = "2009-09-09"

_SQL = Path(__file__).with_name("sample_sql")
_TABLES = ("dates", "school")
_VIEWS = ("student", "spell", "incident")
_SHARES_IN_ALL = 1000
_STUDENTS_A_SCHOOL = 165
# As many as the plans of districts/sample name.
_FEWEST_SCHOOLS = 12

DATASETS = tuple(name for name in CONTRACTS if (_SQL / f"{name}.sql").is_file())


def build(warehouse: duckdb.DuckDBPyConnection, settings: SampleSettings) -> None:
    """Describe the district to the warehouse: views and small lists, no rows of students yet."""
    sizes = {
        "seed": settings.seed,
        "students_n": settings.students,
        "schools_n": settings.schools or max(_FEWEST_SCHOOLS, round(settings.students / _STUDENTS_A_SCHOOL)),
    }
    for name, value in {**sizes, **_words()}.items():
        warehouse.execute(f"set variable {name} = $value", {"value": value})
    warehouse.execute(_text("base/draw"))
    for table in _TABLES:
        warehouse.execute(f"create temp table {table} as {_text(f'base/{table}')}")
    warehouse.execute(f"set variable session_days = ({_text('base/session_days')})")
    for view in _VIEWS:
        warehouse.execute(f"create temp view {view} as {_text(f'base/{view}')}")


def dataset_query(contract: str) -> str:
    """The SELECT that makes one dataset."""
    return _text(contract)


def made_from() -> list[Any]:
    """All that the rows depend on besides the settings."""
    return [_words(), *(path.read_text(encoding="utf-8") for path in sorted(_SQL.rglob("*.sql")))]


def _text(name: str) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")


def _words() -> dict[str, Any]:
    words = tomllib.loads((_SQL / "words.toml").read_text(encoding="utf-8"))
    mixes = {
        f"{dataset}_{column}": _slots(dataset, column, mix)
        for dataset, columns in words["mixes"].items()
        for column, mix in columns.items()
    }
    grades = list(_codes("enrolment", "grade"))
    return {
        **words["lists"],
        **mixes,
        "levels": words["levels"],
        "grades": grades[grades.index("KG") :],
        "sentinel_number": int(SENTINEL_STUDENT_ID),
        "sentinel_name": SENTINEL_NAME,
        "sentinel_birth_date": SENTINEL_BIRTH_DATE,
    }


def _slots(dataset: str, column: str, mix: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """A list of a thousand, in which each code stands as often as its share says."""
    known = _codes(dataset, column)
    slots = [{"code": code, **traits} for code, traits in mix.items() for _ in range(traits["share"])]
    strange = sorted(set(mix) - set(known)) if known else []
    if strange or len(slots) != _SHARES_IN_ALL:
        raise ValueError(f"words.toml, {dataset}.{column}: {strange or 'shares'} do not fit the contract")
    return slots


def _codes(dataset: str, column: str) -> dict[str, str]:
    return next(one.codes for one in CONTRACTS[dataset].columns if one.name == column)
