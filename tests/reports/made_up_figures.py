"""Made-up figures with the hiding that protection would do; hidden rows keep a number that nobody may see."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]

# Stands in the numbers of hidden rows, so that a test can look for it in the briefs.
SECRET = 7771777.0
CYCLE = (date(2025, 11, 3), date(2026, 1, 30))
YEAR = (date(2025, 7, 1), date(2026, 1, 30))
WINDOWS = [(date(year, 4, 14), date(year, 5, 9)) for year in (2022, 2023, 2024, 2025)]
GROUPS = {
    "sex=female": 0.49,
    "sex=male": 0.51,
    "race_ethnicity=asian": 0.06,
    "race_ethnicity=black": 0.14,
    "race_ethnicity=hispanic": 0.36,
    "race_ethnicity=white": 0.38,
    "race_ethnicity=two_or_more": 0.05,
    "race_ethnicity=pacific_islander": 0.01,
    "english_learner=true": 0.17,
    "english_learner=false": 0.83,
    "disability=true": 0.14,
    "disability=false": 0.86,
    "economically_disadvantaged=true": 0.52,
    "economically_disadvantaged=false": 0.48,
}
# Measure, slice, periods, middle of the rates, days counted for each student.
_RATES = (
    ("chronic_absence", "", [YEAR], 0.155, 1),
    ("attendance_rate", "", [CYCLE], 0.931, 58),
    ("suspension_rate", "", [YEAR], 0.041, 1),
    ("proficiency", "reading", WINDOWS, 0.53, 0.45),
    ("proficiency", "mathematics", WINDOWS, 0.44, 0.45),
    ("participation", "reading", WINDOWS, 0.972, 0.46),
    ("participation", "mathematics", WINDOWS, 0.968, 0.46),
)


def measures(schools: list[Row], tables: dict[str, list[Row]]) -> list[Row]:
    """Figures of the district, its schools and their student groups."""
    chance = random.Random(20260204)
    sizes = {row["school_id"]: row["_students"] for row in schools}
    units = [("district", "", sum(sizes.values())), *(("school", one, size) for one, size in sizes.items())]
    rows = [row for unit in units for row in _unit(chance, *unit)]
    rows += _suspension_counts(chance, sizes)
    rows += [row for unit_type, unit_id, _ in units for row in _vacancies(unit_type, unit_id)]
    return [*rows, *_alignment(schools, tables)]


def _unit(chance: random.Random, unit_type: str, unit_id: str, size: int) -> Iterator[Row]:
    base = {"unit_type": unit_type, "unit_id": unit_id, "slice": ""}
    shift = chance.uniform(-0.04, 0.04) if unit_type == "school" else 0.0
    for group_id, share in {"all": 1.0, **GROUPS}.items():
        people = round(size * share)
        tilt = 0.0 if group_id == "all" else chance.uniform(-0.03, 0.05)
        for measure, slice_, periods, middle, per_student in _RATES:
            for period in periods if group_id == "all" else periods[-1:]:
                whole = round(people * per_student)
                rate = min(max(middle + shift + tilt + chance.uniform(-0.01, 0.01), 0.004), 0.996)
                part = round(whole * rate)
                figure = {"measure": measure, "slice": slice_, "numerator": part, "denominator": whole, "n": people}
                yield _figure(base | figure | {"group_id": group_id}, period, value=part / whole if whole else None)
        enrolled = {"measure": "enrolment", "group_id": group_id, "n": people}
        yield _figure(base | enrolled, CYCLE, value=float(people), form="value")
    answered = {"measure": "trusted_adult", "group_id": "all", "n": round(size * 0.6), "origin": "rates"}
    yield _figure(
        base | answered | {"authority": "Pulse survey", "definition_version": "pulse-2025"},
        (date(2025, 10, 6), date(2025, 10, 17)),
        value=0.71 + shift,
        form="rate",
    )


def _figure(fields: Row, period: tuple[date, date], *, value: float | None, form: str = "proportion") -> Row:
    people = fields["n"]
    part, whole = fields.get("numerator"), fields.get("denominator")
    is_small = people < 10 or (form == "proportion" and (part < 10 or whole - part < 10))
    reason = "to protect small groups" if is_small else ""
    if not is_small and fields["group_id"] == "race_ethnicity=two_or_more" and people < 40:
        reason = "to protect small groups"
    row = {
        "numerator": None,
        "denominator": None,
        "excluded_n": 34.0 if fields["unit_type"] == "district" and fields["measure"] == "chronic_absence" else 0.0,
        "expected_n": float(round((whole or people) / (0.992 if fields["measure"] == "attendance_rate" else 1))),
        "received_n": float(whole or people) if fields["measure"] == "attendance_rate" else float(people),
        "freshest_date": period[1],
        "definition_version": "made-up-1",
        "origin": "student rows",
        "authority": "",
        **fields,
        "period_start": period[0],
        "period_end": period[1],
        "value": value,
        "is_shown": not reason,
        "hidden_reason": reason,
    }
    numbers = ("numerator", "denominator", "value", "n", "excluded_n", "expected_n", "received_n")
    return row if not reason else row | dict.fromkeys(numbers, SECRET)


def _vacancies(unit_type: str, unit_id: str) -> Iterator[Row]:
    """Months of which the last lie above all others, in the district and at no school; and the cycle's own figure."""
    wave = (0, -1, 1, 1, 0, -1, 0, 1, 0, -1, -1, 1, 0, 0, 0, -1)
    late = (5, 6, 6) if unit_type == "district" else (1, 0, -1)
    for place, step in enumerate((*wave, *late)):
        year, month = divmod(2024 * 12 + 6 + place, 12)
        first = date(year, month + 1, 1)
        last = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)
        periods = [(first, min(last, CYCLE[1])), *([CYCLE] if last > CYCLE[1] else [])]
        for start, end in periods:
            number = 40.0 + 4 * step
            told = {"measure": "vacancy_rate", "unit_type": unit_type, "unit_id": unit_id, "slice": "", "n": 800}
            counts = {"numerator": number, "denominator": 800.0, "definition_version": "vacant-fte-last-day-1"}
            yield _figure({**told, **counts, "group_id": "all"}, (start, end), value=number / 800)


def _suspension_counts(chance: random.Random, sizes: dict[str, int]) -> Iterator[Row]:
    units = [("district", "", sum(sizes.values())), *(("school", one, size) for one, size in sizes.items())]
    fields = {
        "measure": "state_suspensions",
        "slice": "",
        "origin": "counts",
        "authority": "State Department of Education",
        "definition_version": "discipline file 2025",
    }
    for unit_type, unit_id, size in units:
        for group_id, share in {"all": 1.0, "sex=female": 0.3, "sex=male": 0.7, "disability=true": 0.25}.items():
            number = float(round(size * share * chance.uniform(0.04, 0.06)))
            row = _figure(
                {**fields, "unit_type": unit_type, "unit_id": unit_id, "group_id": group_id, "n": number},
                (date(2024, 7, 1), date(2025, 6, 30)),
                value=None,
                form="count",
            )
            yield row if not row["is_shown"] else row | {"numerator": number, "n": None, "expected_n": None}


def _alignment(schools: list[Row], tables: dict[str, list[Row]]) -> Iterator[Row]:
    active = {row["initiative_id"]: row for row in tables["initiatives"] if row["status"] == "active"}
    served: dict[str, list[Row]] = {}
    for link in tables["initiative_goals"]:
        if link["initiative_id"] in active:
            served.setdefault(link["goal_id"], []).append(active[link["initiative_id"]])
    for goal_id in dict.fromkeys(row["goal_id"] for row in tables["goals"]):
        found = served.get(goal_id, [])
        is_covered = any(one["owner"] and one["measure"] and one["budget_usd"] for one in found)
        yield _planned("goal_coverage", "goal", goal_id, numerator=float(is_covered), denominator=1.0)
        departments: dict[str, int] = {}
        for one in found:
            helpers = {
                row["department_id"]
                for row in tables["initiative_departments"]
                if row["initiative_id"] == one["initiative_id"]
            }
            for department in {one["lead_department_id"], *helpers}:
                departments[department] = departments.get(department, 0) + 1
        for department, number in departments.items():
            yield _planned("initiatives_by_goal", "goal", goal_id, slice_=department, value=float(number))
    for school in schools:
        here = [
            row
            for row in tables["initiative_schools"]
            if row["school_id"] == school["school_id"] and row["initiative_id"] in active
        ]
        hours = [row["staff_hours_per_month"] for row in here if row["staff_hours_per_month"] is not None]
        yield _planned("initiative_load", "school", school["school_id"], value=float(len(here)), n=float(len(here)))
        yield _planned("initiative_hours", "school", school["school_id"], value=float(sum(hours)), n=float(len(hours)))


def _planned(measure: str, unit_type: str, unit_id: str, *, slice_: str = "", **numbers: float) -> Row:
    return {
        "measure": measure,
        "unit_type": unit_type,
        "unit_id": unit_id,
        "group_id": "all",
        "slice": slice_,
        "period_start": CYCLE[0],
        "period_end": CYCLE[1],
        **dict.fromkeys(("numerator", "denominator", "value", "n", "excluded_n", "expected_n", "received_n")),
        "freshest_date": None,
        "definition_version": "made-up-1",
        "origin": "plans",
        "authority": "",
        "is_shown": True,
        "hidden_reason": "",
        **numbers,
    }


def figure(**fields: Any) -> Row:
    """One figure, by default of all students of the district in the cycle."""
    return {
        **_planned("chronic_absence", "district", ""),
        "definition_version": "fs195-10pct-10days-1",
        "origin": "student rows",
        **fields,
    }


def hostile_measures(schools: list[Row]) -> list[Row]:
    """Figures whose texts try to break out of the page."""
    chance = random.Random(1)
    units = [("district", "", 400), *(("school", row["school_id"], 60) for row in schools)]
    rows = [row for unit in units for row in _unit(chance, *unit)]
    texts = {"slice": "<i>slice</i>", "authority": "<script>authority</script>", "definition_version": '"><b>v'}
    extra = [row | texts | {"measure": "<script>measure</script>"} for row in rows if row["measure"] == "trusted_adult"]
    groups = [row | {"group_id": 'sex="><script>x</script>'} for row in rows if row["group_id"] == "sex=male"]
    return [*rows, *extra, *groups]
