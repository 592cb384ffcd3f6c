"""Where it can be seen what a school has become, the one line that says so is named, and so it is in others' rows."""

import pytest

from tests.tasks.limits.conftest import HEADER, students

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,middle\n0103,Elm,middle\n"
HISTORY = "school_id,change,change_date,successor_school_id\n"
ROSTER = students(0, 190) + students(190, 205, "0102") + students(205, 220, "0103")
RENUMBERED = ROSTER.replace(",0102,", ",0902,")
LINE = "one line in school_history says so for all datasets at once (0102, renumbered, the first day of it, 0902)."
BY_PEOPLE = f"0102 seems to be 0902 now, where all of its people are: if it is, {LINE}"
VISITS = "visit_id,department_id,school_id,date,kind,hours,topic\n"


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver all of them, a minute after the last time; return the verdicts by dataset."""
    minutes = iter(range(60))

    def run(schools: str = SCHOOLS, roster: str = ROSTER, history: str = "", visits: str = ""):
        day(f"2025-10-01T12:{next(minutes):02d}")
        files = {"schools.csv": schools, "school_history.csv": HISTORY + history, "enrolment.csv": HEADER + roster}
        files |= {"support_visits.csv": VISITS + visits} if visits else {}
        folder = make_district(files)
        verdicts = []
        for dataset in ("school_history", "schools", "enrolment", "support_visits"):
            if f"{dataset}.csv" in files:
                verdicts.append(validated(folder, dataset, verdicts))
        return {one.dataset: one for one in verdicts}

    return run


def test_a_list_of_schools_tells_it_by_the_name(sent):
    sent()
    (limit,) = sent(SCHOOLS.replace("0102,Cedar", "0902,CEDAR"))["schools"].limits
    assert limit.sentence == (
        "1 of the 3 schools on Oct 1, 2025 is not there now: 0102. 0102 seems to be 0902 now, which has its name: "
        f"if it is, {LINE}"
    )


def test_what_cannot_be_seen_is_told_in_general(sent):
    sent()
    (limit,) = sent(SCHOOLS.replace("0102,Cedar", "0902,Ash").replace("0103,Elm", "0903,Elm"))["schools"].limits
    assert "0103 seems to be 0903 now" in limit.sentence
    assert "If it was renumbered, merged, split or closed" in limit.sentence


def test_rows_wait_for_the_list_and_name_the_same_line(sent):
    sent()
    (cause,) = sent(SCHOOLS.replace("0102,Cedar", "0902,Cedar"), RENUMBERED)["enrolment"].causes
    assert cause.waits_for == "schools"
    assert cause.hint.endswith(f"look again when it has come. {BY_PEOPLE}")


def test_rows_name_it_where_no_new_list_came(sent):
    sent()
    (cause,) = sent(roster=RENUMBERED)["enrolment"].causes
    assert cause.hint.endswith(f"{BY_PEOPLE} 0902 must then be in schools too.")


def test_rows_of_nobody_tell_it_by_their_own_ids(sent):
    visits = "".join(f"V{n},office,0102,2025-09-{n + 10},meeting,1,reading\n" for n in range(10))
    sent(visits=visits)
    (cause,) = sent(visits=visits.replace(",0102,", ",0902,"))["support_visits"].causes
    assert f"0102 seems to be 0902 now, where all of its rows are: if it is, {LINE}" in cause.hint


@pytest.mark.parametrize(
    "roster",
    [
        # Its people are at several schools now, or the school is still there.
        students(0, 190) + students(190, 197, "0902") + students(197, 205) + students(205, 220, "0103"),
        ROSTER + students(300, 315, "0902"),
    ],
)
def test_a_new_number_of_others_is_none_of_an_old_school(sent, roster):
    sent()
    assert not any("seems to be" in one.hint for one in sent(roster=roster)["enrolment"].causes)


def test_a_roster_says_by_its_people_that_a_school_has_merged(sent):
    sent()
    (limit,) = sent(roster=ROSTER.replace(",0102,", ",0101,"))["enrolment"].limits
    assert "0102 seems to be 0101 now, where all of its people are" in limit.sentence
    assert "(0102, merged, the first day of it, 0101)" in limit.sentence


def test_rows_under_a_number_that_was_given_up_are_told_the_one_that_history_says(sent):
    visits = "".join(f"V{n},office,0102,2025-09-{n + 10},meeting,1,reading\n" for n in range(10))
    sent(visits=visits)
    line = "0102,renumbered,2025-09-15,0902\n"
    told = sent(SCHOOLS.replace("0102,Cedar", "0902,Cedar"), RENUMBERED, line, visits)
    (cause,) = told["support_visits"].causes
    assert cause.sentence == "school_id `0102` is not in the dataset schools."
    assert cause.hint == "it is `0902` now, as school_history says: write that number"
    assert told["enrolment"].causes == ()
