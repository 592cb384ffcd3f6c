"""What was mended holds when an export gains or loses columns, but not for a row of which a cell changed."""

from __future__ import annotations

import csv
import io

import pytest

COLUMNS = ("student_id", "school_id", "entry_date", "grade", "homeroom")
GOOD = [(f"{n:04d}", "0101", "2025-08-25", "KG", "H1") for n in range(200)]
BAD = [("9001", "0101", "2025-08-25", "K9", "H1"), ("9002", "0101", "2025-08-25", "K9", "H2")]
MAP = "select student_id, school_id, entry_date, grade, _file, _row from raw"
STAR = "select * from raw"


def as_csv(rows, columns=COLUMNS) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns, *rows])
    return out.getvalue()


def with_column(name, value, rows=(*GOOD, *BAD)) -> str:
    return as_csv([(*row, value) for row in rows], (*COLUMNS, name))


@pytest.fixture
def delivered(make_district, validated):
    """Deliver an enrolment, and judge it."""

    def run(text, using=""):
        maps = {"maps/m.sql": using} if using else {}
        keys = {"map": "maps/m.sql"} if using else {}
        return validated(make_district({"enrolment.csv": text, **maps}, enrolment=keys), "enrolment")

    return run


@pytest.fixture
def mended(delivered, tmp_path):
    """How many of the two bad rows are mended in a delivery that follows one of which both were."""

    def run(text, using=""):
        before = delivered(as_csv([*GOOD, *BAD]), using)
        assert (before.status, before.quarantined_n) == ("accepted", 2)
        folder = tmp_path / "district" / "home" / "quarantine" / "office" / "enrolment"
        template = (folder / before.key / "mend_these.csv").read_text()
        (folder / "mended" / "mended.csv").write_text(template.replace("K9", "KG"))
        after = delivered(text, using)
        assert (after.status, after.mended_n + after.quarantined_n) == ("accepted", 2)
        return after.mended_n

    return run


@pytest.mark.parametrize("using", ["", MAP, STAR])
def test_a_column_more_that_is_empty_leaves_them_mended(mended, using):
    assert mended(with_column("locker", ""), using) == 2


@pytest.mark.parametrize("using", ["", MAP])
@pytest.mark.parametrize(
    "text",
    [
        with_column("locker", "12"),
        as_csv([row[:-1] for row in (*GOOD, *BAD)], COLUMNS[:-1]),
        as_csv([row[::-1] for row in (*GOOD, *BAD)], COLUMNS[::-1]),
        as_csv([*GOOD, *BAD], [name.upper() for name in COLUMNS]),
        as_csv([*GOOD, *((*row[:-1], "H7") for row in BAD)]),
    ],
    ids=["gained", "lost", "in another order", "in capitals", "another homeroom"],
)
def test_so_do_columns_that_nobody_reads(mended, text, using):
    assert mended(text, using) == 2


@pytest.mark.parametrize(("value", "mended_n"), [("", 2), ("2026-06-10", 0)])
def test_a_column_more_that_is_read_makes_another_row_where_it_is_filled(mended, value, mended_n):
    assert mended(with_column("exit_date", value)) == mended_n


@pytest.mark.parametrize("using", ["", MAP, STAR])
def test_a_row_of_which_a_cell_changed_is_another_one(mended, using):
    changed = [BAD[0], ("9002", "0101", "2025-09-02", "K9", "H2")]
    assert mended(as_csv([*GOOD, *changed]), using) == 1


def test_where_a_map_may_read_any_column_each_counts(mended):
    assert mended(with_column("locker", "12"), STAR) == 0


def test_a_mended_row_has_what_came_in_a_column_that_its_file_has_not(mended, delivered):
    assert mended(with_column("exit_date", "", [*GOOD, *BAD])) == 2
    later = [(*row, "2026-06-10") for row in GOOD] + [(*row, "") for row in BAD]
    after = delivered(as_csv(later, (*COLUMNS, "exit_date")))
    assert (after.mended_n, after.quarantined_n, after.accepted_n) == (2, 0, 202)
