"""What a department is told of where its rows are."""

import pytest

from reports.scorecard_words import where_rows_are


@pytest.mark.parametrize(
    ("files", "files_n", "first_rows", "said"),
    [
        ((), 0, (), ""),
        (("a.csv",), 1, (), "a.csv"),
        (("a.csv",), 1, (2, 7), "a.csv: rows 2 and 7"),
        (("a.csv", "b.csv"), 2, (2,), "a.csv and b.csv; the first in a.csv: row 2"),
        (("a.csv", "b.csv"), 1_204, (), "a.csv, b.csv and 1,202 more"),
    ],
)
def test_files_are_named_as_far_as_there_is_room_and_the_others_are_counted(files, files_n, first_rows, said):
    assert where_rows_are(files, files_n, first_rows) == said
