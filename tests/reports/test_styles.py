from __future__ import annotations

import re
from pathlib import Path

import pytest

_STYLES = Path("reports/styles")
_CSS = "\n".join(path.read_text(encoding="utf-8") for path in sorted(_STYLES.glob("*.css")))
_NAMED = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", _CSS))
WHITE, SUMMARY, TARGET = "#ffffff", "#f4f6f8", "#fff6e8"
FEW, SOME = "#d5e3f1", "#a5c4e3"


def _luminance(color: str) -> float:
    parts = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", WHITE),
        ("ink", SUMMARY),
        ("ink", FEW),
        ("ink", SOME),
        ("ink", TARGET),
        ("grey", WHITE),
        ("grey", SUMMARY),
        ("grey", TARGET),
        ("blue", WHITE),
        ("navy", WHITE),
        ("orange", WHITE),
    ],
)
def test_text_can_be_read(text: str, ground: str) -> None:
    assert contrast(_NAMED[text], ground) >= 4.5


def test_white_on_navy_can_be_read() -> None:
    assert contrast(WHITE, _NAMED["navy"]) >= 4.5


@pytest.mark.parametrize(("mark", "ground"), [("mark", WHITE), ("bar", WHITE), ("navy", WHITE)])
def test_marks_stand_out_from_the_page(mark: str, ground: str) -> None:
    assert contrast(_NAMED[mark], ground) >= 3


def test_the_two_parts_of_a_bar_can_be_told_apart_without_color() -> None:
    assert contrast(_NAMED["bar"], _NAMED["navy"]) >= 3


def test_every_ground_of_this_table_is_one_of_the_styles() -> None:
    assert {SUMMARY, TARGET, FEW, SOME} <= set(re.findall(r"#[0-9a-f]{6}", _CSS))


def test_there_is_a_printed_form() -> None:
    assert "@media print" in _CSS
    assert "size: letter" in _CSS


def test_styles_fetch_nothing() -> None:
    assert "url(" not in _CSS
    assert "@import" not in _CSS
