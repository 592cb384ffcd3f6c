"""Whether the new year's numbers stand for the same students and schools."""

from tests.tasks.rehearsal.made_up_years import NEW_YEAR, SCHOOLS, held, must, notes, roster


def test_students_who_lost_their_zeros_are_told(told):
    lost = NEW_YEAR["enrolment.csv"].replace("\n0000", "\n").replace("\n000", "\n")
    ((dataset, what),) = must(told({"enrolment.csv": lost}))
    assert dataset == "enrolment"
    assert what.startswith("Only 0 of 100 students who were there at the end of 2025-26 and had grades to go are found")
    assert "would match with leading zeros restored to 6 digits" in what


def test_numbers_exchanged_by_more_than_families_move_are_worth_a_look(told):
    before, stay = range(1000, 1100), range(1000, 1085)
    renumbered = roster([*stay, *range(9085, 9100)], "2026-08-24")
    assert notes(told({"enrolment.csv": renumbered}, {"enrolment.csv": roster(before, "2025-08-25")})) == [
        (
            "enrolment",
            "15 of 100 students who were there at the end of 2025-26 and had grades to go are not found again by "
            "their numbers, and 13 numbers in grades above the first are new.",
        )
    ]
    moved = roster([*range(1000, 1090), *range(9000, 9090, 9)], "2026-08-24")
    assert notes(told({"enrolment.csv": moved}, {"enrolment.csv": roster(before, "2025-08-25")})) == []


def test_those_who_graduated_or_left_are_not_missed(told):
    graduated = "".join(f"{n:06d},0101,2025-08-25,12,2026-06-10\n" for n in range(300, 400))
    left = "".join(f"{n:06d},0101,2025-08-25,05,2025-11-03\n" for n in range(400, 500))
    before = roster(range(100), "2025-08-25", graduated + left, exit_date="")
    now = roster(range(10, 110), "2026-08-24", exit_date="")
    assert must(told({"enrolment.csv": now}, {"enrolment.csv": before})) == []


def test_those_whose_spells_were_closed_for_the_summer_are_missed(told):
    before = roster(range(100), "2025-08-25", exit_date="2026-06-10")
    now = roster(range(800, 900), "2026-08-24", exit_date="")
    ((dataset, what),) = must(told({"enrolment.csv": now}, {"enrolment.csv": before}))
    assert (dataset, what.partition(" students")[0]) == ("enrolment", "Only 0 of 100")


def test_a_roster_in_which_all_have_left_is_last_years(told):
    left = roster(range(100), "2025-08-25", exit_date="2026-06-10")
    assert must(told({"enrolment.csv": left})) == [
        ("enrolment", "Nobody is enrolled on Jul 1, 2026 or later: this is the roster of the year before.")
    ]


def test_a_school_number_given_to_another_school_is_told(told):
    assert must(told({"schools.csv": SCHOOLS.replace("Cedar", "Harbor Point")})) == [
        ("schools", "Numbers stand for schools with other names: 0102 was Cedar and is Harbor Point.")
    ]


def test_schools_that_are_gone_new_or_written_otherwise_are_told(told):
    now = "school_id,name,level\n0101,Birch School,elementary\n0202,Cedar,middle\n0303,Elm,middle\n"
    before = SCHOOLS.replace("Birch", "Birch Schools")
    enrolment = NEW_YEAR["enrolment.csv"].replace(",0102,", ",0202,")
    rehearsal = told({"schools.csv": now, "enrolment.csv": enrolment}, {"schools.csv": before})
    assert must(rehearsal) == []
    assert notes(rehearsal) == [
        ("schools", "Schools are called otherwise: 0101 was Birch Schools and is Birch School."),
        ("schools", "Schools are new: 0303 Elm."),
    ]
    # What a run would hold the list for is said there, and once.
    ((_, gone),) = [one for one in held(rehearsal) if one[0] == "schools"]
    assert "not there now: 0102. 0102 seems to be 0202 now, which has its name" in gone
