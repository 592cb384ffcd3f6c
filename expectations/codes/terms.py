"""How long a term is, and how Ed-Fi names terms: marks of unlike terms are not counted together."""

CODES = {
    "year": "The whole year",
    "semester": "A semester",
    "trimester": "A trimester",
    "quarter": "A quarter",
    "summer": "A summer term",
    "other": "Another length",
}

SPELLINGS = {
    "year": ("Year Round",),
    "semester": ("Fall Semester", "Spring Semester"),
    "trimester": ("First Trimester", "Second Trimester", "Third Trimester"),
    "quarter": ("First Quarter", "Second Quarter", "Third Quarter", "Fourth Quarter"),
    "summer": ("Summer Semester",),
    "other": ("MiniTerm",),
}
