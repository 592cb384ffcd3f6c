"""File names that are safe whatever the ids hold, and different for different ids on every file system."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")
# Names that Windows keeps for itself.
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)


def file_stems(ids: Sequence[str]) -> dict[str, str]:
    """The id itself where it is a plain name, else its plain part with a hash of the whole."""
    folded = Counter(one.casefold() for one in set(ids))
    return {one: one if _is_safe(one) and folded[one.casefold()] == 1 else _hashed(one) for one in ids}


def _is_safe(one: str) -> bool:
    return bool(_PLAIN.fullmatch(one)) and not _RESERVED.fullmatch(one)


def _hashed(one: str) -> str:
    plain = re.sub(r"[^A-Za-z0-9]+", "-", one).strip("-")[:40]
    digest = hashlib.sha256(one.encode()).hexdigest()[:10]
    return f"{plain}-{digest}" if plain else f"school-{digest}"
