"""Which names of persons may a report's source hold? None; organisations stand for them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from brecha.programme.json_form import freeze
from brecha.programme.model import Programme, Snapshot


def frozen(programme: Programme, *, taken_at: str = "", report: str = "") -> Snapshot:
    """Return the snapshot a report is made from, without a name of a person.

    Args:
        programme: What is reported.
        taken_at: Moment of the freeze, which is not part of the bytes.
        report: Key of the report.
    """
    return freeze(without_names(programme), taken_at=taken_at, report=report)


def without_names(programme: Programme) -> Programme:
    """Return a programme without those who waived a finding, and with organisations as owners.

    An owner or collector who is no known organisation may be a person, and is left out.
    """
    known = _organisations(programme)

    def kept(name: str) -> str:
        return name if name in known else ""

    return replace(
        programme,
        waivers=(),
        attendance=(),
        follow_ups=tuple(replace(each, owner=kept(each.owner)) for each in programme.follow_ups),
        risks=tuple(replace(each, owner=kept(each.owner)) for each in programme.risks),
        indicators=tuple(
            each if kept(each.collector) == each.collector else replace(each, collector="")
            for each in programme.indicators
        ),
    )


def _organisations(programme: Programme) -> frozenset[str]:
    register = chain.from_iterable(
        (each.acronym, each.name_en, each.name_es, *each.aliases)
        for each in programme.organisations
    )
    taking_part = (each.organisation for each in programme.participations)
    paid = (each.agency for each in programme.budgets)
    return frozenset(chain(register, taking_part, paid, [programme.lead_agency])) - {""}
