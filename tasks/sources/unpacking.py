"""How much may come out of a zip."""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING

from tasks.sources.item import Item

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Exports shrink to a tenth or a thirtieth; only made-up bytes shrink this much and are large all the same.
MOST_RATIO = 200
_RATIO_COUNTS_BYTES = 64 << 20


def most_unpacked_bytes(packed_bytes: int) -> int:
    """How much may come out of a zip of this size."""
    return max(_RATIO_COUNTS_BYTES, packed_bytes * MOST_RATIO)


class Budget:
    """The bytes that all members of one zip may hold together, whatever its directory says."""

    def __init__(self, most_mb: int, packed_bytes: int) -> None:
        self._most_mb = most_mb
        self._ratio_bytes = most_unpacked_bytes(packed_bytes)
        self._taken_bytes = 0

    def take(self, item: Item, count: int) -> None:
        """Count bytes; raises SourceUnreadable when they are too many."""
        self._taken_bytes += count
        if self._taken_bytes > self._most_mb << 20:
            raise item.unreadable(
                f"brings what its zip holds to more than {self._most_mb:,} MB.",
                fix="split the zip, or raise `most_mb` if its size is right",
            )
        if self._taken_bytes > self._ratio_bytes:
            raise item.unreadable(
                f"unpacks to more than {MOST_RATIO} times the size of its zip, which no export does.",
                fix="ask its sender; if it is right, unpack it and put the file itself there",
            )


class Counted(io.RawIOBase):
    """A member's bytes, each of them counted as it comes out."""

    def __init__(self, member: IO[bytes], item: Item, budget: Budget) -> None:
        self._member = member
        self._item = item
        self._budget = budget

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer as far as the member goes."""
        room = memoryview(buffer).cast("B")
        some = self._member.read(len(room))
        room[: len(some)] = some
        self._budget.take(self._item, len(some))
        return len(some)
