"""One department's data between cycles: pulled and judged, so that what is wrong is known before the meeting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect import flow

from flows.progress import Progress
from flows.steps import find_missing, pull_dataset, tell_departments, validate_dataset
from tasks.errors import DistrictInvalid
from tasks.settings.district_folder import read_district
from tasks.storage.home import Home
from tasks.storage.stand_in import all_last_good
from tasks.validation.references import in_reading_order
from tasks.verdicts.verdict import Verdict


@flow(name="refresh-department", flow_run_name="{department}", persist_result=False)
def refresh_department(district: str, department: str, cycle: str) -> list[dict[str, Any]]:
    """Pull and judge the datasets that one department owes; nothing is computed or published.

    `district` is the path of the district's folder, `department` and `cycle` are names in it. Returns counts.
    """
    settings = read_district(Path(district))
    settings.cycle(cycle)
    if department not in settings.departments:
        raise DistrictInvalid(
            f"There is no department '{department}'.",
            where=district,
            fix=f"name one of: {', '.join(settings.departments)}",
        )
    owed = [name for name in in_reading_order(settings) if settings.datasets[name].department == department]
    progress = Progress()
    with Home(settings.home_folder).lock():
        others = [one for one in all_last_good(settings) if one.dataset not in owed]
        verdicts: list[Verdict] = []
        for dataset in owed:
            pulled = pull_dataset(settings, dataset)
            verdicts.append(validate_dataset(settings, dataset, pulled, [*others, *verdicts], cycle))
        into = Home(settings.home_folder).scorecards(department)
        verdicts = find_missing(settings, cycle, verdicts, into)
        tell_departments(settings, cycle, verdicts, into)
    for verdict in verdicts:
        progress.say(f"  {verdict.in_words}")
    progress.say(f"The scorecard is in {into}")
    return [verdict.model_dump(mode="json", exclude={"accepted_path"}) for verdict in verdicts]
