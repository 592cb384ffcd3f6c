"""Hundreds of results carried numbers that no student had, and two children shared one number of the state."""

from __future__ import annotations

ROSTER = "student_id,state_student_id,school_id,entry_date,grade\n" + "".join(
    f"{n:04d},S{n if n != 8 else 7:05d},0101,2025-08-25,03\n" for n in range(100)
)
RESULTS = "{number},school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"


def results(numbers: list[str], number: str = "student_id") -> dict[str, str]:
    rows = "".join(f"{one},0101,MAP,reading,03,2025-09-01,2025-09-30,valid,true\n" for one in numbers)
    return {"enrolment.csv": ROSTER, "assessments.csv": RESULTS.format(number=number) + rows}


def test_a_few_unknown_numbers_are_set_aside_as_such(play):
    played = play(results([*(f"{n:04d}" for n in range(97)), "9001", "9002", "9003"]))
    verdict = played["assessments"]
    assert (verdict.status, verdict.accepted_n, verdict.quarantined_n) == ("accepted", 97, 3)
    assert played.causes("assessments") == [(3, "student_id is not in the dataset enrolment.")]
    assert "Ada Lead" in verdict.owner


def test_too_many_hold_the_whole_and_say_what_would_help(play):
    verdict = play(results([*(f"{n:04d}" for n in range(60)), *(str(n) for n in range(60, 100))]))["assessments"]
    (limit,) = verdict.limits
    assert (verdict.status, limit.name) == ("stopped", "match_rate")
    assert "40 of 40 unmatched would match with leading zeros restored to 4 digits." in limit.sentence


def test_a_number_of_the_state_that_two_students_have_names_neither(play):
    numbers = [f"S{n:05d}" for n in range(100) if n != 8]
    keys = {"id_columns": ["Student Number", "state_number"]}
    played = play(results(numbers, "state_number"), assessments=keys)
    matched = {student for (student,) in played.rows("assessments", "student_id")}
    assert len(matched) == 98
    assert not {"0007", "0008"} & matched
    assert "98 of 99 are among the enrolled" in played["assessments"].notices[0]


def test_numbers_that_nobody_knows_are_counted_beside_their_rows(play):
    enrolled = [f"{n:04d}" for n in range(60)]
    enrolment = "student_id,school_id,entry_date,grade\n" + "".join(f"{n},0101,2025-08-25,03\n" for n in enrolled)
    attendance = "student_id,school_id,date,present_fraction\n" + "".join(
        f"{n},0101,2025-10-{day:02d},1\n" for n in [*enrolled, "7001", "7002"] for day in range(1, 11)
    )
    owned = {"department": "office"}
    told = play({"enrolment.csv": enrolment, "attendance.csv": attendance}, enrolment=owned, attendance=owned)
    (cause,) = told["attendance"].causes
    assert (cause.rows_n, cause.sentence) == (20, "student_id is not in the dataset enrolment.")
    assert cause.hint == "mend these 2 numbers, or add them to enrolment"


HELD = "0 of 60 numbers in student_id are among the enrolled; at least 95% must be."


def beside(other: str, numbers: list[str], header: str = "student_id") -> dict[str, str]:
    """Results whose own numbers are of the vendor, with another column beside them."""
    files = results([f"77{n:03d}" for n in range(len(numbers))], header)
    head, *rows = files["assessments.csv"].splitlines()
    told = [f"{head},{other}", *(f"{row},{number}" for row, number in zip(rows, numbers, strict=True))]
    return {**files, "assessments.csv": "\n".join(told) + "\n"}


OWN = [f"{n:04d}" for n in range(60)]


def test_a_column_that_holds_the_numbers_of_the_enrolled_is_proposed_and_not_taken(play):
    verdict = play(beside("Pupil", OWN))["assessments"]
    (limit,) = verdict.limits
    assert limit.sentence == (
        f"{HELD} The column Pupil holds 60 numbers, of which 60 are among the enrolled: ask whether it is the number "
        'to read; if so, write under the dataset\'s own heading in district.toml: `id_columns = ["Pupil"]`.'
    )
    assert (verdict.status, verdict.accepted_n) == ("stopped", 0)


def test_the_line_lets_the_column_be_read(play):
    verdict = play(beside("Pupil", OWN), assessments={"id_columns": ["Pupil"]})["assessments"]
    assert (verdict.status, verdict.accepted_n) == ("accepted", 60)


def test_the_line_keeps_the_columns_that_are_named_already(play):
    verdict = play(beside("Pupil", OWN), assessments={"id_columns": ["student_id"]})["assessments"]
    assert 'district.toml: `id_columns = ["student_id", "Pupil"]`.' in verdict.limits[0].sentence


def test_a_number_of_the_state_is_proposed_too(play):
    verdict = play(beside("Pupil", [f"S{n:05d}" for n in range(40, 100)]))["assessments"]
    assert "holds 60 numbers, of which 60 are among the enrolled by the number of the state" in (
        verdict.limits[0].sentence
    )


def test_where_a_map_names_the_column_the_line_is_one_of_the_map(play):
    files = beside("Pupil", OWN, "Vendor Number")
    files["m.sql"] = (
        'select "Vendor Number" as student_id, school_id, assessment, subject, grade, window_start_date, '
        "window_end_date, status, is_proficient, _file, _row from raw"
    )
    verdict = play(files, assessments={"map": "m.sql"})["assessments"]
    assert 'if so, write in the map: "Pupil" as student_id.' in verdict.limits[0].sentence


def test_a_name_that_may_be_a_persons_is_told_by_its_place(play):
    verdict = play(beside("Ada Quartermaine", OWN))["assessments"]
    assert "The 10th column holds 60 numbers" in verdict.limits[0].sentence
    assert "Quartermaine" not in verdict.model_dump_json()


def test_a_column_of_which_too_few_are_enrolled_is_not_proposed(play):
    numbers = [*OWN[:50], *(f"9{n:03d}" for n in range(10))]
    assert play(beside("Pupil", numbers))["assessments"].limits[0].sentence == HELD


def test_a_roster_whose_zeros_were_lost_is_held_and_nobody_else_is_told_to_mend(play):
    numbers = [f"{n:04d}" for n in range(100, 300)]
    rows = "student_id,state_student_id,school_id,entry_date,grade\n" + "".join(
        f"{one},,0101,2025-08-25,03\n" for one in numbers
    )
    files = {**results(numbers), "enrolment.csv": rows}
    assert play(files)["assessments"].is_whole
    told = play({**files, "enrolment.csv": rows.replace("\n0", "\n")})
    (limit,) = told["enrolment"].limits
    assert limit.sentence.endswith("200 of 200 unmatched would match with leading zeros restored to 4 digits.")
    assert told["enrolment"].status == "stood_in"
    assert (told["assessments"].status, told["assessments"].causes) == ("accepted", ())


def test_numbers_of_the_state_in_the_column_of_the_districts_own_are_told_with_the_line_that_reads_them(play):
    numbers = [f"S{n:05d}" for n in range(20, 80)]
    verdict = play(results(numbers))["assessments"]
    line = '`id_columns = ["student_id"]`'
    assert (verdict.status, [limit.name for limit in verdict.limits]) == ("stopped", ["match_rate"])
    assert (
        "60 of 60 numbers in student_id are enrolment's state_student_id: if it always holds these, write under the "
        f"dataset's own heading in district.toml: {line}."
    ) in verdict.limits[0].sentence
    (cause,) = verdict.causes
    assert cause.sentence == "student_id holds enrolment's state_student_id, and not its student_id."
    assert "mend these" not in cause.hint and line in cause.hint
    mended = play(results(numbers), assessments={"id_columns": ["student_id"]})["assessments"]
    assert (mended.status, mended.accepted_n) == ("accepted", 60)
