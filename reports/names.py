"""Names for what the data hold as codes: student groups, slices, levels, kinds of notes."""

from __future__ import annotations

from collections.abc import Iterable

_BREAKDOWNS = {
    "sex": "Sex",
    "race_ethnicity": "Race and ethnicity",
    "grade": "Grade",
    "grade_band": "Grade band",
    "program": "Program",
}
_GROUPS = {
    ("english_learner", "yes"): "English learners",
    ("english_learner", "no"): "Not English learners",
    ("english_learner", "former"): "Former English learners",
    ("english_learner", "never"): "Never English learners",
    ("disability", "yes"): "With a disability",
    ("disability", "no"): "Without a disability",
    ("economically_disadvantaged", "yes"): "Economically disadvantaged",
    ("economically_disadvantaged", "no"): "Not economically disadvantaged",
    ("homeless", "yes"): "Homeless",
    ("homeless", "no"): "Not homeless",
    ("foster_care", "yes"): "In foster care",
    ("foster_care", "no"): "Not in foster care",
    ("sex", "another"): "Another or not stated",
    ("race_ethnicity", "american_indian"): "American Indian or Alaska Native",
    ("race_ethnicity", "black"): "Black or African American",
    ("race_ethnicity", "hispanic"): "Hispanic or Latino",
    ("race_ethnicity", "pacific_islander"): "Native Hawaiian or Pacific Islander",
    ("race_ethnicity", "two_or_more"): "Two or more races",
    ("race_ethnicity", "not_reported"): "Not collected",
}
_GRADES = {
    "PR": "Preschool",
    "PK": "Prekindergarten",
    "TK": "Transitional kindergarten",
    "KG": "Kindergarten",
    **{f"{grade:02d}": f"Grade {grade}" for grade in range(1, 14)},
    "PG": "Postgraduate",
    "PS": "Postsecondary",
    "UG": "Ungraded",
}
_YES_NO = "Programs and circumstances"
_ANSWERS = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}
_LEVELS = {
    "elementary": "Elementary schools",
    "middle": "Middle schools",
    "high": "High schools",
    "combined": "Schools with more than one level",
    "other": "Centers, programs and other schools",
}
_NOTE_KINDS = {
    "definition_change": "Definition or scale changed",
    "data_problem": "Known problem of the data",
    "phase": "Approved phase",
    "no_session": "No session",
}
_INITIALS = {"ela", "el", "iep", "sat", "act", "ap", "esl", "map", "stem", "sol"}


def from_code(code: str) -> str:
    """A code in words: short_term_suspensions becomes Short term suspensions; other text stays as it is."""
    if code.lower() in _INITIALS:
        return code.upper()
    if not code or code != code.lower() or " " in code:
        return code
    words = code.replace("_", " ").replace("-", " ").strip()
    return capitalised(words)


def capitalised(text: str) -> str:
    """The text with a capital at its start, and all else as it is."""
    return text[:1].upper() + text[1:]


def by_breakdown(group_ids: Iterable[str]) -> dict[str, list[str]]:
    """Student groups under their headings, as tables show them; breakdowns that are a yes or no share one."""
    values: dict[str, list[str]] = {}
    for group_id in group_ids:
        code, _, value = group_id.partition("=")
        values.setdefault(code, []).append(value)
    known = list(_BREAKDOWNS)

    def is_yes_no(code: str) -> bool:
        return all(value.lower() in _ANSWERS for value in values[code])

    order = sorted(values, key=lambda code: (is_yes_no(code), known.index(code) if code in known else len(known), code))
    found: dict[str, list[str]] = {}
    for code in order:
        heading = _YES_NO if is_yes_no(code) else _BREAKDOWNS.get(code, from_code(code))
        found.setdefault(heading, []).extend(f"{code}={value}" for value in sorted(values[code], key=_place))
    return found


def _place(value: str) -> tuple[int, str]:
    """Yes before no; grades from the youngest; anything else by its letters."""
    if value in _GRADES:
        return (list(_GRADES).index(value), "")
    return (-1, "") if _ANSWERS.get(value.lower()) == "yes" else (len(_GRADES), value)


def groups(group_ids: Iterable[str]) -> list[str]:
    """Names of student groups in the order of tables."""
    return [group(one) for members in by_breakdown(group_ids).values() for one in members]


def group(group_id: str) -> str:
    """A student group as people say it: English learners for english_learner=true."""
    code, _, value = group_id.partition("=")
    if not value:
        return "All students"
    answer = _ANSWERS.get(value.lower(), "")
    known = _GROUPS.get((code, answer or value.lower()))
    if known:
        return known
    if code == "grade":
        return _GRADES.get(value, f"Grade {value}")
    if answer:
        return from_code(code) if answer == "yes" else f"Not: {from_code(code)}"
    return from_code(value)


def level(code: str) -> str:
    """Elementary schools for elementary."""
    return _LEVELS.get(code, from_code(code))


def level_of_one(code: str) -> str:
    """Elementary school for elementary."""
    return {"combined": "More than one level", "other": "Center, program or other school"}.get(
        code, level(code).removesuffix("s")
    )


def grades(low: str, high: str) -> str:
    """Grades KG to 5; nothing where they are not known."""
    if not low or not high:
        return ""
    first, last = low.lstrip("0") or low, high.lstrip("0") or high
    return f"Grade {first}" if first == last else f"Grades {first} to {last}"


def note_kind(code: str) -> str:
    """What sort of note it is."""
    return _NOTE_KINDS.get(code, from_code(code))


def levels_in_order() -> tuple[str, ...]:
    """Levels as tables show them, youngest first."""
    return tuple(_LEVELS)
