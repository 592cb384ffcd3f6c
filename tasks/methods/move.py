"""Splits the move of a figure between two cycles into four parts that add up exactly."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, fields
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, kw_only=True)
class Levels:
    """A cycle's figure under today's definition over ever fewer schools.

    `every` is over all of them, `lasting` over those that belong to both cycles, `common` over those of them whose
    data came alike in both.
    """

    every: Fraction
    lasting: Fraction
    common: Fraction


@dataclass(frozen=True, kw_only=True)
class Split:
    """The parts of a move, in the unit of the figure."""

    real: Fraction
    population: Fraction
    coverage: Fraction
    definition: Fraction


@dataclass(frozen=True, kw_only=True)
class RoundedSplit:
    """The parts of a move as decimals, which add up to the difference of the rounded figures."""

    real: Decimal
    population: Decimal
    coverage: Decimal
    definition: Decimal


def common_schools(lasting: Set[str], earlier: Set[str], now: Set[str], *, is_silence_none: bool) -> frozenset[str]:
    """The schools of both cycles whose data came alike in both: in each, or in neither.

    `earlier` and `now` are the schools whose data came. Where silence may mean that nothing happened
    (`is_silence_none`), a school is missing only when it has fallen silent.
    """
    fallen_silent = earlier - now
    unlike = fallen_silent if is_silence_none else fallen_silent | (now - earlier)
    return frozenset(lasting - unlike)


def split_move(told: Fraction, earlier: Levels, now: Levels) -> Split:
    """The parts of the move from `told`, what the earlier cycle's brief said, to `now.every`.

    Each part is what one step of the way adds: today's definition, schools that came or went, schools whose data came
    in one cycle only, and what the schools common to both have done.
    """
    return Split(
        definition=earlier.every - told,
        population=(now.every - now.lasting) - (earlier.every - earlier.lasting),
        coverage=(now.lasting - now.common) - (earlier.lasting - earlier.common),
        real=now.common - earlier.common,
    )


def rounded_split(split: Split, told: Fraction, value: Fraction, step: Decimal) -> RoundedSplit:
    """The parts in whole steps; what rounding leaves over goes to the largest, so that a part of zero stays zero."""
    parts = {field.name: rounded(getattr(split, field.name), step) for field in fields(split)}
    largest = max(parts, key=lambda name: abs(getattr(split, name)))
    parts[largest] += rounded(value, step) - rounded(told, step) - sum(parts.values())
    return RoundedSplit(**parts)


def rounded(number: Fraction, step: Decimal) -> Decimal:
    """The number in whole steps, such as of 0.001; a half goes away from zero, as everywhere in briefs."""
    steps = abs(number) / Fraction(step)
    whole = int(steps + Fraction(1, 2))
    return (whole if number >= 0 else -whole) * step
