"""Cells that have moved against the header in a whole file: one cause that stops the dataset, and no value is said."""

import pytest

SCHOOLS = ["0101", "0102", "0103"]
NAMES = ["Alma Doyle", "Ravi Ward", "Anh Khan", "Noor Farah", "Jose Marsh"]


def attendance(rows_n: int = 60, **places: str) -> list[dict[str, str]]:
    """Sound rows, of which each column named holds what stands under another, or a name."""
    rows = []
    for n in range(rows_n):
        row = {"student_id": f"70{n // 10:05d}", "school_id": SCHOOLS[n % 3], "date": f"2025-10-{n % 10 + 1:02d}"}
        row |= {"present_fraction": "0", "absence_reason": "excused"}
        more = {**row, "name": NAMES[n // 10 % 5]}
        rows.append({name: more[places.get(name, name)] for name in row})
    return rows


@pytest.mark.parametrize(
    ("places", "told"),
    [
        (
            {"student_id": "date", "school_id": "student_id", "date": "school_id"},
            "date holds what belongs to school_id, student_id holds what belongs to date",
        ),
        ({"student_id": "date", "absence_reason": "name"}, "student_id holds what belongs to date"),
        ({"student_id": "date", "date": "student_id"}, "student_id holds what belongs to date"),
        (
            {"present_fraction": "absence_reason", "absence_reason": "date"},
            "absence_reason holds what belongs to date, present_fraction holds what belongs to absence_reason",
        ),
    ],
)
def test_a_file_whose_cells_have_moved_is_one_cause(judge_rows, places, told):
    verdict = judge_rows("attendance", attendance(**places), schools=SCHOOLS).verdict
    (cause,) = verdict.causes
    assert (cause.rule, cause.rows_n, cause.is_stop) == ("file.moved", 60, True)
    assert cause.sentence == f"The cells have moved against the header: {told}."
    assert (verdict.status, verdict.reasons) == ("stopped", (cause.sentence,))
    assert (verdict.accepted_n, verdict.quarantined_n) == (0, 60)


def test_a_column_may_be_wrong_throughout_by_two_rules_of_which_each_has_few_rows(judge_rows):
    rows = [
        {**row, "present_fraction": ("9", "excused")[n % 2]} for n, row in enumerate(attendance(12, student_id="date"))
    ]
    (cause,) = judge_rows("attendance", rows, schools=SCHOOLS).verdict.causes
    assert (cause.rule, cause.rows_n) == ("file.moved", 12)


def test_columns_that_are_only_written_in_another_way_have_not_moved(judge_rows):
    rows = [{**row, "date": "1/10/2025", "absence_reason": "krank"} for row in attendance()]
    verdict = judge_rows("attendance", rows, schools=SCHOOLS).verdict
    assert "file.moved" not in {cause.rule for cause in verdict.causes}


def test_one_of_many_files_is_enough_to_stop_the_dataset_and_is_named(make_district, validated):
    def text(rows):
        return "\n".join([",".join(rows[0]), *(",".join(row.values()) for row in rows), ""])

    places = {"student_id": "date", "school_id": "student_id", "date": "school_id"}
    rows = attendance(600)
    moved = [
        dict(zip(row, (row["date"], row["student_id"], row["school_id"], *[*row.values()][3:]), strict=True))
        for row in rows
    ]
    assert [*places] == [*rows[0]][:3]
    files = {"in/sound.csv": text(rows), "in/moved.csv": text(moved[:20]), "schools.csv": "school_id,name,level\n"}
    files["schools.csv"] += "".join(f"{one},School {one},middle\n" for one in SCHOOLS)
    folder = make_district(files, attendance={"source": {"kind": "files", "path": "in/*.csv", "settle_seconds": 0}})
    verdict = validated(folder, "attendance", [validated(folder, "schools")])
    (cause,) = verdict.causes
    assert (verdict.status, cause.rows_n, cause.files) == ("stopped", 20, ("moved.csv",))


def said(verdict) -> str:
    return verdict.model_dump_json()


def test_a_person_counts_only_where_the_number_is_written_as_in_sound_rows(judge_rows):
    """Every third row has moved: dates stand where numbers do, so one student's many days are nobody."""
    places = {"student_id": "date", "school_id": "student_id", "absence_reason": "name"}
    rows = [*attendance(300), *attendance(200, **places)]
    text = said(judge_rows("attendance", rows, schools=SCHOOLS).verdict)
    assert "0000" not in text
    assert not any(name in text for name in NAMES)


def spells(*grades: str) -> list[dict[str, str]]:
    sound = {"school_id": "0101", "entry_date": "2025-08-25"}
    good = [{**sound, "student_id": f"{n:05d}", "grade": "KG"} for n in range(2000)]
    return good + [{**sound, "student_id": f"9{n:04d}", "grade": grade} for n, grade in enumerate(grades)]


def test_a_first_name_that_many_share_is_not_said_among_rare_ones(judge_rows):
    verdict = judge_rows("enrolment", spells(*["Jose"] * 12, "Alma", "Ravi", "Anh", "Noor", "Zoe")).verdict
    assert [cause.sentence for cause in verdict.causes] == ["grade has 6 values that are no known code."]


def test_nor_one_that_is_nearly_a_code_by_chance(judge_rows):
    names = [*["Kindergarden"] * 12, *["Alma"] * 4, *["Ravi"] * 5, *["Anh"] * 6]
    verdict = judge_rows("enrolment", spells(*names)).verdict
    assert [cause.sentence for cause in verdict.causes] == ["grade has 4 values that are no known code."]


def test_a_misspelt_code_is_said_beside_a_few_names(judge_rows):
    verdict = judge_rows("enrolment", spells(*["Kindergarden"] * 1052, "Alma", "Ravi", "Anh")).verdict
    assert [(cause.rows_n, cause.sentence.split("`")[1:2]) for cause in verdict.causes] == [
        (1052, ["Kindergarden"]),
        (3, []),
    ]


def test_values_as_varied_as_people_are_not_said(judge_rows):
    numbers = [f"4711{n // 2:04d}" for n in range(40)]
    verdict = judge_rows("enrolment", spells(*numbers)).verdict
    assert [cause.sentence for cause in verdict.causes] == ["grade has 20 values that are no known code."]


def test_a_value_that_is_also_somebodys_number_is_not_said(judge_rows):
    verdict = judge_rows("enrolment", spells(*["00042"] * 30)).verdict
    assert [cause.sentence for cause in verdict.causes] == ["grade has 1 value that is no known code."]


# Days that have each other's place


def ends(*, exchanged: bool, rows_n: int = 100, wrong_n: int = 0) -> list[dict[str, str | None]]:
    """Spells of which every tenth has ended, and a few end before they begin."""
    first, last = ("exit_date", "entry_date") if exchanged else ("entry_date", "exit_date")
    sound = {"school_id": "0101", "grade": "KG"}
    rows = [
        {**sound, "student_id": f"{n:05d}", first: "2025-08-25", last: None if n % 10 else "2025-10-01"}
        for n in range(rows_n)
    ]
    early = {first: "2025-10-02", last: "2025-10-01"}
    return [*rows, *({**sound, "student_id": f"9{n:04d}", **early} for n in range(wrong_n))]


def windows(rows_n: int = 60, **places: str) -> list[dict[str, str]]:
    row = {"school_id": "0101", "assessment": "MAP", "subject": "reading", "grade": "03", "status": "not_tested"}
    row |= {"window_start_date": "2025-09-08", "window_end_date": "2025-09-26"}
    row = {name: row[places.get(name, name)] for name in row}
    return [{**row, "student_id": f"{n:05d}"} for n in range(rows_n)]


def test_a_first_and_a_last_day_that_are_exchanged_are_one_cause(judge_rows):
    verdict = judge_rows("enrolment", ends(exchanged=True)).verdict
    (cause,) = verdict.causes
    assert (cause.rule, cause.rows_n, cause.is_stop, verdict.status) == ("file.moved", 100, True, "stopped")
    assert cause.sentence == (
        "The headers of entry_date and exit_date look exchanged: entry_date holds what belongs to exit_date, "
        "exit_date holds what belongs to entry_date."
    )


def test_so_are_those_of_windows_that_are_all_filled(judge_rows):
    places = {"window_start_date": "window_end_date", "window_end_date": "window_start_date"}
    (cause,) = judge_rows("assessments", windows(**places)).verdict.causes
    assert (cause.rule, cause.rows_n) == ("file.moved", 60)
    assert cause.columns == ("window_end_date", "window_start_date")


def test_some_spells_that_end_before_they_begin_are_their_own_cause(judge_rows):
    verdict = judge_rows("enrolment", ends(exchanged=False, wrong_n=12)).verdict
    assert [(cause.rule, cause.rows_n) for cause in verdict.causes] == [("exit_not_before_entry", 12)]
    assert verdict.status == "accepted"


def test_first_days_that_are_lacking_are_not_exchanged_with_last_days_that_are_lacking_too(judge_rows):
    rows = [{**row, "entry_date": None, "exit_date": None} for row in ends(exchanged=False)]
    verdict = judge_rows("enrolment", rows).verdict
    assert "file.moved" not in {cause.rule for cause in verdict.causes}


# Headers of two unlike columns


def incidents(rows_n: int = 60, **places: str) -> list[dict[str, str]]:
    row = {"school_id": "0101", "date": "2025-10-01", "is_serious": "true", "action": "none"}
    rows = [
        {**row, "incident_id": str(n), "student_id": f"{n:05d}", "behavior": f"KIND {n % 9}"} for n in range(rows_n)
    ]
    return [{name: one[places.get(name, name)] for name in one} for one in rows]


@pytest.mark.parametrize("other", ["action", "is_serious"])
def test_a_free_text_and_codes_that_are_exchanged_are_one_cause(judge_rows, other):
    verdict = judge_rows("incidents", incidents(**{"behavior": other, other: "behavior"}), schools=SCHOOLS).verdict
    (cause,) = verdict.causes
    assert (cause.rule, cause.rows_n, cause.is_stop) == ("file.moved", 60, True)
    one, two = sorted(("behavior", other))
    assert cause.sentence.startswith(f"The headers of {one} and {two} look exchanged: ")


def test_codes_that_nobody_knows_beside_a_free_text_are_not_exchanged(judge_rows):
    rows = [{**row, "action": "talk"} for row in incidents()]
    assert "file.moved" not in {one.rule for one in judge_rows("incidents", rows, schools=SCHOOLS).verdict.causes}
