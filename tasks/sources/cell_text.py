"""A workbook's cell as text."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any


def text_of(cell: Any) -> str | None:  # noqa: PLR0911
    """A cell as text: whole numbers without a decimal point, dates as ISO; blank and error cells are NULL."""
    match cell:
        case None | "":
            return None
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(sep=" ")
        case date() | time():
            return cell.isoformat()
        case timedelta():
            return _hours(cell)
        case _:
            return str(cell)


def _hours(duration: timedelta) -> str:
    minutes, seconds = divmod(round(duration.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
