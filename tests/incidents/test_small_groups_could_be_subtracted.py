"""A small group was hidden in a report, and its number could still be had: the whole less the groups shown."""

from __future__ import annotations

SMALL, ANOTHER = "small group", "to protect another group"


def test_beside_a_small_group_the_next_smallest_is_hidden_too(published):
    text = """
        unit group           numerator denominator
        A    all             60        100
        A    language=other  2         4
        A    language=french 14        24
        A    language=none   44        72
    """
    told = published(text)
    assert "A all 60 of 100" in told
    assert f"A language=other {SMALL}" in told
    assert f"A language=french {ANOTHER}" in told
