"""A small district's files over two school years, and what a rehearsal says of them."""

from tasks.rehearsal.finding import Rehearsal

OWNER = "Data Office (Ada Lead, ada@testville.example)"
SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,middle\n"


def roster(numbers, entry: str, more: str = "", **columns: str) -> str:
    """Enrolment of these students on one day; `columns` are further ones, each with one value for all."""
    names = "".join(f",{name}" for name in columns)
    values = "".join(f",{value}" for value in columns.values())
    rows = "".join(f"{n:06d},{'0101' if n % 2 else '0102'},{entry},{n % 6 + 1:02d}{values}\n" for n in numbers)
    return f"student_id,school_id,entry_date,grade{names}\n{rows}{more}"


def attendance(numbers, day: str, fraction: str = "1") -> str:
    """One day of these students, each at the school of the roster."""
    rows = "".join(f"{n:06d},{'0101' if n % 2 else '0102'},{day},{fraction}\n" for n in numbers)
    return f"student_id,school_id,date,present_fraction\n{rows}"


def calendar(*days: str) -> str:
    return "school_id,date,is_session\n" + "".join(f"{day},true\n" for day in days)


GOALS = "goal_id,title,owner_department_id,target,due_date\nread,Read,office,0.8,{}\n"
DEPARTMENTS = "department_id,title,lead\noffice,Data Office,Ada Lead\n"
INITIATIVES = (
    "initiative_id,title,lead_department_id,status,start_date,is_mandated\n"
    "tutoring,Tutoring,office,active,2025-09-01,false\n"
)
LAST_YEAR = {
    "schools.csv": SCHOOLS,
    "enrolment.csv": roster(range(100), "2025-08-25"),
    "calendar.csv": calendar(",2025-09-01", ",2026-06-01"),
    "goals.csv": GOALS.format("2026-06-30"),
    "departments.csv": DEPARTMENTS,
    "initiatives.csv": INITIATIVES,
}
NEW_YEAR = {
    **LAST_YEAR,
    "enrolment.csv": roster(range(10, 110), "2026-08-24"),
    "calendar.csv": calendar(",2026-09-01"),
    "goals.csv": GOALS.format("2027-06-30"),
}


def must(rehearsal: Rehearsal) -> list[tuple[str, str]]:
    return [(one.dataset, one.what) for one in rehearsal.findings if one.kind == "mend"]


def held(rehearsal: Rehearsal) -> list[tuple[str, str]]:
    return [(one.dataset, one.what) for one in rehearsal.findings if one.kind == "held"]


def notes(rehearsal: Rehearsal, but_unchanged: bool = True) -> list[tuple[str, str]]:
    return [
        (one.dataset, one.what)
        for one in rehearsal.findings
        if one.kind == "look" and not (but_unchanged and one.what.startswith("The content is the same"))
    ]
