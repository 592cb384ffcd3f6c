"""A list of what goes with what that lost more than a fifth of its rows is held, and fewer are named."""

import pytest

HEADS = {
    "initiative_schools": "initiative_id,school_id,staff_hours_per_month",
    "initiative_goals": "initiative_id,goal_id,weight",
}
PAIRS = [f"i{n},0{of},0.2" for n in range(5) for of in (101, 102)]


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver a list of pairs, a minute after the last time, and judge it."""
    minutes = iter(range(60))

    def run(dataset: str, rows: list[str]):
        day(f"2025-10-01T12:{next(minutes):02d}")
        return validated(make_district({f"{dataset}.csv": "\n".join([HEADS[dataset], *rows]) + "\n"}), dataset)

    return run


@pytest.mark.parametrize("dataset", HEADS)
def test_more_than_a_fifth_of_the_pairs_are_held(sent, dataset):
    assert sent(dataset, PAIRS).status == "accepted"
    (limit,) = sent(dataset, PAIRS[:7]).limits
    assert (limit.name, limit.sentence) == (
        "volume",
        "3 of the 10 rows on Oct 1, 2025 are not there now: i3/0102, i4/0101, i4/0102.",
    )


@pytest.mark.parametrize("dataset", HEADS)
def test_fewer_are_named(sent, dataset):
    sent(dataset, PAIRS)
    verdict = sent(dataset, [*PAIRS[:8], PAIRS[9], "i9,0101,0.2"])
    assert (verdict.status, verdict.notices[-1]) == (
        "accepted",
        "1 row that was there on Oct 1, 2025 is gone: i4/0101. See whether it was meant to go.",
    )


def test_pairs_that_are_new_and_pairs_that_are_held_back_are_not_gone(sent):
    sent("initiative_schools", PAIRS)
    more = sent("initiative_schools", [*PAIRS, "i9,0101,0.2"])
    assert (more.status, more.notices) == ("accepted", ())
    held = sent("initiative_schools", [*PAIRS[:7], *(one.replace("0.2", "some") for one in PAIRS[7:])])
    assert [one.name for one in held.limits] == ["held_back"]
