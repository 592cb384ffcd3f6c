"""What is shown of a whole district does not depend on the process that chooses it."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.tasks import test_compute as computed

district, accepted, heard, whole = computed.district, computed.accepted, computed.heard, computed.whole


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
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", PROTECT, path, tmp_path / seed], env=environment, check=True)
    files = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert "measures.parquet" in files
    for name in files:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "2.parquet").read_bytes()
