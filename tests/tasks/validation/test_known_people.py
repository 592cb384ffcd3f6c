"""Who counts as a person where no roster says it: numbers are written as in sound rows."""

import pytest

from expectations.catalogue import CONTRACTS
from tasks.validation.known_people import known_person
from tasks.warehouse import open_warehouse


@pytest.fixture
def known():
    """The people of rows with these numbers, of which those in `wrong` break a rule; `first_id` is the first row's."""

    def run(numbers: list[str | None], wrong: set[int], first_id: int = 0) -> list[str | None]:
        with open_warehouse() as warehouse:
            warehouse.execute("create table staged (_id bigint, student_id varchar)")
            warehouse.executemany(
                "insert into staged values (?, ?)", [[first_id + n, one] for n, one in enumerate(numbers)]
            )
            warehouse.execute("create temp table reasons (rule varchar, _id bigint, is_critical boolean)")
            for n in wrong:
                warehouse.execute("insert into reasons values ('date.type', ?, true)", [first_id + n])
            person = known_person(warehouse, CONTRACTS["attendance"], len(wrong))
            return [one for (one,) in warehouse.execute(f"select {person} from staged order by _id").fetchall()]

    return run


def test_a_number_counts_that_is_written_as_in_sound_rows(known):
    assert known(["7001", "2025-10-01", None, "7002"], wrong={1}) == ["7001", None, None, "7002"]


def test_nobody_is_known_where_no_row_is_sound(known):
    assert known(["7001", "7002"], wrong={0, 1}) == [None, None]


def test_rows_that_a_map_left_out_before_them_change_nothing(known):
    assert known(["7001", "2025-10-01", "7002"], wrong={1}, first_id=50_000) == ["7001", None, "7002"]
