"""What a run would say of columns that are missing: by their values it may know what they are called now."""

from __future__ import annotations

from tasks.district import District
from tasks.errors import ThroughlineError
from tasks.pull import pull
from tasks.sources.finding import find_files
from tasks.sources.settings import FilesSettings, SourceContext
from tasks.storage.home_for_now import home_for_now
from tasks.storage.snapshot import Snapshot
from tasks.storage.stand_in import all_last_good
from tasks.validate import validate
from tasks.verdicts.verdict import MISSING

# So much is read in a few seconds; for more, names alone must do.
_MOST_BYTES = 200_000_000


def told_by_values(district: District, dataset: str, context: SourceContext) -> str:
    """Why a run of the latest cycle would stop the dataset, with the lines that accept renames; nothing is kept.

    Empty where a run would not say that columns are missing, and where the files are too large to be read for this.
    """
    source = district.datasets[dataset].source
    if not isinstance(source, FilesSettings):
        return ""
    latest = max(district.cycles, key=lambda name: district.cycles[name].end)
    try:
        paths = {one.path for one in find_files(source, context)}
        if sum(path.stat().st_size for path in paths) > _MOST_BYTES:
            return ""
        with home_for_now(district, [dataset]) as work:
            for_now = district.model_copy(update={"home": str(work / "home")})
            pulled = pull(for_now, dataset)
            if not isinstance(pulled, Snapshot):
                return ""
            verdict = validate(for_now, dataset, pulled, all_last_good(district), latest)
    except (ThroughlineError, OSError):
        return ""
    return verdict.reasons[0] if any(one.rule == MISSING for one in verdict.causes) else ""
