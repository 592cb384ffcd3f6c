"""An id that nobody knows: the nearest are told, never of people, and what waits for another dataset says so."""

import pytest

DEPARTMENTS = "department_id,title,lead\nteaching_learning,Teaching,Ada Lead\noffice,Office,Ben Lead\n"
GOALS = "goal_id,title,owner_department_id\nreading,Read,office\nmathematics,Count,office\n"
INITIATIVES = "initiative_id,title,lead_department_id,status,start_date,is_mandated\n" + "".join(
    f"tutoring_{n},Tutoring,{{}},active,2025-09-01,false\n" for n in range(10)
)
SERVED = "initiative_id,goal_id,weight\n" + "".join(f"tutoring_{n},reading,1\n" for n in range(9)) + "tutoring_9,{},1\n"


@pytest.fixture
def plans(make_district, validated):
    """The causes of initiatives of this department, and of those that serve this goal."""

    def run(department: str = "office", goal: str = "reading", goals: str = GOALS):
        files = {
            "departments.csv": DEPARTMENTS,
            "goals.csv": goals,
            "initiatives.csv": INITIATIVES.format(department, *["office"] * 9),
            "initiative_goals.csv": SERVED.format(goal),
        }
        folder = make_district(files)
        verdicts = []
        for name in ("schools", "departments", "goals", "initiatives", "initiative_goals"):
            verdicts.append(validated(folder, name, verdicts))
        return {one.dataset: one.causes for one in verdicts if one.causes}

    return run


def test_a_misspelt_goal_is_told_with_the_one_that_was_meant(plans):
    (cause,) = plans(goal="readng")["initiative_goals"]
    assert cause.sentence == "goal_id `readng` is not in the dataset goals."
    assert cause.hint == "did you mean `reading`? Mend it, or add it to goals"
    assert (cause.value, cause.nearest) == ("readng", ("reading",))


def test_a_department_by_its_title_is_told_with_its_id(plans):
    (cause,) = plans(department="Teaching and Learning")["initiatives"]
    assert cause.hint == "did you mean `teaching_learning`? Mend it, or add it to departments"


def test_where_none_is_near_those_known_are_told_and_the_value_is_not(plans):
    (cause,) = plans(goal="belonging")["initiative_goals"]
    assert cause.sentence == "goal_id has 1 value that is not in the dataset goals."
    assert cause.hint == "mend it, or add it to goals; known are `mathematics` and `reading`"


def test_a_goal_by_a_misspelt_measure_is_told_with_the_one_that_was_meant(make_district, validated):
    measured = GOALS.replace("_id\n", "_id,measure\n").replace("office\n", "office,{}\n")
    folder = make_district({"goals.csv": measured.format("chronic_absense", "our_own_survey")})
    (told,) = validated(folder, "goals").notices
    assert told.startswith("Nothing explains the measure `chronic_absense`; did you mean `chronic_absence`?")


ENROLMENT = "student_id,school_id,entry_date,grade\n"
ATTENDANCE = "student_id,school_id,date,present_fraction\n"


@pytest.fixture
def students(make_district, validated):
    """Verdicts of enrolment with these rows, and of attendance with these, of a hundred students beside them."""

    def run(enrolment: str = "", attendance: str = "", grade: str = "KG", known_n: int = 100):
        spells = "".join(f"{n:04d},0101,2025-08-25,{grade}\n" for n in range(1, 101))
        days = "".join(f"{n:04d},0101,2025-10-01,1\n" for n in range(1, known_n + 1))
        folder = make_district(
            {"enrolment.csv": ENROLMENT + spells + enrolment, "attendance.csv": ATTENDANCE + days + attendance}
        )
        schools = validated(folder, "schools")
        roster = validated(folder, "enrolment", [schools])
        return roster, validated(folder, "attendance", [schools, roster])

    return run


def test_a_number_near_another_student_s_is_never_told(students):
    _, attendance = students(attendance="0010 ,0101,2025-10-02,1\n00l0,0101,2025-10-01,1\n")
    assert attendance.causes
    assert not any("00" in one.sentence + one.hint + one.value for one in attendance.causes)


@pytest.mark.parametrize(("written", "hint"), [("0110", "did you mean `0101`? "), ("0900", "")])
def test_of_numbers_only_a_slip_of_the_hand_is_told(students, written, hint):
    _, attendance = students(attendance="".join(f"{n:04d},{written},2025-10-02,1\n" for n in range(1, 12)))
    told = next(one for one in attendance.causes if one.rule == "school_id.unknown")
    assert told.sentence == f"school_id `{written}` is not in the dataset schools."
    assert told.hint.removeprefix(hint).lower() == "mend it, or add it to schools"


@pytest.mark.parametrize(
    ("written", "students_n", "is_told"),
    [("0900", 4, True), ("0900", 2, False), ("09000", 4, False), ("Alma", 4, False)],
    ids=["as schools are", "of few people", "not as schools are", "a name"],
)
def test_an_unknown_school_of_several_students_is_told_where_it_is_written_as_schools_are(
    students, written, students_n, is_told
):
    _, attendance = students(attendance="".join(f"{n:04d},{written},2025-10-02,1\n" for n in range(1, students_n + 1)))
    told = next(one for one in attendance.causes if one.rule == "school_id.unknown")
    assert (f"`{written}`" in told.sentence) == is_told


def test_a_row_whose_student_is_only_in_a_row_held_back_waits_for_it(students):
    roster, attendance = students("0900,0101,2025-08-25,K9\n", "0900,0101,2025-10-01,1\n0901,0101,2025-10-01,1\n")
    assert roster.quarantined_n == 1
    told = {one.waits_for: (one.sentence, one.hint) for one in attendance.causes}
    assert told == {
        "enrolment": (
            "student_id is only in rows of the dataset enrolment that are held back.",
            "nothing here: these rows go on when those of enrolment are mended",
        ),
        "": ("student_id is not in the dataset enrolment.", "mend this 1 number, or add it to enrolment"),
    }


def test_those_in_rows_held_back_do_not_count_against_the_match_rate(students):
    six = "".join(f"09{n:02d},0101,{{}}\n" for n in range(6))
    _, attendance = students(six.format(*["2025-08-25,K9"] * 5, "2025-08-25,KG"), six.format(*["2025-10-01,1"] * 6))
    assert attendance.limits == ()
    assert attendance.quarantined_n == 5


def test_rows_held_against_an_older_roster_wait_for_the_new_one(students):
    students()
    roster, attendance = students(attendance="0900,0101,2025-10-01,1\n", grade="K9")
    assert roster.status == "stood_in"
    (cause,) = attendance.causes
    assert cause.sentence == "student_id is not in the older copy of the dataset enrolment that stands in."
    assert cause.hint == (
        "nothing yet: the enrolment of this time did not come or is held, and these rows wait for it; look again when "
        "it has come"
    )
    assert attendance.quarantined_n == 0


@pytest.mark.parametrize(("known_n", "holds"), [(47, False), (46, True)])
def test_an_older_roster_must_know_half_as_many_as_a_new_one(students, known_n, holds):
    """95 of a hundred must be among the enrolled; 47 where an older list stands in."""
    students()
    strangers = "".join(f"5{n:03d},0101,2025-10-01,1\n" for n in range(100 - known_n))
    roster, attendance = students(attendance=strangers, grade="K9", known_n=known_n)
    assert roster.status == "stood_in"
    limits = {one.name: one.sentence for one in attendance.limits}
    assert ("match_rate" in limits) == holds
    assert (
        not holds
        or "an older copy that stands in; when the new one goes on, this is judged again." in limits["match_rate"]
    )


def test_codes_that_are_all_new_are_told_by_their_counts_where_numbers_are_written_as_last_time(students):
    students()
    roster, _ = students(grade="3rd")
    (cause,) = [one for one in roster.causes if one.rule == "grade.known"]
    assert (cause.sentence, cause.value, cause.nearest) == ("grade `3rd` is not a known code.", "3rd", ("03",))


@pytest.mark.parametrize("is_read_again", [False, True])
def test_a_goal_that_the_last_good_list_had_is_named_with_its_day(plans, day, is_read_again):
    day("2025-10-01T12:00")
    assert plans(goal="belonging", goals=f"{GOALS}belonging,Belong,office\n") == {}
    day("2025-10-08T12:00")
    for _ in range(1 + is_read_again):
        (cause,) = plans(goal="belonging")["initiative_goals"]
    assert cause.sentence == "goal_id `belonging` is not in the dataset goals now, which had it on Oct 1, 2025."
    assert cause.hint == "see with the owner of goals whether it was left out by mistake; if not, name another here"
    (other,) = plans(goal="wellbeing")["initiative_goals"]
    assert other.sentence == "goal_id has 1 value that is not in the dataset goals."


@pytest.mark.parametrize(
    ("roster", "sent", "sentence", "hint"),
    [
        (
            "{:04d}",
            "S{:04d}",
            "student_id is in the dataset enrolment without the letters that stand before it here.",
            "write the number as it is there, or let a map take the letters off",
        ),
        (
            "AF-{:04d}",
            "{:04d}",
            "student_id is in the dataset enrolment with letters before it.",
            "write the number as it is there, with its letters, or let a map put them before it",
        ),
        # Of two systems' letters nobody can say that they mean the same.
        ("A{:04d}", "B{:04d}", "student_id is not in the dataset enrolment.", "mend these 100 numbers, or add"),
        # Another number behind the letters is another one, and a short one may be so by chance.
        ("{:04d}", "S9{:03d}", "student_id is not in the dataset enrolment.", "mend these 100 numbers, or add"),
        ("{}", "S{}", "student_id is not in the dataset enrolment.", "mend these 99 numbers, or add"),
    ],
    ids=["letters here", "letters there", "other letters", "other numbers", "short"],
)
def test_numbers_that_are_known_but_for_letters_before_them_are_told_as_that(
    make_district, validated, roster, sent, sentence, hint
):
    spells = "".join(f"{roster.format(n)},0101,2025-08-25,KG\n" for n in range(1, 101))
    days = "".join(f"{sent.format(n)},0101,2025-10-01,1\n" for n in range(1, 101))
    folder = make_district({"enrolment.csv": ENROLMENT + spells, "attendance.csv": ATTENDANCE + days})
    schools = validated(folder, "schools")
    causes = validated(folder, "attendance", [schools, validated(folder, "enrolment", [schools])]).causes
    told = next(one for one in causes if one.sentence == sentence)
    assert told.hint.startswith(hint)
    assert not any(sent.format(n) in told.model_dump_json() for n in range(50, 60))


def test_a_school_is_told_so_too_and_numbers_that_are_there_are_quiet(students):
    _, attendance = students(attendance="".join(f"{n:04d},S0101,2025-10-02,1\n" for n in range(1, 12)))
    (cause,) = attendance.causes
    assert cause.sentence == "school_id is in the dataset schools without the letters that stand before it here."
    assert students()[1].causes == ()
