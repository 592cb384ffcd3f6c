"""Chooses the shares to hide at each place, and finds those that can be told too nearly."""

from __future__ import annotations

import numpy as np

from tasks.suppression.cells import Flags, Numbers
from tasks.suppression.lines import Line
from tasks.suppression.place_hiding import derived, without_derived
from tasks.suppression.shares import Shares
from tasks.suppression.widening import Hiding, View, narrow, widened

# What it costs more to hide what is known, by which nothing is gained, and what leaves others little room.
_OUT_OF_REACH = 1e6
_COST_WITHOUT_ROOM = 1.0


def hide_shares(shares: Shares, view: View, is_primary: Flags, costs: Numbers, min_width: int) -> Hiding:
    """Hide shares (places x shares) until each hidden one can be told only to `min_width` numbers or more.

    What a shown total tells of all its parts, that nobody or everybody of them is counted, is no secret of theirs; but
    no hidden share is what shown ones leave.
    """
    dear = costs[:, None] + _OUT_OF_REACH * shares.known + _COST_WITHOUT_ROOM * shares.without_room(min_width)
    is_hidden = is_primary & ~shares.known
    while True:
        hiding = widened(view, _none_derived(shares, is_hidden, dear), costs, min_width)
        is_hidden = _none_derived(shares, hiding.is_hidden, dear)
        is_safe = hiding.is_safe and not (is_hidden & shares.known).any()
        if (is_hidden == hiding.is_hidden).all() or not is_safe:
            return Hiding(hiding.is_hidden | is_primary, is_safe)


def narrow_n(shares: Shares, view: View, is_hidden: Flags, min_width: int) -> int:
    """How many hidden shares can be told more nearly than may be."""
    is_hidden = is_hidden & ~shares.known
    # What is wide enough is not derived.
    others = is_hidden & (shares.settled(is_hidden) | ~shares.asked)
    derived_n = sum(
        len(derived(lines_of_share(shares, share), own, asked))
        for share, (own, asked) in enumerate(zip(is_hidden.T, others.T, strict=True))
        if asked.any()
    )
    return derived_n + len(narrow(view, is_hidden, min_width))


def narrow_share_places(shares: Shares, view: View, is_hidden: Flags, min_width: int) -> set[int]:
    """The places at which a hidden share, or how many it does not count, can be told more nearly than may be.

    All of them, where what can be told is at none of them.
    """
    found = {int(view.place_of[cell]) for cell in narrow(view, is_hidden & ~shares.known, min_width)}
    return set(range(len(is_hidden))) if -1 in found else found


def lines_of_share(shares: Shares, share: int) -> list[Line]:
    """The lines of the places that have this share."""
    found = [line.among(shares.exists[:, share]) for line in shares.lines]
    return [line for line in found if line is not None]


def _none_derived(shares: Shares, is_hidden: Flags, costs: Numbers) -> Flags:
    others = is_hidden & (shares.settled(is_hidden) | ~shares.asked)
    columns = [
        without_derived(lines_of_share(shares, share), own, asked, price).is_hidden[:, 0] if own.any() else own
        for share, (own, asked, price) in enumerate(zip(is_hidden.T, others.T, costs.T, strict=True))
    ]
    return np.array(columns).T.reshape(is_hidden.shape)
