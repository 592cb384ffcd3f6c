"""A page of rules is rendered once for the same counts, and anew for others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.scoring.rule_pages import rule_page
from tests.reports import made_up_verdicts as made_up
from tests.reports.made_up_verdicts import DATES, WARNED


@pytest.fixture
def rendered(monkeypatch) -> list[int]:
    """How many rows were judged on each page that was rendered."""
    calls: list[int] = []

    def render(_contract, _title, _about, rows_n, _breaches) -> str:
        calls.append(rows_n)
        return f"page of {rows_n}"

    monkeypatch.setattr("tasks.scoring.rule_pages.data_docs", render)
    return calls


def test_the_same_counts_are_rendered_once(tmp_path: Path, rendered: list[int]) -> None:
    district = made_up.district(tmp_path)
    pages = [rule_page(district, made_up.verdict("calendar")) for _ in range(3)]
    assert pages == ["page of 1000"] * 3
    assert rendered == [1000]


@pytest.mark.parametrize(
    "changes",
    [{"mapped_n": 999}, {"title": "Days"}, {"causes": (DATES,)}, {"causes": (WARNED,)}, {"contract": "schools"}],
)
def test_whatever_is_told_otherwise_is_rendered_anew_and_the_earlier_page_goes(
    tmp_path: Path, rendered: list[int], changes: dict[str, object]
) -> None:
    district = made_up.district(tmp_path)
    rule_page(district, made_up.verdict("calendar"))
    rule_page(district, made_up.verdict("calendar", **changes))
    assert len(rendered) == 2
    assert len(list((tmp_path / "home" / "rule_pages" / "finance" / "calendar").iterdir())) == 1


def test_causes_of_one_rule_are_one_broken_rule_with_the_rows_of_all(tmp_path: Path) -> None:
    other = DATES.model_copy(update={"cause_id": "another", "rows_n": 2})
    page = rule_page(made_up.district(tmp_path), made_up.verdict("calendar", causes=(DATES, other)))
    assert "1 is broken" in page
    assert "42 rows" in page


def test_no_one_else_can_open_the_pages_kept(tmp_path: Path) -> None:
    rule_page(made_up.district(tmp_path), made_up.verdict("calendar"))
    (path,) = (tmp_path / "home").rglob("*.html")
    assert path.stat().st_mode & 0o077 == 0
