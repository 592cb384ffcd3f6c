"""A column that stands twice in a header is told, with which of the two is read."""

from tasks.arrival.repeated_names import repeated_names

READ = "The first of the two columns is read, and not the other: send the file with the right one only."
SAID = f"date stands twice in the header: columns 3 and 5. {READ}"
ATTENDANCE = "student_id,school_id,date,present_fraction,Date\n0001,0101,2025-09-01,1,2025-09-02\n"


def test_a_second_column_of_a_name_that_is_read_is_told():
    assert repeated_names(["student_id", "date", "Date_2"], ["date", "student_id"]) == (
        f"date stands twice in the header. {READ}",
    )


def test_a_name_with_a_number_that_is_itself_read_is_no_second_one():
    assert repeated_names(["line", "line_2"], ["line", "line_2"]) == ()


def test_nobody_minds_a_second_column_that_nobody_reads():
    assert repeated_names(["student_id", "phone", "phone_2"], ["student_id"]) == ()


def test_it_is_told_of_a_file_and_the_first_is_read(make_district, validated):
    verdict = validated(make_district({"attendance.csv": ATTENDANCE}), "attendance")
    assert SAID in verdict.notices
    assert str(verdict.freshest_date) == "2025-09-01"


def test_where_the_second_is_a_column_that_is_gone_it_is_told_by_its_place_and_not_by_a_made_up_name(
    make_district, validated
):
    def roster(header: str) -> str:
        return f"{header}\n" + "".join(f"{n:04d},{'MF'[n % 2]},{'yes' if n % 3 else 'no'}\n" for n in range(80))

    header = "student_id,sex,disability"
    validated(make_district({"demographics.csv": roster(header)}), "demographics")
    twice = {"demographics.csv": roster("student_id,student_id,disability")}
    verdict = validated(make_district(twice), "demographics")
    (cause,) = verdict.causes
    assert cause.hint.startswith(
        "ask whether the 2nd column is the former sex (student_id stands twice in the header: columns 1 and 2; "
    )
    assert cause.hint.endswith('district.toml: `aliases.2025-26.column_2 = "sex"`')
    assert verdict.column_changes.new == ("the 2nd column",)
    assert "student_id_2" not in verdict.model_dump_json()
    read = validated(make_district(twice, demographics={"aliases": {"2025-26": {"column_2": "sex"}}}), "demographics")
    assert (read.status, read.causes) == ("accepted", ())
    assert not any("twice" in one for one in read.notices)
