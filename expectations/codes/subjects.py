"""Subjects of courses: the four of the core, and how Ed-Fi names them."""

CODES = {
    "english": "English, of the core",
    "mathematics": "Mathematics, of the core",
    "science": "Science, of the core",
    "social_studies": "Social studies, of the core",
    "other": "Not of the core",
}

SPELLINGS = {
    "english": ("English Language Arts", "Reading", "Critical Reading", "Writing"),
    "science": ("Life and Physical Sciences",),
    "social_studies": ("Social Studies", "Social Sciences and History"),
    "other": (
        "Career and Technical Education",
        "Fine and Performing Arts",
        "Foreign Language and Literature",
        "Military Science",
        "Physical, Health, and Safety Education",
        "Religious Education and Theology",
        "Composite",
        "Cross Subject",
    ),
}
