"""Two datasets of one contract: what both say counts once, and where they disagree both are named."""

import pytest

from tasks.attach import accepted_rows, attach_datasets
from tasks.warehouse import open_warehouse

HEAD = "measure,definition_version,unit_type,unit_id,group_id,period_start,period_end,numerator,denominator,status,"
HEAD += "authority,is_published\n"


def counts(first: int, last: int, numerator: int = 5) -> str:
    return HEAD + "".join(
        f"meals,state-1,school,0101,all,{year}-07-01,{year + 1}-06-30,{numerator},100,reported,State,true\n"
        for year in range(first, last)
    )


@pytest.fixture
def judged(make_district, validated):
    """Judge schools and two files of counts, one after the other; the verdict of each file."""

    def run(state: str, office: str):
        keys = {"contract": "counts"}
        folder = make_district({"state_file.csv": state, "office_file.csv": office}, state_file=keys, office_file=keys)
        verdicts = [validated(folder, "schools")]
        for name in ("state_file", "office_file"):
            verdicts.append(validated(folder, name, verdicts))
        return verdicts[1:]

    return run


def test_rows_that_say_the_same_go_on_once_and_hold_nothing(judged):
    state, office = judged(counts(2010, 2020), counts(2015, 2025))
    assert (state.status, state.causes) == ("accepted", ())
    assert (office.status, office.accepted_n, office.quarantined_n) == ("accepted", 5, 5)
    (cause,) = office.causes
    assert (cause.rows_n, cause.sentence) == (5, "A row is in one dataset only; state_file says the same.")
    assert cause.hint == "let one of the datasets leave these rows out in its map"


def test_rows_that_disagree_are_held_back_where_they_come_second_and_both_files_are_named(judged):
    state, office = judged(counts(2000, 2020), counts(2019, 2060, numerator=6))
    assert (state.accepted_n, office.accepted_n) == (20, 40)
    (cause,) = office.causes
    assert (office.dataset, cause.rows_n) == ("office_file", 1)
    assert cause.sentence == "Two datasets do not disagree; state_file says something else of the same."


def test_what_goes_on_has_each_key_once(judged):
    verdicts = judged(counts(2000, 2020), counts(2019, 2060, numerator=6))
    with open_warehouse() as warehouse:
        attach_datasets(warehouse, accepted_rows(verdicts))
        assert warehouse.execute("select count(*), count(distinct period_end) from counts").fetchall() == [(60, 60)]


def test_files_of_other_periods_have_nothing_to_do_with_each_other(judged):
    assert [one.causes for one in judged(counts(2000, 2010), counts(2010, 2020))] == [(), ()]


def test_a_dataset_judged_again_is_held_neither_against_itself_nor_against_those_after_it(make_district, validated):
    keys = {"contract": "counts"}
    folder = make_district(
        {"a_file.csv": counts(2000, 2020), "b_file.csv": counts(2000, 2020, 6)}, a_file=keys, b_file=keys
    )
    schools = validated(folder, "schools")
    first = validated(folder, "a_file", [schools])
    second = validated(folder, "b_file", [schools, first])
    assert validated(folder, "a_file", [schools, first, second]).key == first.key
