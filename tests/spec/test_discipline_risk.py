"""Risk ratios in discipline of children with disabilities, as 34 CFR 300.647 has them calculated or not."""

from decimal import Decimal

import pytest

from tasks.district import Definitions
from tests.spec.removed_children import FEW, OUT, RACES, children, removals, state, suspended

RISK = "group_id method ratio group_n group_of_n others_n others_of_n"


def risks(measured, district, shown=RISK, where=f"slice = '{OUT}'", asking=FEW, **given):
    of = district.model_copy(update={"definitions": Definitions(**asking)})
    return measured("facts.risk_ratios", shown, period="year", where=where, of=of, **given)


def test_each_group_is_held_against_all_others(measured, district):
    found = risks(
        measured, district, incidents=suspended(black=6, white=2, asian=2), **children(black=10, white=10, asian=10)
    )
    assert found == [
        "race_ethnicity=asian risk_ratio 0.5 2 10 8 20",
        "race_ethnicity=black risk_ratio 3 6 10 4 20",
        "race_ethnicity=white risk_ratio 0.5 2 10 8 20",
    ]


@pytest.mark.parametrize(
    ("removed_n", "of_n", "others_n", "others_of_n", "told"),
    [
        (2, 4, 2, 4, "risk_ratio"),
        (1, 4, 2, 4, "not_calculated too few of the group: (c)(1)"),
        (2, 3, 2, 4, "not_calculated too small a group: (c)(1)"),
        (2, 4, 1, 4, "not_calculated too few others, and no numbers of the state"),
        (2, 4, 2, 3, "not_calculated too few others, and no numbers of the state"),
        (0, 4, 2, 4, "not_calculated too few of the group: (c)(1)"),
        (2, 4, 0, 0, "not_calculated too few others, and no numbers of the state"),
    ],
)
def test_cell_size_and_n_size_of_group_and_others(measured, district, removed_n, of_n, others_n, others_of_n, told):
    found = risks(
        measured,
        district,
        "method reason",
        f"slice = '{OUT}' and group_id = 'race_ethnicity=black'",
        incidents=suspended(black=removed_n, white=others_n, nobody=1),
        **children(black=of_n, white=others_of_n),
    )
    assert [line.removesuffix(" ''") for line in found] == [told]


@pytest.mark.parametrize(("n", "method"), [(9, "not_calculated"), (10, "risk_ratio")])
def test_ten_removed_of_thirty_are_asked_for_unless_the_state_says_otherwise(measured, district, n, method):
    found = risks(
        measured,
        district,
        "method",
        f"slice = '{OUT}' and group_id = 'race_ethnicity=black'",
        asking={},
        incidents=suspended(black=n, white=10),
        **children(black=30, white=30),
    )
    assert found == [method]


def test_where_others_are_too_few_the_group_is_held_against_the_states_others(measured, district):
    found = risks(
        measured,
        district,
        "method ratio",
        f"slice = '{OUT}' and group_id = 'race_ethnicity=black'",
        incidents=suspended(black=3),
        counts=state(),
        **children(black=6, white=2),
    )
    assert found == ["alternate_risk_ratio 5"]


@pytest.mark.parametrize(
    "told",
    [
        state(races=RACES[:6]),
        state(*["10 100"] * 6, "- -", status="suppressed"),
        state(*["0 100"] * 7),
        state(end="2025-06-30"),
    ],
)
def test_a_states_numbers_that_are_not_whole_or_too_few_or_of_another_year_are_none(measured, district, told):
    found = risks(
        measured,
        district,
        "method",
        f"slice = '{OUT}' and group_id = 'race_ethnicity=black'",
        incidents=suspended(black=3),
        counts=told,
        **children(black=6, white=2),
    )
    assert found == ["not_calculated"]


@pytest.mark.parametrize(
    ("rows", "categories"),
    [
        (["out_of_school_suspension 10"], "out_of_school_10_days_or_fewer"),
        (["out_of_school_suspension 10.5"], "out_of_school_over_10_days"),
        (["out_of_school_suspension 6", "expulsion 5"], "out_of_school_over_10_days"),
        (["in_school_suspension 10"], "in_school_10_days_or_fewer"),
        (["in_school_suspension 11"], "in_school_over_10_days"),
        (["in_school_suspension 6", "out_of_school_suspension 6"], "in_school_10_days_or_fewer;" + OUT),
        (["out_of_school_suspension -"], ""),
        (["out_of_school_suspension -", "expulsion 11"], "out_of_school_over_10_days"),
        (["none 3"], ""),
    ],
)
def test_a_child_is_in_a_category_by_all_its_days_of_the_year(measured, district, rows, categories):
    found = risks(
        measured,
        district,
        "slice",
        "group_n > 0 and slice <> 'removals_in_total'",
        incidents=removals(*(f"black0 {row} 2025-10-01" for row in rows)),
        **children(black=2),
    )
    assert ";".join(found) == categories


def test_whose_days_are_not_known_are_counted_as_left_out_and_all_removals_as_removals(measured, district):
    found = risks(
        measured,
        district,
        "slice group_n left_out_n",
        "group_n > 0 or left_out_n > 0",
        incidents=removals(
            "black0 out_of_school_suspension - 2025-10-01",
            "black0 in_school_suspension 1 2025-10-02",
            "black1 expulsion 3 2025-10-03",
        ),
        **children(black=2),
    )
    assert found == [
        "in_school_10_days_or_fewer 1 0",
        "out_of_school_10_days_or_fewer 1 1",
        "out_of_school_over_10_days 0 1",
        "removals_in_total 3 0",
    ]


def test_children_without_a_disability_or_a_known_group_are_not_in_it(measured, district):
    given = children(black=4, white=4)
    given["demographics"] = given["demographics"].replace("black3 black true", "black3 black false")
    given["demographics"] = given["demographics"].replace("white3 white true", "white3 not_reported true")
    found = risks(measured, district, "group_id group_of_n", incidents=suspended(black=4, white=4), **given)
    assert found == ["race_ethnicity=black 3", "race_ethnicity=white 3"]


@pytest.mark.parametrize(("threshold", "exceeds"), [("3", "False"), ("2.999", "True"), ("3.001", "False"), (None, "-")])
def test_a_ratio_at_the_threshold_does_not_exceed_it(measured, district, threshold, exceeds):
    asking = {**FEW, "risk_ratio_threshold": None if threshold is None else Decimal(threshold)}
    found = risks(
        measured,
        district,
        "exceeds",
        f"slice = '{OUT}' and group_id = 'race_ethnicity=black'",
        asking=asking,
        incidents=suspended(black=6, white=4),
        **children(black=10, white=20),
    )
    assert found == [exceeds]


@pytest.mark.parametrize(
    ("above", "years", "told"),
    [
        ((1, 1, 1), 3, ["1 False", "2 False", "3 True"]),
        ((1, 0, 1), 2, ["1 False", "0 False", "1 False"]),
        ((0, 1, 1), 2, ["0 False", "1 False", "2 True"]),
    ],
)
def test_years_above_the_threshold_count_in_a_row(measured, district, above, years, told):
    of = {**FEW, "risk_ratio_threshold": Decimal(2), "risk_ratio_years": years}
    given = children(black=10, white=10)
    given["enrolment"] = given["enrolment"].replace("2025-09-01", "2023-09-01")
    rows = [
        f"{group}{n} out_of_school_suspension 1 {2023 + place}-10-01"
        for place, is_above in enumerate(above)
        for group, of_n in (("black", 6 if is_above else 2), ("white", 2))
        for n in range(of_n)
    ]
    found = measured(
        "facts.risk_ratios",
        "period_start years_above_n is_significant",
        period="all",
        where=f"slice = '{OUT}' and group_id = 'race_ethnicity=black'",
        of=district.model_copy(update={"definitions": Definitions(**of)}),
        incidents=removals(*rows),
        **given,
    )
    assert [line.partition(" ")[2] for line in found] == told


def test_the_measures_have_what_is_calculated_and_only_for_the_district(measured, district):
    given = {"incidents": suspended(black=6, white=2), **children(black=10, white=20, asian=1)}
    asking = {**FEW, "risk_ratio_threshold": Decimal(2)}
    of = district.model_copy(update={"definitions": Definitions(**asking)})
    shown, where = "unit group_id value n", f"slice = '{OUT}'"
    ratios = measured("outcomes.discipline_risk_ratio", shown, period="year", where=where, of=of, **given)
    assert ratios == ["district race_ethnicity=black 6.3 2", "district race_ethnicity=white 0.1833 2"]
    years = measured("outcomes.discipline_years_above", shown, period="year", where=where, of=of, **given)
    assert years == ["district race_ethnicity=black 1 2", "district race_ethnicity=white 0 2"]


def test_behind_a_ratio_are_the_children_removed_on_its_smaller_side_and_not_their_removals(measured, district):
    rows = [f"black{n} in_school_suspension 1 2025-10-0{day}" for n in range(3) for day in range(1, 5)]
    rows += [f"white{n} in_school_suspension 1 2025-10-01" for n in range(5)]
    of = district.model_copy(update={"definitions": Definitions(**FEW)})
    given = {"incidents": removals(*rows), **children(black=10, white=10)}
    where = "slice = 'removals_in_total' and group_id = 'race_ethnicity=black'"
    found = measured("outcomes.discipline_risk_ratio", "value n", period="year", where=where, of=of, **given)
    assert found == ["2.4 3"]


def test_a_child_who_changes_schools_is_one_child_with_the_days_of_both(measured, district):
    """Six days at A and five at B are over ten; the other child of the group has six."""
    given = children(black=4, white=4)
    given["enrolment"] = given["enrolment"].replace("black0 A 05 2025-09-01 -", "black0 A 05 2025-09-01 2025-10-10")
    given["enrolment"] += "\nblack0 B 05 2025-10-13 -"
    rows = [f"{who} out_of_school_suspension 6 2025-10-01" for who in ("black0", "black1", "white0", "white1")]
    given["incidents"] = f"{removals(*rows)}\n9 black0 B out_of_school_suspension 5 2025-11-03"
    where = "group_id = 'race_ethnicity=black' and slice like 'out%'"
    found = risks(measured, district, "slice group_n group_of_n", where, **given)
    assert found == [f"{OUT} 1 4", "out_of_school_over_10_days 1 4"]


@pytest.mark.parametrize(("entry", "late"), [("2025-12-31", ["race_ethnicity=asian"]), ("2026-01-01", [])])
def test_a_group_that_appears_in_mid_year_is_there_and_among_the_others_from_then_on(measured, district, entry, late):
    """Of black children 6 of 10 were removed, of white 2 of 10 and of those who came late 0 of 10."""
    given = {"incidents": suspended(black=6, white=2), **children(black=10, white=10, asian=10)}
    rows = given["enrolment"].splitlines()
    moved = [row.replace("2025-09-01", entry) if row.startswith("asian") else row for row in rows]
    given["enrolment"] = "\n".join(moved)
    ratio = "race_ethnicity=black 6" if late else "race_ethnicity=black 3"
    of = district.model_copy(update={"definitions": Definitions(**FEW, risk_ratio_threshold=Decimal("5"))})

    def told(name, shown):
        return measured(name, shown, period="year", where=f"slice = '{OUT}'", of=of, **given)

    assert ratio in told("outcomes.discipline_risk_ratio", "group_id value")
    assert f"race_ethnicity=black {len(late)}" in told("outcomes.discipline_years_above", "group_id value")
    assert [group for group in told("facts.risk_ratios", "group_id") if group.endswith("asian")] == late


def test_without_a_threshold_no_years_are_counted(measured, district):
    given = {"incidents": suspended(black=6, white=2), **children(black=10, white=20)}
    of = district.model_copy(update={"definitions": Definitions(**FEW)})
    assert measured("outcomes.discipline_years_above", "value", period="year", of=of, **given) == []


def test_without_incidents_there_is_nothing(measured, district):
    assert risks(measured, district, incidents=removals(), **children(black=10, white=20)) == []
