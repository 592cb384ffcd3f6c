"""Why somebody leaves a job, one for each reason that Ed-Fi knows."""

CODES = {
    "retirement": "Retirement",
    "employment_elsewhere": "Works elsewhere",
    "change_of_assignment": "Another assignment in the district",
    "layoff": "Laid off",
    "discharge": "Discharged",
    "relocation": "The family moves",
    "study": "Formal study or research",
    "health": "Illness, disability or death",
    "personal": "A personal reason",
    "other": "Another reason",
    "unknown": "Unknown",
}

SPELLINGS = {
    "employment_elsewhere": ("Employment elsewhere",),
    "change_of_assignment": ("Change of assignment",),
    "relocation": ("Family/personal relocation",),
    "study": ("Formal study or research",),
    "health": ("Illness/disability/death",),
    "personal": ("Personal reason",),
}
