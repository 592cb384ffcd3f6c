"""A run that is asked to end says so, whatever it was doing at that moment."""

from __future__ import annotations

import signal
from collections.abc import Callable
from typing import Any, NoReturn

from prefect.exceptions import TerminationSignal


def stoppable(flow: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """The flow, raising KeyboardInterrupt where somebody or the operating system asked it to end.

    So does a terminal that is closed. What Prefect raises when it is interrupted between two tasks is not told.
    """

    def run(*words: object) -> dict[str, Any]:
        asked: list[int] = []

        def stop(number: int, _frame: object) -> NoReturn:
            asked.append(number)
            raise KeyboardInterrupt

        before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGHUP)}
        try:
            return flow(*words)
        except TerminationSignal:
            raise KeyboardInterrupt from None
        except Exception:
            if asked:
                raise KeyboardInterrupt from None
            raise
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    return run
