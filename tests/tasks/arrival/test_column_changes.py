"""What is new about a source's columns."""

from dataclasses import replace

import pytest

from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Contract, Kind
from tasks.arrival.column_changes import column_changes
from tasks.arrival.content_likeness import Rows
from tasks.maps.header_changes import ColumnChanges, Renamed
from tasks.settings.map_file import Map

SENTINEL = "Zebulon Quartermaine"
CONTRACT = Contract(
    dataset="visits",
    title="Visits",
    grain="one row per visit",
    sentence="Visits.",
    columns=(
        Column(name="visit_id", kind=Kind.TEXT, required=True, sentence="The visit."),
        Column(name="visit_date", kind=Kind.DATE, required=True, sentence="The day."),
        Column(name="kind", kind=Kind.TEXT, sentence="Why.", codes={"walk": "A walk", "talk": "A talk"}),
        Column(name="note", kind=Kind.TEXT, sentence="What else."),
    ),
    key=("visit_id",),
)
BEFORE = ("visit_id", "visit_date", "kind", "note")


def changes(columns, earlier=BEFORE, rows=None, using="", contract=CONTRACT) -> ColumnChanges:
    return column_changes(contract, Map(using, name="maps/m.sql"), columns, earlier, rows)


def reading(columns) -> str:
    """A map that reads these columns, which are then known."""
    listed = ", ".join(f'"{name}"' for name in columns)
    return f"select {listed} from raw"


def pairs(told: ColumnChanges) -> dict[str, str]:
    return {one.old: one.new for one in told.renamed}


# By name


def test_the_same_columns_are_no_change():
    assert changes(BEFORE) == ColumnChanges()


def test_another_order_is_told():
    assert changes(("visit_date", "visit_id", "kind", "note")) == ColumnChanges(is_reordered=True)


def test_case_is_no_change():
    assert changes(("VISIT_ID", "Visit_Date", "kind", "note")) == ColumnChanges()


def test_new_and_missing_columns_are_told():
    assert changes((*BEFORE[:3], "teacher")) == ColumnChanges(missing=("note",), new=("teacher",))


def test_a_rename_is_proposed_with_its_reason():
    told = changes(("visit_id", "VisitDate", "kind", "note"))
    because = "the name is the same but for its writing"
    assert told.renamed == (Renamed(old="visit_date", new="VisitDate", because=because),)
    assert (told.missing, told.new) == (("visit_date",), ("VisitDate",))


def test_what_could_be_two_is_not_proposed():
    assert pairs(changes(("visit_id", "visit_date", "kind", "Notes A", "Notes B"))) == {}


def test_a_number_and_an_id_that_both_changed_are_told_apart():
    before, now = ("a", "b", "Student ID", "Student Number"), ("a", "b", "StudentNumber", "StudentID")
    assert pairs(changes(now, before)) == {"Student ID": "StudentID", "Student Number": "StudentNumber"}


def test_one_column_is_not_proposed_for_two():
    assert pairs(changes(("visit_id", "visit dates", "kind"), ("visit_id", "visit_date", "visit date2", "kind"))) == {
        "visit_date": "visit dates"
    }


CATEGORIES = [
    f"{subject} {what}"
    for subject in ("Prose", "Poetry", "Fractions", "Geometry", "Data", "Vocabulary", "Science Writing", "Algebra")
    for what in (
        *("Points Earned", "Points Possible", "Performance", "Percent Correct", "Standard Error", "Range", "Rank"),
        *("Lexile", "Quantile", "Measure", "Score", "Level", "Placement", "Gain", "Window", "Date", "Status", "Flag"),
        *("Adjective", "Attempt"),
    )
]
FEW = ["Student ID", "School Year", "Grade"]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (CATEGORIES, [f"{1 + place // 20}. {name}" for place, name in enumerate(CATEGORIES)]),
        (
            ["Category", *(f"Category_{number}" for number in range(2, 161))],
            [f"{number}. Category" for number in range(1, 161)],
        ),
    ],
    ids=["numbers by group", "numbers instead of repeats"],
)
def test_160_columns_that_are_numbered_anew_are_all_proposed_right(before, now):
    assert len(before) == 160
    told = changes([*FEW, *now], [*FEW, *before], using=reading(before))
    assert pairs(told) == dict(zip(before, now, strict=True))


def test_a_layout_of_which_few_names_are_left_is_told_as_another():
    before = [f"{name} {word}" for word in ("Old", "Prior") for name in CATEGORIES][:214]
    now = [f"{what} of {name}" for what in ("Vendor Result", "Item Value") for name in reversed(CATEGORIES)][:214]
    kept = [f"Kept {word}" for word in "abcdefghijk"]
    told = changes([*kept, *now], [*kept, *before], using=reading(before))
    assert (told.is_other_layout, told.renamed, len(told.missing)) == (True, (), 214)


def test_a_header_that_is_not_surely_one_is_not_repeated():
    told = changes((SENTINEL, "2014-05-06", "walk", "note"))
    assert told == ColumnChanges(missing=("visit_id", "visit_date", "kind"))


# Where there was no delivery before


def test_without_an_earlier_delivery_the_contract_says_what_is_missing():
    told = changes(("visit_id", "Visit Date", "Notes", "teacher"), None)
    assert told.missing == ("visit_date", "note")
    assert pairs(told) == {"visit_date": "Visit Date", "note": "Notes"}
    assert told.new == ("Visit Date", "Notes", "teacher")


def test_an_optional_column_that_is_not_there_is_not_missing():
    assert changes(("visit_id", "visit_date"), None) == ColumnChanges()


def test_a_delivery_of_the_required_columns_only_is_no_other_layout():
    more = tuple(Column(name=f"more_{letter}", kind=Kind.TEXT, sentence="More.") for letter in "abcdefghijklmn")
    wide = replace(CONTRACT, columns=(*CONTRACT.columns, *more))
    assert changes(("visit_id", "visit_date"), None, contract=wide) == ColumnChanges()


def test_values_that_the_contract_does_not_allow_speak_against_a_close_name(relation, warehouse):
    columns = {"visit_id": ["1", "2"], "kind": ["walk", "talk"], "visit data": ["wet", "dry"]}
    rows = Rows(warehouse, relation("now", columns))
    assert pairs(changes(tuple(columns), None)) == {"visit_date": "visit data"}
    assert pairs(changes(tuple(columns), None, rows)) == {}


def test_values_that_fit_the_contract_help_a_half_close_name(relation, warehouse):
    columns = {"visit_id": ["1", "2"], "note": ["", None], "visit day": ["2025-09-01", "2025-09-02"]}
    rows = Rows(warehouse, relation("now", columns))
    assert changes(tuple(columns), None, rows).renamed == (
        Renamed(
            old="visit_date",
            new="visit day",
            because="the name is close; 2 of 2 sampled values fit visit_date",
        ),
    )


USING = """
    with visits as (select "Visit" as visit, "The day" as day, kind, _file, _row from raw)
    select visit as visit_id, day as visit_date, _file, _row from visits"""


def test_with_a_map_the_columns_it_takes_from_the_source_are_needed():
    told = changes(("Visit", "Day, the", "Kind"), None, using=USING)
    assert told.missing == ("The day",)
    assert pairs(told) == {"The day": "Day, the"}
    assert changes(("Visit", "The day", "Kind", "more"), None, using=USING) == ColumnChanges()


# By content


def numbers(first: int, n: int) -> list[str]:
    return [f"{number:06d}" for number in range(first, first + n)]


def rows_of(relation, warehouse, now, before) -> tuple[tuple[str, ...], tuple[str, ...], Rows]:
    return tuple(now), tuple(before), Rows(warehouse, relation("now", now), relation("before", before))


def content_changes(relation, warehouse, now, before) -> ColumnChanges:
    columns, earlier, rows = rows_of(relation, warehouse, now, before)
    return changes(columns, earlier, rows)


def test_a_column_under_quite_another_name_is_found_by_its_values(relation, warehouse):
    before = {"a": ["x"] * 400, "b": ["y"] * 400, "student_id": numbers(0, 400)}
    now = {"a": ["x"] * 300, "b": ["y"] * 300, "Pupil": numbers(100, 300)}
    (told,) = content_changes(relation, warehouse, now, before).renamed
    assert (told.old, told.new) == ("student_id", "Pupil")
    assert told.because == "100 of 100 sampled values were in student_id before"


def test_values_seldom_the_same_by_chance_only_are_needed_to_name_a_column_by_content_alone(relation, warehouse):
    before = {"a": ["x", "y"], "b": ["y", "z"], "English learner": ["Y", "N"]}
    now = {"a": ["x", "y"], "b": ["y", "z"], "Homeless": ["N", "Y"]}
    assert content_changes(relation, warehouse, now, before).renamed == ()


def test_a_half_close_name_needs_more_than_a_value_or_two(relation, warehouse):
    values = [f"room {n}" for n in range(6)]
    before = {"a": ["x"] * 6, "b": ["y"] * 6, "home unit": values}
    now = {"a": ["x"] * 6, "b": ["y"] * 6, "unit list": values}
    assert pairs(content_changes(relation, warehouse, now, before)) == {"home unit": "unit list"}
    few = [{name: column[:4] for name, column in one.items()} for one in (now, before)]
    assert pairs(content_changes(relation, warehouse, *few)) == {}


def test_values_decide_between_two_close_names(relation, warehouse):
    before = {"a": ["x"] * 50, "b": ["y"] * 50, "School": numbers(0, 50)}
    now = {"a": ["x"] * 50, "b": ["y"] * 50, "School 1a": numbers(900, 50), "Schools": numbers(0, 50)}
    now |= {"Schoole": numbers(500, 50)}
    assert pairs(changes(tuple(now), tuple(before))) == {}
    assert pairs(content_changes(relation, warehouse, now, before)) == {"School": "Schools"}


def test_values_of_another_kind_speak_against_a_close_name(relation, warehouse):
    before = {"a": ["x"] * 3, "b": ["y"] * 3, "School Name": ["Birch Grove", "Cedar Hill", "Alder Creek"]}
    now = {"a": ["x"] * 3, "b": ["y"] * 3, "School Number": ["0101", "0102", "0103"]}
    assert pairs(changes(tuple(now), tuple(before))) == {"School Name": "School Number"}
    assert content_changes(relation, warehouse, now, before).renamed == ()


def test_fresh_values_of_the_same_form_do_not_speak_against_the_same_name(relation, warehouse):
    before = {"a": ["x"] * 3, "b": ["y"] * 3, "Test Date": ["2024-09-01", "2024-09-02", "2024-09-03"]}
    now = {"a": ["x"] * 3, "b": ["y"] * 3, "TestDate": ["2025-09-01", "2025-09-02", "2025-09-03"]}
    assert pairs(content_changes(relation, warehouse, now, before)) == {"Test Date": "TestDate"}


def test_the_numbered_columns_of_one_kind_of_flag_are_told_apart_by_name(relation, warehouse):
    flags = {"Category": ["Y", "N"], "Category_2": ["N", "Y"], "Category_3": ["Y", "Y"]}
    before = {"a": ["1", "2"], "b": ["3", "4"], **flags}
    now = {"a": ["1", "2"], "b": ["3", "4"]} | {f"{n}. Category": one for n, one in enumerate(flags.values(), 1)}
    assert pairs(content_changes(relation, warehouse, now, before)) == {
        name: f"{n}. Category" for n, name in enumerate(flags, 1)
    }


def test_names_with_quotes_are_names(relation, warehouse):
    before = {"a": ["x"], "b": ["y"], 'the "day"': ["2025-09-01"]}
    now = {"a": ["x"], "b": ["y"], 'The "Day" $column': ["2025-09-01"]}
    assert pairs(content_changes(relation, warehouse, now, before)) == {'the "day"': 'The "Day" $column'}


def test_no_value_is_in_what_is_told(relation, warehouse):
    before = {"a": ["x"] * 30, "b": ["y"] * 30, "student": [f"{SENTINEL} {n}" for n in range(30)]}
    now = {"a": ["x"] * 30, "b": ["y"] * 30, "pupil": [f"{SENTINEL} {n}" for n in range(30)]}
    told = content_changes(relation, warehouse, now, before)
    assert pairs(told) == {"student": "pupil"}
    assert SENTINEL not in told.model_dump_json()


def test_the_same_rows_give_the_same_words(relation, warehouse):
    before = {"a": ["x"] * 5000, "b": ["y"] * 5000, "student": numbers(0, 5000)}
    now = {"a": ["x"] * 5000, "b": ["y"] * 5000, "pupil": numbers(600, 5000)}
    told = [content_changes(relation, warehouse, now, before) for _ in range(3)]
    assert told[0].renamed
    assert told[0] == told[1] == told[2]


# Exchanged headers

NAMES = ["Birch Elementary", "Cedar Middle", "Alder High", "Elm School", "Oak Center", "Ash Academy"]
DIVISIONS = ["North", "South", "East", "West", "Upper", "Lower"]


def test_exchanged_headers_are_told_both_ways(relation, warehouse):
    before = {"School": NAMES, "Division": DIVISIONS, "n": list("123456")}
    now = {"School": DIVISIONS, "Division": NAMES, "n": list("123456")}
    told = content_changes(relation, warehouse, now, before)
    assert (pairs(told), told.missing, told.new) == ({"School": "Division", "Division": "School"}, (), ())
    assert told.renamed[0].because == "the headers look exchanged: 6 of 6 sampled values were in School before"


def test_fresh_values_and_columns_that_are_alike_are_not_exchanged(relation, warehouse):
    before = {"born": numbers(0, 9), "seen": numbers(0, 9), "School": [*NAMES, *"abc"], "n": ["1"] * 9}
    now = {"born": numbers(50, 9), "seen": numbers(50, 9), "School": [*NAMES, *"abc"], "n": ["1"] * 9}
    assert content_changes(relation, warehouse, now, before).renamed == ()


def test_another_dataset_of_the_district_shows_which_headers_are_exchanged(relation, warehouse):
    """As in a state's discipline files beside its enrolment file: the first delivery has no earlier one."""
    enrolment = {"Year": ["2023"] * 6, "Division": DIVISIONS, "School": NAMES}
    discipline = {"Year": ["2023"] * 6, "School": DIVISIONS, "Division": NAMES}
    rows = Rows(warehouse, relation("now", discipline), relation("before", enrolment))
    told = column_changes(CONTRACTS["counts"], Map("select school, division, year from raw"), [*discipline], None, rows)
    assert pairs(told) == {"School": "Division", "Division": "School"}
