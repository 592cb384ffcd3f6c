"""What schools are called."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tasks.sql_text import sql_text
from tasks.warehouse import share_warehouse


def school_names(lists: Iterable[Path]) -> dict[str, str]:
    """Names by number, of the accepted rows of their lists; none where nobody has sent one."""
    paths = [str(one) for one in lists]
    if not paths:
        return {}
    with share_warehouse() as warehouse:
        return dict(warehouse.execute(sql_text("validation/school_names.sql"), {"paths": paths}).fetchall())
