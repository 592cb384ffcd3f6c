"""Finding bad rows: what Great Expectations said of a rule must be borne out by rows, or nothing is said at all."""

import pytest

from expectations.catalogue import CONTRACTS
from expectations.rules import Rule
from expectations.runner import Judgement
from tasks.errors import ContractBroken
from tasks.validation.reasons import find_bad_rows
from tasks.warehouse import open_warehouse

DEPARTMENTS = CONTRACTS["departments"]


def judged(name: str, broken_when: str, is_kept: bool) -> Judgement:
    rule = Rule(name=name, sentence="A rule.", scope="row", severity="critical", broken_when=broken_when)
    return Judgement(rule, is_kept)


@pytest.fixture
def find():
    """The reasons found among three departments, by what was said of each rule."""

    def run(*judgements):
        with open_warehouse() as warehouse:
            columns = ", ".join(f"cast(n as varchar) as {name}" for name in DEPARTMENTS.column_names)
            warehouse.execute(f"create table staged as select n as _id, {columns} from range(3) as numbers (n)")
            find_bad_rows(warehouse, DEPARTMENTS, [one.rule for one in judgements], lambda: judgements)
            return warehouse.execute("select _id, rule from reasons order by all").fetchall()

    return run


def test_every_row_has_all_its_reasons(find):
    said = [judged("small", "_id < 2", False), judged("odd", "_id = 1", False), judged("negative", "_id < 0", True)]
    assert find(*said) == [(0, "small"), (1, "odd"), (1, "small")]


def test_where_no_rule_of_rows_is_broken_none_is_looked_for(find):
    assert find(judged("small", "error('looked')", True)) == []


@pytest.mark.parametrize(("broken_when", "is_kept"), [("_id < 0", False), ("_id < 2", True)], ids=["no row", "rows"])
def test_a_rule_of_which_rows_say_otherwise_stops_the_dataset(find, broken_when, is_kept):
    with pytest.raises(ContractBroken, match="Two ways of judging disagree about the rule doubted"):
        find(judged("small", "_id < 2", False), judged("doubted", broken_when, is_kept))
