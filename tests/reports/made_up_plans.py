"""Made-up reference tables: schools, goals, initiatives, commitments, notes, verdicts."""

from __future__ import annotations

from datetime import date
from typing import Any

Row = dict[str, Any]

DEPARTMENTS = {
    "teaching": ("Teaching & Learning", "A. Brandt"),
    "services": ("Student Services", "R. Okafor"),
    "multilingual": ("Multilingual Learners", "M. Dasgupta"),
    "special": ("Special Education", "J. Lindqvist"),
    "people": ("Human Resources", "T. Alvarez"),
    "finance": ("Finance", "P. Moreau"),
    "families": ("Family Engagement", "S. Whitfield"),
    "data": ("Data & Assessment", "L. Nakamura"),
}
_SCHOOLS = (
    ("Alder Elementary", "elementary", 412),
    ("Birch Elementary", "elementary", 388),
    ("Cedar Elementary", "elementary", 455),
    ("Dogwood Elementary", "elementary", 301),
    ("Elm Elementary", "elementary", 367),
    ("Fir Elementary", "elementary", 344),
    ("Garnet Middle", "middle", 702),
    ("Harbor Middle", "middle", 655),
    ("Juniper High", "high", 1288),
    ("Keystone High", "high", 1140),
    ("Larkspur K-8", "combined", 538),
    ("Tamarack Center", "other", 60),
)
GOALS: list[Row] = [
    {"goal_id": "g1", "title": "Every student is in school every day", "owner_department_id": "services",
     "owner": "R. Okafor", "measure": "chronic_absence", "target": 0.12, "direction": "down",
     "due_date": date(2026, 6, 30)},
    {"goal_id": "g1", "title": "Every student is in school every day", "owner_department_id": "services",
     "owner": "R. Okafor", "measure": "attendance_rate", "target": 0.93, "direction": "up",
     "due_date": date(2026, 6, 30)},
    {"goal_id": "g2", "title": "Every student reads at grade level", "owner_department_id": "teaching",
     "owner": "A. Brandt", "measure": "proficiency", "slice": "reading", "target": 0.6, "direction": "up",
     "due_date": date(2027, 6, 30)},
    {"goal_id": "g3", "title": "Every student is ready for algebra", "owner_department_id": "teaching",
     "owner": "A. Brandt", "measure": "proficiency", "slice": "mathematics", "target": 0.5, "direction": "up",
     "due_date": date(2027, 6, 30)},
    {"goal_id": "g4", "title": "Multilingual learners keep pace in reading", "owner_department_id": "multilingual",
     "owner": "M. Dasgupta", "measure": "proficiency", "slice": "reading", "group_id": "english_learner=true",
     "target": 0.55, "direction": "up", "due_date": date(2027, 6, 30)},
    {"goal_id": "g5", "title": "Every student belongs", "measure": "trusted_adult", "target": 0.8, "direction": "up",
     "due_date": date(2026, 6, 30)},
    {"goal_id": "g6", "title": "Discipline keeps students in class", "owner_department_id": "services",
     "owner": "R. Okafor", "measure": "suspension_rate", "target": 0.045, "direction": "down",
     "due_date": date(2026, 6, 30)},
    {"goal_id": "g7", "title": "Good teachers stay", "owner_department_id": "people", "owner": "T. Alvarez",
     "measure": "teacher_retention", "target": 0.9, "direction": "up", "due_date": date(2026, 9, 30)},
    {"goal_id": "g8", "title": "Every graduate has a plan", "owner_department_id": "data", "owner": "L. Nakamura"},
]  # fmt: skip
# Title, lead, helpers, goals with weights, owner, measure, yearly budget, mandated, every how many schools, hours.
_PLANS = (
    ("Family calls after the second absence", "services", "families data", "g1:1", "R. Okafor", "chronic_absence",
     61000, False, 1, 6),
    ("Attendance teams", "services", "data", "g1:0.7 g6:0.3", "K. Sorensen", "chronic_absence", 24000, False, 2, 8),
    ("Early literacy screening", "teaching", "data special", "g2:1", "A. Brandt", "proficiency", 90000, True, 1, 10),
    ("Daily small-group reading", "teaching", "multilingual", "g2:0.8 g4:0.2", "D. Petrov", "proficiency", 130000,
     False, 2, 14),
    ("Algebra readiness blocks", "teaching", "", "g3:1", "A. Brandt", "proficiency", 70000, False, 3, 9),
    ("Algebra glossary", "multilingual", "teaching special services", "g3:0.5 g4:0.5", None, None, None, False, 4,
     None),
    ("Co-teaching", "special", "teaching", "g2:0.5 g3:0.5", "J. Lindqvist", None, 45000, True, 2, 12),
    ("Hallway greetings", "services", "", "g5:1", None, None, None, False, 3, 2),
    ("Advisory check-ins", "services", "families", "g5:1", "E. Rowe", None, 12000, False, 4, 5),
    ("Restorative conferences", "services", "", "g6:1", "R. Okafor", "suspension_rate", 38000, False, 3, 7),
    ("Stay interviews", "people", "", "g7:1", "T. Alvarez", None, 4000, False, 6, 1),
    ("New-teacher mentoring", "people", "teaching", "g7:1", "T. Alvarez", "teacher_retention", None, True, 2, 8),
    ("Device refresh", "finance", "data", "", "P. Moreau", None, 410000, False, 1, 3),
    ("Safety training", "people", "", "", None, None, None, True, 1, 2),
)  # fmt: skip
INITIATIVES: list[Row] = [
    {"initiative_id": f"i{number:02d}", "title": title, "lead_department_id": lead, "owner": owner, "status": "active",
     "start_date": date(2025, 8, 1), "is_mandated": is_mandated, "measure": measure, "budget_usd": budget}
    for number, (title, lead, _, _, owner, measure, budget, is_mandated, _, _) in enumerate(_PLANS, start=1)
]  # fmt: skip
INITIATIVES.append(INITIATIVES[0] | {"initiative_id": "i99", "title": "Paused program", "status": "paused"})
INITIATIVE_DEPARTMENTS: list[Row] = [
    {"initiative_id": f"i{number:02d}", "department_id": department, "hours": 120, "budget_usd": None}
    for number, plan in enumerate(_PLANS, start=1)
    for department in plan[2].split()
]
INITIATIVE_GOALS: list[Row] = [
    {"initiative_id": f"i{number:02d}", "goal_id": link.split(":")[0], "weight": float(link.split(":")[1])}
    for number, plan in enumerate(_PLANS, start=1)
    for link in plan[3].split()
]
COMMITMENTS: list[Row] = [
    {"commitment_id": f"c{number}", "text": text, "owner": owner, "department_id": department, "school_id": school,
     "made_date": date(2025, 11, 3), "due_date": due, "status": status, "done_date": done, "reason": reason}
    for number, (text, owner, department, school, due, status, done, reason) in enumerate(
        (
            ("Start family calls at 4 pilot schools", "R. Okafor", "services", None, date(2025, 11, 10), "kept",
             date(2025, 11, 3), None),
            ("Send the weekly absence list to principals", "L. Nakamura", "data", None, date(2025, 11, 14), "kept",
             date(2025, 11, 14), None),
            ("Publish one reading-block schedule", "M. Dasgupta", "multilingual", None, date(2025, 12, 1), "late",
             date(2025, 12, 9), "Two schools had changed their bells"),
            ("Fill the 3 open counselor posts", "T. Alvarez", "people", None, date(2025, 12, 19), "open", None,
             "1 filled, 2 offers out"),
            ("Give each school a list of its initiatives", "S. Whitfield", "families", None, date(2025, 12, 12),
             "kept", date(2025, 12, 11), None),
            ("Translate the algebra glossary", None, "multilingual", "007", date(2025, 12, 12), "open", None,
             "Spanish done; Somali and Vietnamese not started"),
            ("Agree on one definition of a referral", "R. Okafor", "services", None, date(2026, 1, 9), "kept",
             date(2026, 1, 8), None),
            ("Bring a plan to cut middle school load", "S. Whitfield", "families", "007", date(2026, 2, 4), "open",
             None, None),
            ("Share a bus timetable with Tamarack", "P. Moreau", "finance", "012", date(2026, 3, 2), "open", None,
             None),
            ("Pilot a second screening", "A. Brandt", "teaching", None, date(2026, 1, 16), "dropped", None,
             "The vendor withdrew"),
        ),
        start=1,
    )
]  # fmt: skip
NOTES: list[Row] = [
    {"note_id": "n1", "kind": "definition_change", "measure": "proficiency", "start_date": date(2024, 2, 1),
     "text": "The state test moved to a new scale in spring 2024. Results before and after are not one series.",
     "author": "L. Nakamura"},
    {"note_id": "n2", "kind": "data_problem", "dataset": "attendance", "measure": "attendance_rate",
     "unit_type": "school", "unit_id": "008", "start_date": date(2026, 1, 12), "end_date": date(2026, 1, 14),
     "text": "Harbor Middle sent no attendance for three days after a network failure.", "author": "R. Okafor"},
    *(
        {"note_id": f"s{number}", "kind": "no_session", "start_date": day, "end_date": day,
         "text": "Schools were closed for snow.", "author": "R. Okafor"}
        for number, day in enumerate((date(2026, 1, 20), date(2026, 1, 21)))
    ),
]  # fmt: skip


def schools(number: int) -> list[Row]:
    """As many schools as asked for; `_students` is their size, not a column of the contract."""
    return [
        {
            "school_id": f"{index + 1:03d}",
            "name": name if index < len(_SCHOOLS) else f"{name} {index // len(_SCHOOLS) + 1}",
            "level": level,
            "low_grade": {"elementary": "KG", "combined": "KG", "middle": "06"}.get(level, "09"),
            "high_grade": {"elementary": "05", "combined": "08", "middle": "08"}.get(level, "12"),
            "principal": f"Principal {chr(65 + index % 26)}.",
            "teacher_fte": None if name == "Larkspur K-8" else round(students / 15, 1),
            "_students": students,
        }
        for index in range(number)
        for name, level, students in [_SCHOOLS[index % len(_SCHOOLS)]]
    ]


def initiative_schools(school_ids: list[str]) -> list[Row]:
    """Where each initiative is at work: at every school, every second one, and so on."""
    return [
        {"initiative_id": f"i{number:02d}", "school_id": school_id, "staff_hours_per_month": plan[9]}
        for number, plan in enumerate(_PLANS, start=1)
        for index, school_id in enumerate(school_ids)
        if (index + number) % plan[8] == 0 and number != 14
    ]


def _verdict(dataset: str, title: str, department: str, status: str = "accepted", **said: Any) -> Row:
    whole = {"read_n": 1200, "mapped_n": 1200, "accepted_n": 1200} if status == "accepted" else {}
    contract = "counts" if dataset == "state_file" else dataset
    title_, lead = DEPARTMENTS.get(department, (department, ""))
    return {
        "dataset": dataset, "contract": contract, "title": title, "department": department,
        "owner": f"{title_} ({lead})", "status": status, "required": dataset == "schools", **whole, **said,
    }  # fmt: skip


VERDICTS: list[Row] = [
    _verdict("schools", "Schools", "data", read_n=12, mapped_n=12, accepted_n=12),
    _verdict("enrolment", "Enrolment", "data", freshest_date="2026-01-30"),
    _verdict("demographics", "Demographics", "data"),
    _verdict(
        "attendance", "Attendance", "services", read_n=385520, mapped_n=385508, accepted_n=385411, quarantined_n=97,
        left_out={"total line of the export": 12}, freshest_date="2026-01-30",
        broken_rules=[
            {"name": "known_school", "sentence": "The school is one of ours.", "severity": "critical", "rows_n": 61},
            {"name": "day_in_order", "sentence": "A day is within the year.", "severity": "critical", "rows_n": 36},
            {"name": "reason", "sentence": "An absence has a reason.", "severity": "warning", "rows_n": 410},
        ],
    ),
    _verdict("calendar", "Calendar", "services", same_content_as="calendar_2025.csv"),
    _verdict("assessments", "Assessments", "data", freshest_date="2025-05-09"),
    _verdict(
        "incidents", "Incidents", "services", "stood_in", stand_in_date="2025-12-19", accepted_n=412, mapped_n=412,
        reasons=["The column incident_date was expected; found were date, time, place."],
    ),
    _verdict("state_file", "State discipline file", "services"),
    _verdict("goals", "Goals", "data", read_n=9, mapped_n=9, accepted_n=9),
    _verdict("initiatives", "Initiatives", "teaching", read_n=15, mapped_n=15, accepted_n=15),
    _verdict("commitments", "Commitments", "families", read_n=10, mapped_n=10, accepted_n=10),
    _verdict(
        "rates", "Pulse survey", "families", "stopped",
        reasons=["8.1 % of the rows would be held back; more than 5 % stops a dataset."],
    ),
    _verdict("notes", "Notes", "data", "missing", reasons=["There is no file notes.csv."]),
]  # fmt: skip


def hostile_tables() -> dict[str, list[Row]]:
    """Reference tables full of markup, quotes, long words and text from right to left."""
    long = "Wolfeschlegelsteinhausenbergerdorff" * 3
    texts = (
        "<script>alert(1)</script>",
        long[:90],
        "مدرسة الأمل الابتدائية",
        "{{ brief }} {% raw %} ' \" &amp; --> <!--",
    )
    named = [
        {"school_id": school_id, "name": name, "level": level, "principal": "<b>P</b>", "_students": 60}
        for school_id, name, level in zip(
            ("../../etc/passwd", "CON", "con", "a/b\\c<d>"), texts, ("high", "<i>x</i>", "other", "middle"), strict=True
        )
    ]
    first = named[0]["school_id"]
    return {
        "schools": named,
        "goals": [
            {"goal_id": text, "title": text, "owner": text, "measure": measure, "target": 0.5, "direction": "up"}
            for text, measure in zip(texts, ("chronic_absence", "<script>m</script>", None, "proficiency"), strict=True)
        ],
        "initiatives": [
            {"initiative_id": text, "title": text, "lead_department_id": text, "owner": text, "status": "active",
             "start_date": date(2025, 8, 1), "is_mandated": False}
            for text in texts
        ],
        "initiative_departments": [{"initiative_id": texts[0], "department_id": "b"}],
        "initiative_goals": [{"initiative_id": texts[0], "goal_id": texts[0], "weight": 1.0}],
        "initiative_schools": [{"initiative_id": text, "school_id": first} for text in texts],
        "commitments": [
            {"commitment_id": text, "text": text, "owner": text, "school_id": first, "made_date": date(2025, 11, 3),
             "due_date": date(2026, 1, 9), "status": "open", "reason": text}
            for text in texts
        ],
        "notes": [
            {"note_id": text, "kind": "data_problem", "measure": "proficiency", "start_date": date(2022, 1, 1),
             "text": text, "author": text}
            for text in texts
        ],
    }  # fmt: skip


def hostile_verdicts() -> list[Row]:
    """Verdicts whose file names and reasons are markup."""
    text = "<img src='https://evil.example/x.png' onerror=alert(1)>"
    stopped = _verdict("attendance", text, "a", "stopped", reasons=[text], same_content_as=text, left_out={text: 3})
    return [stopped, _verdict("schools", "Schools", "nobody", read_n=4, mapped_n=4, accepted_n=4)]
