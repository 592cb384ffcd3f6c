from datetime import date
from decimal import Decimal

from tasks.insert_rows import insert_rows
from tasks.warehouse import share_warehouse


def test_rows_are_there_as_they_were_given_whatever_is_missing_in_them():
    rows = [
        ("a", 1, 0.5, Decimal("0.123456789012"), date(2025, 9, 1), ["x", "y"], None),
        (None, None, None, Decimal("123456789012345"), None, [], None),
        ("it's", 3, 2, None, date(2025, 9, 2), ["z"], None),
    ]
    with share_warehouse() as warehouse:
        kinds = ("varchar", "bigint", "double", "decimal(28, 12)", "date", "varchar[]", "boolean")
        columns = ", ".join(f"c{number} {kind}" for number, kind in enumerate(kinds))
        warehouse.execute(f"create table given ({columns})")
        insert_rows(warehouse, "given", rows)
        insert_rows(warehouse, "given", [])
        assert warehouse.execute("from given").fetchall() == rows
