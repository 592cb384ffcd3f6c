"""Gaps over time: which of both rates moved, since a year before or since the first year."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.reports import made_up
from tests.tasks.briefing.gap_figures import figure, gaps, section

CHANGED = {
    "note_id": "tenth",
    "kind": "definition_change",
    "measure": "chronic_absence",
    "start_date": date(2025, 7, 1),
    "text": "Absent days are counted anew.",
    "author": "A. Analyst",
}
YEAR_BEFORE = {"period_start": date(2024, 8, 12), "period_end": date(2025, 1, 31)}


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


def of_year(first: int, group: tuple[int, int], everybody: tuple[int, int]) -> list[dict[str, Any]]:
    year = {"period_start": date(first, 8, 12), "period_end": date(first + 1, 1, 31)}
    return [figure("all", *everybody, **year), figure("disability=yes", *group, **year)]


def test_a_gap_that_has_closed_is_told_with_which_of_both_moved(tmp_path):
    told = section(tmp_path, *of_year(2024, (100, 200), (260, 1000)), *of_year(2025, (100, 200), (500, 1000)))
    assert told.head.finding.startswith("0 of 1 difference")
    table, lines = told.tables
    assert [cell.text for cell in table.groups[0].rows[0].cells][:3] == ["the same", "50.0%", "50.0%"]
    assert lines.drawing is not None
    assert lines.notes == (
        "With a disability: the same; a year before: 30.0 points higher. Since then the group went neither up nor down "
        "(50.0%), all others up by 30.0 points (from 20.0% to 50.0%).",
    )


def test_a_gap_that_closes_little_by_little_is_told_from_its_first_year(tmp_path):
    years = [(2023, 400), (2024, 452), (2025, 500)]
    told = section(tmp_path, *(row for first, part in years for row in of_year(first, (100, 200), (part, 1000))))
    assert told.tables[1].notes == (
        "With a disability: the same; Aug 12, 2023 to Jan 31, 2024: 12.5 points higher. Since then the group went "
        "neither up nor down (50.0%), all others up by 12.5 points (from 37.5% to 50.0%).",
    )


def test_the_months_of_one_year_are_no_first_year(tmp_path):
    september = {"period_start": date(2025, 9, 1), "period_end": date(2025, 9, 30)}
    january = {"period_start": date(2026, 1, 1), "period_end": date(2026, 1, 31)}
    (row,) = gaps(
        tmp_path,
        *(figure("all", 100, 1000, **september), figure("disability=yes", 60, 200, **september)),
        *(figure("all", 500, 1000, **january), figure("disability=yes", 100, 200, **january)),
    )
    assert row.first_rate is None
    assert not row.is_told


def test_both_lines_are_drawn_and_it_is_told_which_of_them_moved(tmp_path):
    told = section(tmp_path, *closing())
    lines = told.tables[1]
    assert lines.caption == "Chronic absence, each of these groups and all other students over time"
    assert lines.notes == (
        "With a disability: 12.5 points higher; a year before: 30.0 points higher. Since then the group went neither "
        "up nor down (50.0%), all others up by 17.5 points (from 20.0% to 37.5%).",
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
