"""What is invalid is not gone: the last good row of its key stands in while a row is held back."""

import pytest

from reports import data_words
from tasks.warehouse import open_warehouse

HEADER = "student_id,school_id,entry_date,grade\n"


def students(first: int, last: int, grade: str = "KG") -> str:
    return "".join(f"{n:04d},0101,2025-08-25,{grade}\n" for n in range(first, last))


@pytest.fixture
def delivered(make_district, validated, day):
    minutes = iter(range(60))

    def run(rows: str):
        day(f"2025-10-01T12:{next(minutes):02d}")
        return validated(make_district({"enrolment.csv": HEADER + rows}), "enrolment")

    return run


def grades(verdict) -> dict[str, str]:
    with open_warehouse() as warehouse:
        query = "select student_id, grade from read_parquet($path)"
        return dict(warehouse.execute(query, {"path": str(verdict.accepted_path)}).fetchall())


def test_nobody_vanishes_by_a_misspelt_code(delivered):
    delivered(students(0, 200))
    verdict = delivered(students(0, 192, "01") + students(192, 200, "Frist"))
    assert (verdict.mapped_n, verdict.accepted_n, verdict.quarantined_n, verdict.kept_n) == (200, 192, 8, 8)
    told = grades(verdict)
    assert len(told) == 200
    assert (told["0191"], told["0192"]) == ("01", "KG")
    assert verdict.in_words == ("enrolment: 192 rows accepted, 8 held back, the last good rows stand in for 8 of them")


def test_who_was_not_there_before_has_no_row_to_stand_in(delivered):
    delivered(students(0, 200))
    verdict = delivered(students(0, 200) + students(200, 208, "Frist"))
    assert (verdict.quarantined_n, verdict.kept_n) == (8, 0)


def test_who_does_not_come_any_more_is_gone(delivered):
    delivered(students(0, 200))
    verdict = delivered(students(0, 190) + students(190, 195, "Frist"))
    assert (verdict.kept_n, len(grades(verdict))) == (5, 195)


def test_a_key_that_goes_on_itself_needs_no_row_to_stand_in(delivered):
    delivered(students(0, 200))
    verdict = delivered(students(0, 200) + students(0, 8))
    assert (verdict.accepted_n, verdict.quarantined_n, verdict.kept_n) == (200, 8, 0)


def test_rows_that_contradict_each_other_leave_the_last_good_one(delivered):
    delivered(students(0, 200))
    verdict = delivered(students(0, 200, "01") + students(0, 3, "02"))
    assert (verdict.quarantined_n, verdict.kept_n) == (6, 3)
    assert grades(verdict)["0000"] == "KG"


def test_the_same_delivery_is_told_the_same_way_again(delivered):
    delivered(students(0, 200))
    rows = students(0, 192, "01") + students(192, 200, "Frist")
    assert delivered(rows) == delivered(rows)


# A part of the key is wrong


def spell(n: int, entry: str, grade: str = "KG") -> str:
    return f"{n:04d},0101,{entry},{grade}\n"


def test_a_first_day_that_is_no_date_leaves_the_student_with_the_last_good_row(delivered):
    delivered(students(0, 200))
    verdict = delivered(students(0, 192) + "".join(spell(n, "soon") for n in range(192, 200)))
    assert (verdict.quarantined_n, verdict.kept_n, len(grades(verdict))) == (8, 8, 200)
    assert verdict.losses == ()
    assert data_words.kept(verdict.kept_n) == (
        "The last good rows stand in for 8 rows that are held back, until they come mended."
    )


def test_where_a_copy_of_the_whole_stands_in_no_single_row_is_stood_in_for(delivered):
    delivered(students(0, 200))
    verdict = delivered(students(0, 180) + "".join(spell(n, "soon") for n in range(180, 200)))
    assert (verdict.status, verdict.quarantined_n, verdict.kept_n) == ("stood_in", 20, 0)


@pytest.mark.parametrize("entry", ["", "2206-08-25"], ids=["empty", "out of range"])
def test_so_does_one_that_is_empty_or_out_of_range(delivered, entry):
    delivered(students(0, 200))
    assert delivered(students(0, 199) + spell(199, entry)).kept_n == 1


def test_a_new_student_without_a_first_day_stays_held_back_and_lost(delivered):
    delivered(students(0, 200))
    verdict = delivered(students(0, 200) + spell(200, "soon"))
    assert (verdict.quarantined_n, verdict.kept_n) == (1, 0)
    assert [(one.lost_n, one.rows_n) for one in verdict.losses] == [(1, 201)]


def test_a_spell_that_came_again_stands_for_no_other(delivered):
    """Who came back has a second spell, of which nothing was known before."""
    delivered(students(0, 200))
    assert delivered(students(0, 200) + spell(7, "soon")).kept_n == 0


FIRST, SECOND, WRONG = spell(200, "2025-08-25"), spell(200, "2025-09-22"), spell(200, "soon")


@pytest.mark.parametrize(
    ("spells", "kept_n"),
    [(WRONG, 0), (FIRST + WRONG, 1), (FIRST + WRONG + spell(200, "later"), 0)],
    ids=["which of two", "the other came", "one for two"],
)
def test_of_several_spells_only_a_sure_one_stands_in(delivered, spells, kept_n):
    delivered(students(0, 200) + FIRST + SECOND)
    assert delivered(students(0, 200) + spells).kept_n == kept_n


def test_a_day_of_school_is_not_gone_by_a_misspelt_word(make_district, validated, day):
    head = "date,is_session\n"
    days = [f"2025-09-{number:02d},true\n" for number in range(1, 31)]
    day("2025-10-01T12:00")
    validated(make_district({"calendar.csv": head + "".join(days)}), "calendar")
    day("2025-10-01T12:01")
    verdict = validated(make_district({"calendar.csv": head + "".join([*days[:-1], "2025-09-30,maybe\n"])}), "calendar")
    assert (verdict.accepted_n, verdict.quarantined_n, verdict.kept_n) == (29, 1, 1)
    with open_warehouse() as warehouse:
        query = "select count(*) from read_parquet($path) where date = date '2025-09-30' and is_session"
        assert warehouse.execute(query, {"path": str(verdict.accepted_path)}).fetchall() == [(1,)]
