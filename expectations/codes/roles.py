"""Roles of staff, and how Ed-Fi and OneRoster name them.

OneRoster's plain administrator may sit in a school or in the central office, so it stays a district's own to map.
"""

CODES = {
    "teacher": "Teacher",
    "substitute": "Substitute teacher",
    "paraprofessional": "Paraprofessional or aide",
    "principal": "Principal",
    "assistant_principal": "Assistant principal",
    "school_administrator": "Another administrator of a school",
    "counselor": "Counselor",
    "psychologist": "Psychologist",
    "librarian": "Librarian or media specialist",
    "student_support": "Social work, health and other student support",
    "instructional_coordinator": "Coach or coordinator of instruction",
    "specialist": "Another specialist",
    "district_administrator": "Administrator of the central office",
    "support": "Office, library, operations and other support",
    "other": "Another role",
}

SPELLINGS = {
    "teacher": (
        "Pre-Kindergarten Teacher",
        "Kindergarten Teacher",
        "Elementary Teacher",
        "Secondary Teacher",
        "Ungraded Teacher",
    ),
    "substitute": ("Substitute Teacher",),
    "paraprofessional": ("Paraprofessional/Instructional Aide", "Instructional Aide", "aide"),
    "assistant_principal": ("Assistant Principal",),
    "school_administrator": ("School Administrator", "School Leader", "siteAdministrator"),
    "counselor": ("School Counselor", "Elementary School Counselor", "Secondary School Counselor"),
    "psychologist": ("School Psychologist",),
    "librarian": ("Librarian/Media Specialist",),
    "student_support": ("Student Support Services Staff (w/o Psychology)", "Support Services Staff"),
    "instructional_coordinator": ("Instr Coordinator and Supervisor to the Staff", "Instructional Coordinator"),
    "specialist": ("LEA Specialist", "School Specialist"),
    "district_administrator": (
        "LEA Administrator",
        "LEA System Administrator",
        "Superintendent",
        "Assistant Superintendent",
        "districtAdministrator",
        "systemAdministrator",
    ),
    "support": (
        "LEA Administrative Support Staff",
        "School Administrative Support Staff",
        "Library/Media Support Staff",
        "All Other Support Staff",
        "Operational Support",
    ),
}
