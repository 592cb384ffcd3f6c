"""Explain: where a number comes from; its counts, what they leave out, whose files they rest on, and the SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from expectations.catalogue import CONTRACTS
from tasks.explaining.figures import Place, find_figures
from tasks.explaining.inputs import Input, input_of
from tasks.frame_tables import FRAME
from tasks.indicators.catalogue import Indicator, catalogue
from tasks.indicators.order import Model, in_order, models, with_needed
from tasks.indicators.reads import contracts_read
from tasks.storage.run_folder import find_run, read_manifest, verdicts_of

# What is computed from rows; all else is delivered ready-made, counts as such and the rest as rates.
_COMPUTED = ("student rows", "plans")


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A figure in all its periods, newest first; `meaning` is None of a measure that only departments know.

    `run_definition` is the one that the run was made by; the SQL is that of this version. Where a group has no figure
    since it is not calculated, `not_calculated` says by which rule, and never which part of it or how many there are.
    """

    measure: str
    meaning: Indicator | None
    place: Place
    figures: list[dict[str, Any]]
    inputs: list[Input]
    sql: Sequence[Model]
    run_definition: str
    not_calculated: str = ""


def explain(run: Path, measure: str, unit: str, group_id: str = "all") -> Explanation:
    """What a published run knows of a figure; `unit` is a school by id or name, a level, or district.

    Raises RunNotFound, and FigureUnknown where the run has no such figure. Nothing that is hidden is told.
    """
    folder = find_run(run)
    manifest = read_manifest(folder)
    meaning = catalogue().get(measure)
    reason = _not_calculated(meaning, manifest)
    beside = _resting_on_the_same(meaning) if meaning and reason else ()
    place, figures = find_figures(folder / "published", measure, unit, group_id, beside)
    verdicts = verdicts_of(manifest, folder)
    origins = {figure["origin"] for figure in figures}
    read = {"counts" if origin == "counts" else "rates" for origin in origins - {*_COMPUTED}}
    if meaning and (not figures or not origins.isdisjoint(_COMPUTED)):
        read |= contracts_read(measure)
    order = list(CONTRACTS)
    inputs = [input_of(one) for one in verdicts if one.contract in read]
    return Explanation(
        measure=measure,
        meaning=meaning,
        place=place,
        figures=figures,
        inputs=sorted(inputs, key=lambda one: (order.index(one.contract), one.dataset)),
        sql=_sql(meaning) if meaning else [],
        run_definition=manifest.get("definitions", {}).get(measure, ""),
        not_calculated="" if figures else reason,
    )


def _not_calculated(meaning: Indicator | None, manifest: Mapping[str, Any]) -> str:
    """Why a group may have no figure, by the settings of the run; empty of a run that does not name them."""
    settings = manifest.get("settings", {})
    if not meaning or not settings.keys() >= {*meaning.settings}:
        return ""
    return meaning.not_calculated.format(**settings)


def _resting_on_the_same(meaning: Indicator) -> tuple[str, ...]:
    """Measures that count students by the same dataset."""
    return tuple(
        name
        for name, one in catalogue().items()
        if one.rests_on == meaning.rests_on and one.counted == "students" and one.is_counted
    )


def _sql(meaning: Indicator) -> Sequence[Model]:
    """The models that the measure is made by, each after all it reads."""
    return in_order(with_needed(models(), [f"{meaning.area}.{meaning.name}"]), {*CONTRACTS, *FRAME})
