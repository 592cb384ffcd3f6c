"""Results of a school in which the proficient, or a level, have scores on the wrong side are held."""

import pytest

from tasks.accept import accept
from tasks.settings.district_folder import read_district
from tests.conftest import SCHOOLS

HEAD = (
    "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,scale_score,"
    "performance_level,is_proficient\n"
)
LIST = SCHOOLS + "0103,Dogwood,middle\n"
FALL, WINTER = "2025-09-01,2025-09-12", "2025-10-01,2025-10-10"
LEVELS = ["Minimal", "Basic", "Good", "Top"]
SEE = "See whether the export has is_proficient, the levels or the scores of these results exchanged."


def results(school, window=FALL, *, students_n=60, turned=False, levels=(), mismarked_n=0, scores=True):
    """Of grades 3 and 4, each with its own cut, the upper half proficient; every other school has its own scores."""
    lines = []
    for number in range(students_n):
        grade = 3 + number % 2
        place = number // 2 / (students_n // 2)
        is_proficient = (place >= 0.5) is not (turned is not (number < mismarked_n))
        level = levels[int(place * len(levels))] if levels else ""
        score = 400 + 200 * (grade - 3) + int(100 * place) + 5 * (window == WINTER) if scores else ""
        lines.append(
            f"{school}{number:03d},{school},MAP,mathematics,0{grade},{window},valid,{score},{level},"
            f"{str(is_proficient).lower()}\n"
        )
    return "".join(lines)


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver results, a minute after the last time, and judge them beside the list of schools."""
    minutes = iter(range(60))

    def run(*rows):
        day(f"2025-11-03T12:{next(minutes):02d}")
        folder = make_district(
            {"schools.csv": LIST, "assessments.csv": HEAD + "".join(rows)},
            assessments={"volume_limit_percent": 1000},
        )
        return validated(folder, "assessments", [validated(folder, "schools")])

    return run


def told(verdict):
    return [one.sentence for one in verdict.limits if one.name == "values"]


OTHERS = results("0101") + results("0103")


def test_a_first_delivery_in_which_one_school_has_proficient_turned_is_held(sent):
    held = sent(OTHERS, results("0102", turned=True))
    assert held.status == "stopped"
    assert told(held) == [
        "At Cedar, the proficient have lower scores in mathematics of MAP than the others in the window that ends on "
        f"Sep 12, 2025; they have higher ones elsewhere. {SEE}"
    ]


def test_it_is_told_of_the_school_where_levels_contradict_each_other_too(sent):
    (said,) = told(sent(*(results(one, turned=one == "0102", levels=LEVELS) for one in ("0101", "0102", "0103"))))
    assert said.startswith("At Cedar, the proficient have lower scores")
    assert "counts as proficient in" not in said


def test_a_window_turned_at_all_schools_is_told_beside_last_time_and_can_be_accepted(sent, tmp_path):
    assert sent(OTHERS).status == "accepted"
    newer = results("0101", WINTER, turned=True) + results("0103", WINTER, turned=True)
    assert told(sent(OTHERS, newer)) == [
        "At all schools, the proficient have lower scores in mathematics of MAP than the others in the window that "
        f"ends on Oct 10, 2025; they had higher ones on Nov 3, 2025. {SEE}"
    ]
    accept(read_district(tmp_path / "district"), "assessments", "It counts mistakes", "A. Lead")
    assert sent(OTHERS, newer).status == "accepted"
    assert told(sent(OTHERS, newer, results("0102"))) == []


def test_some_mismarked_rows_do_not_hide_it(sent):
    assert told(sent(OTHERS, results("0102", turned=True, mismarked_n=6)))


@pytest.mark.parametrize("exchanged", [["Basic", "Minimal", "Good", "Top"], LEVELS[::-1]])
def test_levels_exchanged_at_a_school_are_held_and_told_once(sent, exchanged):
    others = [results(one, levels=LEVELS) for one in ("0101", "0103")]
    held = sent(*others, results("0102", levels=exchanged))
    assert held.status == "stopped"
    second, first, has, elsewhere = (
        ("Minimal", "Basic", "higher", "lower") if exchanged[-1] == "Top" else ("Top", "Basic", "lower", "higher")
    )
    assert told(held) == [
        f'At Cedar, the level "{second}" has {has} scores in mathematics of MAP than the level "{first}" in the window '
        f"that ends on Sep 12, 2025; it has {elsewhere} ones elsewhere. {SEE}"
    ]


@pytest.mark.parametrize(
    "school",
    [
        results("0102"),
        results("0102", mismarked_n=14),
        results("0102", levels=LEVELS),
        results("0102", turned=True, students_n=18),
        results("0102", turned=True, scores=False),
        # As many are marked one way as the other: nothing is exchanged.
        results("0102", mismarked_n=30),
    ],
)
def test_good_noisy_and_small_schools_and_those_without_scores_are_not(sent, school):
    assert told(sent(OTHERS, school)) == []


def test_a_test_in_which_fewer_points_are_better_is_not(sent):
    schools = ("0101", "0102", "0103")
    earlier = "".join(results(one, turned=True) for one in schools)
    assert sent(earlier).status == "accepted"
    assert told(sent(earlier, *(results(one, WINTER, turned=True) for one in schools))) == []


def test_a_first_delivery_of_one_school_is_held_to_nothing(sent):
    assert sent(results("0102", turned=True)).status == "accepted"
