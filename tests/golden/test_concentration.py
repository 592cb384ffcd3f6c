"""Concentration against vegan's diversity; its Gini-Simpson index is 1 less the HHI."""

from __future__ import annotations

from collections.abc import Callable
from math import log
from typing import Any

import pytest

from tasks.methods.concentration import concentration

Case = dict[str, Any]


def test_concentration_is_that_of_vegan(golden: Callable[[str], list[Case]]) -> None:
    cases = golden("concentration")
    assert len(cases) >= 6
    for case in cases:
        told = concentration({str(place): amount for place, amount in enumerate(case["values"])})
        hhi, n = 1 - case["gini_simpson"], case["richness"]
        assert sum(share > 0 for share in told.shares.values()) == n
        figures = (
            told.hhi,
            told.effective_n,
            told.normalised_hhi,
            told.entropy,
            told.entropy_bits,
            told.normalised_entropy,
        )
        wanted = (
            hhi,
            case["inv_simpson"],
            (hhi - 1 / n) / (1 - 1 / n),
            case["shannon_ln"],
            case["shannon_base2"],
            case["shannon_ln"] / log(n),
        )
        assert [figure.value for figure in figures] == pytest.approx(wanted, abs=1e-9, rel=0), case["id"]
