"""Models run in the order of what they read, found in their SQL."""

from __future__ import annotations

import pytest

from expectations.catalogue import CONTRACTS
from tasks.errors import IndicatorBroken
from tasks.frame_tables import FRAME
from tasks.indicators.order import Model, in_order, models


@pytest.fixture
def written(tmp_path):
    """The models of SQL files, by their names."""

    def write(**files: str) -> list[Model]:
        for schema in ("facts", "outcomes", "alignment"):
            (tmp_path / schema).mkdir(exist_ok=True)
        for name, sql in files.items():
            schema, _, stem = name.partition("_")
            (tmp_path / schema / f"{stem}.sql").write_text(sql)
        return models(tmp_path)

    return write


def names(found):
    return [model.name for model in found]


def test_a_model_reads_tables_but_not_its_own_parts(written):
    sql = "with part as (select a from schools) select part.a from part inner join facts.spells on part.a = spells.a"
    (model,) = written(outcomes_hope=sql)
    assert (model.name, model.reads) == ("outcomes.hope", {"schools", "facts.spells"})


def test_subqueries_and_unions_are_read_too(written):
    sql = "select a from (select a from goals) union all select a from schools where a in (select a from rates)"
    (model,) = written(outcomes_hope=sql)
    assert model.reads == {"goals", "schools", "rates"}


def test_each_comes_after_all_it_reads(written):
    found = written(
        alignment_first="select a from outcomes.middle",
        outcomes_middle="select a from facts.last",
        facts_last="select a from schools",
    )
    assert names(in_order(found, ["schools"])) == ["facts.last", "outcomes.middle", "alignment.first"]


def test_the_order_is_the_same_every_time():
    given = {*CONTRACTS, *FRAME}
    assert names(in_order(models(), given)) == names(in_order(models()[::-1], given))


def test_a_table_that_nobody_makes_is_named_with_its_reader(written):
    with pytest.raises(IndicatorBroken, match=r"outcomes\.hope reads facts\.speels, which nobody makes") as raised:
        in_order(written(outcomes_hope="select a from facts.speels"), ["schools"])
    assert raised.value.where == "tasks/indicators/outcomes/hope.sql"
    assert "schools" in raised.value.fix


def test_models_that_wait_for_one_another_are_named(written):
    found = written(facts_hen="select a from facts.egg", facts_egg="select a from facts.hen")
    with pytest.raises(IndicatorBroken, match=r"wait for one another: facts\.(hen|egg) -> facts\.(hen|egg) -> facts"):
        in_order(found, [])


def test_a_model_that_reads_itself_is_a_circle(written):
    with pytest.raises(IndicatorBroken, match="wait for one another"):
        in_order(written(facts_egg="select a from facts.egg"), [])


def test_what_is_no_sql_is_named(written):
    with pytest.raises(IndicatorBroken, match=r"outcomes\.hope is not SQL that can be read"):
        written(outcomes_hope="select from where (")
