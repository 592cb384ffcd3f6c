"""A figure of alignment, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why a figure is not defined."""

    NO_TIES = "no ties"
    FEW_NODES = "too few nodes"
    ONE_GROUP = "one group"
    NO_SIDE = "no departments or no initiatives"
    NOTHING = "nothing to share"
    ONE_PART = "one part"
    NONE = ""


@dataclass(frozen=True)
class Figure:
    """A number, or None with the reason: what is not defined is neither zero nor any other number."""

    value: float | None
    why: Why = Why.NONE


def undefined(why: Why) -> Figure:
    """No number, and why."""
    return Figure(None, why)
