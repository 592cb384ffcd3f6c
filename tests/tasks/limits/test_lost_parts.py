"""A term, a measure or a survey that came before in the school year and is not there any more holds the delivery."""

from __future__ import annotations

import pytest

from tasks.accept import accept
from tasks.settings.district_folder import read_district
from tests.conftest import SCHOOLS

COURSES = "student_id,school_id,course_id,subject,term,term_start_date,term_end_date,is_final,result\n"
COUNTS = (
    "unit_type,unit_id,group_id,measure,definition_version,authority,is_published,period_start,period_end,status,"
    "numerator,denominator\n"
)
SURVEYS = (
    "survey,school_id,respondents,group_id,topic,question_id,start_date,end_date,answer_place,scale_places_n,answers_n,"
    "status\n"
)
RESULTS = "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"
QUARTERS = {1: ("2025-08-25", "2025-10-24"), 2: ("2025-10-27", "2026-01-16"), 3: ("2026-01-19", "2026-03-27")}
NEXT_YEAR = """
[cycles.next]
title = "Fall 2026"
start = 2026-08-24
end = 2026-10-30
meeting = 2026-11-11
"""


def marks(
    *quarters: int, students: int = 40, subject: str = "mathematics", mended: dict[int, str] | None = None
) -> str:
    ends = {number: (start, (mended or {}).get(number, end)) for number, (start, end) in QUARTERS.items()}
    return "".join(
        f"{n:03d},0101,{subject}{number},{subject},quarter,{ends[number][0]},{ends[number][1]},true,passed\n"
        for number in quarters
        for n in range(students)
    )


def counts(measure: str, *years: int) -> str:
    return "".join(
        f"school,{school},all,{measure},1,State,true,{year - 1}-07-01,{year}-06-30,reported,{20 + n},100\n"
        for year in years
        for n, school in enumerate(f"01{number:02d}" for number in range(1, 13))
    )


def answers(*ends: str, topic: str = "safety") -> str:
    return "".join(
        f"Climate {end},01{number:02d},students,all,{topic},{topic}1,{end[:-2]}01,{end},{place},4,"
        f"{int(end[5:7]) * 4 + place},reported\n"
        for end in ends
        for number in range(1, 4)
        for place in range(1, 5)
    )


def results(*days: str, subject: str = "reading") -> str:
    return "".join(f"{n:03d},0101,MAP,{subject},03,{end[:-2]}01,{end},valid,true\n" for end in days for n in range(20))


@pytest.fixture
def delivered(make_district, validated, day):
    """Deliver rows of a dataset after one another, with what its settings are, and judge the last for the cycle."""
    schools = SCHOOLS + "".join(f"01{n:02d},School {n},elementary\n" for n in range(3, 13))
    minutes = iter(range(60))

    def run(dataset: str, *deliveries: str, cycle: str = "fall", **keys):
        heads = {"courses": COURSES, "counts": COUNTS, "surveys": SURVEYS, "assessments": RESULTS}
        for rows in deliveries:
            day(f"2026-04-01T12:{next(minutes):02d}")
            files = {"schools.csv": schools, f"{dataset}.csv": heads[dataset] + rows}
            folder = make_district(files, more=NEXT_YEAR, **{dataset: {"volume_limit_percent": 60, **keys}})
            verdict = validated(folder, dataset, cycle=cycle)
        return verdict

    return run


def told(verdict) -> list[str]:
    return [one.sentence for one in verdict.limits]


@pytest.mark.parametrize(
    ("earlier", "now", "sentence"),
    [
        (
            marks(1, 2, 3),
            marks(2, 3),
            "None of the 40 rows with term_end_date Oct 24, 2025 that came on Apr 1, 2026 are there.",
        ),
        (
            marks(1),
            marks(2),
            "None of the 40 rows with term_end_date Oct 24, 2025 that came on Apr 1, 2026 are there.",
        ),
        (
            marks(1, 2),
            marks(1, 3),
            "None of the 40 rows with term_end_date Jan 16, 2026 that came on Apr 1, 2026 are there.",
        ),
        (
            marks(1, 2),
            marks(1, students=3) + marks(2, 3),
            "Hardly any of the 40 rows with term_end_date Oct 24, 2025 that came on Apr 1, 2026 are there.",
        ),
        (
            marks(1) + marks(1, 2, subject="science"),
            marks(1, 2, subject="science"),
            "None of the 40 rows with subject `mathematics` that came on Apr 1, 2026 are there.",
        ),
    ],
)
def test_marks_of_an_earlier_term_or_of_a_subject_are_missed(delivered, earlier, now, sentence):
    verdict = delivered("courses", earlier, now)
    assert verdict.status == "stood_in"
    assert told(verdict) == [f"{sentence} See whether the export left them out."]


@pytest.mark.parametrize(
    ("dataset", "earlier", "now", "sentence"),
    [
        (
            "counts",
            counts("graduated", 2023, 2024) + counts("enrolled", 2023, 2024),
            counts("enrolled", 2023, 2024),
            "None of the 24 rows with measure `graduated` that came",
        ),
        (
            "counts",
            counts("graduated", 2023, 2024) + counts("enrolled", 2023, 2024),
            counts("graduated", 2023) + counts("enrolled", 2023, 2024),
            "None of the 12 rows with measure `graduated` and period_end Jun 30, 2024 that came",
        ),
        (
            "counts",
            counts("graduated", 2022, 2023, 2024),
            counts("graduated", 2022, 2024),
            "None of the 12 rows with period_end Jun 30, 2023 that came",
        ),
        (
            "surveys",
            answers("2025-10-24", "2026-01-23"),
            answers("2026-01-23", "2026-03-20"),
            "None of the 12 rows with end_date Oct 24, 2025 that came",
        ),
        (
            "assessments",
            results("2025-09-26") + results("2025-09-26", subject="mathematics"),
            results("2025-09-26", "2026-01-23"),
            "None of the 20 rows with subject `mathematics` that came",
        ),
    ],
)
def test_so_are_measures_periods_surveys_and_subjects(delivered, dataset, earlier, now, sentence):
    (limit,) = told(delivered(dataset, earlier, now))
    assert limit.startswith(sentence)


@pytest.mark.parametrize(
    ("dataset", "earlier", "now"),
    [
        ("courses", marks(1), marks(1, 2)),
        ("courses", marks(1, 2), marks(1, 2, students=30)),
        ("courses", marks(1, 2), marks(1, 2, 3, mended={2: "2026-01-20"})),
        ("courses", marks(1, 2), marks(1, 2, 3, mended={1: "2025-11-03"})),
        ("courses", marks(1, students=9) + marks(2), marks(2)),
        ("surveys", answers("2025-10-24"), answers("2026-01-23")),
        ("assessments", results("2025-09-26"), results("2026-01-23")),
        ("counts", counts("graduated", 2022, 2023), counts("graduated", 2023, 2024)),
        ("counts", counts("graduated", 2023), counts("graduated", 2024)),
    ],
)
def test_what_is_new_mended_or_comes_one_by_one_is_no_loss(delivered, dataset, earlier, now):
    verdict = delivered(dataset, earlier, now)
    assert (verdict.status, told(verdict)) == ("accepted", [])


def test_of_what_comes_every_month_the_oldest_may_go(delivered):
    months = ("2025-10-24", "2025-11-21", "2026-01-23", "2026-03-20")
    assert told(delivered("surveys", answers(*months[:3]), answers(*months[1:]), expected="monthly")) == []


def test_a_new_school_year_begins_anew(delivered):
    delivered("courses", marks(1, 2, 3))
    verdict = delivered("courses", marks(2, 3).replace("2026-", "2027-").replace("2025-", "2026-"), cycle="next")
    assert not [one for one in told(verdict) if "term_end_date" in one]


def test_somebody_can_accept_it_and_then_terms_come_one_by_one(delivered, tmp_path):
    delivered("courses", marks(1), marks(2))
    district = read_district(tmp_path / "district")
    accept(district, "courses", "Each file has its own term", "Ada")
    assert delivered("courses", marks(2)).status == "accepted"
    assert told(delivered("courses", marks(3))) == []


def test_rows_that_came_and_are_held_back_are_told_by_their_cause(delivered):
    unknown = marks(1).replace("quarter", "quater")
    verdict = delivered("courses", marks(1, 2), unknown + marks(2))
    assert [one.name for one in verdict.limits] == ["held_back"]
