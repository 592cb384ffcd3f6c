"""A good file is held only by a stated limit, told with its numbers, and released by one command."""

from datetime import UTC, date, datetime

import pytest

from tasks.accept import accept
from tasks.district import Cycle
from tasks.errors import NothingHeld, TooFewGoOn, WordsOff
from tasks.pull import pull
from tasks.settings.district_folder import read_district
from tasks.storage.home import Home
from tasks.storage.journal import Acceptance, acceptances, append
from tasks.validate import validate
from tests.tasks.limits.conftest import HEADER, students


def test_the_first_delivery_has_nothing_to_be_compared_with(delivered):
    assert delivered(students(0, 200)).status == "accepted"


@pytest.mark.parametrize(("last", "status"), [(240, "accepted"), (160, "accepted"), (241, "held"), (159, "held")])
def test_more_than_a_fifth_more_or_fewer_is_a_large_change(delivered, last, status):
    delivered(students(0, 200))
    verdict = delivered(students(0, last))
    assert bool(verdict.limits) == (status == "held")


def test_what_is_held_says_how_much_and_the_last_good_rows_stand_in(delivered):
    good = delivered(students(0, 200))
    verdict = delivered(students(0, 100))
    (limit,) = verdict.limits
    assert limit.sentence == (
        "100 rows, 50% fewer than the 200 on Oct 1, 2025; "
        "100 people, 50% fewer than the 200 on Oct 1, 2025. More than 20% is a large change."
    )
    assert (verdict.status, verdict.stand_in_key) == ("stood_in", good.key)
    assert verdict.reasons == (limit.sentence,)


def test_a_small_dataset_may_change_by_a_few(delivered):
    delivered(students(0, 30))
    assert delivered(students(0, 21)).limits == ()


def test_the_limit_is_the_districts_to_set(delivered):
    delivered(students(0, 200))
    assert delivered(students(0, 100), volume_limit_percent=50).status == "accepted"


def test_schools_that_are_gone_are_a_large_change_even_where_rows_are_not(delivered):
    delivered(students(0, 195) + "".join(students(900 + n, 901 + n, f"02{n:02d}") for n in range(5)))
    assert "1 school, 83% fewer than the 6" in delivered(students(0, 200)).limits[0].sentence


def test_a_dataset_that_grows_with_the_year_is_compared_over_the_months_both_hold(delivered):
    delivered(students(0, 200) + students(200, 210, on="2025-09-05"), volume_limit_percent=25)
    assert delivered(students(0, 200) + students(200, 250, on="2025-09-15"), volume_limit_percent=25).limits == ()
    (limit,) = delivered(students(0, 140) + students(200, 320, on="2025-09-15"), volume_limit_percent=25).limits
    assert limit.sentence.startswith("140 rows, 30% fewer than the 200 on ")
    assert ", both counted up to Aug 31, 2025" in limit.sentence


def test_what_is_held_is_no_measure_for_what_comes_after(delivered):
    delivered(students(0, 200))
    delivered(students(0, 100))
    assert delivered(students(0, 101)).limits != ()
    assert delivered(students(0, 201)).limits == ()


def test_somebody_can_accept_it_and_says_why(delivered, district):
    delivered(students(0, 200))
    held = delivered(students(0, 100))
    done = accept(district(), "enrolment", "The north campus  left us", "Ada")
    assert (done.entry.key, done.sentences) == (held.key, tuple(limit.sentence for limit in held.limits))
    released = delivered(students(0, 100))
    assert (released.status, released.accepted_n) == ("accepted", 100)
    assert released.released_because == "The north campus left us (Ada)"
    assert released.limits == held.limits, "the brief can still say what was accepted"
    assert [one.because for one in acceptances(Home(district().home_folder))] == ["The north campus left us"]
    assert oct(done.journal.stat().st_mode & 0o777) == "0o600"


def test_a_released_delivery_is_told_the_same_way_again(delivered, district):
    delivered(students(0, 200))
    delivered(students(0, 100))
    accept(district(), "enrolment", "They left", "Ada")
    first = delivered(students(0, 100))
    assert delivered(students(0, 100)) == first


def test_accepting_one_delivery_says_nothing_of_the_next(delivered, district):
    delivered(students(0, 200))
    delivered(students(0, 100))
    accept(district(), "enrolment", "They left", "Ada")
    delivered(students(0, 100))
    assert delivered(students(0, 50)).limits != ()
    assert delivered(students(0, 102)).status == "accepted", "what was accepted is the measure now"


def test_a_dataset_with_too_many_bad_rows_can_be_accepted_with_the_good_ones(delivered, district):
    rows = students(0, 90) + "".join(f"9{n:03d},0101,soon,KG\n" for n in range(10))
    held = delivered(rows)
    assert [limit.name for limit in held.limits] == ["held_back"]
    assert (held.status, held.accepted_path) == ("stopped", None)
    accept(district(), "enrolment", "The rest comes on Monday", "Ada")
    released = delivered(rows)
    assert (released.status, released.accepted_n, released.quarantined_n) == ("accepted", 90, 10)


def test_what_was_accepted_is_not_said_twice(delivered, district):
    delivered(students(0, 200))
    delivered(students(0, 100))
    first = accept(district(), "enrolment", "They left", "Ada")
    again = accept(district(), "enrolment", "Something else", "Ben")
    assert (first.is_new, again.is_new, again.entry) == (True, False, first.entry)
    assert len(acceptances(Home(district().home_folder))) == 1
    assert delivered(students(0, 100)).released_because == "They left (Ada)"


@pytest.mark.parametrize(("good", "is_enough"), [(10, True), (9, False), (0, False)])
def test_a_dataset_of_which_hardly_a_row_would_go_on_cannot_be_accepted(delivered, district, good, is_enough):
    before = delivered(students(0, 100))
    rows = students(0, good) + "".join(f"9{n:03d},0101,soon,KG\n" for n in range(100 - good))
    held = delivered(rows)
    assert held.status == "stood_in"
    if is_enough:
        assert accept(district(), "enrolment", "The rest comes on Monday", "Ada").is_new
        return
    told = f"{good or 'None'} of its 100 rows would go on; below 10% a file can only be mended, not accepted."
    assert held.reasons[-1] == told
    with pytest.raises(TooFewGoOn, match=told) as refused:
        accept(district(), "enrolment", "Why not", "Ada")
    assert refused.value.exit_code == 19
    assert acceptances(Home(district().home_folder)) == []
    assert delivered(rows).stand_in_key == before.key


def test_what_was_once_accepted_is_not_emptied_by_it(delivered, district):
    before = delivered(students(0, 100))
    rows = "".join(f"9{n:03d},0101,soon,KG\n" for n in range(100))
    held = delivered(rows)
    said_at = datetime(2025, 10, 1, tzinfo=UTC)
    names = tuple(limit.name for limit in held.limits)
    entry = Acceptance(said_at=said_at, who="Ada", dataset="enrolment", key=held.key, limits=names, because="so")
    append(Home(district().home_folder), entry)
    assert delivered(rows).stand_in_key == before.key


def test_a_held_delivery_that_was_replaced_cannot_be_accepted_any_more(delivered, district):
    delivered(students(0, 200))
    delivered(students(0, 100))
    delivered(students(0, 210))
    with pytest.raises(NothingHeld):
        accept(district(), "enrolment", "They left", "Ada")


def test_only_what_a_limit_holds_can_be_accepted(delivered, district):
    delivered(students(0, 200))
    with pytest.raises(NothingHeld) as told:
        accept(district(), "enrolment", "Why not", "Ada")
    assert told.value.exit_code == 18
    assert "Data Office" in str(told.value)


@pytest.mark.parametrize(
    ("dataset", "because", "word"),
    [
        ("enrollment", "x", r"did you mean 'enrolment'\?"),
        ("nonsense", "x", "name one that is held: enrolment"),
        ("enrolment", "  ", "--because"),
    ],
)
def test_a_slip_in_the_command_is_told(delivered, district, dataset, because, word):
    delivered(students(0, 200))
    delivered(students(0, 100))
    with pytest.raises(WordsOff, match=word) as refused:
        accept(district(), dataset, because, "Ada")
    assert refused.value.exit_code == 2


def test_last_years_file_in_this_years_folder_is_held_as_stale(delivered):
    (limit,) = delivered(students(0, 200, on="2025-06-02")).limits
    assert limit.name == "stale"
    assert limit.sentence == (
        "The newest entry is of Jun 2, 2025, but the school year begins on Jul 1, 2025; "
        "it may be an earlier year's file."
    )


def test_what_only_lacks_the_newest_days_is_not_taken_for_an_earlier_years(make_district, validated, day):
    rows = "".join(f"{n:03d},0101,2025-08-22,1\n" for n in range(50))
    source = {"kind": "files", "path": "daily/*.csv", "settle_seconds": 0}
    keys = {"attendance": {"expected": "daily", "source": source, "department": "office"}}
    head = "student_id,school_id,date,present_fraction\n"
    (limit,) = validated(make_district({"daily/a.csv": head + rows}, **keys), "attendance").limits
    told = (
        "The newest entry is of Aug 22, 2025, but the cycle begins on Aug 25, 2025, and the dataset is expected daily"
    )
    assert limit.sentence == f"{told}."
    folder = make_district({"daily/b.csv": head + rows}, **keys)
    (folder / "daily" / "a.csv").unlink()
    (limit,) = validated(folder, "attendance").limits
    assert limit.sentence == f"{told}; the content is the same as that of a.csv."


def test_attendance_must_reach_into_the_cycle_as_often_as_it_is_expected(make_district, validated):
    rows = "".join(f"{n:03d},0101,2025-08-22,1\n" for n in range(50))
    files = {"attendance.csv": "student_id,school_id,date,present_fraction\n" + rows}
    daily = validated(make_district(files, attendance={"expected": "daily"}), "attendance")
    assert [limit.name for limit in daily.limits] == ["stale"]
    monthly = validated(make_district(files, attendance={"expected": "monthly"}), "attendance")
    assert monthly.freshest_date == date(2025, 8, 22)
    assert monthly.status == "accepted"


@pytest.mark.parametrize(("cycle", "held"), [("fall", True), ("next", False)])
def test_nobody_has_left_a_school_on_the_first_day_of_a_year(make_district, day, cycle, held):
    header = HEADER.replace("grade", "grade,exit_date")
    left = "".join(f"{n:04d},0101,2025-08-25,KG,2026-06-12\n" for n in range(40))
    next_year = {"title": "Next fall", "start": "2026-09-01", "end": "2026-10-31", "meeting": "2026-11-12"}

    def judged(rows, cycle_id):
        district = read_district(make_district({"enrolment.csv": header + rows}))
        cycles = {**district.cycles, "next": Cycle.model_validate(next_year)}
        district = district.model_copy(update={"cycles": cycles})
        return validate(district, "enrolment", pull(district, "enrolment"), [], cycle_id)

    judged(left, "fall")
    verdict = judged(left.replace("2026-06-12", ""), cycle)
    assert [one.name for one in verdict.limits if one.name == "columns"] == (["columns"] if held else [])
    assert [one.columns for one in verdict.causes] == [("exit_date",)]
