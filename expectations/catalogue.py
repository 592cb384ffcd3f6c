"""The one list of contracts."""

from expectations import (
    assessments,
    attendance,
    calendar,
    commitments,
    counts,
    demographics,
    departments,
    enrolment,
    goals,
    incidents,
    initiative_departments,
    initiative_goals,
    initiative_schools,
    initiatives,
    notes,
    rates,
    schools,
)
from expectations.contract import Contract

CONTRACTS: dict[str, Contract] = {
    module.CONTRACT.dataset: module.CONTRACT
    for module in (
        departments,
        schools,
        calendar,
        goals,
        enrolment,
        demographics,
        attendance,
        assessments,
        incidents,
        counts,
        rates,
        initiatives,
        initiative_departments,
        initiative_goals,
        initiative_schools,
        commitments,
        notes,
    )
}
