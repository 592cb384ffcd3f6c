"""Accept: let a dataset go on that a stated limit holds, and write down who said so and why."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tasks.district import District
from tasks.errors import DistrictInvalid, NothingHeld
from tasks.home import Home
from tasks.journal import Acceptance, append
from tasks.limits.good import held
from tasks.settings_mistakes import nearest


def accept(district: District, dataset: str, because: str, who: str) -> tuple[Acceptance, tuple[str, ...], Path]:
    """Release the delivery of a dataset that was held last; the next run takes it.

    Returns what was written down, the sentences of the limits, and the journal's path. Raises DistrictInvalid for a
    dataset that is none, NothingHeld where no limit holds it.
    """
    where = str(district.folder / "district.toml")
    if dataset not in district.datasets:
        raise DistrictInvalid(
            f"There is no dataset '{dataset}'.", where=where, fix=nearest(dataset, [*district.datasets]).rstrip("?")
        )
    if not because.strip():
        raise DistrictInvalid("Why the dataset is accepted is not said.", fix='say it: --because "the school closed"')
    home = Home(district.home_folder)
    holding = held(home, district.datasets[dataset].department, dataset)
    if holding is None:
        raise NothingHeld(
            f"No limit holds {dataset}.",
            where=where,
            whose=district.owner_of(dataset),
            fix="look at the last run's verdicts; a broken contract cannot be accepted, its data must be mended",
        )
    entry = Acceptance(
        said_at=datetime.now(UTC).replace(microsecond=0),
        who=who,
        dataset=dataset,
        key=holding.key,
        limits=tuple(limit.name for limit in holding.limits),
        because=" ".join(because.split()),
    )
    return entry, tuple(limit.sentence for limit in holding.limits), append(home, entry)
