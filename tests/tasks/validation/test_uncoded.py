"""An unknown code in a column that only classifies counts as empty: it is told, and its row goes on."""

from __future__ import annotations

import csv

import pytest

from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Contract, Kind
from expectations.data_docs import Breach, data_docs
from expectations.rules import rules_of
from tasks.indicators.columns_read import measures_needing

CLASSIFYING = [(name, column) for name, one in CONTRACTS.items() for column in one.columns if column.only_classifies]


def days(*reasons: str | None, **more: str) -> list[dict[str, str | None]]:
    """An absence of another student for each reason."""
    row = {"school_id": "0101", "date": "2025-09-01", "present_fraction": "0", **more}
    return [{**row, "student_id": f"{len(more)}{n:03d}", "absence_reason": one} for n, one in enumerate(reasons)]


def file_of(judged, name: str) -> list[dict[str, str]]:
    path = judged.quarantine / name
    return list(csv.DictReader(path.read_text().splitlines())) if path.exists() else []


def test_every_row_goes_on_in_its_order_with_the_unknown_left_empty(judge_rows):
    reasons = ["excused", "EXC", None, "unexcused"] * 10
    judged = judge_rows("attendance", days(*reasons))
    verdict = judged.verdict
    assert (verdict.read_n, verdict.mapped_n, verdict.accepted_n, verdict.quarantined_n) == (40, 40, 40, 0)
    known = [None if one == "EXC" else one for one in reasons]
    assert judged.rows("student_id, absence_reason") == [(f"0{n:03d}", one) for n, one in enumerate(known)]


def test_it_is_told_once_with_the_nearest_code_as_what_holds_nothing_back(judge_rows):
    (cause,) = judge_rows("attendance", days(*["excused"] * 20, *["excussed"] * 12)).verdict.causes
    assert (cause.rows_n, cause.severity, cause.is_counted_as_empty) == (12, "warning", True)
    assert (
        cause.sentence
        == "absence_reason `excussed` is not a known code (counted as empty, no row is held back for it)."
    )
    assert cause.hint.startswith("did you mean `excused`?")


def test_the_codes_and_their_rows_lie_in_the_folder_beside_no_row_held_back(judge_rows):
    judged = judge_rows("attendance", days(*["excused"] * 20, "EXC", "Q7", "EXC"))
    told = [(one["theirs"], one["rows_n"], one["nearest"]) for one in file_of(judged, "unknown_codes.csv")]
    assert told == [("EXC", "2", "excused"), ("Q7", "1", "")]
    rows = file_of(judged, "counted_as_empty.csv")
    assert [(one["absence_reason"], one["held_row"]) for one in rows] == [("EXC", "22"), ("Q7", "23"), ("EXC", "24")]
    assert not (judged.quarantine / "rows.csv").exists()
    assert not (judged.quarantine / "mend_these.csv").exists()
    assert "which count as empty until they are known:\n1. 3 rows: absence_reason has 2 values" in judged.fix_list
    assert "a copy of\ncounted_as_empty.csv, leaving" in judged.fix_list


def test_a_row_that_is_held_back_for_something_else_is_among_those_only(judge_rows):
    rows = [*days(*["excused"] * 40), *days("EXC", date="soon"), *days("EXC", school_id="0102", date="2025-09-02")]
    judged = judge_rows("attendance", rows)
    assert (judged.verdict.accepted_n, judged.verdict.quarantined_n) == (41, 1)
    assert [one["held_because"] for one in judged.held_back] == ["absence_reason.known | date.type"]
    assert [one["held_row"] for one in file_of(judged, "counted_as_empty.csv")] == ["43"]
    assert "mend_these.csv or counted_as_empty.csv" in judged.fix_list


def test_a_rule_that_reads_the_code_still_holds_its_row_and_is_the_cause(judge_rows):
    row = {"school_id": "0101", "entry_date": "2025-08-25", "grade": "KG"}
    rows = [{**row, "student_id": f"{n:03d}", "exit_type": None} for n in range(40)]
    judged = judge_rows("enrolment", [*rows, {**row, "student_id": "900", "exit_type": "W99"}])
    assert [one["held_because"] for one in judged.held_back] == ["exit_type.known | exit_type_has_date"]
    held = [cause.rule for cause in judged.verdict.causes if cause.severity == "critical"]
    assert held == ["exit_type_has_date"]


def test_great_expectations_sees_the_rule_as_a_warning():
    rule = next(one for one in rules_of(CONTRACTS["attendance"]) if one.name == "absence_reason.known")
    assert (rule.severity, rule.expectation) == ("warning", "ExpectColumnValuesToBeInSet")
    breach = Breach(name=rule.name, sentence=rule.sentence, severity=rule.severity, rows_n=3)
    assert rule.sentence.split(" is ")[0] in data_docs(CONTRACTS["attendance"], "Attendance", "", 40, [breach])


@pytest.mark.parametrize(("contract", "column"), CLASSIFYING, ids=lambda one: getattr(one, "name", one))
def test_no_measure_is_made_of_a_column_that_only_classifies(contract, column):
    assert measures_needing(contract, column.name) == ()


def test_what_must_be_there_or_tells_rows_apart_cannot_count_as_empty():
    codes = {"a": "A"}
    with pytest.raises(ValueError, match="only an optional column"):
        Column(name="x", kind=Kind.TEXT, sentence="X.", codes=codes, only_classifies=True, required=True)
    told = Column(name="x", kind=Kind.TEXT, sentence="X.", codes=codes, only_classifies=True)
    with pytest.raises(ValueError, match="which only classify"):
        Contract(dataset="d", title="D", grain="one row", sentence="D.", columns=(told,), key=("x",))
