"""The fix list is what a department's clerk reads first: what, how many, what to do, where, and what then."""

from tasks.quarantine.folder import fix_list
from tasks.verdicts.verdict import Cause

DATES = Cause(
    cause_id="566fa85c0fa1",
    rule="date.type",
    sentence="date must be a date such as 2025-11-03; here it is written like `99/99/9999`.",
    hint="write it as the contract says",
    rows_n=20,
)
UNUSUAL = DATES.model_copy(update={"severity": "warning", "sentence": "Unusual."})


def test_it_reads_as_a_letter():
    once = Cause(cause_id="20d390295dcd", rule="key.repeated", sentence="The same row came more than once.", rows_n=1)
    assert fix_list("Attendance", [DATES, once, UNUSUAL], can_be_mended=True, has_unknown_codes=True) == (
        "What to mend in Attendance\n"
        "\n"
        "1. 20 rows: date must be a date such as 2025-11-03; here it is written like `99/99/9999`.\n"
        "    To do: write it as the contract says.\n"
        "    rows.csv has 566fa85c0fa1 under held_causes in these rows.\n"
        "2. 1 row: The same row came more than once.\n"
        "    rows.csv has 20d390295dcd under held_causes in this row.\n"
        "\n"
        "Mend your system and send the file again. Or mend the rows in a copy of\n"
        "mend_these.csv, leaving the columns held_* as they are, and save it in the\n"
        "folder `mended` that lies beside the folder of this list: the next run reads\nit in their place.\n"
        "\n"
        "unknown_codes.csv lists the codes that nobody knows. Where yours is right, write under\n"
        "`ours` which of the contract's it stands for, and give the file to whoever runs\n"
        "Throughline: from then on it is known.\n"
    )


def test_sums_cannot_be_mended_here():
    told = fix_list("Counts", [DATES], can_be_mended=False, has_unknown_codes=False)
    assert "cannot be mended here" in told
    assert "mend_these.csv" not in told
    assert "unknown_codes.csv" not in told
