"""How much one row, header or document may hold: far beyond any export, and little enough for any machine."""

from __future__ import annotations

# The widest known exports, of state tests, have some 2,100 columns.
MOST_COLUMNS = 5_000
MOST_ROWS = 1_000_000_000
LONGEST_NAME = 10_000
LONGEST_ROW = 16 << 20
DEEPEST_LEVEL = 200

TOO_LONG = f"is longer than {LONGEST_ROW >> 20} MB."
