"""Files that people and systems put into a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from tasks.errors import SourceUnavailable
from tasks.sources.archive import Opened, at_hand, content, with_their_zips
from tasks.sources.batch import Batch
from tasks.sources.delimited import read_delimited
from tasks.sources.excel import read_excel
from tasks.sources.finding import expand_zips, find_files
from tasks.sources.fixed_width import read_fixed_width
from tasks.sources.formats import format_of
from tasks.sources.item import Item
from tasks.sources.json_rows import read_json, read_json_lines
from tasks.sources.other_kind import refuse_other_kind
from tasks.sources.parquet_rows import read_parquet
from tasks.sources.settings import FileFormat, FilesSettings, SourceContext, SourceFile
from tasks.sources.settling import Signature, signature, wait_until_still
from tasks.sources.text_parquet import TextParquet
from tasks.sources.width_table import read_places
from tasks.sources.xml_rows import read_xml
from tasks.storage.refused_writing import is_about_writing
from tasks.warehouse import share_warehouse

_BY_THEMSELVES: dict[FileFormat, Callable[[Item, FilesSettings, SourceContext], Iterator[Batch]]] = {
    "excel": read_excel,
    "json": read_json,
    "jsonl": read_json_lines,
    "fixed_width": read_fixed_width,
    "xml": read_xml,
}
_BY_DUCKDB: dict[
    FileFormat, Callable[[Item, FilesSettings, SourceContext, duckdb.DuckDBPyConnection], Iterator[Batch]]
] = {
    "csv": read_delimited,
    "tsv": read_delimited,
    "parquet": read_parquet,
}
_TEXT_TABLES = ("csv", "tsv", "fixed_width")

_CHUNK_BYTES = 1 << 20
_MOST_NAMED = 4


class FilesSource:
    """One file or a glob of files, zips opened; columns are joined by name in the order of the files' names."""

    def __init__(self, settings: FilesSettings, context: SourceContext) -> None:
        self._settings = settings
        self._context = context
        self._items: list[Item] = []
        self._seen: dict[Path, Signature] = {}

    def look(self) -> list[SourceFile]:
        """Wait until nothing is being written, then name each file, or member of a zip, with its hash.

        The table of a fixed width's columns is named too: other columns make other rows of the same file.
        """
        files = [_hashed(item, opened) for item, opened in with_their_zips(self._settled(), self._settings)]
        if self._settings.columns_file:
            read_places(self._settings, self._context)
            table = self._context.folder / self._settings.columns_file
            files.append(_hashed(Item(table, table.name, self._settings.columns_file, self._context.owner), None))
        self._refuse_changed()
        return files

    def read(self, into: Path, aside: Path | None = None) -> tuple[str, ...]:
        """Write all rows to one Parquet file; what changed since `look` is refused.

        Lines that are no rows go to another one, `aside`; without it they are refused. Returns how many control bytes
        were left out, where some were.
        """
        items = self._items or self._settled()
        self._context.work.mkdir(parents=True, exist_ok=True, mode=0o700)
        with TemporaryDirectory(dir=self._context.work) as folder, share_warehouse() as warehouse:
            work = Path(folder)
            rows, malformed = TextParquet(work), TextParquet(work / "malformed")
            dropped = {
                item.name: self._take(item, opened, (rows, malformed if aside else None), work, warehouse)
                for item, opened in with_their_zips(items, self._settings)
            }
            self._refuse_changed()
            rows.finish(into)
            if aside and not malformed.is_empty:
                malformed.finish(aside)
        return _told_of({name: dropped_n for name, dropped_n in dropped.items() if dropped_n})

    def _take(
        self,
        item: Item,
        opened: Opened | None,
        into: tuple[TextParquet, TextParquet | None],
        work: Path,
        warehouse: duckdb.DuckDBPyConnection,
    ) -> int:
        """Add the rows of one file, and the lines that are none; returns how many of its bytes were left out."""
        rows, malformed = into
        context = self._context.model_copy(update={"work": work, "sets_aside": malformed is not None})
        wanted = format_of(item, self._settings)
        with _spoken_of(item), at_hand(item, opened, work) as local:
            if wanted in _TEXT_TABLES:
                refuse_other_kind(local)
            if wanted in _BY_DUCKDB:
                batches = _BY_DUCKDB[wanted](local, self._settings, context, warehouse)
            else:
                batches = _BY_THEMSELVES[wanted](local, self._settings, context)
            taken = [_added(item, batch, rows, malformed) for batch in batches]
        if not any(rows_n for rows_n, _ in taken):
            raise item.empty("it has no rows")
        return sum(dropped_n for _, dropped_n in taken)

    def _settled(self) -> list[Item]:
        """The files as they are when nothing is being written; their state is kept to compare with later."""
        files = find_files(self._settings, self._context)
        with _spoken_of(files[0]):
            wait_until_still(files, self._settings.settle_seconds)
            self._seen = {file.path: signature(file.path) for file in files}
            for file in files:
                self._refuse_size(file, self._seen[file.path][0])
            self._items = expand_zips(files, self._settings)
        for item in self._items:
            format_of(item, self._settings)
        return self._items

    def _refuse_size(self, file: Item, size_bytes: int) -> None:
        most_mb = self._settings.most_mb
        if not size_bytes:
            raise file.empty("it holds no bytes")
        if size_bytes > most_mb << 20:
            raise file.unreadable(f"is larger than {most_mb:,} MB.", fix="raise `most_mb` if its size is right")

    def _refuse_changed(self) -> None:
        for item in self._items:
            with _spoken_of(item):
                if signature(item.path) != self._seen[item.path]:
                    raise item.unavailable("changed while it was read.", fix="run again when it has arrived whole")


def _added(item: Item, batch: Batch, rows: TextParquet, malformed: TextParquet | None) -> tuple[int, int]:
    """How many rows were taken, and how many bytes left out."""
    if malformed and batch.is_malformed:
        malformed.add(item.name, batch)
        return 0, 0
    return rows.add(item.name, batch), batch.dropped_n


def _told_of(dropped: Mapping[str, int]) -> tuple[str, ...]:
    if not dropped:
        return ()
    dropped_n, more_n = sum(dropped.values()), len(dropped) - _MOST_NAMED
    bytes_ = "1 control byte was" if dropped_n == 1 else f"{dropped_n:,} control bytes were"
    named = ", ".join([*dropped][:_MOST_NAMED]) + (f" and {more_n:,} more files" if more_n > 0 else "")
    return (f"{bytes_} left out, in {named}; look whether a text lost a character.",)


def _hashed(item: Item, opened: Opened | None) -> SourceFile:
    digest, size_bytes = hashlib.sha256(), 0
    with _spoken_of(item), content(item, opened) as file:
        while chunk := file.read(_CHUNK_BYTES):
            digest.update(chunk)
            size_bytes += len(chunk)
    return SourceFile(name=item.name, sha256=digest.hexdigest(), size_bytes=size_bytes)


@contextmanager
def _spoken_of(item: Item) -> Iterator[None]:
    """What the system says of a file, as an error that names whose it is."""
    try:
        yield
    except OSError as error:
        if is_about_writing(error):
            raise
        reason = error.strerror or "no answer"
        raise SourceUnavailable(
            f"{item.name} cannot be read: {reason}.",
            where=item.shown,
            whose=item.owner,
            fix="see that the file is there and may be read",
        ) from error
