"""Shares as programs see them: alone, or beside what the same readers were told of them before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from tasks.protection.places import Place
from tasks.protection.system import System
from tasks.protection.told_systems import ToldSystem
from tasks.suppression.cells import Counts, Flags
from tasks.suppression.share_chain import Chain, ChainCells, Lost
from tasks.suppression.shares import ShareCells, Shares
from tasks.suppression.widening import View


@dataclass(frozen=True)
class Beside:
    """What was told before, by name of system, and by which rules.

    Fewer than `fewest_n` who came to be counted since are a secret; corrections where the policy hides them.
    """

    told: Mapping[str, Sequence[ToldSystem]]
    fewest_n: int
    min_width: int
    hides_corrections: bool
    _lost: dict[tuple[str, bytes], Lost] = field(default_factory=dict)

    def is_any_hidden(self, system: System) -> bool:
        """Whether any number of it was hidden before."""
        return any(one.is_hidden.any() for one in self.told.get(system.name, ()))

    def view(
        self, known: System, system: System, slack: Counts, withheld: Collection[tuple[str, Place]], is_free: Flags
    ) -> tuple[Shares, View]:
        """The shares of a system, of which readers know what is `known`, and how programs see them."""
        shares = known.shares(slack, withheld, is_free)
        told = self.told.get(system.name)
        if not told or system.counts_nobody:
            return shares, ShareCells(shares)
        key = system.name, slack.tobytes() + is_free.tobytes()
        if key not in self._lost:
            self._lost[key] = Lost(self._chain(system, system.shares(slack, withheld, is_free), told), self.min_width)
        return shares, ChainCells(self._chain(system, shares, told), self._lost[key])

    def _chain(self, system: System, shares: Shares, told: Sequence[ToldSystem]) -> Chain:
        return Chain(
            now=shares,
            told=[one.beside(system.places, self.fewest_n) for one in told],
            period_end=told[0].now_period_end,
            fewest_n=self.fewest_n,
            hides_corrections=self.hides_corrections,
        )
