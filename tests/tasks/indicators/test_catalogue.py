"""The catalogue: one .sql and one .yml of the same stem for each indicator and each table of facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.district import Definitions
from tasks.errors import IndicatorBroken
from tasks.indicators import catalogue as module
from tasks.indicators.catalogue import catalogue, facts
from tasks.indicators.order import models

ROOT = Path(module.__file__).parent
MEANING = """
title: Hope
question: How many hope?
form: proportion
additive: true
unit: students
direction: up
counted: students
minimum_n: 10
authority: ours
definition_version: hope-1
owner: Nobody
chart: bars
shown_period: own
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty catalogue in a folder of its own."""
    for area in ("facts", *module.AREAS):
        (tmp_path / area).mkdir()
    monkeypatch.setattr(module, "_ROOT", tmp_path)
    return tmp_path


def read_again():
    """Past the cache."""
    return catalogue.__wrapped__(), facts.__wrapped__()


@pytest.mark.parametrize("area", ["facts", *module.AREAS])
def test_every_sql_has_its_yml_and_every_yml_its_sql(area):
    stems = {kind: sorted(path.stem for path in (ROOT / area).glob(f"*.{kind}")) for kind in ("sql", "yml")}
    assert stems["sql"] == stems["yml"] != []


def test_the_catalogue_and_the_facts_are_all_models():
    named = {f"{one.area}.{name}" for name, one in catalogue().items()} | {f"facts.{name}" for name in facts()}
    assert named == {model.name for model in models()}


def test_outcomes_come_before_alignment():
    areas = [one.area for one in catalogue().values()]
    assert areas == sorted(areas, key=module.AREAS.index)


@pytest.mark.parametrize("name", catalogue())
def test_an_indicator_says_whose_definition_it_follows_and_asks_a_question(name):
    one = catalogue()[name]
    assert one.question.endswith("?")
    assert one.authority
    assert one.definition_version
    assert one.sql.startswith("-- One row per ")


@pytest.mark.parametrize("name", catalogue())
def test_a_version_of_a_definition_names_a_measure_that_is_none_and_settings_that_there_are(name):
    one = catalogue()[name]
    assert not one.variant_of or not catalogue()[one.variant_of].variant_of
    assert set(one.settings) <= set(Definitions.model_fields)


@pytest.mark.parametrize("name", catalogue())
def test_a_measure_holds_another_or_is_within_another_and_goes_with_those_that_there_are(name):
    one = catalogue()[name]
    assert not (one.holds and one.within)
    assert {one.holds, one.within, *one.hidden_with} - {""} <= set(catalogue())


@pytest.mark.parametrize("name", facts())
def test_what_tells_the_rows_of_a_fact_apart_is_among_its_columns(name):
    assert set(facts()[name].grain) <= set(facts()[name].columns)


def test_a_new_indicator_is_one_file_of_sql_and_one_of_meaning(folder):
    (folder / "outcomes" / "hope.yml").write_text(MEANING)
    (folder / "outcomes" / "hope.sql").write_text("select 1")
    indicators, _ = read_again()
    assert indicators["hope"].title == "Hope"
    assert indicators["hope"].sql == "select 1"


@pytest.mark.parametrize(("area", "there"), [("outcomes", "sql"), ("alignment", "yml"), ("facts", "sql")])
def test_one_without_the_other_is_named(folder, area, there):
    (folder / area / f"hope.{there}").write_text(MEANING)
    with pytest.raises(IndicatorBroken, match=rf"{area}\.hope lacks its \.sql or its \.yml"):
        read_again()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (("form: proportion", "form: percentage"), "form"),
        (("owner: Nobody", ""), "owner"),
        (("title: Hope", "title: Hope\ncolor: green"), "color"),
        (("minimum_n: 10", "minimum_n: -1"), "minimum_n"),
        ((MEANING, "- a list"), "not a YAML table"),
        ((MEANING, "title: [unclosed"), "not a YAML table"),
        ((MEANING, ""), "not a YAML table"),
    ],
)
def test_a_meaning_that_is_not_in_the_one_shape_is_named_with_its_key(folder, change, named):
    (folder / "outcomes" / "hope.sql").write_text("select 1")
    (folder / "outcomes" / "hope.yml").write_text(MEANING.replace(*change))
    with pytest.raises(IndicatorBroken, match=named) as raised:
        read_again()
    assert "hope.yml" in raised.value.what


@pytest.mark.parametrize(
    "declared", ["grain: []\ncolumns: {a: DATE}", "columns: {a: DATE}", "grain: [a]\ncolumns: {a: INT}"]
)
def test_a_fact_declares_what_tells_its_rows_apart_and_types_of_contracts(folder, declared):
    (folder / "facts" / "hopes.sql").write_text("select 1")
    (folder / "facts" / "hopes.yml").write_text(declared)
    with pytest.raises(IndicatorBroken, match=r"hopes\.yml"):
        read_again()
