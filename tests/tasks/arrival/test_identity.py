"""Which column holds the person's number, and how many of them are enrolled."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.arrival.identity import choose_id, offered_select
from tasks.arrival.match_rate import match_rate
from tasks.arrival.roster import read_roster
from tasks.errors import ContractBroken
from tasks.warehouse import open_warehouse

STUDENTS = {f"{n:04d}": f"S{n:05d}" for n in range(1, 11)}


def write_roster(path, students, **more):
    table = {"student_id": pa.array([*students], pa.string())}
    if students and isinstance(students, dict):
        table["state_student_id"] = pa.array([*students.values()], pa.string())
    pq.write_table(pa.table({**table, **more}), path)
    return path


@pytest.fixture
def roster(tmp_path, warehouse):
    """Write accepted enrolment and read it: numbers, or numbers with their state numbers."""

    def make(students=STUDENTS):
        read_roster(warehouse, [write_roster(tmp_path / "enrolment.parquet", students)])

    return make


# Which column


def chosen(warehouse, relation, columns, candidates=None):
    name = relation("delivered", columns)
    found = choose_id(warehouse, name, tuple(columns), candidates or tuple(columns))
    return found.column, found.by


def test_the_column_with_the_highest_match_rate_is_chosen(roster, relation, warehouse):
    roster()
    columns = {"vendor": ["1", "2", "3"], "local": ["0001", "0002", "9999"], "district": ["0001", "0002", "0003"]}
    assert chosen(warehouse, relation, columns) == ("district", "own")
    assert chosen(warehouse, relation, columns, ("vendor", "local")) == ("local", "own")


def test_the_state_number_counts_where_the_roster_has_it(roster, relation, warehouse):
    roster()
    columns = {"StudentID": ["0001", "77", "78"], "Student_StateID": ["S00001", "S00002", "S00003"]}
    assert chosen(warehouse, relation, columns) == ("Student_StateID", "state")


def test_a_roster_without_state_numbers_is_held_against_its_own(roster, relation, warehouse):
    roster([*STUDENTS])
    columns = {"StudentID": ["0001", "77", "78"], "Student_StateID": ["S00001", "S00002", "S00003"]}
    assert chosen(warehouse, relation, columns) == ("StudentID", "own")


def test_ties_go_to_the_first_named(roster, relation, warehouse):
    roster()
    columns = {"a": ["0001"], "b": ["0002"], "c": ["x"]}
    assert chosen(warehouse, relation, columns, ("b", "a")) == ("b", "own")
    assert chosen(warehouse, relation, {"c": ["x"], "d": ["y"]}, ("d", "c")) == ("d", "own")


def test_a_column_that_is_nearly_empty_is_not_taken_for_one_that_is_full(roster, relation, warehouse):
    roster()
    few = {"full": [*[f"000{n}" for n in range(1, 10)], "9999"], "sparse": ["0001", *[""] * 9]}
    assert chosen(warehouse, relation, few) == ("full", "own")
    assert chosen(warehouse, relation, {**few, "full": ["x"] * 10}) == ("sparse", "own")


def test_blanks_and_case_of_names_do_not_count(roster, relation, warehouse):
    roster()
    columns = {"Local ID": [" 0001 ", "0002", None, " "]}
    found = choose_id(warehouse, relation("delivered", columns), tuple(columns), ("state id", "local id"))
    assert (found.column, found.distinct_n, found.matched_n, found.rows_n) == ("Local ID", 2, 2, 2)


def test_no_candidate_at_all_is_an_error(relation, warehouse, roster):
    roster()
    with pytest.raises(ContractBroken, match="None of the columns that may hold the person's number is there: x, y"):
        choose_id(warehouse, relation("delivered", {"a": ["1"]}), ("a",), ("x", "y"))


# Offered under the contract's name


def offered(warehouse, relation, columns, candidates):
    name = relation("delivered", columns)
    found = choose_id(warehouse, name, tuple(columns), candidates)
    result = warehouse.execute(offered_select(name, tuple(columns), found, "student_id"))
    return [name for name, *_ in result.description], result.fetchall()


def test_the_chosen_column_stands_under_the_contracts_name(roster, relation, warehouse):
    roster()
    columns = {"Student_ID": ["77", "78"], "n": ["1", "2"], "local": ["0001", "9999"]}
    names, rows = offered(warehouse, relation, columns, ("Student_ID", "local"))
    assert names == ["student_id", "n", "local", "_file", "_row"]
    assert [row[0] for row in rows] == ["0001", "9999"]


def test_the_rosters_own_number_stands_in_for_a_state_number(roster, relation, warehouse):
    roster()
    _, rows = offered(warehouse, relation, {"state": ["S00002", " S00001", "S99999", None]}, ("state",))
    assert [row[0] for row in rows] == ["0002", "0001", "S99999", None]


def test_a_state_number_of_two_children_is_nobodys(roster, relation, warehouse):
    roster({"0001": "S1", "0002": "S1", "0003": "S3", "0004": "S4"})
    _, rows = offered(warehouse, relation, {"state": ["S1", "S3", "S4"]}, ("state",))
    assert [row[0] for row in rows] == ["S1", "0003", "0004"]


def test_a_state_number_that_is_another_childs_own_number_is_not_taken_for_it(roster, relation, warehouse):
    roster({"0001": "S1", "0002": "S2", "S9": "S3"})
    _, rows = offered(warehouse, relation, {"state": ["S1", "S2", "S9"]}, ("state",))
    assert [row[0] for row in rows] == ["0001", "0002", None]


def test_a_student_with_two_spells_is_one_student(roster, relation, warehouse, tmp_path):
    table = {"student_id": ["0001", "0001", "0002"], "state_student_id": ["S1", "S1", "S2"]}
    pq.write_table(pa.table(table), tmp_path / "spells.parquet")
    read_roster(warehouse, [tmp_path / "spells.parquet"])
    _, rows = offered(warehouse, relation, {"state": ["S1", "S2", "S1"]}, ("state",))
    assert [row[0] for row in rows] == ["0001", "0002", "0001"]


def test_rows_stay_in_the_order_of_the_source(roster, relation, warehouse):
    roster({f"{n:06d}": f"S{n:06d}" for n in range(50_000)})
    _, rows = offered(warehouse, relation, {"state": [f"S{n * 7 % 60_000:06d}" for n in range(300_000)]}, ("state",))
    assert [row[-1] for row in rows] == [*range(2, 300_002)]


@given(
    state=st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcxyz"), min_size=1),
    delivered=st.lists(st.sampled_from("abcxyz"), min_size=1, max_size=8),
)
@settings(max_examples=40, deadline=None)
def test_no_row_is_lost_and_none_is_given_to_a_child_it_does_not_name(state, delivered, tmp_path_factory):
    with open_warehouse() as warehouse:
        read_roster(warehouse, [write_roster(tmp_path_factory.mktemp("laws") / "e.parquet", state)])
        values = ", ".join(f"('{one}', 'f', {place})" for place, one in enumerate(delivered))
        warehouse.execute(f"create table delivered as select * from (values {values}) as t (number, _file, _row)")
        found = choose_id(warehouse, "delivered", ("number",), ("number",))
        rows = warehouse.execute(offered_select("delivered", ("number",), found, "student_id")).fetchall()
    assert [row[1] for row in rows] == delivered
    for given_id, number, *_ in rows:
        owners = [student for student, one in state.items() if one == number]
        is_named = found.by == "state" and len(owners) == 1
        is_somebody_else = found.by == "state" and number in state
        assert given_id == (owners[0] if is_named else None if is_somebody_else else number)


# The match rate


def told(warehouse, relation, numbers, by="own"):
    return match_rate(warehouse, relation("staged", {"student_id": numbers}), "student_id", by)


def test_distinct_numbers_are_counted_and_empty_ones_are_not(roster, relation, warehouse):
    roster()
    match = told(warehouse, relation, ["0001", "0001", "0002", "77", None, ""])
    assert (match.distinct_n, match.matched_n, match.unmatched_n, match.rows_n) == (3, 2, 1, 4)
    assert match.match_rate == pytest.approx(2 / 3)
    assert match.hint == ""


@pytest.mark.parametrize(("percent", "holds"), [(0, False), (66, False), (67, True), (100, True)])
def test_a_match_rate_under_the_limit_holds_the_dataset(roster, relation, warehouse, percent, holds):
    roster()
    limit = told(warehouse, relation, ["0001", "0002", "77"]).limit(percent)
    assert (limit is not None) is holds
    if limit:
        assert limit.name == "match_rate"
        assert limit.sentence == (f"2 of 3 numbers in student_id are among the enrolled; at least {percent}% must be.")


def test_a_dataset_without_numbers_has_no_match_rate(roster, relation, warehouse):
    roster()
    match = told(warehouse, relation, [None, " "])
    assert (match.match_rate, match.limit(95)) == (None, None)


@pytest.mark.parametrize(
    ("numbers", "hint"),
    [
        (["1", "2", "77"], "2 of 3 unmatched would match with leading zeros restored to 4 digits."),
        (
            ["00001", "0002"],
            "1 of 1 unmatched would match without the zeros before them, which the roster does not have.",
        ),
        (
            ["3.0", "0004.", "99.0", "5"],
            "1 of 4 unmatched would match with leading zeros restored to 4 digits. "
            "3 of 4 unmatched end with a decimal point, as a spreadsheet writes numbers; 2 of them would match without "
            "it.",
        ),
        (
            ["1.2E+09", "1e9"],
            "2 of 2 unmatched were shortened by a spreadsheet to a form such as 1.2E+09, and cannot be told any more.",
        ),
        (["0", "000"], ""),
    ],
    ids=["lost zeros", "too many zeros", "decimals", "shortened", "nothing but zeros"],
)
def test_what_would_bring_the_unmatched_in_is_told_and_not_done(roster, relation, warehouse, numbers, hint):
    roster()
    match = told(warehouse, relation, numbers)
    assert match.matched_n == sum(number in STUDENTS for number in numbers)
    assert match.hint == hint


def test_zeros_of_several_lengths_are_told_without_one(roster, relation, warehouse):
    roster(["0001", "00002"])
    assert told(warehouse, relation, ["1", "2"]).hint == "2 of 2 unmatched would match with leading zeros restored."


def test_the_hint_for_state_numbers_looks_at_state_numbers(roster, relation, warehouse):
    roster({"1": "000777", "2": "000778"})
    match = told(warehouse, relation, ["000777", "778", "2"], by="state")
    assert (match.matched_n, match.hint) == (
        1,
        "1 of 2 unmatched would match with leading zeros restored to 6 digits.",
    )


def test_case_is_told(roster, relation, warehouse):
    roster({"A1": "x", "B2": "y"})
    assert told(warehouse, relation, ["a1", "B2"]).hint == "1 of 1 unmatched would match but for capital letters."


def test_no_number_is_in_what_is_told(roster, relation, warehouse):
    roster(["0008675309"])
    match = told(warehouse, relation, ["8675309", "5551234.0"])
    assert not any(part in f"{match} {match.limit(95)}" for part in ("8675309", "5551234"))
