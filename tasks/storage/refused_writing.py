"""Tells what the system says of a file that is written from what it says of one that is read."""

from __future__ import annotations

import errno

_ONLY_OF_WRITING = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def is_about_writing(error: OSError) -> bool:
    """Whether the system refused to write, for which no file that is only read can be blamed."""
    return error.errno in _ONLY_OF_WRITING
