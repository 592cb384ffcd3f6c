"""What a rehearsal of a school year found: what, whose, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tasks.errors import ContractBroken
from tasks.sources.settings import Settings

_SHOWN = 10


class Finding(Settings):
    """One thing found; where `must_mend` is false it is only worth knowing."""

    dataset: str
    what: str
    whose: str
    to_do: str
    must_mend: bool = True


@dataclass(frozen=True)
class Rehearsal:
    """All that was found of one school year."""

    district: str
    school_year: str
    findings: tuple[Finding, ...]

    @property
    def exit_code(self) -> int:
        """0 where the year can begin."""
        return ContractBroken.exit_code if any(one.must_mend for one in self.findings) else 0

    def as_dict(self) -> dict[str, Any]:
        """For scripts."""
        findings = [one.model_dump() for one in self.findings]
        told = {"district": self.district, "school_year": self.school_year, "findings": findings}
        return {**told, "exit_code": self.exit_code}

    def in_words(self) -> str:
        """For people: what must be mended first, and what was found of several datasets of one owner once."""
        n = sum(one.must_mend for one in self.findings)
        verdict = f"{self.district}, school year {self.school_year}: {f'{n} to mend' if n else 'ready'}"
        alike: dict[tuple[bool, str, str, str], list[Finding]] = {}
        for one in sorted(self.findings, key=lambda one: not one.must_mend):
            alike.setdefault((one.must_mend, one.what, one.to_do, one.whose), []).append(one)
        return "\n".join([verdict, *map(_in_words, alike.values())])


def _in_words(alike: Sequence[Finding]) -> str:
    first = alike[0]
    mark = "-" if first.must_mend else "(note)"
    datasets = ", ".join(one.dataset for one in alike)
    return f"  {mark} {datasets}: {first.what}\n      whose: {first.whose}\n      to do: {first.to_do}"


def listed(names: Sequence[str]) -> str:
    """Names, the first ten of them where there are many."""
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}"
