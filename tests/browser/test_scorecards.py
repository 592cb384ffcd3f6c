"""Scorecards and rule pages in a browser: they fit the screen, keep to WCAG 2.2 AA as far as axe tells, and print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tasks.scorecards import write_scorecards
from tests.browser.test_briefs import RULES, WIDTHS
from tests.reports import made_up_verdicts as made_up
from tests.tasks.test_scorecards import hostile_verdicts, with_schools

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("scorecards")
    kinds = {"usual": with_schools(made_up.all_kinds(), folder), "hostile": hostile_verdicts()}
    for kind, verdicts in kinds.items():
        write_scorecards(made_up.district(folder), verdicts, made_up.history(verdicts), folder / kind)
    return {
        "everything": folder / "usual" / "student_services.html",
        "nothing to do": folder / "usual" / "finance.html",
        "hostile": folder / "hostile" / "student_services.html",
        "rules": folder / "usual" / "docs" / "student_services" / "attendance.html",
        "hostile rules": folder / "hostile" / "docs" / "student_services" / "attendance.html",
    }


@pytest.fixture(params=["everything", "nothing to do", "hostile", "rules", "hostile rules"])
def path(request: pytest.FixtureRequest, written: dict[str, Path]) -> Path:
    return written[request.param]


@pytest.fixture(params=WIDTHS, ids=[f"{width}px" for width in WIDTHS])
def page(request: pytest.FixtureRequest, browser: Browser, path: Path) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    page.goto(path.as_uri())
    yield page
    page.close()


def test_nothing_reaches_beyond_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_axe_finds_nothing(page: Page) -> None:
    results = Axe().run(page, options=RULES)
    assert results.violations_count == 0, results.generate_report()


def test_the_page_asks_for_nothing_and_prints(browser: Browser, path: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    assert (asked, said) == ([path.as_uri()], [])
    assert pdf.startswith(b"%PDF-")
