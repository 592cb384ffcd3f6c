"""What a map or contract reads of a source."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from expectations.catalogue import CONTRACTS
from tasks.arrival.arriving import Arriving, arrive, offer_number
from tasks.errors import ContractBroken
from tasks.settings.map_file import Map
from tasks.sql_text import quoted

ROWS = {"Pupil No": ["7", "8"], "State": ["S1", "S2"], "1. Score": ["10", None]}


@pytest.fixture
def raw(tmp_path, warehouse):
    """Make the relation from rows of text; return its columns, its rows and what was made of it."""

    def make(aliases, roster=(), using="select 1", **more):
        snapshot = tmp_path / "snapshot's.parquet"
        place = {"_file": ["rows.csv"] * 2, "_row": pa.array([2, 3])}
        pq.write_table(
            pa.table({**{name: pa.array(one, pa.string()) for name, one in ROWS.items()}, **place}), snapshot
        )
        enrolment = tmp_path / "enrolment.parquet"
        numbers = {"student_id": [one for one, _ in roster], "state_student_id": [one for _, one in roster]}
        pq.write_table(pa.table(numbers), enrolment)
        warehouse.execute(f"create or replace view landed as select * from read_parquet({quoted(snapshot)})")
        arriving = Arriving(aliases=aliases, **more)
        arrive(warehouse, CONTRACTS["assessments"], Map(using, name="m.sql"), arriving)
        made = offer_number(warehouse, CONTRACTS["assessments"], arriving, [enrolment] if roster else [])
        result = warehouse.execute("select * exclude (_file, _row) from raw")
        return [name for name, *_ in result.description], result.fetchall(), made

    return make


def test_without_aliases_and_candidates_the_rows_are_as_they_came(raw):
    names, rows, made = raw({})
    assert (names, rows) == ([*ROWS], [("7", "S1", "10"), ("8", "S2", None)])
    assert made == ()


def test_aliases_come_before_the_choice_of_the_number(raw):
    more = {"id_columns": ("local", "State number")}
    aliases = {"State": "State number", "1. Score": "score"}
    names, rows, made = raw(aliases, [("0001", "S1"), ("0002", "S2")], **more)
    assert names == ["student_id", "Pupil No", "State number", "score"]
    assert rows == [("0001", "7", "S1", "10"), ("0002", "8", "S2", None)]
    assert made == ("The person's number is taken from the column State number: 2 of 2 are among the enrolled.",)


def test_without_a_roster_the_first_candidate_is_taken(raw):
    _, rows, made = raw({}, id_columns=("State", "Pupil No"))
    assert [row[0] for row in rows] == ["S1", "S2"]
    assert made[0].startswith("The person's number is taken from the column State: 0 of 2")


def test_what_does_not_fit_the_columns_is_an_error(raw):
    with pytest.raises(ContractBroken, match='The alias "A" = "B" names a column'):
        raw({"A": "B"}, using="select * from raw")
    with pytest.raises(ContractBroken, match="None of the columns"):
        raw({}, id_columns=("A",))
