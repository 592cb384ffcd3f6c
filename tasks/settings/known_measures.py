"""The measures a district knows: those of the catalogue, and those that its departments deliver ready-made."""

from __future__ import annotations

from tasks.district import District
from tasks.indicators.catalogue import Indicator, catalogue


def measures_of(district: District) -> dict[str, Indicator]:
    """The catalogue and, after it, the measures that this district's departments deliver ready-made.

    The version of one that is made with the district's own settings names them.
    """
    known = {name: _as_set(one, district) for name, one in catalogue().items()}
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
    return {**known, **delivered}


def _as_set(one: Indicator, district: District) -> Indicator:
    told = [f"{name} {value}" for name in one.settings if (value := getattr(district.definitions, name)) is not None]
    return one.model_copy(update={"definition_version": ", ".join([one.definition_version, *told])}) if told else one
