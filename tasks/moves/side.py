"""One of the two cycles that a move lies between: its figures over all schools, and again over some of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tasks.moves.computed import Computed, Schools, read_numbers
from tasks.moves.figures import Figure, Key, Numbers
from tasks.moves.recompute import Recipe, recomputed
from tasks.verdicts.verdict import Verdict


class Side:
    """Figures by their key; computes nothing again where the same schools count."""

    def __init__(
        self, recipe: Recipe, figures: Mapping[Key, Figure], computed: Computed, verdicts: Sequence[Verdict]
    ) -> None:
        self.recipe = recipe
        self.verdicts = verdicts
        self.figures = figures
        self._computed = computed
        self._again: dict[frozenset[str], dict[Key, Numbers]] = {}

    def schools(self, key: Key) -> Schools:
        """The schools that count in a figure."""
        return self._computed.schools.get(key, Schools())

    def has(self, key: Key) -> bool:
        """Whether there is a figure over all schools."""
        return key in self._computed.numbers

    def numbers(self, key: Key, schools: frozenset[str]) -> Numbers | None:
        """A figure over these schools only; None where there is none, or where it was not computed again."""
        counted = self.schools(key).counted
        if counted <= schools:
            return self._computed.numbers.get(key)
        return self._again.get(counted & schools, {}).get(key)

    def is_known(self, key: Key, schools: frozenset[str]) -> bool:
        """Whether a figure over these schools needs nothing computed again."""
        counted = self.schools(key).counted
        return counted <= schools or not counted & schools

    def compute_again(self, wanted: Iterable[tuple[Key, frozenset[str]]]) -> None:
        """Compute figures over some schools, once for each set of schools."""
        by_schools: dict[frozenset[str], set[Key]] = {}
        for key, schools in wanted:
            if not self.is_known(key, schools):
                by_schools.setdefault(self.schools(key).counted & schools, set()).add(key)
        for schools, keys in by_schools.items():
            figures = [self.figures[key] for key in sorted(keys)]
            measures = {one.measure for one in figures}
            with recomputed(self.recipe, measures, schools) as warehouse:
                self._again[schools] = read_numbers(warehouse, figures)
