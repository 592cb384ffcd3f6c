"""Kinds of leaving a school, one for each that Ed-Fi knows."""

CODES = {
    "transferred": "Moved to another school",
    "withdrawn": "Withdrawn",
    "graduated": "Graduated",
    "completed": "Completed without a diploma",
    "diploma_program": "Left for another program that leads to a high school diploma",
    "dropped_out": "Dropped out",
    "expelled": "Expelled",
    "removed": "Removed against the family's will",
    "incarcerated": "Incarcerated",
    "aged_out": "Reached the maximum age",
    "died": "Died or is permanently incapacitated",
    "no_show": "Never came",
    "invalid": "The enrolment was an error",
    "year_end": "The school year ended",
    "other": "Another reason",
}

SPELLINGS = {
    "diploma_program": ("Enrolled in a high school diploma program",),
    "dropped_out": ("Dropout",),
    "removed": ("Involuntarily Removed",),
    "aged_out": ("Reached maximum age",),
    "died": ("Died or is permanently incapacitated",),
    "no_show": ("No show",),
    "invalid": ("Invalid enrollment",),
    "year_end": ("End of school year",),
}
