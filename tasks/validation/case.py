"""What is judged, and where the outcome goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from expectations.contract import Contract
from expectations.rules import Rule
from tasks.arrival.arriving import AS_IT_COMES, Arriving
from tasks.quarantine.mended import NONE_MENDED, Mended
from tasks.settings.crosswalk_file import Crosswalk
from tasks.settings.map_file import Map
from tasks.time_limit import JUDGING_MINUTES
from tasks.validation.copies import Copy
from tasks.validation.references import Reference, References


@dataclass(frozen=True)
class Case:
    """One snapshot with all it is judged by; `quarantine` is a folder that is made where rows are held back.

    `malformed` has the lines of the snapshot that are no rows; the files among it that are `copies` are left out.
    `before` has the last good rows, and so has `kept_from` where those of a row that is held back stand in for it.
    Of schools that are given up, `successors` stand for them. `own_rules` are those of this district and this day.
    Limits read `compared` beside the dataset's own earlier rows.
    """

    contract: Contract
    map: Map
    snapshot: Path
    references: References
    accepted: Path
    quarantine: Path
    malformed: Path | None = None
    copies: tuple[Copy, ...] = ()
    mended: Mended = NONE_MENDED
    codes: Crosswalk = field(default_factory=dict)
    arriving: Arriving = AS_IT_COMES
    before: Path | None = None
    kept_from: Path | None = None
    successors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    others: Mapping[str, Path] = field(default_factory=dict)
    own_rules: tuple[Rule, ...] = ()
    minutes: float = JUDGING_MINUTES
    compared: tuple[Path, ...] = ()

    @property
    def profile(self) -> Path:
        """Where the size of the accepted rows goes, for later deliveries to be compared with."""
        return self.accepted.with_suffix(".profile.parquet")

    @property
    def roster(self) -> Reference | None:
        """The enrolled, where rows of this contract name students and somebody has delivered who is enrolled."""
        return self.references.get("enrolment") if self.contract.person_column == "student_id" else None

    def folders(self, work: Path) -> set[Path]:
        """Where judging writes."""
        return {self.accepted.parent, self.quarantine, work}

    @property
    def files(self) -> set[Path]:
        """What judging only reads: of other datasets no more than these."""
        places: Iterable[Path | None] = (
            self.snapshot,
            self.malformed,
            self.mended.path,
            self.arriving.before,
            self.arriving.beside,
            *self.others.values(),
            *self.compared,
            self.before,
            self.kept_from,
            *(path for one in self.references.values() for path in (*one.paths, *one.held_back, *one.former)),
        )
        return {place for place in places if place}
