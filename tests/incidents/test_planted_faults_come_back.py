"""Faults planted in the sample district come back as exactly as many causes as were planted, with as many rows each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import pytest

from expectations.catalogue import CONTRACTS
from tasks.errors import DistrictInvalid
from tasks.pull import pull
from tasks.settings.district_folder import read_district
from tasks.sources.sample import DATASETS
from tasks.sources.sample_faults import KINDS, check_faults
from tasks.validate import validate
from tasks.validation.references import in_reading_order
from tasks.verdicts.verdict import Verdict

STUDENTS = 300
BY_ROW = tuple(kind for kind in KINDS if kind not in ("renamed_column", "empty"))
# Held against enrolment and schools, which must be sound for that.
HELD_AGAINST_STUDENTS = ("attendance", "assessments", "incidents", "courses", "demographics")
HELD_AGAINST_SCHOOLS = tuple(name for name in DATASETS if name not in ("schools", *HELD_AGAINST_STUDENTS))
# A misspelt code is told by itself where three people have it; of 300 students few have incidents.
MISSPELT_N = 8

Plan = Mapping[str, Mapping[str, int]]


def kinds_of(contract: str) -> list[str]:
    """What can be planted in rows of a contract."""
    return [kind for kind in BY_ROW if _fits(contract, kind)]


def _fits(contract: str, kind: str) -> bool:
    try:
        check_faults({kind: 1}, CONTRACTS[contract], "")
    except DistrictInvalid:
        return False
    return True


@pytest.fixture
def run(make_district) -> Callable[..., dict[str, Verdict]]:
    """Pull and validate datasets of the sample with faults planted; a dataset may be named `contract.anything`."""

    def judged(plan: Plan, *sound: str, seed: int = 1) -> dict[str, Verdict]:
        tables = {}
        for name in [*sound, *plan]:
            source = {"kind": "sample", "students": STUDENTS, "seed": seed, "faults": dict(plan.get(name, {}))}
            contract, _, more = name.partition(".")
            tables[f"{contract}_{more}".rstrip("_")] = {
                "department": "office",
                "contract": contract,
                "source": source,
            }
        district = read_district(make_district(**tables))
        verdicts: list[Verdict] = []
        for name in in_reading_order(district):
            # Datasets of one contract are the same here but for their faults, and would be told as said twice.
            others = [one for one in verdicts if one.contract != district.contract_of(name)]
            verdicts.append(validate(district, name, pull(district, name), others, "fall"))
        return {one.dataset: one for one in verdicts}

    return judged


def rows_of_causes(verdict: Verdict) -> Counter[int]:
    return Counter(cause.rows_n for cause in verdict.causes)


@pytest.mark.parametrize("seed", [1, 2])
def test_all_kinds_at_once_in_what_is_held_against_students(run, seed):
    plan = {
        name: {kind: 3 + number % 2 for number, kind in enumerate(kinds_of(name))} | {"misspelt_code": MISSPELT_N}
        for name in HELD_AGAINST_STUDENTS
    }
    told = run(plan, "schools", "enrolment", seed=seed)
    assert {name: rows_of_causes(told[name]) for name in plan} == {
        name: Counter(faults.values()) for name, faults in plan.items()
    }
    sentences = [one.sentence for one in told["courses"].causes]
    assert "student_id is in the dataset enrolment with other zeros before it." in sentences
    assert "student_id is not in the dataset enrolment." in sentences
    assert "subject `sociall_studies` is not a known code." in sentences
    (moved,) = [one for one in told["courses"].causes if one.rule == "cells_moved"]
    assert moved.sentence.startswith("Values are moved by one column in 4 rows from row ")
    assert {"student_id", "school_id"} <= set(moved.columns)


def test_all_kinds_at_once_in_what_is_held_against_schools(run):
    plan = {name: {kind: 3 + number for number, kind in enumerate(kinds_of(name))} for name in HELD_AGAINST_SCHOOLS}
    told = run(plan, "schools")
    assert {name: rows_of_causes(told[name]) for name in plan} == {
        name: Counter(faults.values()) for name, faults in plan.items()
    }


def test_all_kinds_at_once_in_the_few_rows_of_schools(run):
    kinds = kinds_of("schools")
    assert rows_of_causes(run({"schools": dict.fromkeys(kinds, 1)})["schools"]) == {1: len(kinds)}


def test_each_kind_alone(run):
    plan = {f"assessments.{kind}": {kind: 7} for kind in BY_ROW}
    told = run(plan, "schools", "enrolment")
    alone = {kind: [one.rows_n for one in told[f"assessments_{kind}"].causes] for kind in BY_ROW}
    assert alone == {kind: [7] for kind in BY_ROW}


def test_a_renamed_column_is_a_cause_for_each_and_an_empty_file_is_one(run):
    renamed_n = {name: min(2, len(CONTRACTS[name].required_names)) for name in DATASETS}
    renamed = {f"{name}.renamed": {"renamed_column": columns_n} for name, columns_n in renamed_n.items()}
    empty = {f"{name}.empty": {"empty": 1} for name in DATASETS}
    told = run({**renamed, **empty})
    for name in DATASETS:
        verdict = told[f"{name}_renamed"]
        assert (verdict.status, verdict.quarantined_n) == ("stopped", 0)
        assert rows_of_causes(verdict) == {verdict.read_n: renamed_n[name]}
        missing = {column for cause in verdict.causes for column in cause.columns}
        assert missing == set(CONTRACTS[name].required_names[-renamed_n[name] :])
        (cause,) = told[f"{name}_empty"].causes
        assert (cause.rows_n, cause.is_stop, cause.sentence) == (
            0,
            True,
            "Rule broken: There is at least one row.",
        )
