"""Climate surveys: the most favorable and the favorable answers pooled over a topic's questions, and who took part."""

import pytest

HEAD = (
    "survey school_id respondents group_id topic question_id start_date end_date answer_place scale_places_n "
    "answers_n status responded_n asked_n"
)
SHOWN = "unit slice value n excluded_n"
DAYS = "2025-10-06 2025-10-24"


def question(school, counts, name="q1", *, topic="safety", group="all", took="100 200", days=DAYS, who="students"):
    """The rows of one question: counts by place, from the most favorable on; - is hidden, and _ no row."""
    given = counts.split()
    return [
        f"climate {school} {who} {group} {topic} {name} {days} {place} {len(given)} {count} "
        f"{'suppressed' if count == '-' else 'reported'} {took}"
        for place, count in enumerate(given, 1)
        if count != "_"
    ]


def survey(*questions):
    return "\n".join([HEAD, *(row for rows in questions for row in rows)])


def asked(measured, measure, rows, shown=SHOWN, where="unit_type <> 'level'", **given):
    return measured(f"outcomes.survey_{measure}", shown, period="all", where=where, surveys=rows, **given)


def test_answers_of_a_topics_questions_are_added_up(measured):
    rows = survey(question("A", "10 20 5 3 2"), question("A", "30 20 5 3 2", "q2"))
    assert asked(measured, "top_box", rows) == ["A safety, students 0.4 40 0", "district safety, students 0.4 40 0"]
    assert asked(measured, "favorable", rows)[0] == "A safety, students 0.8 40 0"


def test_topics_and_respondents_are_told_apart(measured):
    rows = survey(
        question("A", "1 0 0 0 1"),
        question("A", "1 1 0 0 0", "q2", topic="rules"),
        question("A", "2 0", who="families"),
    )
    found = asked(measured, "favorable", rows, where="unit = 'A'")
    assert found == ["A rules, students 1 2 0", "A safety, families 1 2 0", "A safety, students 0.5 2 0"]


@pytest.mark.parametrize(
    ("counts", "favorable"),
    [
        ("1 1", "0.5"),
        ("1 1 2", "0.25"),
        ("1 1 1 1", "0.5"),
        ("1 1 1 1 1", "0.4"),
        ("1 1 1 1 1 1", "0.5"),
        ("1 1 1 1 1 1 1", "0.4286"),
        ("1 1 1 1 1 1 1 1 1 1 1", "0.4545"),
    ],
)
def test_favorable_are_the_places_above_the_middle(measured, counts, favorable):
    assert asked(measured, "favorable", survey(question("A", counts)))[0].split()[-3] == favorable


def test_a_scale_of_one_place_tells_nothing(measured):
    assert asked(measured, "top_box", survey(question("A", "9"))) == []


def test_a_question_of_which_a_count_is_hidden_is_left_out_and_counted(measured):
    rows = survey(question("A", "10 20 5 3 2"), question("A", "30 20 - 3 2", "q2"))
    assert asked(measured, "top_box", rows)[0] == "A safety, students 0.25 40 1"
    assert asked(measured, "top_box", survey(question("A", "30 20 - 3 2"))) == []


@pytest.mark.parametrize(("took", "is_whole"), [("55 60", True), ("56 60", False), ("- -", False)])
def test_an_answer_without_a_row_is_zero_only_where_all_who_took_part_are_counted(measured, took, is_whole):
    found = asked(measured, "top_box", survey(question("A", "30 20 5 _ _", took=took)))
    assert [line for line in found if line.startswith("A")] == (["A safety, students 0.5455 55 0"] if is_whole else [])


def test_nobody_answered_and_one_did(measured):
    assert asked(measured, "top_box", survey(question("A", "0 0 0 0 0"))) == []
    assert asked(measured, "top_box", survey(question("A", "1 0 0 0 0")))[0] == "A safety, students 1 1 0"


def test_a_question_that_nobody_answered_makes_no_topic_small(measured):
    rows = survey(question("A", "10 20 5 3 2"), question("A", "0 0 0 0 0", "q2"))
    assert asked(measured, "top_box", rows)[0] == "A safety, students 0.25 40 0"


def test_the_district_is_pooled_over_schools_and_its_fewest_are_of_all_schools(measured):
    rows = survey(question("A", "10 0"), question("B", "10 20"), question("B", "9 0", "q2"))
    assert asked(measured, "top_box", rows)[-1] == "district safety, students 0.5918 9 0"


@pytest.mark.parametrize(("own", "told"), [("30 30", "0.5 60"), ("10 30", "0.25 40"), ("30 9", "0.6329 79")])
def test_the_districts_own_rows_stand_for_its_schools_or_are_of_those_without_one(measured, own, told):
    """Of 40 at the schools: 60 or 40 of the district hold them, 39 are other people."""
    rows = survey(question("A", "10 10"), question("B", "10 10"), question("-", own))
    assert asked(measured, "top_box", rows)[-1] == f"district safety, students {told} 0"


def test_where_the_districts_own_row_is_hidden_its_schools_are_pooled(measured):
    rows = survey(question("A", "10 10"), question("-", "- 30"))
    assert asked(measured, "top_box", rows)[-1] == "district safety, students 0.5 20 1"


def test_departments_of_the_central_office_are_left_out(measured):
    head = HEAD.replace("school_id", "school_id department_id")
    rows = [row.replace("climate -", "climate - office") for row in question("-", "10 0")]
    assert asked(measured, "top_box", "\n".join([head, *rows])) == []


def test_groups_stand_beside_all(measured):
    rows = survey(question("A", "10 10"), question("A", "8 2", group="sex=female"))
    found = asked(measured, "top_box", rows, "unit group_id value n", "unit = 'A'")
    assert found == ["A all 0.5 20", "A sex=female 0.8 10"]


@pytest.mark.parametrize(("measure", "told"), [("top_box", "0.5 10"), ("favorable", "0.8 10")])
def test_a_group_that_is_first_told_of_in_mid_year_has_a_share_from_that_survey_on(measured, measure, told):
    rows = survey(
        question("A", "10 10"),
        question("A", "10 10", days="2025-12-01 2025-12-12"),
        question("A", "5 3 1 1 0", "q2", group="homeless=yes", days="2025-12-01 2025-12-12"),
    )
    found = asked(measured, measure, rows, "period_start value n", "unit = 'A' and group_id = 'homeless=yes'")
    assert found == [f"2025-12-01 {told}"]


@pytest.mark.parametrize(("end", "rows_n"), [("2025-12-31", 2), ("2026-01-01", 0)])
def test_a_survey_that_has_ended_by_the_cycles_end_counts(measured, end, rows_n):
    assert len(asked(measured, "top_box", survey(question("A", "1 1", days=f"2025-10-06 {end}")))) == rows_n


def test_windows_of_one_survey_that_overlap_are_one_and_others_are_not(measured):
    rows = survey(
        question("A", "10 10"),
        question("B", "10 0", days="2025-10-20 2025-10-31"),
        question("A", "5 15", days="2025-11-01 2025-11-07"),
    )
    found = asked(measured, "top_box", rows, "unit period_start period_end value", "unit_type = 'district'")
    assert found == ["district 2025-10-06 2025-10-31 0.6667", "district 2025-11-01 2025-11-07 0.25"]


RESPONSES = "unit slice numerator denominator"


def test_who_took_part_of_those_asked_counts_once_however_many_questions(measured):
    rows = survey(question("A", "10 20"), question("A", "30 20", "q2"), question("B", "1 1", took="2 8"))
    found = asked(measured, "response_rate", rows, RESPONSES)
    assert found == ["A students 100 200", "B students 2 8", "district students 102 208"]


@pytest.mark.parametrize("took", ["- 200", "100 -", "0 0"])
def test_without_both_counts_or_with_nobody_asked_there_is_no_rate(measured, took):
    assert asked(measured, "response_rate", survey(question("A", "0 0", took=took)), RESPONSES) == []


@pytest.mark.parametrize(("took", "told"), [("150 300", "150 300"), ("120 200", "120 200"), ("30 199", "130 399")])
def test_who_was_asked_without_a_school_is_told_by_how_many_they_are(measured, took, told):
    rows = survey(question("A", "10 20"), question("-", "1 1", took=took))
    assert asked(measured, "response_rate", rows, RESPONSES)[-1] == f"district students {told}"


def test_a_school_of_the_same_level_that_sent_no_answers_is_missing(measured):
    covered = measured(
        "facts.coverage",
        "unit slice schools_expected_n schools_received_n",
        period="all",
        where="dataset = 'surveys' and unit_type = 'district'",
        schools="school_id level\nA elementary\nB elementary\nC high",
        surveys=survey(question("A", "10 20")),
    )
    assert covered == ["district safety, students 2 1", "district students 2 1"]
