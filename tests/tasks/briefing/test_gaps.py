"""Gaps: each student group beside all others, as the published figures give them."""

from __future__ import annotations

import pytest

from tasks.briefing.figures import DISTRICT, Unit
from tasks.briefing.frame import figures_of
from tasks.briefing.table_sections import groups_section
from tasks.gaps.gap import gap
from tests.reports import made_up
from tests.tasks.briefing.gap_figures import figure, gaps, schools, section, texts


def test_a_group_is_held_against_all_who_are_not_in_it(tmp_path):
    (row,) = gaps(tmp_path, figure("all", 300, 1000), figure("disability=yes", 90, 200))
    assert (row.numerator, row.denominator) == (90, 200)
    assert (row.others_numerator, row.others_denominator) == (210, 800)
    told = gap(90, 200, 210, 800)
    assert told["difference"] == {
        "value": row.difference,
        "lower": row.difference_lower,
        "upper": row.difference_upper,
    }
    assert told["ratio"] == {"value": row.ratio, "lower": row.ratio_lower, "upper": row.ratio_upper}
    assert told["wilson_1"] == {"value": row.rate, "lower": row.lower_rate, "upper": row.upper_rate}


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([("disability=yes", 90, 200), ("disability=no", 210, 800)], ["disability=yes"]),
        ([("sex=female", 140, 480), ("sex=male", 160, 520)], ["sex=female"]),
        # Of ten students nobody knows.
        ([("sex=female", 140, 480), ("sex=male", 157, 510)], ["sex=female", "sex=male"]),
        (
            [("race_ethnicity=asian", 50, 200), ("race_ethnicity=black", 100, 300), ("race_ethnicity=white", 150, 500)],
            ["race_ethnicity=asian", "race_ethnicity=black", "race_ethnicity=white"],
        ),
    ],
)
def test_of_two_groups_that_are_all_one_comparison_is_made(tmp_path, figures, told):
    found = gaps(tmp_path, figure("all", 300, 1000), *(figure(*one) for one in figures))
    assert [row.group_id for row in found] == told


@pytest.mark.parametrize(
    "other",
    [
        figure("disability=yes", 90, 200, is_shown=False, hidden_reason="to protect small groups"),
        figure("disability=yes", 300, 1000),
        figure("disability=yes", 301, 900),
        figure("disability=yes", 90, 200, measure="attendance_rate"),
        figure("disability=yes", 90, 200, authority="State", origin="counts", definition_version="state-1"),
        figure("disability=yes", 90, 200, unit_type="school", unit_id="0101"),
    ],
    ids=["hidden", "all", "more than all", "days and not people", "another authority's", "another unit's"],
)
def test_what_cannot_be_held_against_others_is_not(tmp_path, other):
    assert gaps(tmp_path, figure("all", 300, 1000), other) == []


def test_only_differences_clear_of_zero_have_a_row_and_the_others_are_named(tmp_path):
    told = section(
        tmp_path,
        figure("all", 300, 1000),
        figure("disability=yes", 90, 200),
        figure("english_learner=yes", 62, 200),
    )
    assert [row[0] for row in texts(told)] == ["With a disability"]
    assert told.tables[0].notes == ("Not clear of zero, so no difference is told: English learners.",)
    assert told.head.finding == "1 of 2 differences between a student group and all others is clear of zero"
    assert "about 0.1 would still be clear of zero by chance" in told.notes[0]


def test_a_ratio_of_none_is_not_estimable(tmp_path):
    told = section(tmp_path, figure("all", 60, 1000), figure("homeless=yes", 0, 200))
    assert texts(told) == [["Homeless", "7.5 points lower", "0.0%", "7.5%", "Not estimable"]]


def test_a_school_has_its_own(tmp_path):
    told = section(tmp_path, *schools(("0101", 80, 200, 100, 400)), unit=Unit("school", "0101"))
    assert [row[:4] for row in texts(told)] == [["English learners", "30.0 points higher", "40.0%", "10.0%"]]


def test_a_unit_without_groups_has_no_section(tmp_path):
    assert section(tmp_path, figure("all", 300, 1000)) is None


RATE_ALONE = {"numerator": None, "denominator": None, "origin": "rates"}


@pytest.mark.parametrize("counts", [{}, RATE_ALONE], ids=["counts", "rates alone"])
def test_rates_without_counts_are_told_not_to_be_held_against_others(tmp_path, counts):
    run = made_up.small(
        tmp_path, measures=[figure("all", 300, 1000), figure("disability=yes", 90, 200) | counts]
    ).read()
    section = groups_section(run, figures_of(run), DISTRICT)
    said = "Chronic absence: rates of groups came without the numbers of students behind them"
    assert any(said in note for note in section.notes) is bool(counts)
