"""An explanation for the terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from reports import names, numbers, words
from tasks.explain import Explanation
from tasks.explaining.inputs import Input

_STATUS = {
    "accepted": "in use",
    "stood_in": "an older copy stands in",
    "stopped": "stopped",
    "missing": "missing",
}


# A figure that was not delivered ready-made is computed, of students or of others.
_ORIGINS = {"student rows": "computed from rows"}


def in_words(told: Explanation) -> str:
    """Figures, definition, inputs with what of them does not count, and the SQL."""
    return "\n".join([*_figures(told), "", *_definition(told), "", *_inputs(told), "", *_sql(told)]).rstrip()


def as_json(told: Explanation) -> dict[str, Any]:
    """Everything, the SQL too."""
    meaning = told.meaning
    return {
        "measure": told.measure,
        "title": _title(told),
        **asdict(told.place),
        "figures": told.figures,
        "not_calculated": told.not_calculated,
        "definition": told.run_definition,
        "question": meaning.question if meaning else "",
        "authority": meaning.authority if meaning else "",
        "caveats": list(meaning.caveats) if meaning else [],
        "inputs": [asdict(one) for one in told.inputs],
        "sql": [{"name": one.name, "reads": sorted(one.reads), "sql": one.sql} for one in told.sql],
    }


def _title(told: Explanation) -> str:
    return told.meaning.title if told.meaning else names.from_code(told.measure)


def _figures(told: Explanation) -> Iterator[str]:
    group = "all" if told.place.group_id == "all" else names.group(told.place.group_id)
    yield f"{_title(told)}: {told.place.name}, {group}"
    if told.not_calculated:
        yield f"  not calculated: {told.not_calculated}"
    for one in told.figures:
        slice_ = f", {names.from_code(one['slice'])}" if one["slice"] else ""
        yield f"  {numbers.period(one['period_start'], one['period_end'])}{slice_}: {_figure(told, one)}"
        reach = _reach(one)
        if reach:
            yield f"    {reach}"


def _figure(told: Explanation, one: dict[str, Any]) -> str:
    if not one["is_shown"] and one["most_rate"] is not None:
        return f"{words.coded(one['least_rate'], one['most_rate'])} ({one['hidden_reason']})"
    if not one["is_shown"]:
        return f"not shown ({one['hidden_reason'] or 'no reason kept'})"
    form, unit = (told.meaning.form, told.meaning.unit) if told.meaning else ("proportion", "")
    said = "no value" if one["value"] is None else numbers.figure(one["value"], form, unit)
    if one["numerator"] is not None and one["denominator"] is not None:
        said += f" = {numbers.count(one['numerator'])} / {numbers.count(one['denominator'])}"
    elif one["n"] is not None:
        said += f", n = {numbers.count(one['n'])}"
    by = one["authority"] if one["origin"] in ("counts", "rates") else ""
    source = ", ".join(text for text in (one["definition_version"], by) if text)
    return f"{said}  [{_ORIGINS.get(one['origin'], one['origin'])}; {source}]"


def _reach(one: dict[str, Any]) -> str:
    parts = [
        (f"{numbers.count(one['excluded_n'])} excluded" if one["excluded_n"] else ""),
        _of("received", one["received_n"], one["expected_n"]),
        _of("schools", one["schools_received_n"], one["schools_expected_n"]),
        _of("days", one["days_received_n"], one["days_expected_n"]),
        (f"newest row of {numbers.day(one['freshest_date'])}" if one["freshest_date"] else ""),
    ]
    return "; ".join(text for text in parts if text)


def _of(what: str, part: float | None, whole: float | None) -> str:
    if whole is None:
        return ""
    told = f"not told of {numbers.count(whole)}" if part is None else words.part_of_whole(part, whole)
    return f"{what} {told}"


def _definition(told: Explanation) -> Iterator[str]:
    yield f"Definition: {told.run_definition or 'as it was delivered'}"
    if told.meaning:
        yield f"  {told.meaning.question}"
        yield f"  {told.meaning.authority}"
        yield from (f"  - {caveat}" for caveat in told.meaning.caveats)


def _inputs(told: Explanation) -> Iterator[str]:
    yield "Inputs:" if told.inputs else "Inputs: none are on record"
    for one in told.inputs:
        yield from _input(one)


def _input(one: Input) -> Iterator[str]:
    yield f"  {one.title} ({one.owner}): {_STATUS[one.status]}"
    for file in one.files:
        yield f"    {file.name}: {numbers.plural(file.rows_n, 'row')}, sha256 {file.sha256}"
    if one.status in ("accepted", "stopped"):
        yield f"    {numbers.count(one.used_n)} of {numbers.plural(one.read_n, 'row')} go on"
    if one.stand_in_date:
        yield f"    the {numbers.plural(one.used_n, 'row')} of {numbers.day(one.stand_in_date)} stand in"
    if one.kept_n:
        yield f"    for {numbers.count(one.kept_n)} held back the last good rows stand in"
    if one.mended_n:
        yield f"    {numbers.count(one.mended_n)} came back mended"
    if one.released_because:
        yield f"    let go on: {one.released_because}"
    yield from (f"    {numbers.plural(rows.rows_n, 'row')} {rows.why}" for rows in one.filters)


def _sql(told: Explanation) -> Iterator[str]:
    if not told.sql:
        yield "SQL: none; the number was delivered ready-made"
        return
    yield "SQL, each after what it reads:"
    for one in told.sql:
        yield f"  tasks/indicators/{one.name.replace('.', '/')}.sql"
        yield from (f"    {line}" for line in one.sql.rstrip().splitlines())
        yield ""
