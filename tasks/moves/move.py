"""The move of one figure between two cycles, split or with the reason why it is not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tasks.methods.move import RoundedSplit, rounded
from tasks.moves.figures import Figure

# Fine enough that no reader sees a rounding, and exact when added up.
STEP = Decimal("0.000000000001")

NO_EARLIER_CYCLE = "no earlier cycle"
NO_EARLIER_RUN = "no earlier run"
NO_EARLIER_FIGURE = "no earlier figure"
READY_MADE = "ready-made"
ROWS_GONE = "rows gone"
NO_COMMON_SCHOOL = "no common school"
SMALL_GROUP = "small group"


@dataclass(frozen=True, kw_only=True)
class Move:
    """A figure now and in the cycle before; `split` is None where `reason` says why it could not be made.

    `schools_n` counts the schools whose data came alike in both cycles. The other schools are told by their ids:
    `missing` came then and not now, `returned` the other way round; `closed` and `opened` belong to one cycle only.
    Rows of the `doubtful` are held back in one of the two; older rows of the datasets `stood_in` are under one. The
    `short` count as come alike, though days or results of theirs did not come in one of the two. Of the `fewer` results
    of clearly fewer students came in one of the two. Datasets that `came_once` have rows in one of the two only; those
    that a limit held in one of the two were `let_go` on, for the reason that stands with each. Where a school that
    sends nothing may have nothing to send, none is named as `missing`.
    """

    figure: Figure
    earlier_cycle_id: str
    earlier: Figure | None = None
    split: RoundedSplit | None = None
    schools_n: int | None = None
    missing: frozenset[str] = frozenset()
    returned: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    stood_in: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    fewer: frozenset[str] = frozenset()
    came_once: frozenset[str] = frozenset()
    let_go: frozenset[str] = frozenset()
    reason: str = ""

    @property
    def as_row(self) -> list[object]:
        """Its row in the table `moves`."""
        figure, earlier, split = self.figure, self.earlier, self.split
        parts = [None] * 4 if split is None else [split.real, split.population, split.coverage, split.definition]
        return [
            figure.measure,
            figure.slice,
            figure.period_start,
            figure.period_end,
            self.earlier_cycle_id,
            earlier and earlier.period_start,
            earlier and earlier.period_end,
            _decimal(earlier),
            _decimal(figure),
            *parts,
            self.schools_n,
            *(sorted(ids) for ids in (self.missing, self.returned, self.closed, self.opened)),
            *(sorted(ids) for ids in (self.doubtful, self.stood_in, self.short, self.fewer)),
            *(sorted(names) for names in (self.came_once, self.let_go)),
            self.reason,
        ]


def _decimal(figure: Figure | None) -> Decimal | None:
    return rounded(figure.numbers.level, STEP) if figure else None
