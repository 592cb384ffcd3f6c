"""A figure before and now, and the schools over which the two are held against each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

from tasks.district import Protection
from tasks.indicators.catalogue import catalogue
from tasks.methods.move import Levels, common_schools, rounded_split, split_move
from tasks.moves.figures import Key, Numbers
from tasks.moves.laid_bare import is_laid_bare, tells_hidden_school
from tasks.moves.move import NO_COMMON_SCHOOL, SMALL_GROUP, STEP, Move
from tasks.moves.side import Side

_Nested = list[tuple[frozenset[str], Numbers]]


@dataclass(frozen=True, kw_only=True)
class Pair:
    """`lasting` are the schools open in both cycles, `common` those of them whose data came alike in both."""

    before: Side
    now: Side
    key: Key
    lasting: frozenset[str]
    common: frozenset[str]

    @property
    def has_common_data(self) -> bool:
        """Whether enough data of any school came in both cycles."""
        return bool(self.common & self.before.schools(self.key).comparable & self.now.schools(self.key).comparable)

    def move(self, cycle_before: str, policy: Protection) -> Move:
        """The move with its parts, or with the reason why they cannot be told."""
        before, now = self._nested(self.before), self._nested(self.now)
        if not (self.has_common_data and before and now):
            return self.unsplit(cycle_before, NO_COMMON_SCHOOL)
        if self._is_laid_bare(self.before, before, policy) or self._is_laid_bare(self.now, now, policy):
            return self.unsplit(cycle_before, SMALL_GROUP)
        told, value = (side.figures[self.key].numbers.level for side in (self.before, self.now))
        split = split_move(told, _levels(before), _levels(now))
        unsplit = self._with_schools(self.unsplit(cycle_before, ""))
        return replace(unsplit, split=rounded_split(split, told, value, STEP))

    def unsplit(self, cycle_before: str, reason: str) -> Move:
        """The move without its parts."""
        earlier, figure = self.before.figures[self.key], self.now.figures[self.key]
        return Move(figure=figure, earlier_cycle_id=cycle_before, earlier=earlier, reason=reason)

    def _with_schools(self, move: Move) -> Move:
        before, now = self.before.schools(self.key), self.now.schools(self.key)
        apart = self.lasting - self.common
        return replace(
            move,
            schools_n=len(self.common & (before.counted | now.counted)),
            missing=apart & before.comparable,
            returned=apart & now.comparable,
            closed=before.counted - self.lasting,
            opened=now.counted - self.lasting,
        )

    def _nested(self, side: Side) -> _Nested:
        """The figure over all its schools, the lasting and the common ones; empty where one of them has none."""
        counted = side.schools(self.key).counted
        found = [
            (schools, numbers)
            for schools in (counted, counted & self.lasting, counted & self.common)
            if (numbers := side.numbers(self.key, schools)) is not None
        ]
        return found if len(found) == 3 else []

    def _is_laid_bare(self, side: Side, nested: _Nested, policy: Protection) -> bool:
        hidden = side.figures[self.key].hidden_schools
        return any(
            larger != smaller and (tells_hidden_school(larger - smaller, hidden) or is_laid_bare(more, fewer, policy))
            for (larger, more), (smaller, fewer) in combinations(nested, 2)
        )


def pair_of(before: Side, now: Side, key: Key) -> Pair:
    """The pair of one figure."""
    measure, _ = key
    lasting = before.open_schools & now.open_schools
    common = common_schools(
        lasting,
        before.schools(key).comparable,
        now.schools(key).comparable,
        is_silence_none=catalogue()[measure].is_silence_none,
    )
    return Pair(before=before, now=now, key=key, lasting=lasting, common=common)


def _levels(nested: _Nested) -> Levels:
    every, lasting, common = (numbers.level for _, numbers in nested)
    return Levels(every=every, lasting=lasting, common=common)
