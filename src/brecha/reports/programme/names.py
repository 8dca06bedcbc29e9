"""Which names of persons may a report's source hold? None; organisations stand for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from brecha.programme.json_form import freeze
from brecha.programme.model import Programme, Snapshot
from brecha.programme.persons import persons_of

ROLES = ("coordinator", "agency_officer", "agency_approver")
UNNAMED = "–"
"""Stands for a person: a finding is accepted only by somebody."""


def frozen(programme: Programme, *, taken_at: str = "", report: str = "") -> Snapshot:
    """Return the snapshot a report is made from, without a name of a person.

    Args:
        programme: What is reported.
        taken_at: Moment of the freeze, which is not part of the bytes.
        report: Key of the report.
    """
    return freeze(without_names(programme), taken_at=taken_at, report=report)


def without_names(programme: Programme) -> Programme:
    """Return a programme in which organisations and roles stand where persons stood.

    An owner or collector who is no known organisation may be a person, and is left out. Who
    accepted a finding is told by role or organisation, else by a dash. Of those who attended a
    training stays how many different persons they were.
    """
    known = organisation_names(programme)

    def kept(name: str) -> str:
        return name if name in known else ""

    held = replace(
        programme,
        waivers=tuple(replace(each, name=_role(each.name, kept)) for each in programme.waivers),
        persons=persons_of(programme),
        attendance=(),
        follow_ups=tuple(replace(each, owner=kept(each.owner)) for each in programme.follow_ups),
        risks=tuple(replace(each, owner=kept(each.owner)) for each in programme.risks),
        indicators=tuple(
            each if kept(each.collector) == each.collector else replace(each, collector="")
            for each in programme.indicators
        ),
    )
    return programme if held == programme else held  # the same keeps what was computed of it


def _role(name: str, kept: Callable[[str], str]) -> str:
    return name if name in ROLES else kept(name) or UNNAMED


def organisation_names(programme: Programme) -> frozenset[str]:
    """Return every spelling of the organisations of a programme; another name may be a person.

    Args:
        programme: Its `organisations`, `participations`, `budgets` and `lead_agency`.
    """
    register = chain.from_iterable(
        (each.acronym, each.name_en, each.name_es, *each.aliases)
        for each in programme.organisations
    )
    taking_part = (each.organisation for each in programme.participations)
    paid = (each.agency for each in programme.budgets)
    return frozenset(chain(register, taking_part, paid, [programme.lead_agency])) - {""}
