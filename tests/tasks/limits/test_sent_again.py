"""A file that came before a newer one and comes again, byte for byte, is an old file."""

from __future__ import annotations

import pytest

WINTER = 'cycles.winter = { title = "Winter", start = 2025-11-03, end = 2026-01-30, meeting = 2026-02-11 }'
HEAD = "commitment_id,text,owner,department_id,made_date,due_date,status\n"
FIRST = HEAD + "".join(f"c{n},Visit every school,A. Lead,office,2025-10-01,2026-01-{n + 10},open\n" for n in range(8))
SECOND = FIRST + "c9,Call every family,A. Lead,office,2025-10-30,2026-01-20,open\n"


@pytest.fixture
def delivered(make_district, validated, day):
    """Deliver promises one after another, a day apart, each for its cycle, and tell of the last."""

    def run(*deliveries: tuple[str, str]):
        for number, (rows, cycle) in enumerate(deliveries, start=1):
            day(f"2026-02-{number:02d}T12:00")
            folder = make_district({"commitments.csv": rows}, toml=WINTER)
            verdict = validated(folder, "commitments", cycle=cycle)
        return verdict

    return run


def test_it_is_held_and_the_newer_one_stands_in(delivered):
    held = delivered((FIRST, "fall"), (SECOND, "winter"), (FIRST, "winter"))
    assert (held.status, [one.name for one in held.limits]) == ("stood_in", ["stale"])
    assert held.limits[0].sentence == (
        "It is what came on Feb 1, 2026 already; something newer came since, on Feb 2, 2026."
    )
    assert held.stand_in_date is not None
    assert held.stand_in_date.day == 2


def test_the_same_file_again_without_another_between_is_the_same(delivered):
    assert delivered((FIRST, "fall"), (FIRST, "winter")).limits == ()


def test_what_came_for_a_later_cycle_does_not_make_an_earlier_ones_file_old(delivered):
    assert delivered((FIRST, "fall"), (SECOND, "winter"), (FIRST, "fall")).limits == ()


def test_a_newer_file_that_goes_on_is_new(delivered):
    third = SECOND.replace("c9,", "d9,")
    assert delivered((FIRST, "fall"), (SECOND, "winter"), (third, "winter")).limits == ()
