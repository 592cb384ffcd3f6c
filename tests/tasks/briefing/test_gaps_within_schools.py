"""Differences that turn within schools, as Simpson described: looked for in the district and in each level."""

from __future__ import annotations

import pytest

from tests.reports import made_up
from tests.tasks.briefing.gap_figures import figure, gaps, schools, section

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


def test_a_difference_within_schools_that_the_district_does_not_show_is_told(tmp_path):
    """What is not clear of zero anywhere is not."""
    masked = [figure("all", 132, 1000), figure("english_learner=yes", 36, 240)]
    clear = schools(("0101", 34, 200, 64, 260), ("0102", 2, 40, 68, 740))
    assert "within the 2 schools" in section(tmp_path, *masked, *clear).tables[0].notes[0]
    few = schools(("0101", 34, 200, 45, 260), ("0102", 2, 40, 87, 740))
    assert section(tmp_path / "few", *masked, *few).tables == ()


def test_a_difference_that_turns_within_the_schools_of_a_level_is_told(tmp_path):
    """The difference of the district is not clear of zero, and that of the other level does not turn."""
    high = schools(("0103", 15, 150, 20, 300), ("0104", 15, 150, 20, 300))
    district = [figure("all", 280, 2000), figure("english_learner=yes", 60, 400)]
    levels = [
        {**row, "unit_type": "level", "unit_id": level}
        for level, rows in (
            ("elementary", [figure("all", 200, 1000), figure("english_learner=yes", 82, 240)]),
            ("high", [figure("all", 40, 600), figure("english_learner=yes", 30, 300)]),
        )
        for row in rows
    ]
    listed = [
        {"school_id": one, "name": one, "level": level}
        for one, level in (("0101", "elementary"), ("0102", "elementary"), ("0103", "high"), ("0104", "high"))
    ]
    told = section(tmp_path, *district, *levels, *TURNED, *high, schools=listed)
    (table,) = told.tables
    assert table.caption == "Chronic absence, the differences by level"
    assert [cell.text for cell in table.groups[0].rows[0].cells] == ["18.6 points higher", "6.7 points higher"]
    assert [note for note in table.notes if "yet" in note] == [
        "English learners: 18.6 points higher in elementary schools together, yet 8.3 points lower on average within "
        "the 2 schools that show both. Which schools the students attend makes the difference between the two."
    ]


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


def test_it_is_told_of_a_measure_that_the_district_holds_against_nobody(tmp_path):
    district = [
        figure(one, n, of, measure="suspension_rate") for one, n, of in (("all", 280, 2000), ("sex=male", 60, 400))
    ]
    level = [figure("all", 200, 1000), figure("english_learner=yes", 82, 240)]
    listed = [{"school_id": one, "name": one, "level": "elementary"} for one in ("0101", "0102")]
    at_level = [row | {"unit_type": "level", "unit_id": "elementary"} for row in level]
    told = section(tmp_path, *district, *at_level, *TURNED, schools=listed)
    (table,) = told.tables
    assert table.caption == "Chronic absence, the differences by level"
    assert "yet 8.3 points lower on average within the 2 schools" in table.notes[0]
