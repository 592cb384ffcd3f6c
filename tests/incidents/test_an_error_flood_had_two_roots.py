"""Thousands of errors came at once, and there were two causes: one school was not in the list of schools, and one code
was not mapped."""

from __future__ import annotations

ROSTER = "student_id,school_id,entry_date,grade\n"


def test_thousands_of_rows_are_two_causes(play):
    sound = "".join(f"{n:05d},0101,2025-08-25,05\n" for n in range(8000))
    orphans = "".join(f"{n:05d},0199,2025-08-25,05\n" for n in range(20000, 22500))
    unmapped = "".join(f"{n:05d},0102,2025-08-25,Room 5\n" for n in range(30000, 31052))
    played = play({"enrolment.csv": ROSTER + sound + orphans + unmapped})
    assert played["enrolment"].quarantined_n == 3552
    assert played.causes("enrolment") == [
        (2500, "school_id `0199` is not in the dataset schools."),
        (1052, "grade `Room 5` is not a known code."),
    ]
    assert [one.hint for one in played["enrolment"].causes] == [
        "mend it, or add it to schools",
        "known codes are `IT`, `PR`, `PK`, `TK`, `KG`, `01`, `02`, `03`, `04`, `05`, `06`, `07` and 8 more. "
        "Mend it, or say in unknown_codes.csv which of the known codes it stands for",
    ]
