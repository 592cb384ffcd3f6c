"""Accept: let a dataset go on that a stated limit holds, and write down who said so and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tasks.district import District
from tasks.errors import NothingHeld, TooFewGoOn, WordsOff
from tasks.limits.good import Held, held
from tasks.settings.settings_mistakes import likely
from tasks.storage.home import Home
from tasks.storage.journal import Acceptance, acceptance_of, append, journal_file
from tasks.storage.usable import usable


@dataclass(frozen=True)
class Accepted:
    """What stands in the journal, the sentences of the limits, what it costs, and the journal's path.

    `is_new` is false where it was said before: the first word counts, and nothing is written twice.
    """

    entry: Acceptance
    sentences: tuple[str, ...]
    costs: tuple[str, ...]
    journal: Path
    is_new: bool


def accept(district: District, dataset: str, because: str, who: str) -> Accepted:
    """Release the delivery of a dataset that was held last; the next run takes it.

    Raises WordsOff for a dataset that is none or without a reason, NothingHeld where no limit holds it, TooFewGoOn
    where hardly any of its rows would go on, HomeUnusable where the journal cannot be written.
    """
    with usable(district.home_folder):
        return _accept(district, Home(district.home_folder), dataset, because, who)


def _accept(district: District, home: Home, dataset: str, because: str, who: str) -> Accepted:
    if dataset not in district.datasets:
        fix = _meant(district, home, dataset)
        raise WordsOff(f"There is no dataset '{dataset}'.", where=_where(district), fix=fix)
    if not because.strip():
        raise WordsOff("Why the dataset is accepted is not said.", fix='say it: --because "the school closed"')
    holding = _holding(district, home, dataset)
    names = tuple(limit.name for limit in holding.limits)
    sentences = tuple(limit.sentence for limit in holding.limits)
    said = acceptance_of(home, holding.key, names)
    if said:
        return Accepted(said, sentences, holding.costs, journal_file(home), is_new=False)
    entry = Acceptance(
        said_at=datetime.now(UTC).replace(microsecond=0),
        who=who,
        dataset=dataset,
        key=holding.key,
        limits=names,
        because=" ".join(because.split()),
    )
    return Accepted(entry, sentences, holding.costs, append(home, entry), is_new=True)


def _holding(district: District, home: Home, dataset: str) -> Held:
    holding = held(home, district.datasets[dataset].department, dataset)
    whose = district.owner_of(dataset)
    if holding is None:
        raise NothingHeld(
            f"No limit holds {dataset}.",
            where=_where(district),
            whose=whose,
            fix="look at the last run's verdicts; a broken contract cannot be accepted, its data must be mended",
        )
    if holding.too_few:
        raise TooFewGoOn(
            f"{dataset} cannot be accepted. {holding.too_few}",
            whose=whose,
            fix="mend what `throughline quarantine` lists and send the file again",
        )
    return holding


def _meant(district: District, home: Home, dataset: str) -> str:
    """The dataset that was probably meant, or else those that are held."""
    meant = likely(dataset, [*district.datasets])
    if meant:
        return f"did you mean '{meant}'?"
    waiting = [name for name, one in district.datasets.items() if held(home, one.department, name)]
    return f"name one that is held: {', '.join(waiting)}" if waiting else "nothing is held that could be accepted"


def _where(district: District) -> str:
    return str(district.folder / "district.toml")
