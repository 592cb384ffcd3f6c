"""What is shown of a whole district does not depend on the process that chooses it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import duckdb

from tests.tasks import test_compute as computed

district, accepted, heard, whole = computed.district, computed.accepted, computed.heard, computed.whole

# Of each way to be protected one: shares, bands that add up, versions of a definition, values, ratios, staff.
OF_EACH = [
    "chronic_absence",
    "chronic_absence_state",
    "absence_bands",
    "suspension_rate",
    "removal_rate",
    "median_growth_percentile",
    "teacher_stayers",
    "teacher_movers",
]

PROTECT = """
import sys
from pathlib import Path
from tasks.district import Policy
from tasks.protect import protect
warehouse, into = map(Path, sys.argv[1:])
protect(Policy(), warehouse, into, into.with_suffix(".parquet"))
"""


def test_what_is_shown_of_all_groups_is_the_same_in_every_process(whole, tmp_path):
    """Whatever order Python gives to what has none."""
    ((path,),) = computed.rows(whole, "select path from duckdb_databases() where database_name = current_database()")
    few = shutil.copy(path, tmp_path / "few.duckdb")
    with duckdb.connect(str(few)) as warehouse:
        warehouse.execute("delete from measures where measure not in (select unnest($measures))", {"measures": OF_EACH})
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", PROTECT, few, tmp_path / seed], env=environment, check=True)
    files = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert "measures.parquet" in files
    for name in files:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "2.parquet").read_bytes()
