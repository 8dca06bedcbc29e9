"""What does every part of an export need? The programme, the profile, the clock, and who is who."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property

from brecha.core.languages import LANGUAGES, Language
from brecha.core.notes import Note
from brecha.programme.dates import first_day, is_date, last_day
from brecha.programme.model import Organisation, Programme
from brecha.reports.iati.export.profile import Profile
from brecha.reports.iati.rule_dates import Moment

NOT_OF_AN_IDENTIFIER = re.compile(r"[^A-Za-z0-9._-]+")
AGENCY_ROLES = {"lead", "implementing"}

Narratives = list[tuple[Language, str]]


@dataclass(frozen=True)
class Source:
    """A programme to be exported.

    Attributes:
        programme: Its facts.
        profile: What the standard asks beside them.
        now: The clock.
        left_out: Filled on the way: what of the programme does not enter the file, and why.
    """

    programme: Programme
    profile: Profile
    now: Moment
    left_out: list[Note] = field(default_factory=list)

    @property
    def today(self) -> datetime.date:
        """The day of the clock."""
        return self.now.date()

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which the programme has a title; the first is the file's own."""
        named = {"en": self.programme.title_en, "es": self.programme.title_es}
        kept = [language for language in reversed(LANGUAGES) if named[language].strip()]
        return tuple(kept) or ("en",)

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """The organisations by acronym."""
        return {each.acronym: each for each in self.programme.organisations}

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        """Acronyms of the agencies that carry the programme out or have money of it, in order."""
        programme = self.programme
        named: list[str] = [
            each.organisation for each in programme.participations if each.role in AGENCY_ROLES
        ]
        named += [each.agency for each in programme.budgets]
        named += [each.agency for each in programme.expenditures]
        return tuple(dict.fromkeys(name for name in named if name))

    @cached_property
    def identifier(self) -> str:
        """The identifier of the activity that is the whole programme."""
        return f"{self.reference_of(self.programme.lead_agency)}-{slug(self.programme.reference)}"

    @cached_property
    def identifiers(self) -> dict[str, str]:
        """The identifier of each agency's activity, by acronym."""
        found: dict[str, str] = {}
        for agency in self.agencies:
            wanted = f"{self.identifier}-{slug(agency)}"
            taken = set(found.values())
            others = (f"{wanted}.{number}" for number in range(2, len(taken) + 3))
            found[agency] = next(each for each in (wanted, *others) if each not in taken)
        return found

    @cached_property
    def start(self) -> datetime.date:
        """The first day of the programme."""
        return first_day(self.programme.start)

    @cached_property
    def end(self) -> datetime.date:
        """The last day of the programme, in fact or as planned; else of its first year."""
        ends = (self.programme.actual_end, self.programme.original_end)
        known = [last_day(each) for each in ends if is_date(each)]
        return known[0] if known else datetime.date(self.start.year, 12, 31)

    def reference_of(self, acronym: str) -> str:
        """Return the IATI identifier of an organisation; empty where none is known."""
        organisation = self.organisations.get(acronym)
        own = organisation.iati_ref if organisation else ""
        return own.strip() or self.profile.references.get(acronym, "").strip()

    def name_of(self, acronym: str) -> Narratives:
        """Return the name of an organisation, or its acronym."""
        organisation = self.organisations.get(acronym)
        if organisation is None:
            return self.said(acronym)
        return self.texts(organisation.name_en, organisation.name_es, acronym)

    def texts(self, english: str, spanish: str, otherwise: str = "") -> Narratives:
        """Return a text in the languages it has; what stands in for it in the file's own."""
        named: dict[Language, str] = {"en": clean(english), "es": clean(spanish)}
        order = sorted(named, key=lambda language: language != self.languages[0])
        return [(language, named[language]) for language in order if named[language]] or self.said(
            otherwise
        )

    def said(self, sentence: Note | str) -> Narratives:
        """Return a sentence of ours in every language of the file, or a bare text in its own."""
        if isinstance(sentence, Note):
            return [(language, clean(sentence.text(language))) for language in self.languages]
        return [(self.languages[0], clean(sentence))] if clean(sentence) else []

    def leave_out(self, sentence: Note) -> None:
        """Note once what does not enter the file."""
        if sentence not in self.left_out:
            self.left_out.append(sentence)


def slug(text: str) -> str:
    """Return a text as a part of an identifier: plain letters, digits, hyphen, point.

    Examples:
        >>> slug("México / 2022")
        'Mexico-2022'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return NOT_OF_AN_IDENTIFIER.sub("-", plain).strip("-.") or "0"


def clean(text: str) -> str:
    """Return a text without what XML cannot hold, and without space around it."""
    return "".join(letter for letter in text if _is_of_xml(letter)).strip()


def _is_of_xml(letter: str) -> bool:
    code = ord(letter)
    return (
        code in {0x9, 0xA, 0xD}
        or 0x20 <= code <= 0xD7FF  # noqa: PLR2004 - ranges of XML 1.0, production 2
        or 0xE000 <= code <= 0xFFFD  # noqa: PLR2004 - as above
        or code >= 0x10000  # noqa: PLR2004 - as above
    )
