"""Levels of schools, and the Ed-Fi school categories that are of one level.

A secondary school may begin at grade 6, 7 or 9: a district that has one says which level it is.
"""

CODES = {
    "elementary": "Elementary school",
    "middle": "Middle school",
    "high": "High school",
    "combined": "More than one level",
    "other": "Center, program or other",
}

SPELLINGS = {
    "elementary": ("Elementary School", "Primary School"),
    "middle": ("Middle School", "Junior High School", "Intermediate School"),
    "high": ("High School",),
    "combined": ("All Levels", "Other Combination", "Elementary/Secondary School"),
    "other": ("Adult School", "Ungraded", "Infant/toddler School", "Preschool/early childhood"),
}
