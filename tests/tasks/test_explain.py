"""Explain: a number of a published run and all that it is made of; nothing that is hidden."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.errors import FigureUnknown, RunNotFound
from tasks.explain import explain
from tasks.explaining.in_words import as_json, in_words
from tasks.verdicts.verdict import Cause, DeliveredFile, Verdict
from tests.reports import made_up

FIGURE = {
    "measure": "chronic_absence",
    "definition_version": "fs195-10pct-10days-1",
    "origin": "student rows",
    "authority": "EDFacts",
    "period_start": date(2025, 7, 1),
    "period_end": date(2026, 1, 30),
    "numerator": 40,
    "denominator": 200,
    "value": 0.2,
    "n": 200,
}
SCHOOLS = [{"school_id": "0101", "name": "Birch School", "level": "elementary"}]


def verdict(contract: str, **fields: Any) -> Verdict:
    given = {
        "dataset": contract,
        "contract": contract,
        "title": contract.title(),
        "department": "office",
        "owner": "A. Lead",
        "status": "accepted",
        "required": False,
        "read_n": 100,
        "accepted_n": 100,
        "mapped_n": 100,
        **fields,
    }
    return Verdict(**given)


@pytest.fixture
def run(tmp_path: Path):
    """A published run with these figures and verdicts."""

    def make(*figures: dict[str, Any], verdicts: tuple[Verdict, ...] = ()) -> Path:
        folder = tmp_path / "home" / "runs" / "fall-1-1"
        made_up.small(folder, measures=list(figures), schools=SCHOOLS)
        manifest = {
            "fingerprint": "f",
            "cycle": "fall",
            "is_complete": True,
            "district": "Small District",
            "definitions": {"chronic_absence": "fs195-10pct-10days-1"},
            "verdicts": [one.model_dump(mode="json", exclude={"accepted_path"}) for one in verdicts],
        }
        (folder / "manifest.json").write_text(json.dumps(manifest))
        (folder / "run.json").write_text("{}")
        return folder

    return make


def told(run: Path, unit: str = "district", group: str = "all") -> str:
    return in_words(explain(run, "chronic_absence", unit, group))


def test_a_number_is_told_with_its_counts_definition_and_sql(run):
    said = told(run(FIGURE))
    assert said.startswith("Chronic absence: district, all\n  Jul 1, 2025 to Jan 30, 2026: 20.0% = 40 / 200")
    assert "Definition: fs195-10pct-10days-1" in said
    assert said.endswith("where eligible_n > 0")
    assert said.index("tasks/indicators/facts/") < said.index("tasks/indicators/outcomes/chronic_absence.sql")


def test_each_model_comes_after_what_it_reads(run):
    sql = explain(run(FIGURE), "chronic_absence", "district").sql
    places = {one.name: place for place, one in enumerate(sql)}
    assert all(places[read] < places[one.name] for one in sql for read in one.reads & places.keys())


def test_all_periods_are_told_the_newest_first(run):
    earlier = {**FIGURE, "period_start": date(2024, 7, 1), "period_end": date(2025, 1, 31), "numerator": 30}
    figures = explain(run(earlier, FIGURE), "chronic_absence", "district").figures
    assert [one["numerator"] for one in figures] == [40, 30]


@pytest.mark.parametrize("unit", ["0101", "Birch School", "birch school"])
def test_a_school_is_asked_for_by_id_or_name(run, unit):
    figure = {**FIGURE, "unit_type": "school", "unit_id": "0101"}
    assert told(run(figure), unit).startswith("Chronic absence: Birch School, all")


def test_what_is_hidden_stays_hidden(run):
    hidden = {**FIGURE, "group_id": "disability=yes", "is_shown": False, "hidden_reason": "to protect small groups"}
    folder = run(FIGURE, hidden)
    said = told(folder, group="disability=yes")
    assert "not shown (to protect small groups)" in said
    (figure,) = as_json(explain(folder, "chronic_absence", "district", "disability=yes"))["figures"]
    assert {figure[name] for name in ("numerator", "denominator", "value", "n")} == {None}


def test_inputs_say_whose_files_and_which_rows_are_not_counted(run):
    cause = Cause(cause_id="c", rule="date.required", sentence="date is empty.", severity="critical", rows_n=7)
    attendance = verdict(
        "attendance",
        read_n=110,
        mapped_n=107,
        accepted_n=100,
        quarantined_n=7,
        left_out={"a day off": 3},
        causes=(cause,),
        files=(DeliveredFile(name="days.csv", rows_n=110, sha256="ab12"),),
    )
    said = told(run(FIGURE, verdicts=(attendance, verdict("money"))))
    assert "  Attendance (A. Lead): in use\n    days.csv: 110 rows, sha256 ab12\n    100 of 110 rows go on\n" in said
    assert "    3 rows left out: a day off\n    7 rows held back: date is empty." in said
    assert "Money" not in said


def test_what_was_delivered_ready_made_rests_on_what_was_delivered(run):
    counts = {**FIGURE, "measure": "seats", "origin": "counts", "authority": "State", "definition_version": "v1"}
    explanation = explain(run(counts, verdicts=(verdict("counts"), verdict("attendance"))), "seats", "district")
    assert [one.contract for one in explanation.inputs] == ["counts"]
    said = in_words(explanation)
    assert "SQL: none; the number was delivered ready-made" in said
    assert "[counts; v1, State]" in said


@pytest.mark.parametrize(
    ("asked", "what", "fix"),
    [
        (("chronic", "district", "all"), "measure chronic", "ask for chronic_absence"),
        (("chronic_absence", "0999", "all"), "unit 0999", "ask for district"),
        (("chronic_absence", "district", "sex=x"), "student group sex=x", "ask for all"),
    ],
)
def test_what_the_run_does_not_know_is_answered_by_what_it_knows(run, asked, what, fix):
    with pytest.raises(FigureUnknown) as refused:
        explain(run(FIGURE), *asked)
    assert refused.value.what == f"The run has no figure of the {what}."
    assert refused.value.fix == fix


def test_a_folder_that_is_no_run_is_refused(tmp_path):
    with pytest.raises(RunNotFound):
        explain(tmp_path, "chronic_absence", "district")
