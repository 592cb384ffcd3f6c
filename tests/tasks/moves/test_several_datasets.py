"""A figure that rests on several datasets has no real change where one of them came in one cycle only."""

from __future__ import annotations

import pytest

from tasks.moves.doubts import came_once, doubtful_schools
from tasks.verdicts.verdict import Verdict
from tests.tasks.moves.told import FALL, WINTER, named

CYCLES = ("fall", "winter")
CAME_NOT = [{"status": "missing", "accepted_path": None}, {"status": "stopped", "accepted_path": None}]


@pytest.fixture
def moved_too():
    return ("early_warning",)


def whole(datasets, cycle, text):
    """Students of C in grade 7, of whom some failed English; two of A have an incident each cycle."""
    made = datasets(cycle, text)
    enrolment = [{**one, "grade": "07" if one["school_id"] == "C" else "05"} for one in made["enrolment"]]
    days = sorted({one["date"] for one in made["calendar"]})
    of_c = [one["student_id"] for one in enrolment if one["school_id"] == "C"]
    courses = [
        {
            "student_id": student,
            "school_id": "C",
            "course_id": "E",
            "subject": "english",
            "grade": "07",
            "term": "quarter",
            "term_start_date": days[0],
            "term_end_date": days[-1],
            "is_final": "true",
            "result": "failed" if n < 30 else "passed",
            "credits_attempted": "0.25",
            "credits_earned": "0" if n < 30 else "0.25",
        }
        for n, student in enumerate(of_c)
    ]
    incidents = [
        {"incident_id": f"{cycle}{n}", "student_id": "A0", "school_id": "A", "date": day, "action": "none"}
        for n, day in enumerate((days[0], days[-1]))
    ]
    return {**made, "enrolment": enrolment, "courses": courses, "incidents": incidents}


def moved(two_cycles, datasets, said=None, where=None):
    """The move of early warnings, with what is `said` of courses in one cycle."""
    for cycle, text in zip(CYCLES, (FALL, WINTER), strict=True):
        told = {"courses": {"title": "Courses", **(said if said and cycle == where else {})}}
        two_cycles.run(cycle, told=told, **whole(datasets, cycle, text))
    return two_cycles.move("early_warning")


@pytest.mark.parametrize("cycle", CYCLES)
@pytest.mark.parametrize("said", CAME_NOT, ids=["missing", "stopped"])
def test_courses_of_one_cycle_only_leave_nothing_real(two_cycles, datasets, said, cycle):
    move = moved(two_cycles, datasets, said, cycle)
    assert (named(move), move["came_once"], move["schools_n"]) == ({"coverage"}, ["Courses"], 0)
    assert (move["missing_school_ids"], move["returned_school_ids"], move["doubtful_school_ids"]) == ([], [], [])
    rate = two_cycles.move("attendance_rate")
    assert (named(rate), rate["came_once"]) == ({"real"}, [])


def test_what_came_whole_in_both_is_real(two_cycles, datasets):
    move = moved(two_cycles, datasets)
    assert (named(move), move["came_once"], move["schools_n"]) == ({"real"}, [], 3)


def test_what_came_in_neither_casts_no_doubt(two_cycles, datasets):
    for cycle, text in zip(CYCLES, (FALL, WINTER), strict=True):
        told = {"courses": CAME_NOT[0]}
        two_cycles.run(cycle, told=told, **whole(datasets, cycle, text))
    move = two_cycles.move("early_warning")
    assert (move["came_once"], move["real"], move["coverage"]) == ([], move["value"] - move["earlier_value"], 0)


def told(dataset, contract="courses", **said):
    usual = {"title": dataset, "department": "x", "owner": "X", "required": False, "status": "accepted"}
    return Verdict(dataset=dataset, contract=contract, **{**usual, "accepted_n": 9, **said})


@pytest.mark.parametrize(
    ("then", "now", "once"),
    [
        ([told("courses")], [], {"courses"}),
        ([told("courses", accepted_n=0)], [told("courses")], {"courses"}),
        ([told("middle"), told("high")], [told("middle"), told("high", status="missing")], {"high"}),
        ([told("middle")], [told("middle"), told("high")], {"high"}),
        ([told("courses")], [told("marks")], set()),
        ([told("courses")], [told("courses", status="stood_in", stand_in_rows_n=9)], set()),
        ([told("days", "attendance")], [told("days", "attendance", status="missing")], set()),
        ([told("list", "schools")], [], set()),
    ],
    ids=["undeclared", "no rows", "one of two", "one more", "another name", "older rows", "coverage tells", "a list"],
)
def test_a_dataset_comes_once_where_one_cycle_has_no_rows_of_it(then, now, once):
    assert came_once(then, now, "early_warning") == came_once(now, then, "early_warning") == once
    assert came_once(then, now, "enrolment") == set()


def test_where_silence_means_none_coverage_does_not_tell_of_a_dataset_that_did_not_come():
    both = [told("elementary", "incidents"), told("secondary", "incidents")]
    one, none = [both[0], told("secondary", "incidents", status="missing")], [both[0]]
    assert came_once(both, one, "suspension_rate") == came_once(none, both, "suspension_rate") == {"secondary"}
    assert came_once(both, [both[0], told("secondary", "incidents", accepted_n=0)], "suspension_rate") == set()
    assert came_once(both, both, "suspension_rate") == set()


@pytest.mark.parametrize(("measure", "found"), [("early_warning", {"A"}), ("suspension_rate", set())])
def test_a_school_gone_silent_is_in_doubt_where_coverage_does_not_tell(measure, found):
    incidents = told("incidents", "incidents", went_silent=("A",))
    assert doubtful_schools([incidents], measure, {"A", "B", "C"}) == found
