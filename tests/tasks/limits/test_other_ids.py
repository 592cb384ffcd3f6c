"""A list whose ids are other ones, or fewer, than last time is held itself, and nobody who names them is blamed."""

import pytest

from tasks.accept import accept
from tests.tasks.limits.conftest import students


def renumbered(first: int, last: int, form: str) -> str:
    return "".join(f"{form.format(n)},0101,2025-08-25,KG\n" for n in range(first, last))


@pytest.mark.parametrize(
    ("form", "hint"),
    [
        ("{}", "200 of 200 unmatched would match with leading zeros restored to 4 digits."),
        ("{}.0", "200 of 200 unmatched end with a decimal point"),
        ("9{:04d}", ""),
    ],
)
def test_a_roster_of_other_numbers_than_last_time_is_held_itself(delivered, form, hint):
    good = delivered(renumbered(100, 300, "0{}"))
    verdict = delivered(renumbered(100, 300, form))
    (limit,) = verdict.limits
    assert limit.name == "numbers"
    assert limit.sentence.startswith("200 of 200 numbers in student_id were not there on Oct 1, 2025.")
    assert hint in limit.sentence
    assert (verdict.status, verdict.stand_in_key) == ("stood_in", good.key)


@pytest.mark.parametrize(("lost", "held"), [(4, False), (5, True)])
def test_a_few_numbers_that_lost_their_zeros_hold_a_roster(delivered, lost, held):
    delivered(students(100, 300))
    verdict = delivered(renumbered(100, 100 + lost, "{}") + students(100 + lost, 300))
    assert [one.name for one in verdict.limits] == (["numbers"] if held else [])


@pytest.mark.parametrize(("newcomers", "held"), [(100, False), (101, True)])
def test_half_a_roster_may_be_new(delivered, newcomers, held):
    delivered(students(0, 200))
    verdict = delivered(students(newcomers, 200 + newcomers))
    assert [one.name for one in verdict.limits] == (["numbers"] if held else [])


def test_a_small_roster_may_be_all_new(delivered):
    delivered(students(0, 19))
    assert delivered(students(100, 119)).status == "accepted"


def test_numbers_that_somebody_says_are_right_go_on(delivered, district):
    delivered(students(100, 300))
    delivered(students(1100, 1300))
    accept(district(), "enrolment", "Numbered anew", "Ada")
    assert delivered(students(1100, 1300)).status == "accepted"


def test_rows_held_back_by_a_limit_are_no_second_one(delivered):
    delivered(students(0, 200))
    verdict = delivered(students(0, 200).replace(",KG", ",Kindergarden", 100))
    assert [one.name for one in verdict.limits] == ["held_back"]
    fewer = delivered(students(0, 100).replace(",KG", ",Kindergarden", 50))
    assert [one.name for one in fewer.limits] == ["held_back", "volume"]


def test_a_roster_that_lost_one_school_is_held_and_says_which(delivered):
    delivered(students(0, 290) + students(290, 300, "0102"))
    (limit,) = delivered(students(0, 290)).limits
    assert limit.name == "volume"
    assert limit.sentence.startswith("1 of the 2 schools on Oct 1, 2025 is not there now: 0102. If it was renumbered")


def test_a_school_of_fewer_than_ten_may_have_lost_them_all(delivered):
    delivered(students(0, 291) + students(291, 300, "0102"))
    assert delivered(students(0, 291)).status == "accepted"


@pytest.fixture
def listed(make_district, validated, day):
    """Deliver a dataset with ids, a minute after the last time, and judge it."""
    minutes = iter(range(60))

    def run(dataset: str, header: str, rows: list[str]):
        day(f"2025-10-01T12:{next(minutes):02d}")
        content = "\n".join([header, *rows]) + "\n"
        return validated(make_district({f"{dataset}.csv": content}), dataset)

    return run


def test_a_list_of_schools_that_lost_one_is_held_unless_it_had_closed(listed):
    header = "school_id,name,level,closed_date"
    schools = [f"01{n:02d},School {n},high,{'2024-06-30' if n == 7 else ''}" for n in range(12)]
    assert listed("schools", header, schools).status == "accepted"
    assert listed("schools", header, [one for one in schools if not one.startswith("0107")]).status == "accepted"
    (limit,) = listed("schools", header, schools[:11]).limits
    assert "schools on Oct 1, 2025 is not there now: 0111. If it was renumbered" in limit.sentence


@pytest.mark.parametrize(("left", "held"), [(7, False), (6, True)])
def test_a_plan_that_lost_more_than_a_fifth_of_its_ids_is_held(listed, left, held):
    header = "goal_id,title,direction"
    goals = [f"g{n},Goal {n},up" for n in range(9)]
    assert listed("goals", header, goals).status == "accepted"
    verdict = listed("goals", header, goals[:left])
    assert [one.sentence for one in verdict.limits] == (
        ["3 of the 9 ids on Oct 1, 2025 are not there now: g6, g7, g8."] if held else []
    )


COMMITMENTS = "commitment_id,text,made_date,due_date,status,done_date"


def promises(*ids: str, made: str = "2025-08-01") -> list[str]:
    return [f"{one},Do {one},{made},2025-09-{n + 1:02d},kept,2025-09-01" for n, one in enumerate(ids)]


def test_ids_of_a_plan_that_are_gone_are_named_where_they_are_few(listed):
    listed("commitments", COMMITMENTS, promises("c1", "c2", "c3", "c4"))
    verdict = listed("commitments", COMMITMENTS, promises("c1", "c2", "c5", "c6"))
    assert (verdict.status, verdict.gone_ids) == ("accepted", ("c3", "c4"))
    assert verdict.notices[-1] == (
        "2 commitment_id that were there on Oct 1, 2025 are gone: c3, c4. See whether they were meant to go: what "
        "became of them is told no more."
    )


def test_promises_of_which_most_are_gone_are_held(listed):
    listed("commitments", COMMITMENTS, promises("c1", "c2", "c3", "c4"))
    verdict = listed("commitments", COMMITMENTS, promises("c1", "c5", "c6", "c7"))
    assert [one.sentence for one in verdict.limits] == ["3 of the 4 ids on Oct 1, 2025 are not there now: c2, c3, c4."]
    assert verdict.gone_ids == ()


def test_promises_of_an_earlier_school_year_may_go(listed):
    listed("commitments", COMMITMENTS, promises("c1", "c2", "c3", "c4", made="2025-03-01") + promises("c5", "c6"))
    verdict = listed("commitments", COMMITMENTS, promises("c5", "c6", "c7", "c8", "c9"))
    assert (verdict.status, verdict.gone_ids, verdict.notices) == ("accepted", (), ())


def test_what_is_held_back_is_not_gone(listed):
    listed("commitments", COMMITMENTS, promises("c1", "c2", "c3", *map("d{}".format, range(20))))
    bad = [one.replace("kept", "Kpet") if one.startswith("c3") else one for one in promises("c1", "c2", "c3")]
    verdict = listed("commitments", COMMITMENTS, bad + promises(*map("d{}".format, range(20))))
    assert (verdict.quarantined_n, verdict.gone_ids) == (1, ())


DECISIONS = "decision_id,decided_date,about,initiative_id,decision,reason,deciders"
TESTS = "test_id,aim,change_idea,department_id,school_id,measure,prediction,prediction_date,start_date"


def decisions(held_n: int = 0, gone_n: int = 0) -> list[str]:
    days = ["10/20/2025" if n < held_n else "2025-09-20" for n in range(16)]
    return [f"d{n},{one},initiative,i{n},continue,It works,Cabinet" for n, one in enumerate(days)][: 16 - gone_n]


def changes_tested(held_n: int = 0, gone_n: int = 0) -> list[str]:
    days = ["9/1/2025" if n < held_n else "2025-09-01" for n in range(16)]
    return [f"t{n},Read,Try,office,0101,Tickets,More,2025-08-26,{one}" for n, one in enumerate(days)][: 16 - gone_n]


@pytest.mark.parametrize(
    ("dataset", "header", "rows"),
    [("decisions", DECISIONS, decisions), ("tests_of_change", TESTS, changes_tested)],
)
def test_ids_of_a_plan_that_are_held_back_are_not_called_gone(listed, dataset, header, rows):
    assert listed(dataset, header, rows()).status == "accepted"
    verdict = listed(dataset, header, rows(held_n=5))
    assert [one.name for one in verdict.limits if "not there now" in one.sentence] == []
    assert verdict.quarantined_n == 5
    both = listed(dataset, header, rows(held_n=2, gone_n=5))
    assert [one.sentence.partition(" on ")[0] for one in both.limits if "not there" in one.sentence] == [
        "5 of the 16 ids"
    ]


@pytest.mark.parametrize("held", [True, False])
def test_schools_whose_staff_are_all_held_back_are_not_called_gone(make_district, validated, day, held):
    def staff(schools: list[str]) -> str:
        rows = [f"{n:05d},{schools[n % len(schools)]},teacher,true,1,2019-08-01\n" for n in range(48)]
        return "staff_id,school_id,role,is_primary,fte,start_date\n" + "".join(rows)

    verdicts = []
    for minute, schools in enumerate((["0101", "0102"], ["101", "102"] if held else ["0101"])):
        day(f"2025-10-01T12:{minute:02d}")
        folder = make_district({"staff.csv": staff(schools)})
        verdicts.append(validated(folder, "staff", [validated(folder, "schools")]))
    assert verdicts[0].status == "accepted"
    gone = [one.sentence for one in verdicts[1].limits if "not there now" in one.sentence]
    assert bool(gone) is not held
