"""The district folder as typed models, read once and passed down."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator, model_validator

from tasks.errors import RunNotFound
from tasks.school_year import first_day_of, school_year_of
from tasks.sources.settings import Settings, SourceSettings
from tasks.time_limit import JUDGING_MINUTES, MAP_MINUTES

_Text = Annotated[str, Field(min_length=1)]
_Minutes = Annotated[int, Field(ge=1, le=7 * 24 * 60)]


class Department(Settings):
    """A central-office unit with the person who answers for it."""

    title: _Text
    lead: _Text
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+$")


class Window(Settings):
    """Days on which a test is taken, from `start` to `end` inclusive."""

    start: date
    end: date

    @model_validator(mode="after")
    def _in_order(self) -> Window:
        if self.end < self.start:
            raise ValueError("a window ends before it starts; mend start or end")
        return self


class Dataset(Settings):
    """One table a department owes.

    `contract` is the dataset's own name when not given; several datasets may share one contract, and `title` then
    tells readers which is which.
    `reshapes` says why a map's rows are not the source's rows (unpivot, aggregate, drop totals); `codes` names a CSV
    of the district's own codes with ours.
    `aliases` has, for each school year such as 2026-27 or for `always`, the source's new column names with the name
    that the map or contract reads. `id_columns` are the source's columns that may hold the person's number; the one
    found most often among the enrolled is taken. `match_rate_percent` of the numbers must be found there at least.
    A map is stopped after `map_minutes`, and judging as a whole, the map included, after `judging_minutes`.
    """

    department: str
    title: str = ""
    source: SourceSettings
    contract: str = ""
    map: str = ""
    codes: str = ""
    reshapes: str = ""
    expected: Literal["daily", "weekly", "monthly", "cycle", "year", "once"] = "cycle"
    required: bool = False
    stand_in_max_age_days: int = Field(default=45, ge=0)
    volume_limit_percent: int = Field(default=20, ge=1, le=1000, description="a larger change is held until accepted")
    parts: tuple[str, ...] = Field(default=(), description="what must come each time, such as the subjects of a test")
    windows: tuple[Window, ...] = Field(default=(), description="testing windows of which results must come")
    aliases: dict[str, dict[str, str]] = Field(default_factory=dict)
    id_columns: tuple[_Text, ...] = ()
    match_rate_percent: int = Field(default=95, ge=0, le=100)
    map_minutes: _Minutes = MAP_MINUTES
    judging_minutes: _Minutes = JUDGING_MINUTES

    @model_validator(mode="after")
    def _map_is_part_of_judging(self) -> Dataset:
        if self.judging_minutes < self.map_minutes:
            raise ValueError("judging_minutes counts the map too, so it must be map_minutes at least")
        return self


class Cycle(Settings):
    """Plan, do, study, act: from `start` to `end` inclusive, closed by a meeting."""

    title: _Text
    start: date
    end: date
    meeting: date

    @model_validator(mode="after")
    def _in_order(self) -> Cycle:
        if not self.start <= self.end <= self.meeting:
            raise ValueError("start, end and meeting must follow one another")
        return self


class Policy(Settings):
    """How small a group may be before it is hidden from one audience."""

    minimum_n: int = Field(default=10, ge=10, le=100, description="fewer people than this are never shown")
    minimum_n_for_extremes: int = Field(default=30, ge=30, le=1000, description="no 0 or 100 % of fewer than this")
    min_width: int = Field(
        default=7, ge=7, le=100, description="no hidden number can be told to fewer numbers than this"
    )
    hides_corrections: bool = Field(
        default=False, description="a number that differs by few from what was released of the same period is hidden"
    )
    hides_codes: bool = Field(
        default=False, description="a small or large rate that is not shown is not even told as 5% or less, 95% or more"
    )


class PublicPolicy(Policy):
    """What everybody may see."""

    hides_corrections: bool = True


class Protection(Policy):
    """What those who work with a run may see, and what everybody may, which is never more.

    What `public` leaves out of the sizes is as it is for those who work with a run.
    """

    public: PublicPolicy = PublicPolicy()

    @model_validator(mode="before")
    @classmethod
    def _public_is_as_strict(cls, told: object) -> object:
        if not isinstance(told, dict) or not isinstance(told.get("public", {}), dict):
            return told
        strict = {name: told[name] for name in Policy.model_fields.keys() - {"hides_corrections"} & told.keys()}
        return {**told, "public": {**strict, **told.get("public", {})}}

    @model_validator(mode="after")
    def _public_sees_no_more(self) -> Protection:
        # Everybody can keep what was published before, and subtract.
        least = {**self.internal.model_dump(), "hides_corrections": True}
        looser = [name for name, own in least.items() if getattr(self.public, name) < own]
        if looser:
            raise ValueError(f"public.{looser[0]} would show more to everybody than to those who work with a run")
        return self

    @property
    def internal(self) -> Policy:
        """The policy for those who work with a run."""
        return Policy.model_validate(self.model_dump(exclude={"public"}))


class Definitions(Settings):
    """What the district's state asks for that its measures differ by; a measure of what is not set has no figure.

    Risk ratios are those of 34 CFR 300.647, above whose threshold a group must be for so many years in a row.
    """

    chronic_absence_minimum_days: int | None = Field(default=None, ge=1, le=200)
    risk_ratio_cell_size: int = Field(default=10, ge=1, le=100)
    risk_ratio_n_size: int = Field(default=30, ge=1, le=1000)
    risk_ratio_threshold: Decimal | None = Field(default=None, gt=1, le=100, decimal_places=3)
    risk_ratio_years: int = Field(default=1, ge=1, le=3)


class Presentation(Settings):
    """What the briefs show and in which order; empty lists mean everything there is."""

    measures: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    note: str = Field(default="", description="a sentence under the district's name, such as 'made-up data'")


class Delivery(Settings):
    """Where finished briefs are put, and those for everybody; nowhere but below home when empty."""

    folder: str = ""
    public_folder: str = ""


class DeliveredMeasure(Settings):
    """What a measure means that only comes ready-made, so that no indicator of the catalogue says it.

    `counted` decides what protection looks at, `form` whether there is a rate to make.
    """

    title: _Text
    question: str = ""
    form: Literal["proportion", "value"] = "proportion"
    unit: str = "students"
    direction: Literal["up", "down", "neutral"] = "neutral"
    counted: Literal["students", "staff", "things"] = "students"
    only_grows: bool = False
    caveats: tuple[str, ...] = ()


class District(Settings):
    """One school district: who, what is owed, when the cycles are."""

    name: _Text
    time_zone: str = "America/New_York"
    home: str = "home"
    school_year_start: str = Field(default="07-01", pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
    departments: dict[str, Department]
    datasets: dict[str, Dataset]
    cycles: dict[str, Cycle]
    measures: dict[str, DeliveredMeasure] = Field(default_factory=dict)
    protection: Protection = Protection()
    definitions: Definitions = Definitions()
    presentation: Presentation = Presentation()
    delivery: Delivery = Delivery()
    folder: Path = Field(exclude=True)

    @field_validator("time_zone")
    @classmethod
    def _known_time_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ValueError("is not a time zone; write one such as America/Chicago") from None
        return value

    @field_validator("school_year_start")
    @classmethod
    def _day_of_every_year(cls, value: str) -> str:
        try:
            date.fromisoformat(f"2001-{value}")
        except ValueError:
            raise ValueError("is not a day of every year; write it like 07-01") from None
        return value

    @field_validator("departments", "datasets", "cycles")
    @classmethod
    def _not_empty(cls, value: dict[str, object]) -> dict[str, object]:
        if not value:
            raise ValueError("needs at least one entry")
        return value

    @model_validator(mode="after")
    def _public_is_apart(self) -> District:
        if self.delivery.public_folder:
            public = (self.folder / self.delivery.public_folder).resolve()
            others = {"folder": self.folder / self.delivery.folder} if self.delivery.folder else {}
            for name, other in ({"home": self.home_folder} | others).items():
                if public.is_relative_to(other.resolve()) or other.resolve().is_relative_to(public):
                    raise ValueError(
                        f"delivery.public_folder is for everybody, and {name} for those who work with a run: "
                        "one is the other or lies in it; name another"
                    )
        return self

    @property
    def home_folder(self) -> Path:
        """Where landing, accepted, quarantine, journal and runs live."""
        return (self.folder / self.home).resolve()

    @property
    def for_public(self) -> District:
        """The district with the policy for everybody in the place of that for those who work with a run."""
        return self.model_copy(update={"protection": Protection.model_validate(self.protection.public.model_dump())})

    def cycle(self, cycle_id: str) -> Cycle:
        """One of the cycles; raises RunNotFound with the names there are."""
        if cycle_id not in self.cycles:
            raise RunNotFound(
                f"There is no cycle '{cycle_id}'.",
                where=str(self.folder / "district.toml"),
                fix=f"name one of these: {', '.join(self.cycles)}",
            )
        return self.cycles[cycle_id]

    def school_year_start_date(self, day: date) -> date:
        """The first day of the school year in which a day lies."""
        return first_day_of(school_year_of(day, self.school_year_start), self.school_year_start)

    def contract_of(self, dataset_id: str) -> str:
        """The name of the contract a dataset keeps."""
        return self.datasets[dataset_id].contract or dataset_id

    def owner_of(self, dataset_id: str) -> str:
        """Title, lead and address of the department that owes a dataset."""
        department = self.departments[self.datasets[dataset_id].department]
        return f"{department.title} ({department.lead}, {department.email})"
