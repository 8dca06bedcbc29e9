"""Which rows and people does the matrix run over? Each table for each agency, each kind of reader.

Three programmes: `closed`, `open` (published) and `elsewhere`. In each, every table has a row of
NORTH (own), one of SOUTH (other) and one that names no agency (joint), as far as it can.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count, product
from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db.models import Field, ForeignKey, Model
from django.test import Client

from brecha.office.audit.request import because
from brecha.office.data.models import (
    Attendance,
    Membership,
    NarrativeSection,
    Organisation,
    Person,
    PersonPair,
    Programme,
    Report,
    Snapshot,
    UploadLog,
    User,
)
from brecha.office.exchange.dump import programme_of
from brecha.office.people.sealing import identity_hash, seal
from brecha.reports.programme import frozen
from office_loading import allow_loading

PLANTED = "Zenobia Plantada"  # a name that no answer may hold
CONTACT = "Eufrasia Plantada"  # a name that the coordinator and its agency may read, on one page
SECRET = "seudonimo-plantado"  # noqa: S105 - a pseudonym; only its agency may meet it
SIDES = {"own": "NORTH", "other": "SOUTH", "joint": ""}
ACTORS = (
    "coordinator",
    "officer",
    "approver",
    "reader",
    "administrator",  # of the whole office
    "local",  # administrator of the two programmes
    "stranger",  # coordinator and officer elsewhere
    "nobody",  # signed in, without a role
    "inactive",  # was coordinator and administrator
    "public",
)
ROLES = {
    "coordinator": ("coordinator", ""),
    "officer": ("agency_officer", "NORTH"),
    "approver": ("agency_approver", "NORTH"),
    "reader": ("reader", ""),
    "local": ("administrator", ""),
}
# What a column cannot tell: values that a check of the database asks for.
FIXED: dict[str, dict[str, Any]] = {
    "Value": {"kind": "actual", "status": "verified", "number": 3, "period_end": "2021-12-31"},
    "Expenditure": {"date": "2021-05-31", "currency": "USD"},
    "Budget": {"currency": "USD"},
    "Leveraged": {"currency": "USD"},
    "Programme": {"currency": "USD", "country": "MX"},
    "Report": {"kind": "final", "period_end": "2021-12-31"},
    "NarrativeSection": {"section": "summary", "language": "es", "text": "A text."},
}
MADE_APART = {"Programme", "Snapshot", "User", "Membership", "AuditLink", "PersonPair", "UploadLog"}
ALSO_LINKED = {("NarrativeSection", "report")}
NUMBERS = count(1)


@dataclass
class World:
    """The rows by (table, programme, side), and the people by what they are."""

    programmes: dict[str, Programme] = field(default_factory=dict)
    agencies: dict[tuple[str, str], Organisation] = field(default_factory=dict)
    rows: dict[tuple[str, str, str], Model] = field(default_factory=dict)
    users: dict[str, Any] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)

    def row(self, table: str, where: str = "closed", side: str = "own") -> Any:  # noqa: ANN401 - a row of any table
        """Return the row of a table that belongs to a side."""
        return self.rows[table, where, side]

    def sides_of(self, table: str, where: str) -> Iterator[tuple[str, Any]]:
        """Yield (side, row) of a table."""
        for side in SIDES:
            if (table, where, side) in self.rows:
                yield side, self.rows[table, where, side]


def made_world() -> World:
    """Return a world of three programmes, with all that can sign in."""
    world = World()
    allow_loading()
    with because("to have every table", loading="yes"):
        for name in ("closed", "open", "elsewhere"):
            _add_programme(world, name)
    _add_people(world)
    return world


def tables() -> dict[str, type[Model]]:
    """Return the tables of the office that are not the history of another."""
    found = apps.get_app_config("office").get_models()
    return {table.__name__: table for table in found if not table.__name__.endswith("History")}


def _add_programme(world: World, name: str) -> None:
    root = Programme.objects.create(
        reference=name, title_en=name, title_es=name, is_public=name == "open", **FIXED["Programme"]
    )
    world.programmes[name] = root
    for agency in ("NORTH", "SOUTH"):
        made = Organisation.objects.create(programme=root, acronym=agency)
        world.agencies[name, agency] = made
    for table in tables().values():
        if table.__name__ in MADE_APART:
            continue
        for side in SIDES:
            _row(world, table, name, side)
    for status in ("agency_review", "coordinator_review", "submitted"):
        _add_report(world, name, status)
    Attendance.objects.create(  # a person of SOUTH at a training of NORTH
        programme=root,
        training=world.row("Training", name, "own"),
        person=world.row("Person", name, "other"),
        agency=world.agencies[name, "SOUTH"],
    )
    for side in SIDES:
        _pair(world, name, side)
    _freeze(world, name)
    for status, side in product(("draft", "submitted", "locked"), SIDES):
        _add_value(world, name, side, status)
    world.rows["Programme", name, "joint"] = root
    world.rows["Organisation", name, "joint"] = world.agencies[name, "NORTH"]


def _add_report(world: World, where: str, status: str) -> None:
    """Add a report on its way, with a text."""
    root = world.programmes[where]
    report = Report.objects.create(
        programme=root, key=status, kind="final", period_end="2021-12-31", status=status
    )
    world.rows[f"Report {status}", where, "joint"] = report
    world.rows[f"NarrativeSection {status}", where, "joint"] = NarrativeSection.objects.create(
        programme=root, report=report, section="summary", language="es", text="A text."
    )


def _pair(world: World, where: str, side: str) -> None:
    """Add a person who may be the one of this side, and the question whether they are one."""
    person = world.row("Person", where, side)
    known = {"programme": person.programme, "agency": person.agency}
    twin = Person.objects.create(**known, pseudonym=f"{SECRET}-{side}-{where}-twin")
    world.rows["PersonPair", where, side] = PersonPair.objects.create(
        **known, first=person, second=twin, probability="0.6", method="names"
    )


def _freeze(world: World, where: str) -> None:
    """Add a frozen state of the report that files can be made from."""
    report = world.row("Report", where, "joint")
    taken = frozen(programme_of(world.programmes[where]), report=report.key)
    world.rows["Snapshot", where, "joint"] = Snapshot.objects.create(
        report=report, sha256=taken.sha256, content=taken.content
    )


def _add_value(world: World, where: str, side: str, status: str) -> None:
    """Add a value in a state, with a part; each state is a place of its own."""
    settled = world.row("Value", where, side)
    value = type(settled).objects.create(
        programme=settled.programme,
        indicator=settled.indicator,
        agency=settled.agency,
        kind="actual",
        number=3,
        period_end="2021-12-31",
        place=status,
        status=status,
    )
    part = value.disaggregation_rows.create(dimension="sex", category="women", number=2)
    world.rows[f"Value {status}", where, side] = value
    world.rows[f"DisaggregatedValue {status}", where, side] = part


def _row(world: World, table: type[Model], where: str, side: str) -> Model | None:
    """Return the row of a table for a side, made where it is not there; None if it cannot be."""
    path = getattr(table, "agency_path", None)
    side = side if path else "joint"
    known = (table.__name__, where, side)
    if known in world.rows:
        return world.rows[known]
    first = (path or "").split("__")[0]
    steps = {each.name: each for each in table._meta.concrete_fields}  # noqa: SLF001 - Django's public name
    if side == "joint" and path and not steps[first].null and "__" not in path:
        return None
    fields = dict(FIXED.get(table.__name__, {}))
    for name, column in steps.items():
        if name not in fields:
            wanted = name == first and (side != "joint" or "__" in (path or ""))
            wanted |= (table.__name__, name) in ALSO_LINKED
            _fill(fields, column, partial(_parent, world, column, where, side), is_wanted=wanted)
    if first in fields and fields[first] is None:
        return None
    fields |= _of_people(table.__name__, where, side)
    world.rows[known] = table._default_manager.create(**fields)  # noqa: SLF001 - as above
    return world.rows[known]


def _fill(fields: dict[str, Any], column: Field, parent: Any, *, is_wanted: bool) -> None:  # noqa: ANN401 - a function
    is_text = column.get_internal_type() in {"CharField", "TextField"}
    if isinstance(column, ForeignKey):
        if is_wanted or not column.null:
            fields[column.name] = parent()
    elif column.choices:
        fields[column.name] = column.choices[0][0]
    elif is_text and not column.blank:
        fields[column.name] = f"{column.name}-{next(NUMBERS)}"
    elif not column.null and not column.has_default() and not column.primary_key:
        fields[column.name] = next(NUMBERS)


def _parent(world: World, column: ForeignKey, where: str, side: str) -> Model | None:
    target = column.remote_field.model
    if target is Programme:
        return world.programmes[where]
    if target is Organisation:
        return world.agencies[where, SIDES[side] or "NORTH"]
    found = _row(world, target, where, side)
    return found or world.rows.get((target.__name__, where, "own"))


def _of_people(table: str, where: str, side: str) -> dict[str, Any]:
    name = f"{PLANTED} {side}-{where}"
    if table == "Person":
        return {
            "pseudonym": f"{SECRET}-{side}-{where}",
            "identity_hash": identity_hash(where, name),
            "sealed": seal({"name": name}),
            "consented_on": "2021-01-01",
        }
    known = {"name": f"{CONTACT} {side}-{where}"}
    return {"sealed": seal(known)} if table == "Contact" else {}


def _add_people(world: World) -> None:
    for actor in ACTORS[:-1]:
        user = User.objects.create(username=f"the-{actor}", language="en")
        world.users[actor] = user
        for where in ("closed", "open") if actor in ROLES else ():
            _join(world, actor, where, *ROLES[actor])
    for role, agency in (("coordinator", ""), ("agency_officer", "NORTH")):
        _join(world, "stranger", "elsewhere", role, agency)
    _join(world, "inactive", "closed", "coordinator", "")
    for actor in ("administrator", "inactive"):
        Membership.objects.create(user=world.users[actor], role="administrator")
    for actor in ACTORS:
        world.clients[actor] = Client(SERVER_NAME="localhost", headers={"accept-language": "en"})
        if actor in world.users:
            backend = "django.contrib.auth.backends.ModelBackend"
            world.clients[actor].force_login(world.users[actor], backend=backend)
    User.objects.filter(username="the-inactive").update(is_active=False)
    world.users = {actor: User.objects.get(pk=each.pk) for actor, each in world.users.items()}
    world.users["public"] = AnonymousUser()
    for where in ("closed", "open"):
        world.rows["Membership", where, "own"] = Membership.objects.get(
            programme=world.programmes[where], role="agency_officer"
        )
    for where in world.programmes:
        world.rows["UploadLog", where, "joint"] = UploadLog.objects.create(
            programme=world.programmes[where],
            user=world.users["officer"],
            file_name="values.xlsx",
            is_trial=True,
            is_accepted=True,
        )
    world.rows["User", "closed", "joint"] = world.users["reader"]
    links = apps.get_model("office", "AuditLink").objects
    world.rows["AuditLink", "closed", "joint"] = links.order_by("sequence").first()


def _join(world: World, actor: str, where: str, role: str, agency: str) -> None:
    Membership.objects.create(
        user=world.users[actor],
        role=role,
        programme=world.programmes[where],
        agency=world.agencies[where, agency] if agency else None,
    )
