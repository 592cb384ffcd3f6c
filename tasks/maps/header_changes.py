"""How the columns of a delivery differ from those of the last good one."""

from __future__ import annotations

from reports.numbers import ordinal
from tasks.sources.settings import Settings


class Renamed(Settings):
    """A column that is probably another one under a new name, and what speaks for it.

    Where the new name may be a person's, `new` is the name that an alias may give the column for its `place`.
    """

    old: str
    new: str
    because: str
    place: int = 0

    @property
    def new_in_words(self) -> str:
        """The new name, or the place of the column where its name stays unsaid."""
        return f"the {ordinal(self.place)} column" if self.place else self.new


class RenamedInFiles(Settings):
    """Columns that `rows_n` rows of some files have under other names than the rest of the dataset's files."""

    files: tuple[str, ...]
    rows_n: int
    renamed: tuple[Renamed, ...]


class ColumnChanges(Settings):
    """How the columns differ from those of the last good delivery, or from those expected when there was none.

    Names of the source stand here only where the first row is surely a header. `missing` and `new` hold renamed
    columns too; a column that is renamed without being missing has exchanged its header with another. In another
    layout so few columns are found again that no renames are proposed. `is_reordered` is told of the columns
    that both have. `in_files` are renames that only some of the files have.
    """

    missing: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    renamed: tuple[Renamed, ...] = ()
    is_reordered: bool = False
    is_other_layout: bool = False
    in_files: tuple[RenamedInFiles, ...] = ()
