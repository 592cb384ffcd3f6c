"""Files that hold the very same rows and differ only in how their lines end: a program has saved a copy anew."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import PurePosixPath

from tasks.maps.landed import source_columns
from tasks.sources.settings import SourceFile
from tasks.sql_text import filled, quoted, quoted_name
from tasks.storage.snapshot import Snapshot
from tasks.warehouse import share_warehouse

# Beside one byte for each line, a copy may have a mark of its encoding, a header above and an end of the last line.
_MORE_BYTES = 8


def groups_alike(pulled: Snapshot, files: Iterable[SourceFile]) -> list[list[SourceFile]]:
    """Those of the files that have the same rows in the same order, group by group.

    Only where as many rows came in files whose sizes differ by about a byte a row are the rows themselves looked at:
    of hundreds of files none usually are. Nothing is said of deliveries with lines that are no rows.
    """
    suspects = [] if pulled.malformed_n else _suspects(files, pulled.rows_by_file)
    if not suspects:
        return []
    digests = _digests(pulled, [one.name for one in suspects])
    told = sorted((one for one in suspects if one.name in digests), key=lambda one: digests[one.name])
    groups = [[*group] for _, group in groupby(told, key=lambda one: digests[one.name])]
    return [group for group in groups if len(group) > 1]


def _suspects(files: Iterable[SourceFile], rows_n: Mapping[str, int]) -> list[SourceFile]:
    def kind(file: SourceFile) -> tuple[int, str]:
        return rows_n[file.name], PurePosixPath(file.name).suffix.lower()

    found: dict[str, SourceFile] = {}
    for (n, _), group in groupby(sorted(files, key=kind), key=kind):
        by_size = sorted(group, key=lambda one: one.size_bytes)
        sizes = [one.size_bytes for one in by_size]
        for one in by_size if n else ():
            first, end = bisect_left(sizes, one.size_bytes + n), bisect_right(sizes, one.size_bytes + n + _MORE_BYTES)
            found |= {larger.name: larger for larger in by_size[first:end]} | ({one.name: one} if first < end else {})
    return [*found.values()]


def _digests(pulled: Snapshot, names: list[str]) -> dict[str, tuple[int, int]]:
    with share_warehouse() as warehouse:
        warehouse.execute(f"create view landed as select * from read_parquet({quoted(pulled.path)})")
        cells = [quoted_name(name) for name in source_columns(warehouse, "landed")]
        query = filled("validation/files_alike.sql", cells=", ".join([*cells, "cast(_row as varchar)"]))
        rows = warehouse.execute(query, {"path": str(pulled.path), "names": names}).fetchall()
    return {name: (rows_n, digest) for name, rows_n, digest in rows}
