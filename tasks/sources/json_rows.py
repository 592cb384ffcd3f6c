"""JSON documents and JSON lines: every record a row, its keys the columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from tasks.errors import SourceUnreadable
from tasks.sources.batch import Batch, batches_of_records
from tasks.sources.encoding import as_utf8
from tasks.sources.item import Item
from tasks.sources.json_array import NoSuchKey, NotAList, TooLong, elements
from tasks.sources.json_text import DECODER, KeyTwice, text_of
from tasks.sources.limits import TOO_LONG
from tasks.sources.settings import FilesSettings, SourceContext
from tasks.sources.text_lines import text_lines


def read_json(item: Item, settings: FilesSettings, context: SourceContext) -> Iterator[Batch]:
    """The rows of a document: the list at its top, or the one that `records` leads to, read as a stream."""
    with as_utf8(item, settings.encoding, context.work).open(encoding="utf-8-sig") as file:
        yield from batches_of_records(_document(item, file, settings.records), 1, item)


def read_json_lines(item: Item, settings: FilesSettings, context: SourceContext) -> Iterator[Batch]:
    """The rows of a file in which every line is a record; rows are numbered as lines."""
    with as_utf8(item, settings.encoding, context.work).open(encoding="utf-8-sig") as file:
        yield from batches_of_records(_lines(item, file), 1, item)


def _document(item: Item, file: TextIO, records: str) -> Iterator[dict[str, str | None]]:
    number = 0
    try:
        for number, value in enumerate(elements(file, records.split(".") if records else []), start=1):
            yield _record(item, value, f"row {number}")
    except json.JSONDecodeError as error:
        hint = 'set `format = "jsonl"` if each line is a record, else ' if error.msg == "Extra data" else ""
        raise item.unreadable("is not valid JSON.", f"line {error.lineno}", f"{hint}ask for a new file") from None
    except NoSuchKey as missing:
        what = f"has no {missing.key} where `records` says {records}."
        raise item.unreadable(what, fix="correct `records`") from None
    except NotAList:
        if records:
            raise item.unreadable(f"{records} is not a list of rows.", fix="correct `records`") from None
        raise item.unreadable("is not a list of rows.", fix="name the key that holds them with `records`") from None
    except (ValueError, RecursionError) as error:
        raise _odd(item, error, f"row {number + 1}") from None


def _lines(item: Item, file: TextIO) -> Iterator[dict[str, str | None]]:
    for number, line in enumerate(text_lines(file, item), start=1):
        place = f"line {number}"
        try:
            value = DECODER.decode(line) if line.strip() else {}
        except json.JSONDecodeError:
            cut = "" if line.endswith("\n") else "; the file may be cut short"
            raise item.unreadable(f"is not valid JSON{cut}.", place, "ask for a new file") from None
        except (ValueError, RecursionError) as error:
            raise _odd(item, error, place) from None
        yield _record(item, value, place)


def _record(item: Item, value: Any, place: str) -> dict[str, str | None]:
    if not isinstance(value, dict):
        raise item.unreadable("is not a record with keys.", place, "ask for rows as objects")
    try:
        return {key: text_of(one) for key, one in value.items()}
    except RecursionError as error:
        raise _odd(item, error, place) from None


def _odd(item: Item, error: Exception, place: str) -> SourceUnreadable:
    match error:
        case KeyTwice():
            what = "holds an object with the same key twice."
        case TooLong():
            what = TOO_LONG
        case _:
            what = "is too deep or too long to read."
    return item.unreadable(what, place, "ask for a new file")
