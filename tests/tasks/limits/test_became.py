"""A school that is gone is not missed where one line, in school_history or closed_date, says what became of it."""

import pytest

from tests.tasks.limits.conftest import HEADER, students

SCHOOLS = "school_id,name,level,closed_date\n0101,Birch,elementary,\n0102,Cedar,middle,\n0103,Elm,middle,\n"
HISTORY = "school_id,change,change_date,successor_school_id\n"
ROSTER = students(0, 190) + students(190, 205, "0102") + students(205, 220, "0103")
WITHOUT_CEDAR = SCHOOLS.replace("0102,Cedar,middle,\n", "")


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver all three, a minute after the last time; tell which of them limits hold."""
    minutes = iter(range(60))

    def run(schools: str = SCHOOLS, roster: str = ROSTER, history: str = ""):
        day(f"2025-10-01T12:{next(minutes):02d}")
        files = {"schools.csv": schools, "school_history.csv": HISTORY + history, "enrolment.csv": HEADER + roster}
        folder = make_district(files)
        verdicts = []
        for dataset in ("school_history", "schools", "enrolment"):
            verdicts.append(validated(folder, dataset, verdicts))
        return {one.dataset: [limit.sentence for limit in one.limits] for one in verdicts if one.limits}

    return run


MERGED = ROSTER.replace(",0102,", ",0101,")


@pytest.mark.parametrize(
    "line",
    [
        "0102,merged,2025-09-15,0101\n",
        "0102,closed,2025-09-15,\n",
        # Of a chain the last school stands for all.
        "0102,renumbered,2025-09-10,0902\n0902,merged,2025-09-15,0101\n",
        # Lines that go round in a ring end all the same.
        "0102,merged,2025-09-15,0101\n0101,split,2012-07-01,0102\n",
    ],
)
def test_a_school_of_which_a_line_tells_holds_nothing(sent, line):
    sent()
    assert sent(WITHOUT_CEDAR, MERGED, line) == {}


def test_a_school_with_a_new_number_holds_nothing(sent):
    sent()
    line = "0102,renumbered,2025-09-15,0902\n"
    assert sent(SCHOOLS.replace("0102", "0902"), ROSTER.replace(",0102,", ",0902,"), line) == {}


def test_a_closed_date_says_it_too(sent):
    sent()
    assert sent(SCHOOLS.replace("middle,\n0103", "middle,2025-09-15\n0103"), MERGED) == {}


@pytest.mark.parametrize(
    "line",
    [
        "",
        # What stands for it is not there either.
        "0102,merged,2025-09-15,0999\n",
        # It has not happened yet, or the number was given to another school since.
        "0102,closed,2026-06-30,\n",
        "0102,closed,2012-06-30,\n0102,opened,2014-08-25,\n",
    ],
)
def test_without_such_a_line_each_that_misses_it_says_that_one_line_mends_all(sent, line):
    sent()
    held = sent(WITHOUT_CEDAR, MERGED, line)
    assert {*held} == {"schools", "enrolment"}
    assert all(one.startswith("1 of the 3 schools on Oct 1, 2025 is not there now: 0102. ") for (one,) in held.values())
    (sentence,) = held["schools"]
    assert "If it was renumbered, merged, split or closed, one line in school_history (school_id, change," in sentence
    assert "so does closed_date in schools" in sentence
    # Where its people are, the roster tells.
    (sentence,) = held["enrolment"]
    assert "one line in school_history says so for all datasets at once (0102, merged, the first" in sentence


def test_schools_that_merged_are_no_large_change_of_their_number(sent):
    extra = "".join(f"02{n:02d},S{n},middle,\n" for n in range(4))
    people = "".join(students(900 + n, 901 + n, f"02{n:02d}") for n in range(4))
    sent(SCHOOLS + extra, ROSTER + people)
    lines = "".join(f"02{n:02d},merged,2025-09-15,0101\n" for n in range(4))
    moved = "".join(students(900 + n, 901 + n) for n in range(4))
    assert sent(SCHOOLS, ROSTER + moved, lines) == {}


def test_an_old_line_whose_successor_is_gone_breaks_no_rule(judge_rows):
    rows = [
        {"school_id": "a", "change": "merged", "change_date": "2012-07-01", "successor_school_id": "b"},
        {"school_id": "b", "change": "merged", "change_date": "2018-07-01", "successor_school_id": "c"},
    ]
    verdict = judge_rows("school_history", rows, schools=["c"]).verdict
    assert (verdict.accepted_n, verdict.broken_rules) == (2, ())


def test_a_large_change_names_the_schools_that_are_gone_with_all_their_rows(sent):
    sent()
    (told,) = sent(SCHOOLS, students(0, 100) + students(205, 220, "0103"))["enrolment"]
    assert told.endswith(" No row is there any more of Cedar, of which some came on Oct 1, 2025.")


def test_a_large_change_names_no_school_that_has_rows_or_of_which_a_line_tells(sent):
    sent()
    line = "0102,closed,2025-09-15,\n"
    (told,) = sent(SCHOOLS, students(0, 100) + students(205, 220, "0103"), line)["enrolment"]
    assert "No row is there" not in told
