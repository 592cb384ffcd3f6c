"""A filter left on, a column sorted by itself, days that default to present: held, though the size is as it was."""

import re
from datetime import date, timedelta

import pytest

from expectations.catalogue import CONTRACTS
from tasks.accept import accept
from tasks.limits.watched import lasting_key
from tasks.settings.district_folder import read_district

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,middle\n"
HEAD = "student_id,school_id,date,present_fraction,absence_reason\n"
OLD = [date(2025, 9, 1) + timedelta(days=n) for n in range(10)]
NEW = [date(2025, 10, 1) + timedelta(days=n) for n in range(10)]


def days(of=OLD, *, students: int = 60) -> list[list[str]]:
    """Attendance of two schools: each student is away on every tenth day, one time in four without an excuse.

    In October these are not the days of September.
    """
    rows = []
    for n in range(students):
        for number, day in enumerate(of):
            is_away = (n + number + 4 * (day.month - 9)) % 10 == 0
            reason = ("unexcused" if n % 4 == 0 else "excused") if is_away else ""
            rows.append([f"{n:03d}", f"010{n % 2 + 1}", f"{day}", "0" if is_away else "1", reason])
    return rows


def text(rows) -> str:
    return HEAD + "".join(",".join(row) + "\n" for row in rows)


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver attendance, a minute after the last time, and judge it beside the list of schools."""
    minutes = iter(range(60))

    def run(rows, **keys):
        day(f"2025-11-03T12:{next(minutes):02d}")
        keys = {"attendance": {"expected": "monthly", **keys}}
        folder = make_district({"schools.csv": SCHOOLS, "attendance.csv": text(rows)}, **keys)
        return validated(folder, "attendance", [validated(folder, "schools")])

    return run


def told(verdict) -> str:
    (limit,) = verdict.limits
    assert limit.name == "values"
    return limit.sentence


def test_a_filter_by_a_value_is_noticed_by_the_rows_that_are_gone(sent):
    sent(days())
    filtered = [row for row in days() if row[4] != "excused"]
    held = sent(filtered)
    assert told(held) == (
        "All 45 rows with absence_reason `excused` that came on Nov 3, 2025 are gone, and hardly any others. "
        "See whether the export had a filter on, or one column was sorted or filled by itself."
    )
    assert held.status == "stood_in"


def test_so_is_one_at_a_single_school(sent):
    sent(days())
    held = sent([row for row in days() if not (row[1] == "0102" and row[3] == "0")])
    assert told(held).startswith("At Cedar, all 30 rows with present_fraction 0 that came on Nov 3, 2025 are gone")


def test_what_is_right_goes_on_with_one_command(sent, tmp_path):
    sent(days())
    filtered = [row for row in days() if row[4] != "excused"]
    sent(filtered)
    accept(read_district(tmp_path / "district"), "attendance", "They were entered twice", "Ada")
    assert sent(filtered).status == "accepted"


def test_a_column_that_was_sorted_by_itself_is_noticed(sent):
    sent(days())
    rows = days()
    for row, fraction in zip(rows, sorted((row[3] for row in rows), reverse=True), strict=True):
        row[3] = fraction
    assert told(sent(rows)).startswith(
        "The column present_fraction is not what it was on Nov 3, 2025 in 108 of 600 rows of the same student_id "
        "and date."
    )


@pytest.mark.parametrize("school", ["", "0101"])
def test_new_days_on_which_nobody_was_away_are_noticed(sent, school):
    sent(days(students=400))
    rows = days(students=400)
    for row in days(NEW, students=400):
        is_present = not school or row[1] == school
        rows.append([*row[:3], "1", ""] if is_present else row)
    said = told(sent(rows))
    # On the last old day nobody of Birch was away either.
    told_of = "At Birch, none of 2,200 rows after Sep 9" if school else "None of 4,000 rows after Sep 10"
    assert f"{told_of}, 2025 has present_fraction 0, as 10.0% of those before had" in said


def test_the_newest_days_that_default_to_present_are_noticed_also_among_days_that_came_before(sent):
    sent(days())
    rows = days()
    for row in rows:
        if row[2] > "2025-09-07":
            row[3:] = ["1", ""]
    assert told(sent(rows)).startswith(
        "None of 180 rows after Sep 7, 2025 has present_fraction 0, as 10.0% of those before had."
    )


def test_what_comes_on_few_days_is_not_missed_before_it_is_away_for_twice_as_long_as_ever(sent):
    """Ten students are there half of the day on the first and the sixth of ten days."""
    halved = [[*row[:3], "0.5", ""] if row[2][-2:] in ("01", "06") and row[0] < "020" else row for row in days()]
    sent(halved)
    later = [date(2025, 9, 11) + timedelta(days=n) for n in range(6)]
    assert sent([*halved, *days(later[:4])]).limits == ()
    assert told(sent([*halved, *days(later)])).startswith(
        "None of 600 rows after Sep 6, 2025 has present_fraction between 0 and 1, as 4.8% of those before had."
    )


def test_values_turned_the_other_way_in_new_rows_are_noticed(sent):
    sent(days())
    turned = [row if row[1] == "0101" else [*row[:3], "10"[int(row[3])], ""] for row in days(NEW)]
    assert told(sent([*days(), *turned])).startswith(
        "At Cedar, 270 of 300 rows of Oct 2025 are of absent students, where 90.0% are usually present."
    )


def test_new_days_rows_that_trickle_away_and_mended_ones_are_no_alarm(sent):
    sent(days())
    rows = [row for number, row in enumerate(days()) if number % 40]
    for row in rows[:100]:
        if row[3] == "0":
            row[4] = "excused"
    for row in [one for one in rows if one[3] == "0"][:12]:
        row[3:] = ["1", ""]
    verdict = sent([*rows, *days(NEW)])
    assert (verdict.status, verdict.limits) == ("accepted", ())


def test_days_that_are_not_in_the_file_any_more_are_not_gone(sent):
    sent([*days(), *days(NEW)])
    verdict = sent(days(NEW))
    assert "values" not in [one.name for one in verdict.limits]


def test_numbers_that_moved_by_one_row_are_noticed_and_those_that_only_rise_are_not(make_district, validated, day):
    head = "session_id,topic,date,hours,participants_n\n"

    def judged(minute: int, numbers):
        day(f"2025-11-03T12:{minute:02d}")
        rows = "".join(f"s{n},Number talks,2025-09-{n % 20 + 1:02d},1,{one}\n" for n, one in enumerate(numbers))
        return validated(make_district({"learning.csv": head + rows}), "learning")

    numbers = [n * 7 % 23 + 1 for n in range(40)]
    judged(0, numbers)
    assert judged(1, [one + 2 for one in numbers]).limits == ()
    shifted = judged(2, [*numbers[2:], *numbers[:2]])
    assert told(shifted).startswith("The column participants_n is not what it was on Nov 3, 2025 in 40 of 40 rows")


RESULTS = (
    "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,performance_level,"
    "is_proficient\n"
)


def results(test: str, window: str, levels: list[str], students: int = 120) -> str:
    return "".join(
        f"{n:03d},0101,{test},reading,03,2025-{window}-01,2025-{window}-15,valid,{levels[n % len(levels)]},"
        f"{'true' if n % len(levels) else 'false'}\n"
        for n in range(students)
        if levels[n % len(levels)]
    )


@pytest.mark.parametrize(
    ("test", "levels", "is_told"),
    [
        ("MAP", ["Low", "Middle", "High"], False),
        ("MAP", ["", "Middle", "High"], True),
        # Another test has levels of its own.
        ("STATE", ["1", "2", "3"], False),
    ],
)
def test_a_new_window_lacks_a_level_that_the_test_had(make_district, validated, day, test, levels, is_told):
    def judged(minute: int, rows: str):
        day(f"2025-11-03T12:{minute:02d}")
        folder = make_district({"assessments.csv": RESULTS + rows}, assessments={"expected": "cycle"})
        return validated(folder, "assessments")

    fall = results("MAP", "09", ["Low", "Middle", "High"])
    judged(0, fall)
    verdict = judged(1, fall + results(test, "10", levels))
    if not is_told:
        assert verdict.limits == ()
        return
    assert told(verdict).startswith(
        "None of 80 rows of MAP reading after Sep 15, 2025 has one of the values of performance_level, as 33.3% of "
        "those before had. "
    )


def test_courses_that_are_over_have_other_results_and_that_is_right(make_district, validated, day):
    head = "student_id,school_id,course_id,term,term_start_date,term_end_date,is_final,result,grade,subject,title\n"

    def judged(minute: int, is_final: str, result: str, other: str = "withdrawn", subject: str = "mathematics"):
        day(f"2025-11-03T12:{minute:02d}")
        rows = "".join(
            f"{n:03d},0101,alg,quarter,2025-08-25,2025-10-31,{is_final},{result if n % 9 else other},09,{subject},A\n"
            for n in range(90)
        )
        return validated(make_district({"courses.csv": head + rows}), "courses")

    first = judged(0, "false", "in_progress")
    assert first.status == "accepted"
    assert judged(1, "false", "passed").limits == ()
    assert judged(2, "true", "passed").limits == ()


def test_of_many_rows_a_sample_by_person_is_looked_at(sent, monkeypatch):
    monkeypatch.setattr("tasks.limits.values_found._FEWEST_SAMPLED", 1_000)
    sent(days(students=400))
    assert sent([*days(students=400), *days(NEW, students=400)]).limits == ()
    filtered = [row for row in days(students=400) if row[4] != "excused"]
    assert re.match(r"In a sample, all \d+ rows with absence_reason `excused` that came on ", told(sent(filtered)))


def test_rows_of_a_school_that_are_another_s_now_are_noticed(sent):
    sent(days())
    exchanged = [[row[0], {"0101": "0102", "0102": "0101"}[row[1]], *row[2:]] for row in days()]
    assert told(sent(exchanged)).startswith(
        "At Birch, 300 of 300 rows of the same student_id and date that came on Nov 3, 2025 are of another school now. "
        "At Cedar, 300 of 300 rows of the same student_id and date that came on Nov 3, 2025 are of another school now."
    )


def test_people_s_rows_are_found_again_without_their_school_where_the_rest_of_the_key_is_filled():
    assert lasting_key(CONTRACTS["attendance"]) == ["student_id", "date"]
    assert lasting_key(CONTRACTS["learning"]) == list(CONTRACTS["learning"].key)
    assert lasting_key(CONTRACTS["surveys"]) == list(CONTRACTS["surveys"].key)


def test_students_who_move_take_their_next_days_with_them(sent):
    sent(days())
    moved = [[row[0], "0101", *row[2:]] if row[0] < "030" else row for row in days(NEW)]
    assert sent([*days(), *moved]).limits == ()
