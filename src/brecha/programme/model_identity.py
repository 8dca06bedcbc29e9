"""Who takes part in a programme, in which role, and whom may one write to?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from brecha.programme.kinds import (
    ContactRole,
    OrganisationKind,
    PartialDate,
    ParticipationRole,
)


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A body that takes part, under one name; every other spelling is an alias.

    Attributes:
        acronym: Key of the organisation; unique in the register.
        aliases: Other spellings under which documents name it.
        iati_ref: Identifier of the organisation in the IATI register.
        parent: Acronym of the body it belongs to.
        lines: Lines of the printed report that name it.
    """

    acronym: str
    name_en: str = ""
    name_es: str = ""
    aliases: tuple[str, ...] = ()
    kind: OrganisationKind = "other"
    iati_ref: str = ""
    parent: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OrganisationMention:
    """A place in a document that names an organisation as it is spelt there."""

    spelling: str
    organisation: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Participation:
    """An organisation in a role, from a day to a day; `indicators` are those that count it."""

    organisation: str
    role: ParticipationRole
    from_date: PartialDate = ""
    to_date: PartialDate = ""
    indicators: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A person to write to; restricted, never part of a public output or of a snapshot."""

    role: ContactRole
    organisation: str = ""
    name: str = ""
    email: str = ""
    may_be_published: bool = False


@dataclass(frozen=True, kw_only=True)
class Marker:
    """How far a programme pursues a policy aim, by the code and score of a published list.

    Attributes:
        name: The aim: gender, disability, human rights.
        vocabulary: The list that holds the code.
        score: Score on that list; None where no score was given.
        share_of_spend: Share of the money spent on the aim. Unit: percent.
    """

    name: str
    vocabulary: str = ""
    code: str = ""
    score: int | None = None
    share_of_spend: Decimal | None = None
    lines: tuple[int, ...] = ()
