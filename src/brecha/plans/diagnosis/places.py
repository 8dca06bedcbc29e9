"""Which territory does a reader mean: by its code, its name or its abbreviation?"""

from __future__ import annotations

import difflib
import unicodedata

from brecha.core.errors import InputError
from brecha.countries import Country
from brecha.plans.diagnosis.results import Territory

CODE_DIGITS = 2


def find_territory(country: Country, asked: str) -> Territory:
    """Return a territory by its code, name or abbreviation, whatever its case and accents.

    Raises:
        InputError: There is none; those that are spelt nearly so are told.
    """
    known: dict[str, Territory] = {}
    names: dict[str, str] = {}
    for row in country.table("territories").iter_rows(named=True):
        territory = Territory(row["territory"], row["name"])
        for written in (row["territory"], row["name"], row.get("abbreviation") or ""):
            known.setdefault(_plain(written), territory)
            names.setdefault(_plain(written), row["name"])
    wanted = _plain(asked)
    if wanted.isdigit():
        wanted = wanted.zfill(CODE_DIGITS)
    if wanted in known:
        return known[wanted]
    near = difflib.get_close_matches(wanted, names, n=3)
    raise InputError.of(
        "A territory must be one of {country}, by code, name or abbreviation; {asked} is none. "
        "Correct it (near: {near}).",
        country=country.about.title,
        asked=asked,
        near=", ".join(dict.fromkeys(names[entry] for entry in near)) or "–",
    )


def _plain(text: str) -> str:
    """Return a text in lower case, without accents and points."""
    parts = unicodedata.normalize("NFKD", text).lower()
    return "".join(sign for sign in parts if not unicodedata.combining(sign) and sign not in ". ")
