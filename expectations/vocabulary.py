"""Expectations that make their configuration once."""

from __future__ import annotations

from functools import cache
from typing import Any


class _Once:
    """Great Expectations asks for it some seventy times a rule and makes it anew each time, a third of its work."""

    _made: Any

    @property
    def configuration(self) -> Any:
        if self._made is None:
            self._made = super().configuration  # type: ignore[misc]
        return self._made


@cache
def expectation(name: str) -> Any:
    """The class of this name in great_expectations.expectations, under a name of its own."""
    # Late, since it costs seconds and most commands never validate.
    from great_expectations import expectations
    from pydantic.v1 import PrivateAttr

    kind = getattr(expectations, name)
    return type(kind)(f"Once{name}", (_Once, kind), {"__module__": __name__, "_made": PrivateAttr(default=None)})
