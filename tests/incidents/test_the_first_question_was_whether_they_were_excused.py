"""On any list of absences the first question was whether they had been excused; two offices gave two rates, because
one left the excused days out."""

from __future__ import annotations

import pytest

FIRST = "2025-09-01"


@pytest.mark.parametrize("reason", ["excused", "unexcused", "suspension", "-"])
def test_an_absence_counts_whatever_its_reason(measured, reason):
    days = "".join(f"s1 A 2025-09-{day:02d} {int(day > 2)} {reason if day <= 2 else '-'}\n" for day in range(1, 21))
    answer = measured(
        "outcomes.chronic_absence",
        "unit numerator denominator",
        where="unit = 'A'",
        enrolment=f"student_id school_id grade entry_date\ns1 A 05 {FIRST}",
        attendance=f"student_id school_id date present_fraction absence_reason\n{days}",
    )
    assert answer == ["A 1 1"]
