"""What of an entry can be compared? Its name in parts, without accents, capitals and small words.

The last two words of a name are the two surnames, the last one where there are only two words;
`surnames, names` is turned round. An abbreviated María is written out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

SMALL_WORDS = frozenset(("de", "del", "la", "las", "los", "y"))
SHORT_FORMS = {"ma": "maria", "mª": "maria", "m": "maria"}
WORDS_WITH_BOTH_SURNAMES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A person as the register has it, opened to be compared and never kept open.

    Attributes:
        number: Number of the entry.
        name: Full name, as it was written.
        birth_date: ISO date; empty if it is not known.
        place: Municipality or state; empty if it was not asked.
    """

    number: int
    name: str
    birth_date: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """An entry in the parts that are compared; None for what is missing."""

    number: int
    given: str | None
    first_surname: str | None
    second_surname: str | None
    birth_date: str | None
    place: str | None


def parts_of(entry: Entry) -> Parts:
    """Return the parts of an entry.

    Examples:
        >>> parts_of(Entry(1, "Ma. de la Luz Pérez Núñez")).given
        'maria luz'
        >>> parts_of(Entry(1, "Pérez Núñez, Ana")).first_surname
        'perez'
    """
    family, comma, given = entry.name.partition(",")
    words = _words(f"{given} {family}" if comma else entry.name)
    number_of_surnames = 2 if len(words) >= WORDS_WITH_BOTH_SURNAMES else len(words[1:])
    names = words[: len(words) - number_of_surnames]
    surnames = [*words[len(names) :], None, None]
    given_name = " ".join([SHORT_FORMS.get(names[0], names[0]), *names[1:]]) if names else None
    return Parts(
        entry.number,
        given_name,
        surnames[0],
        surnames[1],
        entry.birth_date.strip() or None,
        " ".join(_words(entry.place)) or None,
    )


def _words(text: str) -> list[str]:
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return [word for word in re.findall(r"\w+", plain) if word not in SMALL_WORDS]
