"""What a rehearsal found, for scripts and for people."""

import pytest

from tasks.rehearsal.finding import Finding, Rehearsal


@pytest.mark.parametrize(
    ("kinds", "code"),
    [
        ([], 0),
        (["look"], 0),
        (["look", "open"], 4),
        (["open", "held"], 12),
        (["open", "mend"], 12),
    ],
)
def test_a_script_can_tell_what_is_not_proven_from_what_is_to_mend_and_from_a_year_that_can_begin(kinds, code):
    findings = tuple(Finding(dataset="goals", what="It is so.", whose="Ada", to_do="Look.", kind=one) for one in kinds)
    rehearsal = Rehearsal("Testville", "2026-27", findings)
    assert (rehearsal.exit_code, rehearsal.as_dict()["exit_code"]) == (code, code)


def test_what_is_alike_is_told_once_for_each_owner():
    alike = {"what": "The content is the same.", "to_do": "Look.", "kind": "look"}
    findings = (
        Finding(dataset="goals", whose="Ada", **alike),
        Finding(dataset="money", whose="Ben", **alike),
        Finding(dataset="notes", whose="Ada", **alike),
    )
    told = Rehearsal("Testville", "2026-27", findings).in_words()
    assert "(look) goals, notes: The content is the same.\n      whose: Ada" in told
    assert "(look) money: The content is the same.\n      whose: Ben" in told
