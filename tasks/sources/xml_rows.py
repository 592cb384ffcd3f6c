"""XML: every element of one name a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.parsers import expat

from tasks.errors import SourceUnreadable
from tasks.sources.batch import Batch, batches_of_records
from tasks.sources.encoding import as_utf8, marked_encoding
from tasks.sources.item import Item
from tasks.sources.limits import LONGEST_ROW, TOO_LONG
from tasks.sources.settings import FilesSettings, SourceContext
from tasks.sources.xml_record import RecordRefused, Records, no_such_element, require_row_element

_CHUNK_BYTES = 1 << 18
_BAD_CHARACTER = expat.errors.codes[expat.errors.XML_ERROR_BAD_CHAR_REF]
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r"))


def read_xml(item: Item, settings: FilesSettings, context: SourceContext) -> Iterator[Batch]:
    """The rows of one file, read as a stream; rows are numbered from 1.

    The encoding is the one the document declares, unless the folder names one.
    """
    require_row_element(item, settings)
    text, declared = item.path, None
    if settings.encoding or marked_encoding(item.path):
        text, declared = as_utf8(item, settings.encoding, context.work), "utf-8"
    dropped_n = _control_bytes_n(text) if settings.drop_control_bytes else 0
    for batch in batches_of_records(_records(item, settings, text, declared), 1, item):
        yield replace(batch, dropped_n=dropped_n)
        dropped_n = 0


def _records(item: Item, settings: FilesSettings, text: Path, declared: str | None) -> Iterator[dict[str, str]]:
    parser = expat.ParserCreate(declared)
    parser.buffer_text = True
    records = Records(settings.row_element)
    parser.StartElementHandler = records.start
    parser.EndElementHandler = records.end
    parser.CharacterDataHandler = records.text
    parser.StartDoctypeDeclHandler = _refuse_own_types(item)
    given_n, is_found = 0, False
    try:
        for chunk in _chunks(text, _CONTROL_BYTES if settings.drop_control_bytes else b""):
            parser.Parse(chunk, not chunk)
            given_n += len(chunk)
            # The parser looks at a comment or tag that has not ended from its start on again, with each piece.
            if given_n - parser.CurrentByteIndex > LONGEST_ROW:
                raise RecordRefused(TOO_LONG)
            taken = records.taken()
            is_found = is_found or bool(taken)
            yield from taken
    except expat.ExpatError as error:
        raise _invalid(item, error) from None
    except RecordRefused as refused:
        raise item.unreadable(str(refused), f"line {parser.CurrentLineNumber}", "ask for a new file") from None
    except (LookupError, ValueError):
        what = "declares an encoding that cannot be read as it is."
        raise item.unreadable(what, "line 1", "name it with `encoding`, or ask for the file in UTF-8") from None
    if not is_found and (repeated := records.repeated()):
        raise no_such_element(item, settings, repeated)


def _control_bytes_n(path: Path) -> int:
    return path.stat().st_size - sum(map(len, _chunks(path, _CONTROL_BYTES)))


def _chunks(path: Path, dropped: bytes) -> Iterator[bytes]:
    """The file's bytes in pieces, and nothing at the end."""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            kept = chunk.translate(None, dropped)
            if kept:
                yield kept
    yield b""


def _refuse_own_types(item: Item) -> Callable[..., None]:
    """What a document declares of its own can make a small file endless, or its texts incomplete.

    Entities stand for any text, defaults of attributes come back in every row, and what another file declares is
    never fetched, so that references to it would be left out without a word.
    """

    def refuse(name: str, system_id: str | None, public_id: str | None, has_declarations: int) -> None:
        del name
        if system_id or public_id or has_declarations:
            what = "brings a document type of its own (DTD), which is not read."
            raise item.unreadable(what, fix="ask for a file without <!DOCTYPE>")

    return refuse


def _invalid(item: Item, error: expat.ExpatError) -> SourceUnreadable:
    fix = "ask for a new file; if stray control bytes are all, `drop_control_bytes = true` in its source drops them"
    if error.code == _BAD_CHARACTER:
        fix = "ask for a file without references such as `&#0;`: they stand for characters that no XML may hold"
    place = f"line {error.lineno}, column {error.offset + 1}"
    return item.unreadable(f"is not valid XML: {expat.ErrorString(error.code)}.", place, fix)
