"""Students of two cycles, and what a move tells."""

from __future__ import annotations

PARTS = ("real", "population", "coverage", "definition")
FALL = """
    A 40 20 1
    A 40 20 4
    B 60 20 1
    B 20 20 4
    C 40 20 1
    C 60 20 4
"""
WINTER = FALL.replace("A 40 20 1", "A 60 20 1").replace("A 40 20 4", "A 20 20 4")


def named(move):
    """The parts that are not nothing; they add up."""
    assert sum(move[name] for name in PARTS) == move["value"] - move["earlier_value"]
    return {name for name in PARTS if move[name]}


def unsplit(move):
    """Why there are no parts."""
    assert [move[name] for name in (*PARTS, "schools_n")] == [None] * 5
    return move["reason"]


def without(text, school):
    return "\n".join(line for line in text.splitlines() if line.split()[:1] != [school])
