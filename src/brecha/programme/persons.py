"""How many different persons were trained, as far as the records can tell?

Who came to two trainings counts once. Where each training has its list of pseudonyms, the count is
exact; a training that only tells a number adds somewhere between nobody new and all of them.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from brecha.programme.arithmetic import unique_bounds, unique_persons
from brecha.programme.model import PersonCount, Programme


def persons_of(programme: Programme) -> PersonCount | None:
    """Return the different persons of the trainings; None where no list of attendance is kept.

    A frozen programme has no attendance: it returns the count that was frozen with it. Where
    pseudonyms were linked, `programme.persons` holds the count of the lists with its bounds.

    Args:
        programme: Its `trainings` and `attendance`.
    """
    if not programme.attendance:
        held = programme.persons
        return held if held and held.most else None
    listed = _listed(programme)
    with_list = {each.training for each in programme.attendance}
    told = [
        Fraction(each.participants)
        for each in programme.trainings
        if each.participants and each.key not in with_list
    ]
    least = unique_bounds([Fraction(listed.least), *told]).least
    most = unique_bounds([Fraction(listed.most), *told]).most
    return replace(listed, least=int(least), most=int(most), told=int(sum(told)))


def _listed(programme: Programme) -> PersonCount:
    if programme.persons is not None and programme.persons.method == "linkage":
        return programme.persons
    number = unique_persons(programme.attendance)
    return PersonCount(number=number, least=number, most=number)
