"""Places that add up to others, and the first rule of hiding: no line has a single hidden place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from tasks.suppression.cells import Flags, Numbers

Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Line:
    """Places that add up: the `parts` to the `total`, or to what is known where it is None.

    Where parts count the same people at other times, who is counted adds up, and not how many there are.
    """

    total: int | None
    parts: Places
    has_same_people: bool = False

    @property
    def members(self) -> Places:
        """The total, if any, and its parts."""
        return self.parts if self.total is None else np.append(self.parts, self.total)

    def among(self, places: Flags) -> Line | None:
        """The line of these places alone; None where there is nothing left that adds up."""
        if self.total is not None and not places[self.total]:
            return None
        parts = self.parts[places[self.parts]]
        return replace(self, parts=parts) if len(parts) else None


def without_single_ones(lines: Sequence[Line], is_hidden: Flags, costs: Numbers) -> Flags:
    """The hidden places and, in each line with a single one, the cheapest other.

    Cheap is a place that leaves no other line with a single one.
    """
    hidden = is_hidden.copy()
    members = [line.members for line in lines]
    hidden_n = np.array([hidden[one].sum() for one in members])
    has_others = np.array([len(one) > 1 for one in members], dtype=bool)
    lines_of: dict[int, list[int]] = {}
    for number, one in enumerate(members):
        for place in one:
            lines_of.setdefault(int(place), []).append(number)
    while len(single := np.flatnonzero((hidden_n == 1) & has_others)):
        number = int(single[0])
        others = [int(place) for place in members[number] if not hidden[place]]
        new = {place: sum(hidden_n[one] == 0 for one in lines_of[place]) for place in others}
        chosen = min(others, key=lambda place: (costs[place] + new[place], place))
        hidden[chosen] = True
        hidden_n[lines_of[chosen]] += 1
    return hidden
