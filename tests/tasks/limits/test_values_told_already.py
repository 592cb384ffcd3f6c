"""Values that causes of their own tell of are not looked for as behind a filter."""

import pytest

from tests.tasks.limits.test_values import NEW, SCHOOLS, days, text, told


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver attendance, a minute after the last time, and judge it beside the list of schools."""
    minutes = iter(range(60))

    def run(rows, without: str = ""):
        day(f"2025-11-03T12:{next(minutes):02d}")
        files = {"schools.csv": SCHOOLS, "attendance.csv": text(rows).replace(without, "", 1)}
        folder = make_district(files, attendance={"expected": "monthly"})
        return validated(folder, "attendance", [validated(folder, "schools")])

    return run


COMMA = '"0,5"'


def half_days(rows, of: str = "0.5"):
    """The rows, on two of ten days of one student in five as half days."""
    return [[*row[:3], of, "excused"] if row[0] < "012" and row[2][-1] in "26" else row for row in rows]


def test_rows_held_back_have_come_and_are_not_gone(sent):
    sent(half_days(days()))
    verdict = sent(half_days(days(), COMMA))
    assert [one.rule for one in verdict.causes] == ["present_fraction.type"]
    assert "values" not in [one.name for one in verdict.limits]
    filtered = [row for row in half_days(days(), COMMA) if row[4] != "unexcused"]
    assert "absence_reason `unexcused` that came on" in " ".join(one.sentence for one in sent(filtered).limits)


def test_so_is_it_of_newer_rows_whose_half_days_are_held_back(sent):
    sent(half_days(days()))
    assert "has present_fraction between 0 and 1" in told(sent([*half_days(days()), *days(NEW)]))
    verdict = sent([*half_days(days()), *half_days(days(NEW), COMMA)])
    assert "values" not in [one.name for one in verdict.limits]


def renamed_code(rows, to: str):
    return [[*row[:4], to if row[4] == "unexcused" else row[4]] for row in rows]


def test_a_code_that_nobody_knows_counts_as_empty_and_is_not_missed_beside_that(sent):
    sent(days(students=400))
    missed = told(sent([*days(students=400), *renamed_code(days(NEW, students=400), "excused")]))
    assert "has absence_reason `unexcused`, as" in missed
    verdict = sent([*days(students=400), *renamed_code(days(NEW, students=400), "UX")])
    assert (verdict.status, verdict.limits) == ("accepted", ())
    assert [one.rule for one in verdict.causes] == ["absence_reason.known"]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_column_without_any_value_is_told_as_that_alone(sent, is_there):
    sent(days())
    rows = [[*row[:3], *([""] if is_there else []), row[4]] for row in [*days(), *days(NEW)]]
    verdict = sent(rows, without="" if is_there else "present_fraction,")
    assert [one.name for one in verdict.limits] == ["columns"]


@pytest.mark.parametrize(
    ("fraction", "limits"),
    [("Att Fraction", ["columns"]), ("present_fraction", ["values"])],
    ids=["renamed", "emptied"],
)
def test_files_that_have_a_column_under_another_name_are_told_as_that_alone(
    make_district, validated, day, fraction, limits
):
    source = {"kind": "files", "path": "attendance/*.csv", "settle_seconds": 0}

    def sent(moment, files):
        day(moment)
        months = {f"attendance/{name}.csv": rows for name, rows in files.items()}
        folder = make_district({"schools.csv": SCHOOLS, **months}, attendance={"expected": "monthly", "source": source})
        return validated(folder, "attendance", [validated(folder, "schools")])

    older = {"older": text(half_days(days()))}
    sent("2025-11-03T12:00", older)
    newer = [[*row[:3], row[3] if fraction == "Att Fraction" else "", row[4]] for row in half_days(days(NEW))]
    verdict = sent("2025-11-03T12:01", {**older, "newer": text(newer).replace("present_fraction", fraction)})
    assert [one.name for one in verdict.limits] == limits
