"""Reasons of absence, and the Ed-Fi attendance events that are absences.

Events that are none, such as In Attendance or Tardy, belong into `present_fraction`.
"""

CODES = {"excused": "Excused", "unexcused": "Unexcused", "suspension": "Suspended"}

SPELLINGS = {"excused": ("Excused Absence",), "unexcused": ("Unexcused Absence",)}
