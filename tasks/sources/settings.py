"""What `district.toml` may say of a source: one model per kind."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

FileFormat = Literal["csv", "tsv", "excel", "parquet", "json", "jsonl", "fixed_width", "xml"]


class Settings(BaseModel):
    """Refuses keys it does not know, so that a misspelt one is never silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FilesSettings(Settings):
    """One file or a glob of files of one format, possibly inside a zip.

    `path` is relative to the district's folder; `${NAME}` stands for an environment variable.
    `format` is taken from the file's ending when not given. `encoding` is used only when the bytes
    are not UTF-8, nor UTF-16 with a byte order mark. Lines, in a workbook rows, before the header are
    `preamble_lines`; `header = false` names columns column_1, column_2 and so on. An empty field is NULL,
    and a row that holds nothing but empty fields is left out.

    A file of more than `most_mb` megabytes is refused, so is a zip of which more comes out, or more than 200 times
    its size (from 64 MB on), or that holds more than 5,000 files, and a Parquet file with more text than that. So are
    rows of more than 16 MB, more than 5,000 columns, and XML nested deeper than 200 levels. A workbook may take
    6 GB of memory, 15 minutes and 64 million cells.
    """

    kind: Literal["files"]
    path: str = Field(min_length=1)
    format: FileFormat | None = None
    member: str = Field(default="", description="inside a zip: which files, as a glob; all when empty")
    encoding: str = ""
    delimiter: str = Field(default="", max_length=1, description="a comma when empty, for tsv a tab")
    quote: str = Field(default='"', max_length=1, description="no quoting when empty")
    preamble_lines: int = Field(default=0, ge=0, le=1_000_000)
    header: bool = True
    sheet: str = Field(
        default="", description="a workbook's sheet by name; else the first, if no other goes on with it"
    )
    cell_range: str = Field(default="", pattern=r"^([A-Z]{1,3}[1-9][0-9]*:[A-Z]{1,3}[1-9][0-9]*)?$")
    columns_file: str = Field(default="", description="fixed width: a CSV of name, start (from 1), length")
    short_lines: bool = Field(default=False, description="fixed width: the sender cuts blanks off the ends of lines")
    records: str = Field(default="", description="JSON: the key that holds the rows, dots between levels")
    row_element: str = Field(default="", description="XML: the element that is a row")
    drop_control_bytes: bool = Field(default=False, description="XML: leave out bytes that no XML may hold")
    most_mb: int = Field(default=4096, ge=1, description="how large a file may be, and all that comes out of a zip")
    settle_seconds: float = Field(default=2.0, ge=0, le=600, description="0: take a file however young it is")

    @field_validator("encoding")
    @classmethod
    def _known_encoding(cls, value: str) -> str:
        try:
            "".encode(value or "utf-8")
        except (LookupError, UnicodeError):
            raise ValueError("is not an encoding; write one such as windows-1252") from None
        return value

    @field_validator("quote")
    @classmethod
    def _is_plain_quote(cls, value: str) -> str:
        if not value.isascii():
            raise ValueError("must be a character of plain ASCII, such as ' or the straight double quote")
        return value

    @model_validator(mode="after")
    def _told_apart(self) -> FilesSettings:
        marks = [mark for mark in (self.delimiter or ",", self.quote) if mark]
        if len(set(marks)) < len(marks) or not {"\r", "\n", "\0"}.isdisjoint(marks):
            raise ValueError("delimiter and quote must differ, and neither can end a line")
        return self

    @model_validator(mode="after")
    def _says_what_a_row_is(self) -> FilesSettings:
        if not self.row_element and (self.format == "xml" or self.path.endswith(".xml")):
            raise ValueError("XML needs `row_element`, the name of the element that is a row")
        if not self.columns_file and self.format == "fixed_width":
            raise ValueError("fixed width needs `columns_file`, a CSV of name, start (from 1), length")
        return self


class SampleSettings(Settings):
    """A made-up district, the same for the same numbers.

    `faults` plants that many faulty rows of each kind named in `sources/sample_faults.py`.
    """

    kind: Literal["sample"]
    students: int = Field(default=2000, ge=100, le=1_000_000)
    schools: int = Field(default=0, ge=0, le=5000, description="0: one for about 165 students, 12 at the least")
    seed: int = Field(default=1, ge=0)
    faults: dict[str, int] = Field(default_factory=dict)


SourceSettings = Annotated[FilesSettings | SampleSettings, Field(discriminator="kind")]


class SourceFile(Settings):
    """One thing a source holds, recognised by the hash of its content."""

    name: str
    sha256: str
    size_bytes: int


class SourceContext(Settings):
    """What a connector may know besides its settings: no environment, no Prefect, no clock.

    `others` are the paths of the files that the other datasets are read from, as district.toml has them. With
    `sets_aside`, lines that are no rows are set aside where they are few; else they make their file unreadable.
    """

    dataset: str
    contract: str
    owner: str
    folder: Path
    work: Path
    school_year_start: str = "07-01"
    others: tuple[str, ...] = ()
    sets_aside: bool = False
