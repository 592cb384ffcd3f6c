"""The measures a district knows: those of the catalogue, and those that its departments deliver ready-made."""

from __future__ import annotations

from tasks.district import District
from tasks.indicators.catalogue import Indicator, catalogue


def measures_of(district: District) -> dict[str, Indicator]:
    """The catalogue and, after it, the measures that this district's departments deliver ready-made."""
    delivered = {
        name: Indicator(
            **one.model_dump(),
            name=name,
            area="outcomes",
            additive=False,
            minimum_n=district.protection.minimum_n,
            authority="as delivered",
            definition_version="as delivered",
            owner="as delivered",
            chart="table",
            shown_period="own",
        )
        for name, one in district.measures.items()
        if name not in catalogue()
    }
    return {**catalogue(), **delivered}
