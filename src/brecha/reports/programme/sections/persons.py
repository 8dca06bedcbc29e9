"""How many different persons were trained, as far as the frozen lists of attendance tell?"""

from __future__ import annotations

from fractions import Fraction

from brecha.reports.programme.content import Figure, Paragraph
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.narrative import sentence

BY_PSEUDONYM = (
    "Different persons in the lists of attendance, over all trainings and agencies: {number}. "
    "A person is one pseudonym, so who came twice counts once."
)
LINKED = (
    "Different persons in the lists of attendance, over all trainings and agencies: {number}. "
    "Entries that are very likely one person, or were judged so, count once."
)
BOUNDS = (
    "With the pairs of entries that may be one person, and the trainings of which only a number is "
    "known, they are at least {least} and at most {most}."
)
BOUNDS_WITH_OTHERS = (
    "With the trainings of which only a number is known, they are at least {least} and at "
    "most {most}."
)


def persons(draft: Draft) -> tuple[Paragraph, ...]:
    """Return the number of different persons with its bounds; nothing where no list is kept."""
    counted = draft.programme.persons
    if counted is None:
        return ()
    number = sentence(
        draft,
        LINKED if counted.method == "linkage" else BY_PSEUDONYM,
        number=Figure(Fraction(counted.number), reference="trainings:listed"),
    )
    bounds = sentence(
        draft,
        BOUNDS if counted.method == "linkage" else BOUNDS_WITH_OTHERS,
        least=Figure(Fraction(counted.least), reference="trainings:least"),
        most=Figure(Fraction(counted.most), reference="trainings:most"),
    )
    return (number, bounds) if counted.least < counted.most else (number,)
