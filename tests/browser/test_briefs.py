"""Briefs in a real browser: they fit the screen, keep to WCAG 2.2 AA as far as axe can tell, and print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.reports import made_up

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDTHS = (1280, 390)


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("briefs")
    found = {}
    for kind in ("full", "empty", "hostile"):
        paths = getattr(made_up, kind)(folder / kind).render(folder / kind / "briefs")
        found[kind] = paths[0]
        found |= {f"{kind} school": paths[-1]} if len(paths) > 1 else {}
    return found


@pytest.fixture(params=["full", "full school", "empty", "hostile", "hostile school"])
def brief(request: pytest.FixtureRequest, briefs: dict[str, Path]) -> Path:
    return briefs[request.param]


@pytest.fixture(params=WIDTHS, ids=[f"{width}px" for width in WIDTHS])
def page(request: pytest.FixtureRequest, browser: Browser, brief: Path) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    page.goto(brief.as_uri())
    yield page
    page.close()


def test_nothing_reaches_beyond_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_axe_finds_nothing(page: Page) -> None:
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()


def test_the_page_asks_for_nothing_and_complains_of_nothing(browser: Browser, brief: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(brief.as_uri())
    page.close()
    assert asked == [brief.as_uri()]
    assert said == []


def test_it_prints(browser: Browser, brief: Path) -> None:
    page = browser.new_page()
    page.goto(brief.as_uri())
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    assert pdf.startswith(b"%PDF-")
    assert len(pdf) > 10_000


@pytest.mark.parametrize("kind", ["full", "full school"])
def test_the_first_page_of_a_usual_brief_is_one_page(browser: Browser, briefs: dict[str, Path], kind: str) -> None:
    page = browser.new_page(viewport={"width": 709, "height": 900})
    page.goto(briefs[kind].as_uri())
    page.emulate_media(media="print")
    height = page.evaluate("document.querySelector('.detail').getBoundingClientRect().top")
    page.close()
    # Letter less its margins, in CSS pixels: 279.4 mm - 27 mm.
    assert height <= 252.4 / 25.4 * 96
