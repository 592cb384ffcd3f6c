"""Every rule of every contract: a row that breaks just that rule is found by Great Expectations inside DuckDB.

For each rule a row is planted among sample rows; found must be the planted rows, each under its own rule, and no other.
"""

from __future__ import annotations

import pyarrow as pa
import pytest

from expectations.catalogue import CONTRACTS
from expectations.contract import Contract
from expectations.rules import Rule, rules_of
from expectations.runner import judge
from expectations.sampling import sample_query
from tasks.maps.mapping import apply_map
from tasks.settings.map_file import Map
from tasks.validation.reasons import find_bad_rows
from tasks.warehouse import open_warehouse

Row = dict[str, str | None]
EVERY = pytest.mark.parametrize("contract", CONTRACTS.values(), ids=lambda contract: contract.dataset)
TRIES = 6
BACKWARD = {"period_start": "2025-10-02", "period_end": "2025-10-01"}
BREAKS: dict[tuple[str, str], Row] = {
    ("account_rules", "names_a_code"): dict.fromkeys(
        ("fund_code", "function_code", "object_code", "program_code", "project_code", "site_code", "tag")
    ),
    ("account_rules", "says_what_of"): dict.fromkeys(("initiative_id", "department_id")),
    ("assessments", "valid_has_result"): {"status": "valid", "is_proficient": None},
    ("assessments", "result_needs_valid"): {"status": "exempt", "is_proficient": "true"},
    ("assessments", "window_is_short"): {"window_start_date": "2011-06-03", "window_end_date": "2025-10-01"},
    ("assessments", "window_in_order"): {"window_start_date": "2025-10-02", "window_end_date": "2025-10-01"},
    ("calendar", "closed_has_reason"): {"is_session": "false", "reason": None, "event": None, "date": "2025-11-03"},
    ("calendar", "event_fits"): {"is_session": "false", "event": "make_up"},
    ("cohort", "leaver_is_documented_or_not"): {"outcome": "transferred", "is_documented": None},
    ("cohort", "diploma_has_date"): {"outcome": "regular_diploma", "outcome_date": None},
    ("cohort", "outcome_not_before_entry"): {"entered_date": "2025-10-02", "outcome_date": "2025-10-01"},
    ("commitments", "due_not_before_made"): {"made_date": "2025-10-02", "due_date": "2025-10-01", "status": "open"},
    ("commitments", "done_has_date"): {"status": "kept", "done_date": None},
    ("commitments", "dropped_has_reason"): {"status": "dropped", "reason": None},
    ("counts", "period_in_order"): BACKWARD,
    ("counts", "unit_named"): {"unit_type": "school", "unit_id": None},
    ("counts", "reported_has_count"): {"status": "reported", "numerator": None},
    ("counts", "missing_has_no_count"): {"status": "suppressed", "numerator": "1", "denominator": "2"},
    ("counts", "numerator_within"): {"status": "reported", "numerator": "3", "denominator": "2"},
    ("goals", "target_lies_ahead"): {"direction": "down", "baseline": "0.2", "target": "0.3"},
    ("courses", "term_in_order"): {"term_start_date": "2025-10-02", "term_end_date": "2025-10-01"},
    ("courses", "earned_within_attempted"): {
        "result": "passed",
        "credits_attempted": "0.5",
        "credits_earned": "1",
    },
    ("courses", "only_passed_earns"): {"result": "failed", "credits_attempted": "1", "credits_earned": "1"},
    ("courses", "final_is_over"): {"is_final": "true", "result": "in_progress", "credits_earned": None},
    ("decisions", "subject_named"): {"about": "other", "decision": "other", "initiative_id": "a", "test_id": None},
    ("decisions", "word_fits"): {"about": "test", "decision": "stop", "initiative_id": None, "test_id": "a"},
    ("decisions", "other_has_text"): {
        "about": "other",
        "decision": "other",
        "text": None,
        "initiative_id": None,
        "test_id": None,
    },
    ("enrolment", "exit_not_before_entry"): {"entry_date": "2025-10-02", "exit_date": "2025-10-01"},
    ("enrolment", "exit_type_has_date"): {"exit_type": "graduated", "exit_date": None},
    ("initiative_schools", "end_not_before_start"): {"start_date": "2025-10-02", "end_date": "2025-10-01"},
    ("initiatives", "end_not_before_start"): {"start_date": "2025-10-02", "end_date": "2025-10-01"},
    ("learning", "a_person_is_one"): {"staff_id": "a", "participants_n": "2"},
    ("learning", "somebody_came"): {"staff_id": None, "participants_n": None},
    ("maturity", "is_somewhere"): {"school_id": None, "department_id": None},
    ("maturity", "has_evidence"): {"evidence": None},
    ("money", "has_a_balance"): dict.fromkeys(("budgeted_usd", "revised_usd", "encumbered_usd", "actual_usd")),
    ("money", "spent_within_budget"): {"account_kind": "expenditure", "revised_usd": "1", "actual_usd": "2"},
    ("positions", "end_not_before_start"): {"start_date": "2025-10-02", "end_date": "2025-10-01"},
    ("positions", "vacant_has_nobody"): {"status": "vacant", "staff_id": "a"},
    ("positions", "is_somewhere"): {"school_id": None, "department_id": None},
    ("rates", "period_in_order"): BACKWARD,
    ("rates", "unit_named"): {"unit_type": "school", "unit_id": None},
    ("rates", "reported_has_rate"): {"status": "reported", "rate": None},
    ("rates", "missing_has_no_rate"): {"status": "suppressed", "rate": "0.5"},
    ("school_history", "successor_named"): {"change": "merged", "successor_school_id": None},
    ("school_history", "successor_is_another"): {"school_id": "a", "successor_school_id": "a"},
    ("staff", "end_not_before_start"): {"start_date": "2025-10-02", "end_date": "2025-10-01"},
    ("staff", "works_somewhere"): {"school_id": None, "department_id": None},
    ("staff", "reason_has_end"): {"separation_reason": "retirement", "end_date": None},
    ("surveys", "days_in_order"): {"start_date": "2025-10-02", "end_date": "2025-10-01"},
    ("surveys", "answer_on_scale"): {"answer_place": "6", "scale_places_n": "5"},
    ("surveys", "reported_has_count"): {"status": "reported", "answers_n": None},
    ("surveys", "missing_has_no_count"): {"status": "suppressed", "answers_n": "1", "responded_n": None},
    ("surveys", "answers_within_responses"): {
        "status": "reported",
        "answers_n": "3",
        "responded_n": "2",
        "asked_n": None,
    },
    ("surveys", "responses_within_asked"): {"responded_n": "200", "asked_n": "199"},
    ("tests_of_change", "predicted_before_start"): {
        "prediction_date": "2025-10-02",
        "start_date": "2025-10-02",
        "end_date": None,
        "outcome": None,
    },
    ("tests_of_change", "end_not_before_start"): {
        "prediction_date": "2025-10-01",
        "start_date": "2025-10-03",
        "end_date": "2025-10-02",
    },
    ("tests_of_change", "outcome_has_result"): {"outcome": "adopt", "result": None},
    ("tests_of_change", "follows_another"): {"test_id": "a", "previous_test_id": "a"},
}


@pytest.fixture
def warehouse():
    with open_warehouse() as connection:
        yield connection


def test_every_row_rule_has_a_row_here_that_breaks_it():
    assert set(BREAKS) == {(name, rule.name) for name, one in CONTRACTS.items() for rule in one.row_rules}


def test_these_expectations_are_used_and_no_others():
    """A row rule without one is judged by a column of its own, which must not be empty."""
    named = {rule.expectation for contract in CONTRACTS.values() for rule in rules_of(contract)}
    assert named - {""} == {
        "ExpectColumnValuesToBeBetween",
        "ExpectColumnValuesToBeInSet",
        "ExpectColumnValuesToMatchRegex",
        "ExpectColumnValuesToNotBeNull",
        "ExpectTableRowCountToBeBetween",
        "UnexpectedRowsExpectation",
    }


@EVERY
def test_a_row_that_breaks_one_rule_is_found_under_that_rule_alone(contract, warehouse, tmp_path):
    rules = row_rules(contract)
    samples = sample_rows(warehouse, contract, TRIES * (len(rules) + 1))
    planted: dict[int, Row] = {}
    expected = []
    for number, rule in enumerate(rules):
        place, row = next(
            (place, row)
            for place in range(TRIES * number, TRIES * (number + 1))
            for row in faulty(samples[place], contract, rule)
            if breaks_only(warehouse, contract, rule, row)
        )
        planted[place] = row
        expected.append((rule.name, place))
    rows = [planted.get(place, row) for place, row in enumerate(samples)]
    assert found(warehouse, contract, rows, tmp_path) == expected


@pytest.mark.parametrize("dataset", ["attendance", "schools"])
def test_a_table_without_rows_breaks_only_the_rule_that_there_are_some(dataset, warehouse, tmp_path):
    stage(warehouse, CONTRACTS[dataset], [], tmp_path)
    judgements = judge(warehouse, rules_of(CONTRACTS[dataset]))
    assert [one.rule.name for one in judgements if not one.is_kept] == ["enough_rows"]


@pytest.mark.parametrize(
    ("dataset", "rule", "rows"),
    [
        (
            "initiative_goals",
            "weights_within_one",
            [
                {"initiative_id": "a", "goal_id": "x", "weight": "0.7"},
                {"initiative_id": "a", "goal_id": "y", "weight": "0.4"},
            ],
        ),
        (
            "enrolment",
            "spells_do_not_overlap",
            [
                {"student_id": "1", "school_id": "a", "entry_date": "2025-09-01", "exit_date": "", "grade": "KG"},
                {"student_id": "1", "school_id": "a", "entry_date": "2025-10-01", "exit_date": "", "grade": "KG"},
            ],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_rule_about_the_whole_table_is_found_broken(dataset, rule, rows, warehouse, tmp_path):
    stage(warehouse, CONTRACTS[dataset], rows, tmp_path)
    judgements = judge(warehouse, rules_of(CONTRACTS[dataset]))
    assert [one.rule.name for one in judgements if not one.is_kept] == [rule]


def row_rules(contract: Contract) -> list[Rule]:
    return sorted((rule for rule in rules_of(contract) if rule.scope == "row"), key=lambda rule: rule.name)


def sample_rows(warehouse, contract: Contract, rows_n: int) -> list[Row]:
    texts = ", ".join(f"cast({name} as varchar)" for name in contract.column_names)
    rows = warehouse.execute(f"select {texts} from ({sample_query(contract, rows_n)})").fetchall()
    return [dict(zip(contract.column_names, row, strict=True)) for row in rows]


def faulty(base: Row, contract: Contract, rule: Rule) -> list[Row]:
    """The row with a value that breaks the rule, or, where it has two ends, with one for each."""
    if (contract.dataset, rule.name) in BREAKS:
        return [{**base, **BREAKS[contract.dataset, rule.name]}]
    name, _, what = rule.name.partition(".")
    column = next(one for one in contract.columns if one.name == name)
    ends = {"1990-01-01": "1989-12-31", "2100-12-31": "2101-01-01", 0: "-1", 1: "0", 4: "5", 365: "366"}
    ends |= {2: "3", 11: "12", 24: "25", 99: "100", 1990: "1989", 2100: "2101"}
    values = {
        "type": ["?"],
        "required": [None],
        "known": ["no such code"],
        "form": ["?"],
        "range": [ends[limit] for limit in (column.minimum, column.maximum) if limit is not None],
    }[what]
    if what == "range" and column.maximum == 1:
        values = ["-1", "1.001"]
    return [{**base, name: value} for value in values]


def breaks_only(warehouse, contract: Contract, rule: Rule, row: Row) -> bool:
    """Judged by plain SQL, to choose sample rows in which no other column makes a second rule break."""
    columns = ", ".join(
        f"try_cast(${column.name} as {column.kind}) as {column.name}, ${column.name} as {column.name}_text"
        for column in contract.columns
    )
    conditions = {one.name: condition(contract, one) for one in row_rules(contract)}
    asked = ", ".join(f"coalesce({sql}, false)" for sql in conditions.values())
    told = warehouse.execute(f"select {asked} from (select {columns})", row).fetchall()[0]
    return [name for name, is_broken in zip(conditions, told, strict=True) if is_broken] == [rule.name]


def condition(contract: Contract, rule: Rule) -> str:
    name, _, what = rule.name.partition(".")
    if not what:
        return next(one.broken_when for one in contract.row_rules if one.name == rule.name)
    column = next(one for one in contract.columns if one.name == name)
    return {
        "type": f"{name}_text is not null and {name} is null",
        "required": f"{name}_text is null",
        "known": f"{name} not in ({', '.join(repr(code) for code in column.codes)})",
        "form": f"not regexp_matches({name}, '{column.pattern}')",
        "range": f"{name} < '{column.minimum}' or {name} > '{column.maximum if column.maximum is not None else 10**9}'",
    }[what]


def stage(warehouse, contract: Contract, rows: list[Row], folder) -> None:
    columns = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in contract.column_names}
    places = {
        "_file": pa.array(["rows.csv"] * len(rows), pa.string()),
        "_row": pa.array(range(len(rows)), pa.int64()),
    }
    warehouse.register("raw", pa.table({**columns, **places}))
    apply_map(warehouse, contract, Map(), folder / "staged.parquet")


def found(warehouse, contract: Contract, rows: list[Row], folder) -> list[tuple[str, int]]:
    stage(warehouse, contract, rows, folder)
    find_bad_rows(warehouse, contract, rules_of(contract), lambda: judge(warehouse, rules_of(contract)))
    return warehouse.execute("select rule, _row from reasons join staged using (_id) order by rule, _row").fetchall()
