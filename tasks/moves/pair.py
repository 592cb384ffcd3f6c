"""A figure before and now, and the schools over which the two are held against each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from tasks.district import Protection
from tasks.indicators.catalogue import catalogue
from tasks.methods.move import Levels, common_schools, rounded_split, split_move
from tasks.moves.doubts import at_two_schools, came_once, doubtful_schools, let_go, stand_ins
from tasks.moves.figures import Key, Numbers
from tasks.moves.laid_bare import is_laid_bare, tells_hidden_school
from tasks.moves.move import NO_COMMON_SCHOOL, SMALL_GROUP, STEP, Move
from tasks.moves.results import all_of, clearly_fewer, lost_share
from tasks.moves.side import Side

# As of days of students: results that are lost are not lost by chance. A measure that counts who has none as not tested
# moves by each of them.
MOST_LACKING_RESULTS = Fraction(1, 50)

_Nested = list[tuple[frozenset[str], Numbers]]


@dataclass(frozen=True, kw_only=True)
class Pair:
    """`lasting` are the schools open on days of both figures, `common` those of them whose data came alike in both.

    Data of the `doubtful` did not come whole in one of the two; older rows of the datasets `stood_in` are under one. Of
    the `fewer` results of clearly fewer students came in one of the two. Rows of the datasets that `came_once` are
    under one of the two only. What a limit held in one was `let_go` on.
    """

    before: Side
    now: Side
    key: Key
    lasting: frozenset[str]
    common: frozenset[str]
    doubtful: frozenset[str] = frozenset()
    stood_in: frozenset[str] = frozenset()
    fewer: frozenset[str] = frozenset()
    came_once: frozenset[str] = frozenset()
    let_go: frozenset[str] = frozenset()

    @property
    def is_all_apart(self) -> bool:
        """Whether a dataset as a whole differs between the two, so that no school can be held against itself."""
        return bool(self.stood_in or self.came_once)

    @property
    def has_common_data(self) -> bool:
        """Whether enough data of any school came in both cycles."""
        return bool(self.common & self.before.schools(self.key).comparable & self.now.schools(self.key).comparable)

    def move(self, cycle_before: str, policy: Protection) -> Move:
        """The move with its parts, or with the reason why they cannot be told."""
        before, now = self._nested(self.before), self._nested(self.now)
        is_in_doubt = bool(self.doubtful or self.is_all_apart or self.fewer)
        if not (before and now and (self.has_common_data or is_in_doubt)):
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
        return Move(figure=figure, earlier_cycle_id=cycle_before, earlier=earlier, let_go=self.let_go, reason=reason)

    def _with_schools(self, move: Move) -> Move:
        before, now = self.before.schools(self.key), self.now.schools(self.key)
        closed, opened = before.counted - self.lasting, now.counted - self.lasting
        apart = self.lasting - self.common - (self.lasting if self.is_all_apart else self.doubtful | self.fewer)
        return replace(
            move,
            schools_n=len(self.common & (before.counted | now.counted)),
            # Where silence may be none, it may tell a hidden number which schools are silent.
            missing=frozenset() if catalogue()[self.key[0]].is_silence_none else apart & before.comparable,
            returned=apart & now.comparable,
            closed=closed - now.opened,
            # Rows of a year to date may still count a school that has closed since.
            opened=opened - before.opened - closed,
            doubtful=frozenset() if self.is_all_apart else self.doubtful & (before.counted | now.counted),
            stood_in=self.stood_in,
            short=self.common & (before.short | now.short | self._lacking_results()),
            fewer=frozenset() if self.is_all_apart else self.fewer - self.doubtful,
            came_once=self.came_once,
        )

    def _lacking_results(self) -> frozenset[str]:
        """All schools that sent results in both where of their students together fewer came in one of the two.

        They are not told apart: of a school it may be one student.
        """
        before, now = self.before.schools(self.key).results, self.now.schools(self.key).results
        schools = self.common & before.keys() & now.keys()
        then, today = (all_of(side[school] for school in schools) for side in (before, now))
        counts_silence = catalogue()[self.key[0]].counts_silence
        most = Fraction(0) if counts_silence else MOST_LACKING_RESULTS
        is_lacking = max(lost_share(then, today), lost_share(today, then)) > most
        return schools if is_lacking else frozenset()

    def _nested(self, side: Side) -> _Nested:
        """The figure over all its schools, the lasting and any common ones; empty where one of them has none."""
        counted = side.schools(self.key).counted
        wanted = [counted, counted & self.lasting, *([counted & self.common] if self.common else [])]
        found = [(schools, numbers) for schools in wanted if (numbers := side.numbers(self.key, schools)) is not None]
        return found if len(found) == len(wanted) else []

    def _is_laid_bare(self, side: Side, nested: _Nested, policy: Protection) -> bool:
        hidden = side.figures[self.key].hidden_schools
        return any(
            larger != smaller and (tells_hidden_school(larger - smaller, hidden) or is_laid_bare(more, fewer, policy))
            for (larger, more), (smaller, fewer) in combinations(nested, 2)
        )


def pair_of(before: Side, now: Side, key: Key) -> Pair:
    """The pair of one figure."""
    measure, _ = key
    lasting = before.schools(key).opened & now.schools(key).opened
    comparable = [side.schools(key).comparable for side in (before, now)]
    alike = common_schools(lasting, *comparable, is_silence_none=catalogue()[measure].is_silence_none)
    stood_in = stand_ins(before.verdicts, measure) | stand_ins(now.verdicts, measure)
    doubtful = frozenset().union(
        *(
            doubtful_schools(side.verdicts, measure, lasting) | (side.schools(key).dropped & lasting)
            for side in (before, now)
        )
    )
    # Where it is so in both, they are counted alike.
    doubtful |= lasting & (at_two_schools(before.verdicts, measure) ^ at_two_schools(now.verdicts, measure))
    fewer = lasting & clearly_fewer(before.schools(key).results, now.schools(key).results)
    once = came_once(before.verdicts, now.verdicts, measure)
    common = frozenset() if stood_in or once else alike - doubtful - fewer
    # Silent schools alone say nothing of the district.
    if (doubtful or fewer) and not common & comparable[0] & comparable[1]:
        common = frozenset()
    return Pair(
        before=before,
        now=now,
        key=key,
        lasting=lasting,
        common=common,
        doubtful=doubtful,
        stood_in=stood_in,
        fewer=fewer,
        came_once=once,
        let_go=let_go(before.verdicts, measure) | let_go(now.verdicts, measure),
    )


def _levels(nested: _Nested) -> Levels:
    """Where no school is common to both cycles, nothing of the move is real, and any level is as good on both sides."""
    every, lasting, *common = (numbers.level for _, numbers in nested)
    return Levels(every=every, lasting=lasting, common=common[0] if common else Fraction(0))
