"""How a delimited file separates and quotes."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import Any

from tasks.sources.formats import format_of
from tasks.sources.item import Item
from tasks.sources.limits import LONGEST_ROW
from tasks.sources.settings import FilesSettings

# Notes of a whole page stand in one field.
csv.field_size_limit(LONGEST_ROW)


@dataclass(frozen=True)
class Dialect:
    """Delimiter and quote; no quoting when the quote is empty."""

    delimiter: str
    quote: str

    @property
    def for_csv(self) -> dict[str, Any]:
        """The same for Python's csv, which must refuse what it does not understand."""
        quoting = {"quotechar": self.quote} if self.quote else {"quoting": csv.QUOTE_NONE, "quotechar": None}
        return {"delimiter": self.delimiter, "strict": True, **quoting}


def dialect_of(item: Item, settings: FilesSettings) -> Dialect:
    """The dialect of one file."""
    usual = "\t" if format_of(item, settings) == "tsv" else ","
    return Dialect(settings.delimiter or usual, settings.quote)
