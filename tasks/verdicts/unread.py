"""A column that a map gives empty although the source's are filled: it is written in a way that the map cannot read."""

from __future__ import annotations

from reports.numbers import listed
from tasks.sources.settings import Settings


class Unread(Settings):
    """A contract's column, the source's that the `map` makes it of, and in how many rows these are filled.

    `written` says how they are, without a value; empty for words, and where there are several.
    """

    column: str
    sources: tuple[str, ...]
    map: str
    rows_n: int
    written: str = ""

    @property
    def hint(self) -> str:
        """What to do, whosever the mistake is."""
        names = listed([f"`{name}`" for name in self.sources])
        column, verb = ("column", "is") if len(self.sources) == 1 else ("columns", "are")
        how = f": it is now {self.written}" if self.written else ""
        rows = "1 row" if self.rows_n == 1 else f"{self.rows_n:,} rows"
        return (
            f"the department's {column} {names} {verb} filled in {rows}, and cannot be read in the way that {self.map} "
            f"expects{how}; send the file again as it was written before, or mend the map"
        )
