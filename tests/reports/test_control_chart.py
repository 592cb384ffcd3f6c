"""Drawings of control charts: what is drawn where, and nothing that is not there."""

from __future__ import annotations

import itertools
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from reports.control_chart import ChartPoint, ControlChart, control_charts_svg, drawing_of

SVG = "{http://www.w3.org/2000/svg}"


def point(value: float | None, phase: int = 1, centre: float | None = 10.0, half_width: float | None = 5.0, **more):
    limits = (None, None) if half_width is None or centre is None else (centre - half_width, centre + half_width)
    return ChartPoint(
        date=more.get("date", "2025-01-01"),
        phase=phase,
        value=value,
        centre=centre,
        lower=limits[0],
        upper=limits[1],
        standing=more.get("standing", "ordinary"),
    )


def drawn(*points: ChartPoint, target: float | None = None, **more: str) -> ElementTree.Element:
    chart = ControlChart(
        title=more.get("title", "Attendance"),
        subtitle="XmR chart",
        description="Words.",
        points=[replace(one, target=target) for one in points] if target is not None else points,
    )
    return ElementTree.fromstring(control_charts_svg([chart]))


def lines(drawing: ElementTree.Element, stroke: str) -> list[int]:
    """How many corners each line of that colour has."""
    found = drawing.iterfind(f".//{SVG}polyline[@stroke='{stroke}']")
    return [len(str(line.get("points")).split()) for line in found]


POINTS_LINE, CENTRE_LINE = "#9aa5b1", "#66717d"


def test_no_line_crosses_a_missing_point_or_a_phase() -> None:
    drawing = drawn(point(9), point(11), point(None), point(10), point(19, 2, 20.0), point(21, 2, 20.0))
    assert lines(drawing, POINTS_LINE) == [2, 1, 2]
    assert lines(drawing, CENTRE_LINE) == [8, 4]
    assert len(drawing.findall(f".//{SVG}polygon")) == 2
    assert len(drawing.findall(f".//{SVG}circle")) == 5


def test_neither_a_band_nor_a_centre_crosses_a_gap() -> None:
    drawing = drawn(point(9), point(11), point(None, centre=None), point(10))
    assert lines(drawing, CENTRE_LINE) == [4, 2]
    assert len(drawing.findall(f".//{SVG}polygon")) == 2


def test_a_drawing_for_a_phone_has_fewer_dates_and_no_names_beside_its_lines() -> None:
    chart = ControlChart(title="T", subtitle="S", description="D", points=[point(9)] * 12)
    wide, narrow = drawing_of(chart, "a").wide, drawing_of(chart, "a").narrow
    assert (wide.count("2025-01-01"), narrow.count("2025-01-01")) == (6, 3)
    assert ("upper limit" in wide, "upper limit" in narrow) == (True, False)
    assert "xmlns" not in wide + narrow


def test_a_chart_without_limits_has_no_band_but_its_centre() -> None:
    drawing = drawn(point(9, half_width=None), point(11, half_width=None))
    assert drawing.find(f".//{SVG}polygon") is None
    assert lines(drawing, CENTRE_LINE) == [4]


@pytest.mark.parametrize("values", [[], [None], [4.0], [4.0, 4.0], [0.0], [1e-9, 2e-9], [-3e7, 5e7]])
def test_any_range_of_values_can_be_drawn(values: list[float | None]) -> None:
    drawing = drawn(*(point(value, centre=None) for value in values))
    assert len(drawing.findall(f".//{SVG}circle")) == sum(value is not None for value in values)


def test_standing_is_a_shape_and_not_a_colour_alone() -> None:
    drawing = drawn(*(point(10, standing=one) for one in ("ordinary", "better", "worse", "changed", "unjudged")))
    marks = [
        (element.tag.removeprefix(SVG), element.get("fill"))
        for element in drawing.iter()
        if element.get("fill") in ("#66717d", "#1b5a9e", "#b5490b", "#12395f")
        or element.get("stroke-dasharray") == "2 1.5"
        if element.tag != f"{SVG}text"
    ]
    assert marks == [
        ("circle", "#66717d"),
        ("path", "#1b5a9e"),
        ("rect", "#b5490b"),
        ("path", "#12395f"),
        ("circle", "#fff"),
    ]


def test_lines_are_named_at_their_ends_and_names_do_not_lie_on_each_other() -> None:
    drawing = drawn(point(10, half_width=0.001), point(2000), target=10.0)
    named = {
        str(text.text): float(str(text.get("y")))
        for text in drawing.iter(f"{SVG}text")
        if str(text.text).startswith(("target", "centre", "upper limit", "lower limit"))
    }
    assert {*named} == {"target 10", "centre 10", "upper limit 15", "lower limit 5"}
    heights = sorted(named.values())
    assert all(after - before >= 16 for before, after in itertools.pairwise(heights))


def targets_of(*points: ChartPoint) -> list[str]:
    drawing = drawn(*points)
    return [str(one.get("points")) for one in drawing.iter(f"{SVG}polyline") if one.get("stroke-dasharray") == "7 4"]


def test_a_target_that_stays_is_a_line_all_across_and_one_that_moves_goes_from_point_to_point() -> None:
    stays = [replace(point(value), target=12.0) for value in (10, 11, 12)]
    (line,) = targets_of(*stays)
    (start, _, end) = [72, None, 840 - 128]
    assert [corner.split(",")[0] for corner in line.split()] == [str(start), str(end)]
    moves = [point(10), *(replace(point(value), target=target) for value, target in ((10, 11.0), (11, 12.0)))]
    (line,) = targets_of(*moves)
    (_, first), (_, second) = [corner.split(",") for corner in line.split()]
    assert float(first) > float(second)
    assert targets_of(point(10), point(11)) == []


def test_what_a_name_holds_is_text() -> None:
    title = drawn(point(10), title="<script>&").find(f".//{SVG}title")
    assert title is not None
    assert title.text == "<script>&"
