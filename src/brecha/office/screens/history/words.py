"""How is a change said? Field by field, old and new, in the words of the page's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from brecha.core.languages import translate
from brecha.office.data.models import User
from brecha.office.data.records import KEYS, Record
from brecha.office.screens.history.events import Event
from brecha.office.screens.words import WORDS, day, figure, moment, spoken, word
from brecha.programme.dates import is_date

UNSAID = {"id", "row_version", "programme"}
TITLES = (*KEYS, "title_en", "title", "name", "description_en")
DAYS = ("period_end", "date", "year", "as_of")
LONGEST_TITLE = 80
Names = dict[type[models.Model], dict[int, str]]


@dataclass(frozen=True)
class Change:
    """A field that changed, in words; `old` is empty for a new row."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class EventInWords:
    """A change of a row as a page shows it."""

    table: str
    table_label: str
    row: int
    title: str
    when: str
    who: str
    step: str
    step_word: str
    reason: str
    changes: tuple[Change, ...]


def in_words(events: Iterable[Event]) -> list[EventInWords]:
    """Return events in words; names of linked rows are looked up once for all."""
    known = list(events)
    names = _names(known)
    return [_said(event, names) for event in known]


def step_in_words(step: str) -> str:
    """Return insert, update or delete in words."""
    words = {"insert": _("added"), "update": _("changed"), "delete": _("deleted")}
    words["seen"] = _("personal fields opened")
    return words.get(step, step)


def _said(event: Event, names: Names) -> EventInWords:
    after, meta = event.after, event.table._meta  # noqa: SLF001 - Django's public name
    context = after.get("pgh_context") or {}
    who = names.get(User, {}).get(context.get("user") or 0)
    return EventInWords(
        table=str(meta.model_name),
        table_label=str(meta.verbose_name),
        row=after["pgh_obj_id"],
        title=_title(event, names),
        when=moment(datetime.fromisoformat(after["pgh_created_at"])),
        who=who or _("the office itself"),
        step=after["pgh_label"],
        step_word=step_in_words(after["pgh_label"]),
        reason=_reason(context.get("reason") or ""),
        changes=tuple(_changes(event, names)),
    )


def _changes(event: Event, names: Names) -> Iterator[Change]:
    if event.after["pgh_label"] == "delete":
        return
    before = event.before or {}
    for field in _fields(event.table):
        old, new = before.get(field.attname), event.after.get(field.attname)
        if old == new or (not before and new in (None, "", [], False)):
            continue
        if field.attname in event.after:
            told = (_value(field, each, names) for each in (old, new))
            yield Change(str(field.verbose_name), *told)


def _fields(table: type[Record]) -> list[Any]:
    return [field for field in table._meta.concrete_fields if field.name not in UNSAID]  # noqa: SLF001 - as above


def _value(field: Any, stored: Any, names: Names) -> str:  # noqa: ANN401 - a field and what it holds
    """Return what a field held, in words; nothing for nothing."""
    if stored in (None, ""):
        return ""
    if field.is_relation:
        return names.get(field.related_model, {}).get(stored, str(stored))
    if isinstance(stored, list):
        return ", ".join(word(str(each)) for each in stored)
    return _plain(field, stored)


def _plain(field: Any, stored: Any) -> str:  # noqa: ANN401 - as _value
    if isinstance(stored, bool):
        return _("yes") if stored else _("no")
    if isinstance(field, models.DecimalField):
        return figure(Decimal(str(stored)))
    if isinstance(field, models.DateTimeField):
        return moment(datetime.fromisoformat(stored))
    text = str(stored)
    if field.choices:
        return word(text)
    return day(text) if is_date(text) else text


def _names(events: list[Event]) -> Names:
    """Return how the rows that events name are called; a row that is gone has its number only."""
    wanted: dict[type[models.Model], set[int]] = {User: set()}
    for event in events:
        wanted[User].add((event.after.get("pgh_context") or {}).get("user") or 0)
        for field in _fields(event.table):
            if field.is_relation:
                held = (content.get(field.attname) for content in (event.after, event.before or {}))
                wanted.setdefault(field.related_model, set()).update(filter(None, held))
    return {
        table: {pk: str(row) for pk, row in table._default_manager.in_bulk(list(numbers)).items()}  # noqa: SLF001 - Django's public name
        for table, numbers in wanted.items()
        if numbers - {0}
    }


def _title(event: Event, names: Names) -> str:
    """Return how a row is called: by its own name, else by those it hangs on and its day."""
    content = event.after
    for name in TITLES:
        if text := content.get(name):
            return str(text)[:LONGEST_TITLE]
    parts = [
        names.get(field.related_model, {}).get(content.get(field.attname) or 0, "")
        for field in _fields(event.table)
        if field.is_relation and field.related_model is not User
    ]
    parts.append(word(str(content.get("kind") or "")))
    parts += [day(str(content[name])) for name in DAYS if content.get(name)][:1]
    return " · ".join(filter(None, parts))[:LONGEST_TITLE]


def _reason(stored: str) -> str:
    """Return a reason as it was given; those of the office itself are said in the language."""
    return word(stored) if stored in WORDS else translate(stored, spoken())
