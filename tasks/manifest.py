"""The manifest of a run: inputs, versions, parameters, counts, verdicts; the same for the same inputs at any time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tasks.district import District
from tasks.indicators.catalogue import catalogue
from tasks.indicators.order import models
from tasks.settings.district_folder import FILE_NAME
from tasks.storage.file_hash import file_sha256
from tasks.verdicts.verdict import Verdict

_HERE = Path(__file__).parent
# What models stand in, and what puts their answers together.
_AROUND_MODELS = [path for name in ("frame", "assembly") for path in (_HERE / name).glob("*.sql")]
# What chooses what is shown.
_PROTECTION = [
    *(path for name in ("protection", "suppression") for path in (_HERE / name).glob("*.*")),
    _HERE / "protect.py",
]
_LIBRARIES = ("throughline", "duckdb", "great-expectations", "highspy", "numpy")


def inputs_of(district: District, cycle_id: str, verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """What figures are made from and by, and what chooses those to show: with hashes, in one order."""
    return {
        "cycle": cycle_id,
        "district_sha256": file_sha256(district.folder / FILE_NAME),
        "maps": {
            dataset.map: file_sha256(district.folder / dataset.map)
            for _, dataset in sorted(district.datasets.items())
            if dataset.map
        },
        "codes": {
            dataset.codes: file_sha256(district.folder / dataset.codes)
            for _, dataset in sorted(district.datasets.items())
            if dataset.codes
        },
        "datasets": {one.dataset: _input(one) for one in _in_order(verdicts)},
        "definitions": {name: one.definition_version for name, one in catalogue().items()},
        "settings": district.definitions.model_dump(mode="json"),
        "definitions_sha256": definitions_hash(),
        "protection_sha256": protection_hash(),
        "versions": {name: version(name) for name in _LIBRARIES},
    }


def make_manifest(
    inputs: Mapping[str, Any],
    district: District,
    verdicts: Sequence[Verdict],
    released: Sequence[str] = (),
    earlier_run: Mapping[str, Any] | None = None,
    as_of: date | None = None,
) -> dict[str, Any]:
    """What went into a run and what was said of it; `fingerprint` is the hash of all that can change a number.

    `released` are the names of what its readers were told before, as of the day `as_of` where the run is one of an
    analyst; `earlier_run` is the run that its figures were held against, if any.
    """
    whole = {**inputs, "released": [*released], "earlier_run": earlier_run}
    return {
        "district": district.name,
        "fingerprint": json_hash(whole),
        "is_complete": all(one.is_whole for one in verdicts if one.required),
        "as_of": as_of.isoformat() if as_of else None,
        **whole,
        "verdicts": [told_of(one) for one in _in_order(verdicts)],
    }


def json_hash(value: Any) -> str:
    """The hash of a value as JSON, the same for equal values."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def as_json(value: Any) -> str:
    """JSON with sorted keys, so that equal values are equal bytes."""
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _input(verdict: Verdict) -> dict[str, Any]:
    return {
        "status": verdict.status,
        "key": verdict.key,
        "released_because": verdict.released_because,
        "files": {file.name: {"sha256": file.sha256, "rows_n": file.rows_n} for file in verdict.files},
        "snapshot_sha256": verdict.snapshot_sha256,
        "contract_sha256": verdict.contract_sha256,
        "stand_in_key": verdict.stand_in_key,
        "rows_n": verdict.used_n,
    }


def told_of(verdict: Verdict) -> dict[str, Any]:
    """The verdict without what depends on the clock or on where the home is."""
    return verdict.model_dump(mode="json", exclude={"accepted_path", "snapshot_date", "pulled_at"})


def definitions_hash() -> str:
    """The hash of all that makes figures of accepted rows."""
    told = [*(model.sql for model in models()), *(one.model_dump_json() for one in catalogue().values())]
    return _texts_hash([*told, *(path.read_text(encoding="utf-8") for path in sorted(_AROUND_MODELS))])


def protection_hash() -> str:
    """The hash of all that chooses what is shown."""
    return _texts_hash(path.read_text(encoding="utf-8") for path in sorted(_PROTECTION))


def _in_order(verdicts: Sequence[Verdict]) -> list[Verdict]:
    return sorted(verdicts, key=lambda one: one.dataset)


def _texts_hash(texts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()
