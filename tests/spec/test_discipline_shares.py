"""What is made of all groups of children with disabilities: weighted risk ratios, and shares of the removed."""

import hypothesis
import pytest
from hypothesis import strategies as st

from tasks.district import Definitions
from tests.spec.removed_children import FEW, OUT, RACES, children, state, suspended


def of_few(measured, district, name, shown="group_id value n", where=f"slice = '{OUT}'", **given):
    """What a measure says of groups of which few are asked for."""
    of = district.model_copy(update={"definitions": Definitions(**FEW)})
    return measured(f"outcomes.{name}", shown, period="year", where=where, of=of, **given)


def test_a_weighted_ratio_weighs_each_group_by_its_share_in_the_state(measured, district):
    given = {"incidents": suspended(black=6, white=2, asian=4), **children(black=20, white=20, asian=20)}
    told = state("10 200", "10 600", "10 200", *["0 0"] * 4)
    assert of_few(measured, district, "discipline_weighted_risk_ratio", counts=told, **given) == [
        "race_ethnicity=asian 1.3333 2",
        "race_ethnicity=black 2.4 2",
        "race_ethnicity=white 0.4 2",
    ]


@pytest.mark.parametrize("told", ["", state(races=RACES[:6]), state(*["0 0"] * 7), state(end="2025-06-30")])
def test_without_the_states_composition_there_is_no_weighted_ratio_and_the_shares_are_there(measured, district, told):
    given = {"incidents": suspended(black=6, white=2), "counts": told, **children(black=10, white=10)}
    assert of_few(measured, district, "discipline_weighted_risk_ratio", **given) == []
    assert len(of_few(measured, district, "discipline_composition", **given)) == 2


def test_where_only_one_group_was_removed_no_group_has_a_weighted_ratio(measured, district):
    given = {"incidents": suspended(black=6), "counts": state(), **children(black=20, white=20, asian=20)}
    assert of_few(measured, district, "discipline_weighted_risk_ratio", **given) == []
    given["incidents"] = suspended(black=6, white=1)
    assert of_few(measured, district, "discipline_weighted_risk_ratio", "group_id value", **given) == [
        "race_ethnicity=asian 0",
        "race_ethnicity=black 36",
        "race_ethnicity=white 1",
    ]


def test_a_share_of_the_removed_is_held_against_the_share_of_the_children(measured, district):
    given = {"incidents": suspended(black=6, white=2, asian=2), **children(black=10, white=10, asian=5)}
    assert of_few(measured, district, "discipline_composition", "unit group_id value n", **given) == [
        "district race_ethnicity=asian 0 2",
        "district race_ethnicity=black 20 2",
        "district race_ethnicity=white -20 2",
    ]


def test_the_index_is_by_what_part_of_its_share_of_the_children_a_group_has_more(measured, district):
    given = {"incidents": suspended(black=6, white=2, asian=2), **children(black=10, white=10, asian=5)}
    assert of_few(measured, district, "discipline_composition_index", "unit group_id value n", **given) == [
        "district race_ethnicity=asian 0 2",
        "district race_ethnicity=black 50 2",
        "district race_ethnicity=white -50 2",
    ]


def test_shares_are_there_where_no_risk_ratio_is_calculated(measured, district):
    given = {"incidents": suspended(black=1, white=3), **children(black=3, white=9)}
    assert of_few(measured, district, "discipline_risk_ratio", **given) == []
    for name in ("discipline_composition", "discipline_composition_index"):
        assert of_few(measured, district, name, "group_id value", **given) == [
            "race_ethnicity=black 0",
            "race_ethnicity=white 0",
        ]


def test_where_nobody_was_removed_there_are_no_shares(measured, district):
    given = {"incidents": suspended(nobody=1), "counts": state(), **children(black=10, white=10)}
    for name in ("discipline_composition", "discipline_composition_index", "discipline_weighted_risk_ratio"):
        assert of_few(measured, district, name, **given) == []


def test_one_child_is_all_of_its_group_and_told_to_be_few(measured, district):
    given = {"incidents": suspended(black=1), "counts": state(), **children(black=1)}
    assert of_few(measured, district, "discipline_composition", **given) == ["race_ethnicity=black 0 0"]
    assert of_few(measured, district, "discipline_composition_index", **given) == ["race_ethnicity=black 0 0"]
    assert of_few(measured, district, "discipline_weighted_risk_ratio", **given) == []


def test_a_group_that_appears_in_mid_year_has_its_share_from_then_on(measured, district):
    given = {"incidents": suspended(black=4), **children(black=8, white=8)}
    lines = given["enrolment"].splitlines()
    late = [line.replace("2025-09-01", "2025-11-03") if line.startswith("white") else line for line in lines]
    given["enrolment"] = "\n".join(late)
    assert of_few(measured, district, "discipline_composition", "group_id value", **given) == [
        "race_ethnicity=black 50",
        "race_ethnicity=white -50",
    ]
    assert of_few(measured, district, "discipline_composition_index", "group_id value", **given) == [
        "race_ethnicity=black 100",
        "race_ethnicity=white -100",
    ]
    later = [line.replace("2025-11-03", "2026-01-05") for line in late]
    given["enrolment"] = "\n".join(later)
    assert of_few(measured, district, "discipline_composition", "group_id value", **given) == ["race_ethnicity=black 0"]


def test_who_changes_schools_or_leaves_is_one_child_of_the_group(measured, district):
    given = {"incidents": suspended(black=6, white=2), **children(black=10, white=10)}
    given["enrolment"] = given["enrolment"].replace("black0 A 05 2025-09-01 -", "black0 A 05 2025-09-01 2025-10-10")
    left = of_few(measured, district, "discipline_composition", **given)
    assert left == ["race_ethnicity=black 25 2", "race_ethnicity=white -25 2"]
    given["enrolment"] += "\nblack0 B 05 2025-10-13 -"
    assert of_few(measured, district, "discipline_composition", **given) == left


@pytest.mark.parametrize(
    ("black", "white", "n"),
    [
        ((3, 10), (2, 10), 2),
        ((9, 10), (5, 10), 1),
        ((3, 10), (0, 4), 3),
        ((5, 10), (0, 4), 4),
        ((3, 10), (0, 3), 0),
        ((4, 4), (3, 10), 3),
        ((3, 3), (3, 10), 0),
    ],
)
def test_all_groups_have_behind_them_the_fewest_of_any_who_were_removed_or_were_not(
    measured, district, black, white, n
):
    """None or all counts as few below the n-size, here 4."""
    given = {
        "incidents": suspended(black=black[0], white=white[0], asian=5),
        "counts": state(),
        **children(black=black[1], white=white[1], asian=10),
    }
    for name in ("discipline_composition", "discipline_composition_index", "discipline_weighted_risk_ratio"):
        assert of_few(measured, district, name, "n", **given) == [str(n)] * 3


@hypothesis.settings(max_examples=15, deadline=None)
@hypothesis.given(groups=st.lists(st.tuples(st.integers(1, 6), st.integers(0, 6)), min_size=3, max_size=3))
def test_points_of_all_groups_add_up_to_none_and_weights_of_its_own_change_no_ratio(measured, district, groups):
    """Where the state is made up as the district is, the weighted ratio is the risk ratio."""
    removed = {race: n for race, (n, _) in zip(RACES, groups, strict=False)}
    of_n = {race: n + rest for race, (n, rest) in zip(RACES, groups, strict=False)}
    told = state(*(f"1 {of_n.get(race, 0)}" for race in RACES))
    given = {"incidents": suspended(**removed), "counts": told, **children(**of_n)}
    points = of_few(measured, district, "discipline_composition", "value", **given)
    assert sum(map(float, points)) == pytest.approx(0, abs=1e-3)
    same = measured(
        "facts.risk_ratios",
        "abs(weighted_risk_ratio-risk_ratio)<1e-9",
        period="year",
        where=f"slice = '{OUT}'",
        **given,
    )
    assert same == ["True"] * 3
