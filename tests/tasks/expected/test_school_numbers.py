"""Owners of the list of schools and of their history are asked about names that changed, and successors not there."""

import pytest

from tasks.expected.absences import with_absences
from tasks.settings.district_folder import read_district

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar Hollow,middle\n0103,Elm,middle\n"
HISTORY = "school_id,change,change_date,successor_school_id\n"
WINTER = '[cycles.winter]\ntitle = "Winter"\nstart = 2025-11-03\nend = 2026-01-30\nmeeting = 2026-02-11\n'
RENAMED = SCHOOLS.replace("Cedar Hollow", "Harbor Point")


@pytest.fixture
def asked(make_district, validated, day):
    """Deliver both, a minute after the last time; return what is asked of either."""
    minutes = iter(range(60))

    def run(schools: str = SCHOOLS, history: str = "", cycle: str = "fall"):
        day(f"2025-10-01T12:{next(minutes):02d}")
        folder = make_district({"schools.csv": schools, "school_history.csv": HISTORY + history})
        with (folder / "district.toml").open("a") as file:
            file.write(WINTER)
        verdicts = []
        for dataset in ("school_history", "schools"):
            verdicts.append(validated(folder, dataset, verdicts, cycle))
        told = with_absences(read_district(folder), verdicts, cycle)
        return {one.dataset: one.questions for one in told if one.questions}

    return run


def test_another_name_under_the_same_number_is_asked_for_once(asked):
    assert asked() == {}
    ((dataset, (question,)),) = asked(RENAMED).items()
    assert dataset == "schools"
    assert question == (
        "A school has another name than on Oct 1, 2025: 0102 was Cedar Hollow and is Harbor Point. If it is the same "
        "school, a line of school_history with the change renamed says so; another school needs a number of its own, "
        "or its figures are taken for those of the one before."
    )
    assert asked(RENAMED, cycle="winter") == {}


@pytest.mark.parametrize(
    ("schools", "history"),
    [
        (SCHOOLS.replace("Cedar Hollow", "Cedar Hollow School"), ""),
        (RENAMED, "0102,renamed,2025-09-15,\n"),
    ],
)
def test_a_name_that_is_nearly_the_same_or_told_by_the_history_is_not_asked_for(asked, schools, history):
    asked()
    assert asked(schools, history) == {}


def test_a_successor_that_is_no_school_is_asked_for(asked):
    lines = "0091,merged,2019-08-19,0112\n0092,renumbered,2012-07-01,0093\n0093,closed,2015-07-01,\n"
    assert asked(history=lines) == {
        "school_history": (
            "1 line names a successor that is not in schools: 0091 was merged into 0112. Mend the number, or add the "
            "line that says what became of that school.",
        )
    }
    (question,) = asked(history=lines.replace("0112", "01022"))["school_history"]
    assert "0091 was merged into 01022 (did you mean 0102?)" in question


def test_nothing_is_asked_where_no_list_of_schools_goes_on(asked):
    assert asked("school_id,name,level\n", "0091,merged,2019-08-19,0112\n") == {}
