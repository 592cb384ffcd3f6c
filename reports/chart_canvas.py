"""How large a drawing of a chart is, and what room its edges leave."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Canvas:
    """Sizes in the drawing's own units, which are pixels where it is shown as large as it is.

    One without a heading or labels stands below text that says the same.
    """

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    most_dates: int
    has_heading: bool = False
    has_labels: bool = True


# A page of its own; a brief on a desk; a cell of a table; a phone, where a shrunken drawing could not be read.
ALONE = Canvas(width=840, height=320, left=72, right=128, top=64, bottom=40, most_dates=6, has_heading=True)
WIDE = Canvas(width=900, height=290, left=58, right=172, top=14, bottom=36, most_dates=8)
IN_A_CELL = Canvas(width=150, height=36, left=0, right=6, top=6, bottom=6, most_dates=1, has_labels=False)
NARROW = Canvas(width=350, height=230, left=48, right=12, top=12, bottom=34, most_dates=3, has_labels=False)
