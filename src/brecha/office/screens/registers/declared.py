"""What is a register, and what may a declaration of one say?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from brecha.office.data.records import Record

Said = Any  # a text in the language of the page, made when it is shown
Fault = tuple[str | None, str]
Check = Callable[[Mapping[str, Any]], Iterator[Fault]]


@dataclass(frozen=True, eq=False)
class Part:
    """Rows that are edited inside the form of the record they hang below.

    Attributes:
        link: Their link back.
    """

    table: type[Record]
    link: str
    title: Said
    fields: tuple[str, ...]
    about: Said = ""


@dataclass(frozen=True, eq=False)
class Related:
    """Records of another register that belong to a record.

    Attributes:
        register: Name of the other register.
        match: Field there to the field here that it repeats; `pk` is the record itself.
    """

    register: str
    match: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Register:
    """A register: its list, its form, and what is told to whoever keeps it.

    Attributes:
        name: In addresses.
        about: What belongs in it, and what to do where it is empty.
        columns: Of the list: fields of the table, or names of `cells.MADE`. The first leads to
            the record.
        sections: Of the form: heading, fields.
        search: Fields in which words are sought.
        filters: Fields with a list of words that narrow the list.
        order: How the list is sorted at first.
        needed: Fields that the form asks for beyond what the table asks for.
        one_of: Fields of which one at least is filled in.
        key: What a key made by the office begins with; empty where people give codes.
        sheet: Kind of spreadsheet that brings its rows; empty if there is none.
        tab: Page of the programme it stands on.
        form: Name of a form of its own, in `forms.OWN_FORMS`.
        may_grow: Whether records are added and deleted.
    """

    name: str
    table: type[Record]
    title: Said
    about: Said
    columns: tuple[str, ...]
    sections: tuple[tuple[Said, tuple[str, ...]], ...]
    search: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    order: tuple[str, ...] = ("pk",)
    needed: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    key: str = ""
    helps: Mapping[str, Said] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    related: tuple[Related, ...] = ()
    prefetch: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    sheet: str = ""
    tab: str = "registers"
    form: str = ""
    may_grow: bool = True

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields of the form, in their order."""
        return tuple(name for _, names in self.sections for name in names)


@dataclass(frozen=True, eq=False)
class Group:
    """Registers that are shown under one heading."""

    name: str
    title: Said
    registers: tuple[Register, ...]
