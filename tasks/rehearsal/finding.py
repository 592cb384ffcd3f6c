"""What a rehearsal of a school year found: what, whose, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from tasks.errors import ContractBroken
from tasks.sources.settings import Settings

NOT_PROVEN = 4
_SHOWN = 10

# What must be mended before day one; what a run on day one would hold by a limit, until it is mended or accepted; what
# the new files cannot prove; and what is usual at the turn of a year, or only worth a look.
Kind = Literal["mend", "held", "open", "look"]
_MARKS: dict[Kind, str] = {"mend": "-", "held": "(held)", "open": "(open)", "look": "(look)"}


class Finding(Settings):
    """One thing found; `columns` are those whose names it tells already."""

    dataset: str
    what: str
    whose: str
    to_do: str
    kind: Kind = "mend"
    columns: tuple[str, ...] = Field(default=(), exclude=True)


@dataclass(frozen=True)
class Rehearsal:
    """All that was found of one school year, and the datasets of which no new files were given."""

    district: str
    school_year: str
    findings: tuple[Finding, ...]
    not_rehearsed: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 where the year can begin: nothing is to be mended, nothing would be held, and nothing is left unproven."""
        kinds = {one.kind for one in self.findings}
        if kinds & {"mend", "held"}:
            return ContractBroken.exit_code
        return NOT_PROVEN if "open" in kinds else 0

    def as_dict(self) -> dict[str, Any]:
        """For scripts."""
        findings = [one.model_dump() for one in self.findings]
        told = {"district": self.district, "school_year": self.school_year, "findings": findings}
        return {**told, "not_rehearsed": list(self.not_rehearsed), "exit_code": self.exit_code}

    def in_words(self) -> str:
        """For people: what must be mended first, and what was found of several datasets of one owner once."""
        alike: dict[tuple[Kind, str, str, str], list[Finding]] = {}
        for one in sorted(self.findings, key=lambda one: [*_MARKS].index(one.kind)):
            alike.setdefault((one.kind, one.what, one.to_do, one.whose), []).append(one)
        without = ", ".join(self.not_rehearsed)
        told = [f"  not rehearsed, since the new files hold none of it: {without}"] if without else []
        heading = f"{self.district}, school year {self.school_year}: {self._verdict()}"
        return "\n".join([heading, *map(_in_words, alike.values()), *told])

    def _verdict(self) -> str:
        kinds = [one.kind for one in self.findings]
        mend_n, held_n = kinds.count("mend"), kinds.count("held")
        told = [f"{mend_n} to mend before day one"] if mend_n else []
        told += [f"{held_n} that a run on day one would hold"] if held_n else []
        told += [f"{kinds.count('open')} not proven"] if "open" in kinds else []
        return ", ".join(told) or "ready"


def _in_words(alike: Sequence[Finding]) -> str:
    first = alike[0]
    datasets = ", ".join(one.dataset for one in alike)
    return f"  {_MARKS[first.kind]} {datasets}: {first.what}\n      whose: {first.whose}\n      to do: {first.to_do}"


def listed(names: Sequence[str]) -> str:
    """Names, the first ten of them where there are many."""
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}"
