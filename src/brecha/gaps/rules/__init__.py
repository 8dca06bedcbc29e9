"""What does a person's row say of rights, work and care, question by question?"""

from brecha.gaps.rules import (
    barriers,
    care_work,
    floors,
    people,
    protection,
    work,
    worker_groups,
)
from brecha.gaps.rules.inputs import LAW, LAW_NAMES, person_inputs

MODULES = (people, protection, work, worker_groups, care_work, floors, barriers)

__all__ = ["LAW", "LAW_NAMES", "MODULES", "person_inputs"]
