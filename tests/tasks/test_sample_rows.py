"""Made-up rows of a contract, as a department could send them."""

import csv

from expectations.catalogue import CONTRACTS
from tasks.sample_rows import sample_csv


def test_a_header_and_as_many_rows_as_asked_for():
    header, *rows = csv.reader(sample_csv(CONTRACTS["attendance"], 3).splitlines())
    assert tuple(header) == CONTRACTS["attendance"].column_names
    assert len(rows) == 3


def test_the_rows_keep_their_contract_when_they_are_delivered(make_district, validated):
    folder = make_district({"goals.csv": sample_csv(CONTRACTS["goals"], 20)})
    verdict = validated(folder, "goals")
    assert (verdict.status, verdict.accepted_n, verdict.quarantined_n) == ("accepted", 20, 0)
