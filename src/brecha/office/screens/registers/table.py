"""Which registers are there, under which headings, and what is kept elsewhere?"""

from __future__ import annotations

from collections.abc import Mapping

from brecha.office.screens.registers.declared import Group, Register
from brecha.office.screens.registers.frame import FRAME, MONEY, RESULTS_GROUP
from brecha.office.screens.registers.knowledge import KNOWLEDGE, LEARNING
from brecha.office.screens.registers.work import PEOPLE, WORK

GROUPS: tuple[Group, ...] = (RESULTS_GROUP, WORK, PEOPLE, KNOWLEDGE, MONEY, LEARNING, FRAME)
REGISTERS: Mapping[str, Register] = {
    register.name: register for group in GROUPS for register in group.registers
}
ELSEWHERE: Mapping[str, str] = {
    "Value": "The form of a value, with its steps from draft to locked.",
    "DisaggregatedValue": "The form of the value it is a part of.",
    "Variance": "The form of the value that is not its target.",
    "Waiver": "The page of findings, beside the finding it accepts.",
    "Report": "The pages of reports.",
    "NarrativeSection": "The pages of reports.",
    "Snapshot": "Made when a report is frozen.",
    "Person": "The page of a training, by the agency that met the person.",
    "Attendance": "The page of a training, by the agency that met the person.",
    "PersonPair": "Proposed by a comparison, judged on the pages of persons.",
    "User": "The page of users, by an administrator.",
    "Membership": "The administration, by an administrator.",
    "UploadLog": "Written by the office for each file that is brought.",
    "AuditLink": "Written by the database alone.",
}
"""Tables without a register, and where their rows are kept instead."""
