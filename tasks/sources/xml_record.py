"""From the events of an XML parser to flat records."""

from __future__ import annotations

from collections import Counter

from reports.numbers import listed
from tasks.arrival.tellable import told_names
from tasks.errors import SourceUnreadable
from tasks.sources.item import Item
from tasks.sources.limits import DEEPEST_LEVEL, LONGEST_ROW, TOO_LONG
from tasks.sources.settings import FilesSettings

_MOST_NAMED = 4
_MOST_COUNTED = 1_000


def require_row_element(item: Item, settings: FilesSettings) -> None:
    """Raise SourceUnreadable where nothing says which element is a row: inside a zip only the files tell it is XML."""
    if not settings.row_element:
        raise item.unreadable("is XML, and nothing says what a row is.", fix="name the element with `row_element`")


def no_such_element(item: Item, settings: FilesSettings, repeated: list[str]) -> SourceUnreadable:
    """The error for a file of which other elements than the one that is named look like rows."""
    told = listed(told_names(repeated[:_MOST_NAMED], what="element"))
    return item.unreadable(
        f"has no element {settings.row_element}, and others that may be its rows: {told}.",
        fix="name the element that is a row with `row_element` in its source in district.toml, as the file spells it",
    )


class RecordRefused(Exception):
    """A record is larger or deeper than any export's; the text says what it is."""


class Records:
    """Collects each element of one name as a record; prefixes of namespaces are left out.

    An attribute is `name`, a child element `name`, a nested one `parent_name`, the row's own text the row
    element's name. What is repeated is joined by `|`, empty ones keep their place. Blanks around texts are dropped.
    """

    def __init__(self, row_element: str) -> None:
        self._row_element = _local(row_element)
        self._found: dict[str, list[str]] | None = None
        self._path: list[str] = []
        self._texts: list[list[str]] = []
        self._has_children: list[bool] = []
        self._done: list[dict[str, str]] = []
        self._depth = 0
        self._around: list[str] = []
        self._counted: Counter[str] = Counter()
        self._characters_n = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; raises RecordRefused."""
        self._depth += 1
        if self._depth > DEEPEST_LEVEL:
            raise RecordRefused(f"is nested deeper than {DEEPEST_LEVEL} levels.")
        local = _local(name)
        if self._found is None:
            if local != self._row_element:
                self._look_around(local, has_attributes=bool(attributes))
                return
            self._found = {}
            self._characters_n = 0
        else:
            self._path.append(local)
            self._has_children[-1] = True
        self._texts.append([])
        self._has_children.append(False)
        self._count(len(name) + sum(len(attribute) + len(value) for attribute, value in attributes.items()))
        for attribute, value in attributes.items():
            if attribute != "xmlns" and not attribute.startswith("xmlns:"):
                self._put([*self._path, _local(attribute)], value)

    def text(self, text: str) -> None:
        """Some of an element's text; raises RecordRefused."""
        if self._texts:
            self._count(len(text))
            self._texts[-1].append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        del name
        self._depth -= 1
        if self._found is None:
            self._around.pop()
            return
        text = "".join(self._texts.pop()).strip()
        is_leaf = not self._has_children.pop()
        if text or (is_leaf and self._path):
            self._put(self._path or [self._row_element], text)
        if self._path:
            self._path.pop()
        else:
            self._done.append({key: _joined(texts) for key, texts in self._found.items()})
            self._found = None

    def taken(self) -> list[dict[str, str]]:
        """The records that have ended since the last call."""
        taken, self._done = self._done, []
        return taken

    def repeated(self) -> list[str]:
        """Elements outside of rows that stand there more than once and hold others or attributes, most often first."""
        return [name for name, n in self._counted.most_common() if n > 1]

    def _look_around(self, name: str, *, has_attributes: bool) -> None:
        """Count the element where it has attributes, and the one around it with its first child."""
        if self._around:
            self._tally(self._around[-1])
            self._around[-1] = ""
        if has_attributes:
            self._tally(name)
        self._around.append("" if has_attributes else name)

    def _tally(self, name: str) -> None:
        if name and (name in self._counted or len(self._counted) < _MOST_COUNTED):
            self._counted[name] += 1

    def _count(self, characters_n: int) -> None:
        self._characters_n += characters_n
        if self._characters_n > LONGEST_ROW:
            raise RecordRefused(TOO_LONG)

    def _put(self, path: list[str], text: str) -> None:
        if self._found is not None:
            self._found.setdefault("_".join(path), []).append(text)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _joined(texts: list[str]) -> str:
    return "|".join(texts) if any(texts) else ""
