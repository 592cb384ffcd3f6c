"""Keeps what an unexpected failure says, which may hold student data, out of logs and Prefect's database."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from tasks.errors import RunFailed, ThroughlineError
from tasks.storage.private_files import private_folder, write_private
from tasks.storage.usable import usable


@contextmanager
def guarded(step: str, home: Path) -> Iterator[None]:
    """Turn an unexpected failure into RunFailed; its full text goes to a file for the owner of the home only.

    What the system refuses below the home is HomeUnusable.
    """
    try:
        with usable(home):
            yield
    except ThroughlineError:
        raise
    except RuntimeError as error:
        if "interrupted" in str(error).lower():
            # How DuckDB tells of a signal that came while a statement ran.
            raise KeyboardInterrupt from None
        raise _failed(step, home, error) from None
    except Exception as error:  # noqa: BLE001 - whatever it is, its words may hold a person's data
        raise _failed(step, home, error) from None


def _failed(step: str, home: Path, error: Exception) -> RunFailed:
    now = datetime.now(UTC)
    name = f"{now:%Y%m%dT%H%M%S}-{step.replace(' ', '-')}-{uuid4().hex[:8]}.txt"
    with usable(home):
        told = write_private(private_folder(home / "errors") / name, "".join(traceback.format_exception(error)))
    return RunFailed(
        f"The step '{step}' failed: {type(error).__name__}.",
        where=str(told),
        fix="read that file, which may hold student data, and report what is not yours to mend",
    )
