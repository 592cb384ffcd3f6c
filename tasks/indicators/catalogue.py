"""The catalogue of indicators, and of the facts they rest on: one `.sql` and one `.yml` of the same stem for each."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import Field, ValidationError

from expectations.contract import Kind
from tasks.errors import IndicatorBroken
from tasks.sources.settings import Settings

_ROOT = Path(__file__).parent
AREAS = ("outcomes", "alignment")
Meaning = TypeVar("Meaning", bound=Settings)


class Fact(Settings):
    """What a table of facts holds: `grain` names the columns that tell its rows apart."""

    grain: tuple[str, ...] = Field(min_length=1)
    columns: dict[str, Kind]


class Indicator(Settings):
    """What an indicator means, as its `.yml` says.

    `counted` is what numerator and denominator count; it decides what protection must look at. `shown_period` is the
    period a brief shows: the cycle, the school year up to the cycle's end, or the number's own period. `rests_on` is
    the dataset of which schools, students and days are counted as received; empty where no school sends it.
    `counts_silence` is true where a student without a row is counted, as untested or as never suspended. Of one that is
    not `is_usual` nobody is told that it has no figure who has not asked for it. A proportion that does not have counts
    is of something else than the people behind it, as of their answers: it has a value and n people, as a delivered
    rate has. A measure that is `variant_of` another asks the same by another rule: a brief has it only where somebody
    asks for it. `settings` are keys of the district's `definitions` that it is made with, which its version names.
    `parts_of` names people of whom several measures count some, each those of the `classes` it lists, or of its slices
    where it lists none: protection looks at them together.
    Where one of `hidden_with` is hidden it is too, since it counts the same people of others. Those whom it counts are
    all whom the measure is of that it `holds`, and others; it is of some of those whom the measure is of that it is
    `within`: a few who are in one of both alone are not to be told. What `pools` another measure of
    several periods is hidden where one of these is, which it would tell of the rest. What `only_grows` counts whoever
    has come to be counted until the period ends: what a later one counts more are those of the time between.
    `not_calculated` says why a group of the district may have no figure, with `settings` in braces.
    """

    name: str
    area: Literal["outcomes", "alignment"]
    title: str
    question: str
    form: Literal["proportion", "ratio", "value"]
    additive: bool
    unit: str
    direction: Literal["up", "down", "neutral"]
    counted: Literal["students", "student_days", "staff", "respondents", "things"]
    rests_on: Literal[
        "",
        "attendance",
        "assessments",
        "cohort",
        "courses",
        "enrolment",
        "incidents",
        "positions",
        "staff",
        "surveys",
    ] = ""
    has_counts: bool = True
    variant_of: str = ""
    parts_of: str = ""
    classes: tuple[str, ...] = ()
    hidden_with: tuple[str, ...] = ()
    holds: str = ""
    within: str = ""
    pools: str = ""
    only_grows: bool = False
    settings: tuple[str, ...] = ()
    not_calculated: str = ""
    counts_silence: bool = False
    is_usual: bool = True
    minimum_n: int = Field(ge=0)
    authority: str
    definition_version: str
    owner: str
    chart: Literal["table", "bars", "line", "none"]
    shown_period: Literal["cycle", "year", "own"]
    caveats: tuple[str, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Whether its SQL gives numerator and denominator, and not value and n."""
        return self.form != "value" and self.has_counts

    @property
    def is_silence_none(self) -> bool:
        """Whether a school that sends nothing may have nothing to send: nobody sends word that nothing happened."""
        return self.rests_on == "incidents"

    @property
    def sql(self) -> str:
        """The SELECT that computes it."""
        return (_ROOT / self.area / f"{self.name}.sql").read_text(encoding="utf-8")


@cache
def catalogue() -> dict[str, Indicator]:
    """Every indicator by name, outcomes first.

    Raises IndicatorBroken where a pair is incomplete or a meaning is not in the one shape.
    """
    return {stem: _read(Indicator, area, stem, name=stem, area=area) for area in AREAS for stem in _stems(area)}


@cache
def facts() -> dict[str, Fact]:
    """Every table of facts by name; raises as `catalogue` does."""
    return {stem: _read(Fact, "facts", stem) for stem in _stems("facts")}


def _stems(area: str) -> list[str]:
    found = {kind: {path.stem for path in (_ROOT / area).glob(f"*.{kind}")} for kind in ("sql", "yml")}
    alone = sorted(found["sql"] ^ found["yml"])
    if alone:
        raise IndicatorBroken(
            f"{area}.{alone[0]} lacks its .sql or its .yml.",
            where=f"tasks/indicators/{area}",
            fix="add the missing one",
        )
    return sorted(found["sql"])


def _read(meaning: type[Meaning], area: str, stem: str, /, **known: str) -> Meaning:
    path = _ROOT / area / f"{stem}.yml"
    try:
        return meaning.model_validate({**yaml.safe_load(path.read_text(encoding="utf-8")), **known})
    except (yaml.YAMLError, TypeError) as error:
        raise IndicatorBroken(f"{path.name} is not a YAML table: {error}", where=f"tasks/indicators/{area}") from None
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise IndicatorBroken(
            f"{path.name}: {problems}", where=f"tasks/indicators/{area}", fix="mend those keys"
        ) from None
