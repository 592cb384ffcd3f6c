from __future__ import annotations

from datetime import date

import pytest

from reports import data_words, names, sentences, words


@pytest.mark.parametrize(
    ("value", "target", "is_reached", "direction", "text", "mark"),
    [
        (0.149, 0.12, False, "down", "2.9 points above", "open"),
        (0.924, 0.93, False, "up", "0.6 points below", "open"),
        (0.12, 0.12, True, "down", "Reached", "reached"),
        (None, 0.12, None, "down", "Cannot be judged", "none"),
        (0.12, None, None, "down", "No target set", "none"),
        (0.12, 0.12, None, "", "Which way is good is not said", "none"),
    ],
)
def test_where_a_figure_stands(
    value: float | None, target: float | None, is_reached: bool | None, direction: str, text: str, mark: str
) -> None:
    standing = words.standing(value, target, is_reached, direction, "proportion", "students")
    assert (standing.text, standing.mark) == (text, mark)


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("to protect small groups", "Not shown, to protect small groups"),
        ("suppressed by the authority", "Hidden by its source"),
        ("not reported", "Not reported"),
        ("unclear", "Unclear in its source"),
    ],
)
def test_every_reason_for_hiding_has_words(reason: str, text: str) -> None:
    assert words.hidden(reason) == text


@pytest.mark.parametrize(
    ("is_reached", "text"),
    [
        (False, "Chronic absence stands at 14.9%, 2.9 points from the goal of 12%."),
        (True, "Chronic absence stands at 14.9%; the goal of 12% is reached."),
        (None, "Chronic absence: 14.9%."),
    ],
)
def test_the_headline_states_the_figure_and_its_goal(is_reached: bool | None, text: str) -> None:
    assert sentences.measure("Chronic absence", "14.9%", "2.9 points", "12%", is_reached) == text


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (sentences.goals_without_work(3, 8), "3 of 8 goals have no owned, measured and funded initiative."),
        (sentences.goals_without_work(1, 8), "1 of 8 goals has no owned, measured and funded initiative."),
        (sentences.goals_without_work(0, 8), "Every goal has an owned, measured and funded initiative."),
        (sentences.promises(5, 8), "5 of 8 promises are kept."),
        (sentences.promises(0, 2), "Not one of 2 promises is kept."),
        (sentences.promises(1, 1), "The one promise due by this meeting is kept."),
        (sentences.goals_reached(0, 2, 8), "Not one of 8 goals is reached in full; 2 cannot be judged."),
        (
            sentences.goals_reached(3, 0, 8, 1, 1),
            "3 of 8 goals are reached, 1 of them on incomplete data and 1 on data that may be incomplete.",
        ),
        (sentences.nothing_measured(13, 13), "No figure can be shown for this cycle yet: all 13 datasets are missing."),
        (
            sentences.nothing_measured(16, 2),
            "No figure can be shown for this cycle: the data that came say nothing of it, "
            "and 2 of 16 datasets are missing.",
        ),
        (
            sentences.nothing_measured(16, 0),
            "No figure can be shown for this cycle: the data that came say nothing of it.",
        ),
        (sentences.not_current(1, 13), "1 of 13 datasets is not current."),
        (sentences.not_current(0, 13), "All 13 datasets that departments owe are current."),
        (
            sentences.not_current(0, 13, 1),
            "All 13 datasets that departments owe are current, but of 1 of them rows are missing, or may be.",
        ),
        (sentences.not_current(2, 13, 1), "2 of 13 datasets are not current; of 1 other rows are missing, or may be."),
        (sentences.lacking(0, 0, 0, 0), "no active initiative"),
        (sentences.lacking(2, 0, 2, 1), "2 active initiatives: 2 without a measure and 1 without money"),
        (sentences.load(4, 9), "Schools carry between 4 and 9 active initiatives"),
        (sentences.asked_of_school(1, 0, "6"), "1 active initiative asks 6 hours a month of its staff."),
        (
            sentences.asked_of_school(6, 4, "120"),
            "6 active initiatives, 4 of them mandated, ask 120 hours a month of its staff.",
        ),
        (
            sentences.datasets(29, 29, 0, 0, 0, 2),
            "29 of 29 datasets are current, 2 of them not whole",
        ),
        (sentences.datasets(1, 1, 0, 0, 0, 1), "1 of 1 dataset is current but not whole"),
        (
            sentences.datasets(10, 13, 1, 1, 1),
            "10 of 13 datasets are current; 1 is an older copy, 1 is stopped and 1 is missing",
        ),
    ],
)
def test_sentences_agree_in_number(sentence: str, text: str) -> None:
    assert sentence == text


@pytest.mark.parametrize(
    ("group_id", "heading", "name"),
    [
        ("sex=female", "Sex", "Female"),
        ("race_ethnicity=two_or_more", "Race and ethnicity", "Two or more races"),
        ("english_learner=true", "Programs and circumstances", "English learners"),
        ("disability=false", "Programs and circumstances", "Without a disability"),
        ("disability=yes", "Programs and circumstances", "With a disability"),
        ("grade=03", "Grade", "Grade 3"),
        ("grade=KG", "Grade", "Kindergarten"),
        ("migrant=true", "Programs and circumstances", "Migrant"),
        ("house=Blue Wing", "House", "Blue Wing"),
    ],
)
def test_student_groups_have_names(group_id: str, heading: str, name: str) -> None:
    assert names.by_breakdown([group_id]) == {heading: [group_id]}
    assert names.group(group_id) == name


def test_breakdowns_stand_in_a_fixed_order_and_those_of_yes_and_no_share_a_heading() -> None:
    groups = ["disability=no", "sex=male", "disability=yes", "homeless=yes", "sex=female", "race_ethnicity=white"]
    assert names.by_breakdown(groups) == {
        "Sex": ["sex=female", "sex=male"],
        "Race and ethnicity": ["race_ethnicity=white"],
        "Programs and circumstances": ["disability=yes", "disability=no", "homeless=yes"],
    }


def test_a_breakdown_with_more_answers_than_yes_and_no_has_its_own_heading() -> None:
    groups = ["english_learner=never", "english_learner=yes", "english_learner=former"]
    assert names.by_breakdown(groups) == {
        "English learner": ["english_learner=yes", "english_learner=former", "english_learner=never"]
    }


def test_grades_stand_from_the_youngest() -> None:
    assert names.groups(["grade=10", "grade=KG", "grade=02", "grade=PK"]) == [
        "Prekindergarten",
        "Kindergarten",
        "Grade 2",
        "Grade 10",
    ]


@pytest.mark.parametrize(
    ("kind", "accepted", "mapped", "stand_in", "text"),
    [
        ("accepted", 1200, 1200, None, "All 1,200 rows accepted"),
        ("accepted", 1186, 1200, None, "1,186 of 1,200 rows accepted"),
        ("accepted", 1, 1, None, "Its 1 row accepted"),
        ("stood_in", 0, 0, date(2025, 12, 19), "The copy of Dec 19, 2025 stands in"),
        ("stopped", 0, 0, None, "Stopped"),
        ("missing", 0, 0, None, "Missing"),
    ],
)
def test_what_became_of_a_dataset(kind: str, accepted: int, mapped: int, stand_in: date | None, text: str) -> None:
    assert data_words.status(kind, accepted, mapped, stand_in) == text


def test_a_hole_says_what_it_costs() -> None:
    assert data_words.hole("missing", None, "goals") == "missing; no figure can be held against a goal"
    assert data_words.hole("stood_in", date(2025, 12, 19), "goals") == "the copy of Dec 19, 2025 stands in"
