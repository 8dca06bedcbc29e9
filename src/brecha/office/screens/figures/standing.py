"""How do programmes stand now? Only the indicators that changed are computed anew."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from threading import Lock

from django.db import connection

from brecha.office.data.models import Indicator, Programme
from brecha.office.screens.figures.changes import Mark, State, forget_changes, state_of_the_data
from brecha.office.screens.figures.glance import Glance, Part, glance_from, part_of
from brecha.office.screens.figures.kept import forget_answers, kept
from brecha.office.screens.figures.reading import affairs_of, figures_of
from brecha.office.screens.pages import today

Parts = dict[int, tuple[Mark, Part]]  # by the number of the indicator

_parts: dict[tuple[str, int], tuple[datetime.date, Parts]] = {}
_guard = Lock()


def glances(roots: Sequence[Programme], state: State | None = None) -> dict[int, Glance]:
    """Return how programmes stand today; computed once for each state of the data.

    Args:
        roots: The programmes.
        state: Of the data, taken before anything was read; that of now if not given.
    """
    now, state = today(), state or state_of_the_data()
    numbers = tuple(root.pk for root in roots)
    return kept(("glances", numbers, now), lambda: _glances(roots, now, state), state.whole)


def forget() -> None:
    """Let go of all that was computed, as a process that has just started."""
    with _guard:
        _parts.clear()
    forget_answers()
    forget_changes()


def _glances(roots: Sequence[Programme], now: datetime.date, state: State) -> dict[int, Glance]:
    owners = dict(
        Indicator.objects.filter(programme__in=[root.pk for root in roots])
        .order_by("programme_id", "pk")
        .values_list("pk", "programme_id")
    )
    marks = {number: state.indicator(owner, number) for number, owner in owners.items()}
    known = {root.pk: _known(root.pk, now) for root in roots}
    changed = [
        number
        for number, owner in owners.items()
        if number not in known[owner] or known[owner][number][0] != marks[number]
    ]
    made = _made(roots, changed, now)
    affairs = affairs_of(roots)
    found = {}
    for root in roots:
        parts = {
            number: (marks[number], made[number]) if number in made else known[root.pk][number]
            for number, owner in owners.items()
            if owner == root.pk and (number in made or number in known[root.pk])
        }
        _keep(root.pk, now, parts)
        found[root.pk] = glance_from((part for _, part in parts.values()), affairs[root.pk], now)
    return found


def _made(
    roots: Sequence[Programme], indicators: Collection[int], now: datetime.date
) -> dict[int, Part]:
    """Return the parts of indicators as they are stored; of those that are still there."""
    if not indicators:
        return {}
    numbers = Indicator.objects.filter(pk__in=indicators).values_list("programme_id", "code", "pk")
    found = {(owner, code): number for owner, code, number in numbers}
    return {
        found[owner, each.code]: part_of(known, each, now)
        for owner, known in figures_of(roots, indicators=indicators).items()
        for each in known.indicators
        if (owner, each.code) in found
    }


def _known(programme: int, now: datetime.date) -> Parts:
    day, parts = _parts.get((_database(), programme), (now, {}))
    return parts if day == now else {}


def _keep(programme: int, now: datetime.date, parts: Parts) -> None:
    with _guard:
        _parts[_database(), programme] = (now, parts)


def _database() -> str:
    return str(connection.settings_dict["NAME"])
