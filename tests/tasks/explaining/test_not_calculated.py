"""Explain of a group without a figure: not calculated, by a rule that is named, where that is why; and no counts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.errors import FigureUnknown
from tasks.explain import explain
from tasks.explaining.in_words import as_json, in_words
from tasks.indicators.catalogue import catalogue
from tests.reports import made_up

RATIO = "discipline_risk_ratio"
SETTINGS = {"risk_ratio_cell_size": 7, "risk_ratio_n_size": 25}
BLACK, ASIAN, DISABILITY = "race_ethnicity=black", "race_ethnicity=asian", "disability=yes"


def figure(measure: str, group_id: str, **other: Any) -> dict[str, Any]:
    period = {"period_start": date(2025, 7, 1), "period_end": date(2026, 1, 30)}
    return {
        "measure": measure,
        "group_id": group_id,
        "origin": "student rows",
        "value": 2.0,
        "n": 12,
        **period,
        **other,
    }


def removals(*groups: str, **other: Any) -> list[dict[str, Any]]:
    return [figure("removal_rate", group, numerator=40, denominator=200, **other) for group in groups]


@pytest.fixture
def run(tmp_path: Path):
    """A published run with these figures, made with these settings."""

    def make(*figures: dict[str, Any], settings: dict[str, Any] | None = SETTINGS) -> Path:
        folder = tmp_path / "home" / "runs" / "fall-1-1"
        made_up.small(folder, measures=list(figures))
        manifest = {"fingerprint": "f", "cycle": "fall", "is_complete": True, "district": "Small", "verdicts": []}
        manifest |= {"settings": settings} if settings else {}
        (folder / "manifest.json").write_text(json.dumps(manifest))
        (folder / "run.json").write_text("{}")
        return folder

    return make


@pytest.mark.parametrize("others", [[], [figure(RATIO, BLACK, slice="removals_in_total")]])
@pytest.mark.parametrize("unit", ["district", ""])
def test_a_group_without_a_ratio_is_told_the_rule_and_its_minimums(run, others, unit):
    explanation = explain(run(*removals(BLACK, ASIAN, DISABILITY), *others), RATIO, unit, ASIAN)
    head, said, *_ = in_words(explanation).splitlines()
    assert head.startswith("Risk ratio in discipline: district, ")
    assert said.startswith("  not calculated: 34 CFR 300.647(c): ")
    assert "cell size of 7 " in said and "n-size of 25;" in said
    assert as_json(explanation)["not_calculated"] == said.removeprefix("  not calculated: ")
    assert as_json(explanation)["figures"] == []
    assert [one.name for one in explanation.sql][-1] == f"outcomes.{RATIO}"


def test_the_same_is_said_of_every_group_without_one(run):
    """Whichever part of the rule a group misses, and however many of it were removed."""
    few = figure("removal_rate", ASIAN, is_shown=False, hidden_reason="to protect small groups")
    folder = run(*removals(BLACK, DISABILITY), few)
    assert explain(folder, RATIO, "district", ASIAN).not_calculated == (
        explain(folder, RATIO, "district", BLACK).not_calculated
    )


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_group_with_a_ratio_is_not_said_to_have_none(run, is_shown):
    folder = run(*removals(BLACK, DISABILITY), figure(RATIO, BLACK, is_shown=is_shown))
    explanation = explain(folder, RATIO, "district", BLACK)
    assert explanation.not_calculated == ""
    assert "not calculated" not in in_words(explanation).splitlines()[1]


@pytest.mark.parametrize(
    "figures",
    [
        removals(BLACK, DISABILITY),
        removals(BLACK, ASIAN),
        removals(BLACK, ASIAN, DISABILITY, origin="counts"),
        removals(BLACK, ASIAN, DISABILITY, unit_type="school", unit_id="0101"),
        [figure("chronic_absence", group) for group in (BLACK, ASIAN, DISABILITY)],
    ],
    ids=["no such group", "nobody's disability known", "delivered ready-made", "a school alone", "no incidents"],
)
def test_where_it_could_not_be_asked_there_is_no_figure(run, figures):
    with pytest.raises(FigureUnknown):
        explain(run(*figures), RATIO, "district", ASIAN)


@pytest.mark.parametrize(
    ("measure", "group"),
    [(RATIO, "all"), (RATIO, "race_ethnicity=not_reported"), (RATIO, DISABILITY), ("discipline_composition", ASIAN)],
)
def test_of_other_groups_and_measures_there_is_no_figure_as_before(run, measure, group):
    figures = removals("all", BLACK, ASIAN, DISABILITY, "race_ethnicity=not_reported")
    with pytest.raises(FigureUnknown):
        explain(run(*figures), measure, "district", group)


def test_a_run_that_does_not_name_its_settings_has_no_figure(run):
    with pytest.raises(FigureUnknown):
        explain(run(*removals(BLACK, ASIAN, DISABILITY), settings=None), RATIO, "district", ASIAN)


def test_a_reason_names_settings_of_its_measure_alone():
    told = [one for one in catalogue().values() if one.not_calculated]
    assert {one.name for one in told} == {RATIO, "discipline_risk_difference"}
    for one in told:
        assert all(one.not_calculated.count(f"{{{name}}}") == 1 for name in one.settings)
        one.not_calculated.format(**dict.fromkeys(one.settings, 1))
