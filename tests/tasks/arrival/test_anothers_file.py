"""The file of one dataset in the place of another is told as such, once for each of the two."""

from __future__ import annotations

import pytest

from expectations.catalogue import CONTRACTS
from tasks.arrival.anothers_file import require_own
from tasks.errors import ContractBroken


def said(dataset: str, *columns: str) -> str:
    with pytest.raises(ContractBroken) as raised:
        require_own(CONTRACTS[dataset], columns)
    return raised.value.what


@pytest.mark.parametrize("theirs", ["assessments", "demographics", "attendance", "incidents", "enrolment", "courses"])
@pytest.mark.parametrize("ours", ["assessments", "demographics", "attendance", "incidents", "enrolment", "courses"])
def test_each_file_is_known_in_the_place_of_each_other(ours, theirs):
    columns = CONTRACTS[theirs].column_names
    if ours == theirs:
        require_own(CONTRACTS[ours], columns)
    else:
        assert said(ours, *columns).startswith(f"This seems to be the file of {CONTRACTS[theirs].title}: ")


@pytest.mark.parametrize("dataset", CONTRACTS)
def test_a_file_of_ones_own_is_never_anothers(dataset):
    contract = CONTRACTS[dataset]
    require_own(contract, contract.column_names)
    require_own(contract, contract.required_names)
    require_own(contract, [*contract.column_names, "Homeroom", "Teacher"])


def test_it_says_how_many_columns_speak_for_it():
    assert said("demographics", "Student_ID", "school_id", "entry_date", "grade", "Homeroom") == (
        "This seems to be the file of Enrolment: of its 5 columns, 4 are of Enrolment and 1 of Demographics."
    )


def test_an_export_that_holds_two_datasets_is_of_both():
    for dataset in ("demographics", "enrolment"):
        require_own(CONTRACTS[dataset], ["student_id", "school_id", "entry_date", "grade", "sex"])


def test_without_a_map_it_stops_with_one_cause(make_district, validated):
    attendance = "student_id,school_id,date,present_fraction\n0001,0101,2025-09-01,1\n"
    verdict = validated(make_district({"incidents.csv": attendance}), "incidents")
    assert [(one.is_stop, one.sentence, one.hint) for one in verdict.causes] == [
        (
            True,
            "This seems to be the file of Attendance: of its 4 columns, 4 are of Attendance and 3 of Incidents.",
            "send the file of Incidents in its place, and see whether that came as Attendance",
        )
    ]
