"""Files whose columns stand at fixed places in each line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc

from tasks.sources.batch import Batch
from tasks.sources.encoding import as_utf8
from tasks.sources.item import Item
from tasks.sources.settings import FilesSettings, SourceContext
from tasks.sources.text_lines import text_lines
from tasks.sources.width_table import read_places

_LINES_PER_BATCH = 50_000


def read_fixed_width(item: Item, settings: FilesSettings, context: SourceContext) -> Iterator[Batch]:
    """The rows of one file, without the blanks that fill the columns up; places count characters, not bytes.

    A line that ends before the last column does is refused unless the folder says `short_lines`.
    """
    places = read_places(settings, context)
    names = tuple(place.name for place in places)
    needed = max(place.end for place in places)
    first_row = settings.preamble_lines + 1
    with as_utf8(item, settings.encoding, context.work).open(encoding="utf-8-sig") as file:
        remaining = islice(text_lines(file, item), settings.preamble_lines, None)
        while some := list(islice(remaining, _LINES_PER_BATCH)):
            lines = pc.utf8_rtrim(pa.array(some, pa.string()), "\n")
            if not settings.short_lines:
                _refuse_short(item, lines, needed, first_row)
            yield Batch(names, [_cut_out(lines, place.start, place.end) for place in places], first_row)
            first_row += len(some)


def _refuse_short(item: Item, lines: pa.Array, needed: int, first_line: int) -> None:
    lengths = pc.utf8_length(lines)
    is_short = pc.and_(pc.less(lengths, needed), pc.greater(pc.utf8_length(pc.utf8_trim(lines, " ")), 0))
    position = pc.index(is_short, True).as_py()
    if position >= 0:
        raise item.unreadable(
            f"has {lengths[position]} characters, the columns need {needed}.",
            f"line {first_line + position}",
            "ask for a new file, or set `short_lines = true` if its sender cuts blanks off the ends of lines",
        )


def _cut_out(lines: pa.Array, start: int, end: int) -> pa.Array:
    value = pc.utf8_trim(pc.utf8_slice_codeunits(lines, start, end), " ")
    return pc.if_else(pc.equal(value, ""), None, value)
