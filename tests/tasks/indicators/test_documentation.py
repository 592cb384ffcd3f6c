"""The catalogue as people read it."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path

import pytest

from flows.cli import main
from tasks.indicators.catalogue import catalogue
from tasks.indicators.documentation import indicators_as_dict, indicators_as_html, indicators_as_text, named

PAGE = Path(__file__).parents[3] / "docs" / "indicators.html"


def test_the_page_in_docs_is_that_of_the_catalogue() -> None:
    assert PAGE.read_text(encoding="utf-8") == indicators_as_html(named([])), (
        "write it again: throughline indicators --html docs/indicators.html"
    )


@pytest.mark.parametrize("name", catalogue())
def test_every_indicator_tells_its_question_definition_authority_caveats_and_sql(name: str) -> None:
    one = catalogue()[name]
    page, text = unescape(indicators_as_html([one])), indicators_as_text([one])
    for told in (one.title, one.question, one.definition_version, one.authority, one.owner, *one.caveats):
        assert told in page
        assert told in text
    assert one.sql in page
    assert indicators_as_dict([one])[name]["sql"] == one.sql


def test_facts_stand_on_the_page_where_an_indicator_rests_on_them() -> None:
    page = indicators_as_html(named(["chronic_absence"]))
    told = indicators_as_dict(named(["chronic_absence"]))["chronic_absence"]
    assert "facts.spells" in told["facts"]
    assert all(f'<a href="#{fact}">' in page and f'<details id="{fact}">' in page for fact in told["facts"])
    assert {"attendance", "enrolment"} <= set(told["datasets"])


def test_the_verb_prints_text_data_or_a_page(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["indicators", "enrolment"]) == 0
    assert capsys.readouterr().out.startswith("enrolment: ")
    assert main(["indicators", "--json"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == list(catalogue())
    assert main(["indicators", "--html", str(tmp_path / "page.html")]) == 0
    assert (tmp_path / "page.html").is_file()


def test_a_name_of_none_ends_with_2_and_says_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["indicators", "chronic_absense"])
    assert stopped.value.code == 2
    assert "did you mean 'chronic_absence'?" in capsys.readouterr().err


def test_a_page_that_cannot_be_written_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["indicators", "--html", str(tmp_path / "nowhere" / "page.html")])
    assert stopped.value.code == 2
    assert "page.html cannot be written" in capsys.readouterr().err
