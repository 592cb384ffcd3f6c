"""Sentences beside a figure: what it was in the cycle before, what is missing, late or an older copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tasks.briefing.cautions import cautions
from tasks.briefing.data import data_section
from tasks.briefing.figures import DISTRICT, Unit
from tasks.briefing.frame import figures_of
from tasks.briefing.measures import cabinet_measures, school_measures
from tasks.briefing.moves import move_of
from tasks.district import Cycle, Dataset
from tasks.sources.settings import FilesSettings
from tasks.verdicts.verdict import Absence, Verdict
from tests.reports import made_up

PARTS = ("real", "population", "coverage", "definition")
SCHOOLS = [{"school_id": "7", "name": "Birch", "level": "high"}, {"school_id": "8", "name": "Cedar", "level": "high"}]


def move_row(**fields: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {
        "measure": "attendance_rate",
        "slice": "",
        "period_start": date(2025, 11, 3),
        "period_end": date(2026, 1, 30),
        "earlier_cycle_id": "c1",
        "earlier_period_start": date(2025, 8, 25),
        "earlier_period_end": date(2025, 10, 31),
        "schools_n": 11,
        **{f"{name}_school_ids": [] for name in ("missing", "returned", "closed", "opened")},
        "reason": "",
    }
    numbers = {name: Decimal(fields.pop(name)) for name in ("earlier_value", "value", *PARTS) if name in fields}
    parts = {} if fields.get("reason") else dict.fromkeys(PARTS, Decimal(0))
    return {**usual, **parts, **numbers, **fields}


def _read(folder: Path, **fields: Any) -> Any:
    value = {"measure": "attendance_rate", "value": 0.928}
    made = made_up.small(folder, measures=[value], schools=SCHOOLS)
    made_up._parquet(folder / "published" / "moves.parquet", [move_row(**fields)])
    cycle = Cycle(title="Fall 2025", start=date(2025, 8, 25), end=date(2025, 10, 31), meeting=date(2025, 11, 12))
    made.district.cycles["c1"] = cycle
    return made.read()


def _said(folder: Path, **fields: Any) -> str:
    run = _read(folder, **fields)
    (series,) = figures_of(run).series
    return move_of(run, series)


LOWER = {"earlier_value": "0.945", "value": "0.928"}


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {**LOWER, "real": "-0.017"},
            "1.7 points lower than in Fall 2025 (94.5%): all of it by real change at the same 11 schools.",
        ),
        (
            {**LOWER, "real": "-0.017", "short_school_ids": ["7"]},
            "1.7 points lower than in Fall 2025 (94.5%): all of it at the same 11 schools (real change, or days of "
            "Birch that did not come, now or then).",
        ),
        (
            {**LOWER, "real": "-0.004", "coverage": "-0.013", "missing_school_ids": ["7"]},
            "1.7 points lower than in Fall 2025 (94.5%): 0.4 points lower by real change at the same 11 schools and "
            "1.3 points lower by coverage (data of Birch did not come, or not whole, this time).",
        ),
        (
            {**LOWER, "real": "0.003", "population": "-0.02", "closed_school_ids": ["7"], "opened_school_ids": ["8"]},
            "1.7 points lower than in Fall 2025 (94.5%): 0.3 points higher by real change at the same 11 schools and "
            "2 points lower by population (without Birch; with Cedar, not there then).",
        ),
        (
            {**LOWER, "definition": "-0.017"},
            "1.7 points lower than in Fall 2025 (94.5%): all of it by definition (today's rules on the data of then).",
        ),
        (
            {
                "earlier_value": "0.928",
                "value": "0.928",
                "real": "0.01",
                "coverage": "-0.01",
                "missing_school_ids": ["7", "8", "9", "10"],
            },
            "The same as in Fall 2025: 1 point higher by real change at the same 11 schools and "
            "1 point lower by coverage (data of 4 schools did not come, or not whole, this time).",
        ),
        (
            {
                **LOWER,
                "population": "-0.017",
                "closed_school_ids": ["7"],
                "let_go": ["Schools (“It closed (A. Lead)”)"],
            },
            "1.7 points lower than in Fall 2025 (94.5%): all of it by population (without Birch). Somebody let data "
            "under it go on that a limit held, now or then: Schools (“It closed (A. Lead)”). What these may lack "
            "is not told apart.",
        ),
        (
            {**LOWER, "definition": "-0.017", "let_go": ["Schools (“It closed (A. Lead)”)"]},
            "1.7 points lower than in Fall 2025 (94.5%): all of it by definition (today's rules on the data of then).",
        ),
        ({"earlier_value": "0.928", "value": "0.928"}, "The same as in Fall 2025."),
        (
            {**LOWER, "reason": "small group"},
            "1.7 points lower than in Fall 2025 (94.5%); not taken apart, since the parts would tell of a small group.",
        ),
        ({"value": "0.928", "reason": "no earlier figure"}, "Not in the brief of Fall 2025."),
        ({"value": "0.928", "reason": "no earlier run"}, ""),
    ],
)
def test_the_difference_is_told_with_its_parts_and_no_cause(tmp_path: Path, fields: dict[str, Any], text: str) -> None:
    assert _said(tmp_path, **fields) == text


def test_what_data_of_the_same_days_say_anew_is_a_correction(tmp_path: Path) -> None:
    same = {"earlier_period_start": date(2025, 11, 3), "earlier_period_end": date(2026, 1, 30)}
    assert "all of it by corrected data of the same days" in _said(tmp_path, **LOWER, **same, real="-0.017")


def test_what_only_grows_has_not_changed_by_growing(tmp_path: Path) -> None:
    row = move_row(earlier_value="0.02", value="0.035", real="0.015", measure="suspension_rate")
    made = made_up.small(tmp_path, measures=[{"measure": "suspension_rate", "value": 0.035}], schools=SCHOOLS)
    made_up._parquet(tmp_path / "published" / "moves.parquet", [row])
    run = made.read()
    (series,) = figures_of(run).series
    assert move_of(run, series).endswith(": all of it by what came since then at the same 11 schools.")


def test_a_school_without_incidents_is_neither_coverage_nor_change_for_certain(tmp_path: Path) -> None:
    row = move_row(**LOWER, coverage="-0.017", measure="suspension_rate", missing_school_ids=["7", "8"])
    made = made_up.small(tmp_path, measures=[{"measure": "suspension_rate", "value": 0.928}], schools=SCHOOLS)
    made_up._parquet(tmp_path / "published" / "moves.parquet", [row])
    run = made.read()
    (series,) = figures_of(run).series
    assert move_of(run, series).endswith(
        ": all of it by coverage, or real change that cannot be told apart from it (a school without an incident "
        "of this cycle may have had none, or not have sent them)."
    )


def test_parts_too_small_to_show_are_still_told(tmp_path: Path) -> None:
    said = _said(tmp_path, **LOWER, real="-0.0166", coverage="-0.0004", missing_school_ids=["7"])
    assert "1.7 points lower by real change" in said
    assert "less than 0.1 points lower by coverage (data of Birch did not come, or not whole, this time)" in said


def test_the_first_page_says_once_that_the_cycle_before_was_never_run(tmp_path: Path) -> None:
    run = _read(tmp_path, value="0.928", reason="no earlier run")
    assert (
        "Fall 2025 was never run, so no figure is held against it." in cabinet_measures(run, figures_of(run), {}).notes
    )


def test_a_run_without_moves_has_no_sentence(tmp_path: Path) -> None:
    run = made_up.small(tmp_path, measures=[{"value": 0.1}]).read()
    (series,) = figures_of(run).series
    assert move_of(run, series) == ""


def _cautions(folder: Path, *verdicts: Verdict, **figure: Any) -> tuple[str, ...]:
    made = made_up.small(folder, measures=[{"measure": "attendance_rate", "value": 0.9, **figure}])
    source = FilesSettings(kind="files", path="a.csv")
    made.district.datasets["attendance"] = Dataset(department="x", source=source, expected="daily")
    run = made.read()
    run.verdicts.extend(verdicts)
    (series,) = figures_of(run).series
    row = figures_of(run).row(series, DISTRICT)
    assert row is not None
    return cautions(run, row)


@pytest.mark.parametrize(("newest", "is_late"), [(date(2026, 1, 23), False), (date(2026, 1, 22), True)])
def test_daily_data_that_end_more_than_a_week_before_the_cycle_are_late(
    tmp_path: Path, newest: date, is_late: bool
) -> None:
    days = {"period_start": date(2025, 11, 3), "period_end": date(2026, 1, 30)}
    assert bool(_cautions(tmp_path, freshest_date=newest, **days)) is is_late


def test_a_school_without_incidents_is_not_one_whose_data_are_missing(tmp_path: Path) -> None:
    figure = {"measure": "suspension_rate", "schools_expected_n": 12, "schools_received_n": 11, "freshest_date": None}
    (said,) = _cautions(tmp_path, **figure)
    assert said.startswith("From 1 of 12 schools no incident of this cycle came")


def test_of_schools_that_may_be_silent_and_are_not_told_nothing_is_said_beside_each_figure(tmp_path: Path) -> None:
    assert _cautions(tmp_path, measure="suspension_rate", freshest_date=None) == ()


@pytest.mark.parametrize(
    ("contract", "origin", "is_told"),
    [
        ("attendance", "student rows", True),
        ("enrolment", "student rows", True),
        ("incidents", "student rows", False),
        ("demographics", "student rows", False),
        ("rates", "median of rates", True),
        ("counts", "rates", False),
    ],
)
def test_a_copy_that_stands_in_is_told_beside_what_is_made_of_it(
    tmp_path: Path, contract: str, origin: str, is_told: bool
) -> None:
    verdict = Verdict(
        dataset=contract,
        contract=contract,
        title="Something",
        department="x",
        owner="X",
        status="stood_in",
        required=False,
        stand_in_date=date(2025, 11, 12),
    )
    told = ("Something: the copy of Nov 12, 2025 stands in.",)
    assert _cautions(tmp_path, verdict, origin=origin) == (told if is_told else ())


def _verdict(contract: str, **fields: Any) -> Verdict:
    usual = {"title": "Something", "department": "x", "owner": "X", "required": False}
    return Verdict(dataset=contract, contract=contract, **usual, **fields)


_FALL, _WINTER = ({"period_start": date(2025, month, 8), "period_end": date(2025, month, 26)} for month in (9, 12))


@pytest.mark.parametrize("is_owed", [True, False])
def test_a_school_is_told_that_its_tests_did_not_come_and_keeps_its_history(tmp_path: Path, is_owed: bool) -> None:
    """8 sent fall, and of winter mathematics only; 9 sent nothing ever, and owes reading or not."""
    tested = {"measure": "proficiency", "value": 0.5}
    fall, winter = {**tested, **_FALL, "slice": "reading"}, {**tested, **_WINTER, "slice": "reading"}
    mathematics = {**tested, **_WINTER, "slice": "mathematics"}
    at = {one: {"unit_type": "school", "unit_id": one} for one in ("7", "8")}
    measures = [fall, winter, mathematics, fall | at["7"], winter | at["7"], fall | at["8"], mathematics | at["8"]]
    run = made_up.small(tmp_path, measures=measures).read()
    absence = Absence(school_id="9", part="reading", period_start=date(2025, 12, 8), period_end=date(2025, 12, 26))
    verdict = _verdict("assessments", status="accepted", absences=(absence,) if is_owed else ())
    run = replace(run, verdicts=[verdict])
    notes = {one: school_measures(run, figures_of(run), Unit("school", one), {}).notes for one in ("7", "8", "9")}
    told = ("No data of this school for Proficiency.",) if is_owed else ()
    assert notes == {"7": (), "8": ("No data of this school for Proficiency: Reading.",), "9": told}
    assert [row.period_end.month for row in run.periods_of["school", "8"] if row.slice == "reading"] == [9]


def test_a_school_whose_only_figures_are_of_an_earlier_window_keeps_them(tmp_path: Path) -> None:
    tested = {"measure": "proficiency", "slice": "reading", "value": 0.5}
    at_birch = {"unit_type": "school", "unit_id": "7", **tested, **_FALL}
    at_cedar = {"unit_type": "school", "unit_id": "8", **tested, **_WINTER}
    run = made_up.small(tmp_path, measures=[{**tested, **_FALL}, {**tested, **_WINTER}, at_birch, at_cedar]).read()
    assert [row.period_end.month for row in run.periods_of["school", "7"]] == [9]
    notes = school_measures(run, figures_of(run), Unit("school", "7"), {}).notes
    assert notes == ("No data of this school for Proficiency.",)


def test_a_school_is_told_what_did_not_come_from_it_though_all_datasets_are_current(tmp_path: Path) -> None:
    absences = tuple(
        Absence(school_id=one, part="reading", period_start=date(2025, 12, 8), period_end=date(2025, 12, 26))
        for one in ("7", "8")
    )
    schools = [{"school_id": one, "name": name, "level": "high"} for one, name in (("7", "Birch"), ("8", "Cedar"))]
    run = made_up.small(tmp_path, schools=schools).read()
    run = replace(run, verdicts=[_verdict("assessments", status="accepted", absences=absences)])
    section = data_section(run, [], (), school_id="7")
    assert section.head.finding == "1 of 1 dataset is current but not whole; not all came from this school of Something"
    assert "Cedar" not in str(section.datasets[0].details)
    assert "reading of Dec 8 to Dec 26, 2025 from Birch" in str(section.datasets[0].details)
    assert data_section(run, [], (), school_id="9").datasets == ()


def test_a_school_is_told_which_figures_of_others_it_has_none_of(tmp_path: Path) -> None:
    at_birch = {"unit_type": "school", "unit_id": "7", "value": 0.1}
    run = made_up.small(tmp_path, measures=[at_birch, {"measure": "attendance_rate", "value": 0.9}]).read()
    notes = {one: school_measures(run, figures_of(run), Unit("school", one), {}).notes for one in ("7", "8")}
    assert notes == {"7": (), "8": ("No data of this school for Chronic absence.",)}
