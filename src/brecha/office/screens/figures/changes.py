"""What changed since this process last looked? The chain of the history tells, to everybody.

Every change leaves a link in the chain, in its own transaction and in the order of commits. Each
process reads the links that are new to it, and notes for each programme the last one that concerns
its frame (tables that all indicators rest on), and for each indicator the last one that concerns it
alone. What was computed before that link is computed anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

from django.apps import apps
from django.db import connection

from brecha.office.data.models import AuditLink

MOST_FOLLOWED = 2_000  # links; after more than these everything is made anew
FRAMES = frozenset(
    f"office_{name}history" for name in ("programme", "organisation", "result", "indicator")
)
OF_INDICATORS: Mapping[str, tuple[str, str]] = {  # events that belong to a row of one indicator
    "office_valuehistory": ("ValueHistory", "id"),
    "office_disaggregatedvaluehistory": ("ValueHistory", "value_id"),
    "office_variancehistory": ("VarianceHistory", "id"),
}
ROOT = "office_programmehistory"
USERS = "office_userhistory"
NO_PROGRAMME = 0  # under which the last change of a user is noted
Mark = tuple[str | int, ...]
Link = tuple[int, str, str, str]  # number, hash, table of the event, its row as JSON

_guard = Lock()
_last: dict[str, State] = {}


@dataclass(frozen=True)
class State:
    """The data as they were when somebody asked.

    Attributes:
        sequence: Number of the last link; `hash` its hash.
        start: Hash of the link at which the reading began, the same in every process that began
            there; another reading begins where the chain is not the one that was read.
        frames: Programme to the last link that concerns all its indicators.
        indicators: Indicator to the last link that concerns it alone.
    """

    sequence: int
    hash: str
    start: str
    frames: Mapping[int, int] = field(default_factory=dict)
    indicators: Mapping[int, int] = field(default_factory=dict)

    @property
    def whole(self) -> Mark:
        """What differs after every change."""
        return self.start, self.sequence

    def frame(self, programme: int) -> Mark:
        """Return what differs after a change that may concern all indicators of a programme."""
        return self.start, self.frames.get(programme, 0)

    def indicator(self, programme: int, number: int) -> Mark:
        """Return what differs after a change that may concern one indicator."""
        return *self.frame(programme), self.indicators.get(number, 0)

    def page(self, programme: int, number: int) -> Mark:
        """Return what differs after a change that the page of an indicator may show."""
        return *self.indicator(programme, number), self.frames.get(NO_PROGRAMME, 0)


def state_of_the_data() -> State:
    """Return the state of the data, all that was committed before included."""
    name = str(connection.settings_dict["NAME"])
    known = _last.get(name)
    links = _links_from(known.sequence) if known else []
    if known is None or not links or links[0][1] != known.hash or len(links) > MOST_FOLLOWED:
        return _begin(name)
    if len(links) == 1:
        return known
    newest = _advance(name, known, links)
    return newest if newest.sequence >= links[-1][0] else state_of_the_data()


def _begin(name: str) -> State:
    """Begin to read the chain at its end; all that was computed before is computed anew."""
    last = AuditLink.objects.order_by("-sequence").values_list("sequence", "hash")[:1]
    sequence, mark = next(iter(last), (0, ""))
    state = State(sequence, mark, start=mark)
    with _guard:
        _last[name] = state
    return state


def _advance(name: str, known: State, links: list[Link]) -> State:
    """Take in new links, unless another thread did; return the newest state."""
    frames, indicators = _concerned(links[1:])
    with _guard:
        newest = _last.get(name, known)
        if newest.start == known.start and newest.sequence < links[-1][0]:
            newest = replace(
                newest,
                sequence=links[-1][0],
                hash=links[-1][1],
                frames={**newest.frames, **frames},
                indicators={**newest.indicators, **indicators},
            )
            _last[name] = newest
    return newest


def forget_changes() -> None:
    """Begin to read the chain anew."""
    with _guard:
        _last.clear()


def _links_from(sequence: int) -> list[Link]:
    found = AuditLink.objects.filter(sequence__gte=sequence).order_by("sequence")
    columns = ("sequence", "hash", "event_table", "content")
    return list(found.values_list(*columns)[: MOST_FOLLOWED + 1])


def _concerned(links: Iterable[Link]) -> tuple[dict[int, int], dict[int, int]]:
    """Return the last of some links for each programme whose frame it is, and each indicator."""
    frames: dict[int, int] = {}
    rows: dict[str, dict[int, int]] = {}
    for sequence, _, table, content in links:
        row: dict[str, Any] = json.loads(content)
        if table in FRAMES:
            frames[row["id"] if table == ROOT else row["programme_id"]] = sequence
        elif table == USERS:
            frames[NO_PROGRAMME] = sequence
        elif table in OF_INDICATORS:
            history, name = OF_INDICATORS[table]
            rows.setdefault(history, {})[row[name]] = sequence
    indicators: dict[int, int] = {}
    for history, numbers in rows.items():
        for indicator, number in _indicators_of(history, numbers):
            indicators[indicator] = max(numbers[number], indicators.get(indicator, 0))
    return frames, indicators


def _indicators_of(history: str, rows: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Return every indicator that rows belong to, or belonged to before they were changed."""
    events = apps.get_model("office", history).objects.filter(pgh_obj__in=list(rows))
    return list(events.order_by().values_list("indicator_id", "pgh_obj_id").distinct())
