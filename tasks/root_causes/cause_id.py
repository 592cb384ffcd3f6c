"""How a cause is called, so that it is known again when it comes again."""

from __future__ import annotations

import hashlib


def cause_id(dataset: str, rule: str, *parts: str) -> str:
    """The name of a cause, the same whenever the same rule is broken in the same way."""
    return hashlib.sha256("\n".join([dataset, rule, *parts]).encode()).hexdigest()[:12]
