"""Every error a user can meet: what, where, whose, what to do, and the exit code it ends a command with.

Messages never hold a value of student data. This is the one module that all others may import.
"""

from __future__ import annotations


class ThroughlineError(Exception):
    """An error shown to the user as it is, without a traceback."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", whose: str = "", fix: str = "") -> None:
        self.what = what
        self.where = where
        self.whose = whose
        self.fix = fix
        super().__init__(str(self))

    def __str__(self) -> str:
        parts = [self.what]
        parts += [f"  where: {self.where}"] if self.where else []
        parts += [f"  whose: {self.whose}"] if self.whose else []
        parts += [f"  to do: {self.fix}"] if self.fix else []
        return "\n".join(parts)

    @property
    def sentence(self) -> str:
        """What happened and what to do, on one line, for receipts and briefs."""
        return f"{self.what} To do: {self.fix}." if self.fix else self.what

    def __reduce__(self) -> tuple[object, ...]:
        """Survives the journey between processes, keyword arguments and all."""
        return (_rebuild, (type(self), self.__dict__))


def _rebuild(kind: type[ThroughlineError], state: dict[str, str]) -> ThroughlineError:
    return kind(state["what"], where=state["where"], whose=state["whose"], fix=state["fix"])


class WordsOff(ThroughlineError):
    """What the command was given names nothing that is there, or leaves out what it must say."""

    exit_code = 2


class DistrictInvalid(ThroughlineError):
    """The district folder says something that cannot be."""

    exit_code = 10


class SourceUnavailable(ThroughlineError):
    """A source gave nothing: no file, an empty one, one still being written, no answer."""

    exit_code = 11


class SourceUnreadable(SourceUnavailable):
    """A source gave something that cannot be read as the folder says it should be."""


class ContractBroken(ThroughlineError):
    """A dataset does not keep its contract as a whole."""

    exit_code = 12


class MapBroken(ContractBroken):
    """A map does not run, does not fit the contract, or loses rows without a reason."""


class MapNotRunnable(MapBroken):
    """A map's SQL cannot be run; what it says is the engine's, for whoever wrote the map and not for a department."""


class IndicatorBroken(ThroughlineError):
    """An indicator's SQL or meaning is not in the one shape."""

    exit_code = 13


class WouldDisclose(ThroughlineError):
    """Publishing would show a small group."""

    exit_code = 14


class HomeBusy(ThroughlineError):
    """Another run is at work for this district."""

    exit_code = 15


class HomeUnusable(DistrictInvalid):
    """The district's home cannot be made or written."""


class RunNotFound(ThroughlineError):
    """There is no such published run or cycle."""

    exit_code = 16


class RunFailed(ThroughlineError):
    """A step ended in a way that no other error names."""

    exit_code = 17


class NothingHeld(ThroughlineError):
    """No limit holds the dataset that somebody wants to accept."""

    exit_code = 18


class TooFewGoOn(ThroughlineError):
    """So few rows of the dataset that somebody wants to accept would go on that it would be emptied."""

    exit_code = 19


class SeriesUnusable(ThroughlineError):
    """A file of series cannot be charted as it was asked to be."""

    exit_code = 20


class TableUnusable(ThroughlineError):
    """A file is not a table of counts that can be protected."""

    exit_code = 21


class FigureUnknown(ThroughlineError):
    """A run has no such measure, unit or student group."""

    exit_code = 22


class NotReleasable(ThroughlineError):
    """What everybody may see of a run cannot be chosen: not any more, or not of such a run."""

    exit_code = 23


EXIT_CODES: dict[int, str] = {
    0: "done",
    1: "an error of Throughline's own: please report it",
    WordsOff.exit_code: "the command's words are off",
    3: "the run is published but not complete: a required dataset is missing, stopped or stood in for",
    4: "a rehearsal found nothing to mend or held, but something that its new files do not prove",
    DistrictInvalid.exit_code: "the district folder is not valid, or its home cannot be written",
    SourceUnavailable.exit_code: "a source cannot be reached or read",
    ContractBroken.exit_code: "a contract or map is broken, or a rehearsal found what must be mended or would be held",
    IndicatorBroken.exit_code: "an indicator is broken",
    WouldDisclose.exit_code: "publishing was refused because it would show a small group",
    HomeBusy.exit_code: "another run is at work for this district",
    RunNotFound.exit_code: "no such run or cycle",
    RunFailed.exit_code: "a step of the run failed",
    NothingHeld.exit_code: "no limit holds the dataset that was to be accepted",
    TooFewGoOn.exit_code: "none or too few rows of the dataset that was to be accepted would go on",
    SeriesUnusable.exit_code: "a file of series cannot be charted as asked",
    TableUnusable.exit_code: "a file is not a table of counts that can be protected",
    FigureUnknown.exit_code: "a run has no such measure, unit or student group",
    NotReleasable.exit_code: "the run cannot be released: it is another district's, an analyst's or of another version",
    130: "stopped by the user",
}
