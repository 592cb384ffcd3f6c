"""Every look of a scorecard is written down once, is used, and can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.reports.test_styles import WHITE, contrast

_STYLES = Path("reports/styles")
RULES = dict(re.findall(r"^\.([a-z-]+) \{ (.+) \}$", (_STYLES / "scorecard.css").read_text(), flags=re.MULTILINE))
MEDIA = (_STYLES / "scorecard_media.css").read_text()
TEMPLATE = Path("reports/templates/scorecard.html.j2").read_text()
PAGES = Path("reports/scorecard_pages.py").read_text()
USED = {
    name
    for words in re.findall(r"look\((.+?)\)", TEMPLATE + PAGES)
    for text in re.findall(r'"([a-z -]+)"', words)
    for name in text.split()
}


def test_every_look_that_is_used_is_written_down() -> None:
    assert USED
    assert {name for name in USED if name not in RULES and f".{name} " not in MEDIA} == set()


def test_every_look_that_is_written_down_is_used() -> None:
    assert set(RULES) - USED == set()


def test_every_line_of_the_styles_is_one_look() -> None:
    lines = (_STYLES / "scorecard.css").read_text().splitlines()
    assert len(lines) == len(RULES)


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if re.search(r"(?<!-)color: ", rule)])
def test_text_can_be_read(name: str) -> None:
    (color,) = re.findall(r"(?<!-)color: (#[0-9a-f]{6})", RULES[name])
    assert contrast(color, WHITE) >= 4.5


def test_programs_for_mail_get_no_variables_and_nothing_to_fetch() -> None:
    assert not re.search(r"var\(|url\(|@import|float|grid|flex", "".join(RULES.values()))
