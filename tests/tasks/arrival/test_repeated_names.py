"""A column that stands twice in a header is told, with which of the two is read."""

from tasks.arrival.repeated_names import repeated_names

SAID = (
    "The header has date twice: the first of the two columns is read, and not the other. "
    "Send the file with the right one only."
)
ATTENDANCE = "student_id,school_id,date,present_fraction,Date\n0001,0101,2025-09-01,1,2025-09-02\n"


def test_a_second_column_of_a_name_that_is_read_is_told():
    assert repeated_names(["student_id", "date", "Date_2"], ["date", "student_id"]) == (SAID,)


def test_a_name_with_a_number_that_is_itself_read_is_no_second_one():
    assert repeated_names(["line", "line_2"], ["line", "line_2"]) == ()


def test_nobody_minds_a_second_column_that_nobody_reads():
    assert repeated_names(["student_id", "phone", "phone_2"], ["student_id"]) == ()


def test_it_is_told_of_a_file_and_the_first_is_read(make_district, validated):
    verdict = validated(make_district({"attendance.csv": ATTENDANCE}), "attendance")
    assert SAID in verdict.notices
    assert str(verdict.freshest_date) == "2025-09-01"
