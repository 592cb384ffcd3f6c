"""Risk differences in discipline: of those that have a risk ratio, against the same others, and told of all or none."""

import pytest

from tasks.district import Definitions
from tests.spec.removed_children import FEW, OUT, children, removals, state, suspended

BLACK = "group_id = 'race_ethnicity=black'"


def difference(measured, district, shown="group_id value n", where="true", **given):
    of = district.model_copy(update={"definitions": Definitions(**FEW)})
    where = f"slice = '{OUT}' and {where}"
    return measured("outcomes.discipline_risk_difference", shown, period="year", where=where, of=of, **given)


def test_so_many_more_of_a_hundred_children_are_removed_than_of_all_others(measured, district):
    """Of black children 6 of 10 and of others 4 of 20; of white and of asian ones 2 of 10 and of others 8 of 20."""
    given = {"incidents": suspended(black=6, white=2, asian=2), **children(black=10, white=10, asian=10)}
    assert difference(measured, district, "unit group_id value n", **given) == [
        "district race_ethnicity=asian -20 2",
        "district race_ethnicity=black 40 2",
        "district race_ethnicity=white -20 2",
    ]


def test_where_the_ratio_is_against_the_states_others_so_is_the_difference(measured, district):
    """3 of 6 removed, of which 10 of each 100 were in the state."""
    given = {"incidents": suspended(black=3), "counts": state(), **children(black=6, white=2)}
    assert difference(measured, district, "value", BLACK, **given) == ["40"]


@pytest.mark.parametrize(
    ("removed_n", "of_n", "is_there"), [(2, 4, True), (1, 4, False), (2, 3, False), (0, 4, False), (0, 0, False)]
)
def test_it_is_there_where_cell_size_and_n_size_are_reached(measured, district, removed_n, of_n, is_there):
    given = {"incidents": suspended(black=removed_n, white=3), **children(black=of_n, white=6)}
    assert len(difference(measured, district, where=BLACK, **given)) == is_there


def test_where_others_were_not_removed_there_is_none(measured, district):
    assert difference(measured, district, incidents=suspended(black=5), **children(black=10, white=10)) == []


@pytest.mark.parametrize(
    ("white", "asian", "n"),
    [((6, 10), (3, 10), 3), ((9, 10), (3, 10), 1), ((6, 10), (1, 10), 1), ((6, 10), (0, 10), 4), ((6, 10), (0, 3), 0)],
)
def test_behind_it_are_the_fewest_of_any_group_removed_or_not(measured, district, white, asian, n):
    """A group without a ratio is what those with one leave; none of a group below the n-size, here 4, counts as few."""
    given = {
        "incidents": suspended(black=4, white=white[0], asian=asian[0]),
        **children(black=9, white=white[1], asian=asian[1]),
    }
    assert difference(measured, district, "n", BLACK, **given) == [str(n)]


def test_who_changes_schools_is_one_child_of_the_group(measured, district):
    given = {"incidents": suspended(black=6, white=2), **children(black=10, white=10)}
    stayed = difference(measured, district, **given)
    given["enrolment"] = given["enrolment"].replace("black0 A 05 2025-09-01 -", "black0 A 05 2025-09-01 2025-10-10")
    given["enrolment"] += "\nblack0 B 05 2025-10-13 -"
    assert (
        difference(measured, district, **given)
        == stayed
        == [
            "race_ethnicity=black 40 2",
            "race_ethnicity=white -40 2",
        ]
    )


@pytest.mark.parametrize(("entry", "value"), [("2025-12-31", "50"), ("2026-01-01", "40")])
def test_a_group_that_appears_in_mid_year_is_among_the_others_from_then_on(measured, district, entry, value):
    """Of black children 6 of 10, of white 2 of 10, of those who came late 0 of 10."""
    given = {"incidents": suspended(black=6, white=2), **children(black=10, white=10, asian=10)}
    rows = given["enrolment"].splitlines()
    given["enrolment"] = "\n".join(row.replace("2025-09-01", entry) if "asian" in row else row for row in rows)
    assert difference(measured, district, "value", BLACK, **given) == [value]


def test_of_removals_in_total_it_is_removals_of_a_hundred_children(measured, district):
    """Three children of ten were removed four times each, two of ten once."""
    rows = [f"black{n} in_school_suspension 1 2025-10-0{day}" for n in range(3) for day in range(1, 5)]
    rows += [f"white{n} in_school_suspension 1 2025-10-01" for n in range(2)]
    of = district.model_copy(update={"definitions": Definitions(**FEW)})
    given = {"incidents": removals(*rows), **children(black=10, white=10)}
    where = f"slice = 'removals_in_total' and {BLACK}"
    name = "outcomes.discipline_risk_difference"
    assert measured(name, "value n", period="year", where=where, of=of, **given) == ["100 2"]
