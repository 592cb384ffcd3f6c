"""Words about goals that name a slice of a measure which has other slices."""

from __future__ import annotations

from collections.abc import Sequence

from reports.numbers import plural

_MOST_NAMED = 5


def other_slices(slice_: str, slices: Sequence[str]) -> str:
    """No figure has the slice "reading", which goals name: there are now 2 tests of it. In goals, write as slice ..."""
    is_several = len(slices) > 1
    found = f"are now {len(slices):,} tests of it" if is_several else "is only one test of its subject now"
    named = " or ".join(f'"{one}"' for one in slices[:_MOST_NAMED])
    more = f", or one of {plural(len(slices) - _MOST_NAMED, 'other')}" if len(slices) > _MOST_NAMED else ""
    return (
        f'No figure has the slice "{slice_}", which goals name: there {found}. In goals, write as slice {named}{more}.'
    )


def other_spelling(slice_: str, slices: Sequence[str]) -> str:
    """No figure has the slice "Mathematics", which goals name. If "math" is meant, write that as slice in goals."""
    named = " or ".join(f'"{one}"' for one in slices[:_MOST_NAMED])
    return f'No figure has the slice "{slice_}", which goals name. If {named} is meant, write that as slice in goals.'
