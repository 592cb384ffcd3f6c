"""Gaps: each student group beside all others, as the published figures give them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.briefing.figures import DISTRICT, Unit
from tasks.briefing.frame import figures_of
from tasks.briefing.gaps import gaps_section
from tasks.briefing.table_sections import groups_section
from tasks.gaps.gap import gap
from tests.reports import made_up

YEAR = {"period_start": date(2025, 8, 11), "period_end": date(2026, 1, 30)}
CHANGED = {
    "note_id": "tenth",
    "kind": "definition_change",
    "measure": "chronic_absence",
    "start_date": date(2025, 7, 1),
    "text": "Absent days are counted anew.",
    "author": "A. Analyst",
}
YEAR_BEFORE = {"period_start": date(2024, 8, 12), "period_end": date(2025, 1, 31)}


def figure(group_id: str, numerator: int, denominator: int, **fields: Any) -> dict[str, Any]:
    return {
        "measure": "chronic_absence",
        "group_id": group_id,
        "numerator": numerator,
        "denominator": denominator,
        "value": numerator / denominator if denominator else None,
        "n": denominator,
        **YEAR,
        **fields,
    }


def gaps(folder: Path, *figures: dict[str, Any]):
    return made_up.small(folder, measures=list(figures)).read().gaps


def section(folder: Path, *figures: dict[str, Any], unit: Unit = DISTRICT):
    run = made_up.small(folder, measures=list(figures)).read()
    return gaps_section(run, figures_of(run), unit)


def texts(section) -> list[list[str]]:
    return [[row.title, *(cell.text for cell in row.cells)] for table in section.tables for row in table.groups[0].rows]


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


def test_the_year_before_is_the_same_stretch_of_the_year(tmp_path):
    found = gaps(
        tmp_path,
        figure("all", 300, 1000),
        figure("disability=yes", 90, 200),
        figure("all", 250, 1000, **YEAR_BEFORE),
        figure("disability=yes", 100, 200, **YEAR_BEFORE),
        figure("all", 20, 1000, period_start=date(2025, 1, 1), period_end=date(2025, 1, 31)),
        figure("disability=yes", 10, 200, period_start=date(2025, 1, 1), period_end=date(2025, 1, 31)),
    )
    (row,) = [one for one in found if one.group_id == "disability=yes"]
    assert row.earlier_period_end == YEAR_BEFORE["period_end"]
    assert (row.earlier_rate, row.earlier_others_rate) == (0.5, 150 / 800)


def closing() -> list[dict[str, Any]]:
    """A group that stays where it was while all others come nearer."""
    before = [figure("all", 260, 1000, **YEAR_BEFORE), figure("disability=yes", 100, 200, **YEAR_BEFORE)]
    return [*before, figure("all", 400, 1000), figure("disability=yes", 100, 200)]


def test_a_gap_that_closes_since_the_others_fell_is_seen_in_both_rates(tmp_path):
    told = section(tmp_path, *closing())
    (row,) = told.tables[0].groups[0].rows
    assert [(cell.text, cell.detail.split("; ")[0]) for cell in row.cells[:3]] == [
        ("12.5 points higher", "4.8 to 20.1 points higher"),
        ("50.0%", "100 of 200"),
        ("37.5%", "300 of 800"),
    ]
    assert (row.cells[4].text, row.cells[4].detail) == ("30.0 points higher", "50.0%, 20.0%")


def test_both_lines_are_drawn_and_it_is_told_which_of_them_moved(tmp_path):
    told = section(tmp_path, *closing())
    lines = told.tables[1]
    assert lines.caption == "Chronic absence, each of these groups and all other students over time"
    assert lines.notes == (
        "With a disability: 12.5 points higher, a year before 30.0 points higher. Since then the group went neither up "
        "nor down (50.0%), all others up by 17.5 points (from 20.0% to 37.5%).",
    )
    (row,) = lines.groups[0].rows
    assert [(cell.text, cell.detail) for cell in row.cells] == [
        ("30.0 points higher", "50.0%, 20.0%"),
        ("12.5 points higher", "50.0%, 37.5%"),
    ]
    for drawing in (lines.drawing.wide, lines.drawing.narrow):
        assert drawing.count("<polyline") == 2
        assert "others 37.5%" in drawing


def test_a_change_that_chance_could_make_is_drawn_and_not_told(tmp_path):
    told = section(
        tmp_path,
        figure("all", 300, 1000),
        figure("disability=yes", 90, 200),
        figure("all", 300, 1000, **YEAR_BEFORE),
        figure("disability=yes", 94, 200, **YEAR_BEFORE),
    )
    assert told.tables[1].notes == ()


def test_a_gap_is_not_held_against_one_by_another_definition(tmp_path):
    run = made_up.small(
        tmp_path,
        measures=closing(),
        notes=[CHANGED],
    ).read()
    (row,) = [one for one in run.gaps if one.group_id == "disability=yes"]
    assert row.earlier_rate is None
    assert len([one for one in run.gap_points if one.group_id == "disability=yes"]) == 1


def test_a_line_of_what_is_not_shown_in_between_is_broken(tmp_path):
    two_before = {"period_start": date(2023, 8, 14), "period_end": date(2024, 1, 31)}
    told = section(
        tmp_path,
        *(figure("all", 300, 1000, **when) for when in ({}, YEAR_BEFORE, two_before)),
        *(figure("disability=yes", 90, 200, **when) for when in ({}, two_before)),
        *(figure("homeless=yes", 90, 200, **when) for when in ({}, YEAR_BEFORE, two_before)),
    )
    disability, homeless = told.tables[1].groups[0].rows
    assert [cell.is_hidden for cell in disability.cells] == [False, True, False]
    assert [cell.is_hidden for cell in homeless.cells] == [False, False, False]
    assert told.tables[1].drawing.wide.count("<polyline") == 2


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


def schools(*rows: tuple[str, int, int, int, int]) -> list[dict[str, Any]]:
    """Of each school the group's part and number, and those of all."""
    return [
        figure(group, part, whole, unit_type="school", unit_id=school)
        for school, group_part, group_n, all_part, all_n in rows
        for group, part, whole in (("english_learner=yes", group_part, group_n), ("all", all_part, all_n))
    ]


# In each school learners of English are absent less often than others; most of them are where absence is frequent.
TURNED = schools(("0101", 80, 200, 130, 300), ("0102", 2, 40, 70, 700))


def test_a_difference_that_turns_within_schools_is_told(tmp_path):
    district = [figure("all", 200, 1000), figure("english_learner=yes", 82, 240)]
    run = made_up.small(tmp_path, measures=[*district, *TURNED])
    (row,) = [one for one in run.read().gaps if one.unit_type == "district"]
    assert row.difference > 0 > row.difference_within_schools
    assert row.schools_n == 2
    assert row.is_turned_within_schools
    told = section(tmp_path, *district, *TURNED)
    assert (
        told.tables[0]
        .notes[0]
        .startswith(
            "English learners: 18.6 points higher in the district, yet 8.3 points lower on average within the 2 schools"
        )
    )


@pytest.mark.parametrize(
    "shown",
    [schools(("0101", 80, 200, 130, 300)), [], schools(("0101", 9, 20, 60, 100), ("0102", 2, 20, 70, 300))],
    ids=["one school", "no school", "few of the group"],
)
def test_what_few_schools_show_of_a_group_is_not_the_group(tmp_path, shown):
    (row,) = [
        one
        for one in gaps(tmp_path, figure("all", 200, 1000), figure("english_learner=yes", 82, 240), *shown)
        if one.unit_type == "district"
    ]
    assert (row.schools_n, row.difference_within_schools) == (None, None)


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
