"""Pull: copy what a dataset's source gives into landing, once for each content."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import duckdb

from tasks.district import District
from tasks.errors import SourceUnavailable, SourceUnreadable
from tasks.sources.registry import connector
from tasks.sources.settings import FilesSettings, SourceContext, SourceFile
from tasks.storage.file_hash import file_sha256
from tasks.storage.home import Home
from tasks.storage.private_files import private_folder, seal, write_private
from tasks.storage.snapshot import Hole, Snapshot
from tasks.warehouse import share_warehouse

# Raised when the way files are turned into rows changes, so that unchanged files are read again.
READER_VERSION = 8


def pull(district: District, dataset_id: str) -> Snapshot | Hole:
    """Bring one dataset's rows to landing, or say why there are none.

    Files that were read before, under the same names, are not read again.
    """
    home = Home(district.home_folder)
    dataset = district.datasets[dataset_id]
    landing = home.landing(dataset.department, dataset_id)
    work = private_folder(home.work / f"pull-{uuid4().hex}")
    context = source_context(district, dataset_id, work)
    try:
        source = connector(dataset.source, context)
        files = tuple(sorted(source.look(), key=lambda file: file.name))
        content = _content_hash(dataset.source.model_dump_json(exclude={"path", "settle_seconds"}), files)
        receipts = _receipts(landing)
        known = next((one for one in receipts if one.content_sha256 == content and one.files == files), None)
        if known:
            return known.model_copy(update={"found_again_at": _now()})
        part, aside = work / "rows.parquet", work / "malformed.parquet"
        notices = source.read(part, aside)
        parts = (part, aside if aside.is_file() else None)
        landed = _land(parts, landing, dataset_id, dataset.department, content, files, receipts)
        landed = landed.model_copy(update={"notices": notices})
        write_private(landing / f"{landed.sha256}.json", landed.model_dump_json(indent=2))
        return landed
    except SourceUnavailable as error:
        return Hole(dataset=dataset_id, reason=error.sentence, has_come=isinstance(error, SourceUnreadable))
    finally:
        shutil.rmtree(work)


def source_context(district: District, dataset_id: str, work: Path) -> SourceContext:
    """What a connector may know of a dataset; `work` is a folder for what it writes on the way."""
    return SourceContext(
        dataset=dataset_id,
        contract=district.contract_of(dataset_id),
        owner=district.owner_of(dataset_id),
        folder=district.folder,
        work=work,
        school_year_start=district.school_year_start,
        others=tuple(
            one.source.path
            for name, one in district.datasets.items()
            if name != dataset_id and isinstance(one.source, FilesSettings)
        ),
    )


def _content_hash(settings: str, files: tuple[SourceFile, ...]) -> str:
    told = json.dumps([READER_VERSION, settings, sorted(file.sha256 for file in files)])
    return hashlib.sha256(told.encode()).hexdigest()


def _receipts(landing: Path) -> list[Snapshot]:
    found = [Snapshot.of_receipt(path) for path in landing.glob("*.json")]
    return sorted((one for one in found if one and one.is_there), key=lambda one: one.pulled_at, reverse=True)


def _land(
    parts: tuple[Path, Path | None],
    landing: Path,
    dataset_id: str,
    department: str,
    content: str,
    files: tuple[SourceFile, ...],
    receipts: list[Snapshot],
) -> Snapshot:
    part, aside = parts
    sha256 = file_sha256(part)
    if aside:
        sha256 = hashlib.sha256(f"{sha256} {file_sha256(aside)}".encode()).hexdigest()
    with share_warehouse() as warehouse:
        source = {"part": str(part)}
        described = warehouse.execute("describe select * from read_parquet($part)", source).fetchall()
        by_file = _rows_by_file(warehouse, part)
        malformed_by_file = _rows_by_file(warehouse, aside) if aside else {}
    path = landing / f"{sha256}.parquet"
    if aside:
        seal(aside, path.with_suffix(".malformed.parquet"))
    earlier = next((one for one in receipts if one.content_sha256 == content), None)
    return Snapshot(
        dataset=dataset_id,
        department=department,
        sha256=sha256,
        content_sha256=content,
        path=seal(part, path),
        rows_n=sum(by_file.values()) + sum(malformed_by_file.values()),
        columns=tuple(name for name, *_ in described if name not in ("_file", "_row")),
        files=files,
        rows_by_file={file: rows_n + malformed_by_file.get(file, 0) for file, rows_n in by_file.items()},
        malformed_n=sum(malformed_by_file.values()),
        pulled_at=_now(),
        same_content_as=earlier.files[0].name if earlier else "",
    )


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _rows_by_file(warehouse: duckdb.DuckDBPyConnection, path: Path) -> dict[str, int]:
    query = "select _file, count(*) from read_parquet($path) group by _file order by _file"
    return dict(warehouse.execute(query, {"path": str(path)}).fetchall())
