"""Which schemes are there, of which country, under which law?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from brecha.core.errors import InputError

if TYPE_CHECKING:
    from brecha.countries import Country, LawScheme
    from brecha.engine import SchemeInForce


def schemes() -> dict[str, tuple[Country, LawScheme]]:
    """Return the schemes of every country by name."""
    from brecha.countries import country_names, load_country

    countries = [load_country(name) for name in country_names()]
    return {
        name: (country, scheme)
        for country in countries
        for name, scheme in country.law.schemes.items()
    }


def find_scheme(name: str) -> tuple[Country, LawScheme]:
    """Return a scheme and its country.

    Raises:
        InputError: There is no such scheme.
    """
    known = schemes()
    if name not in known:
        raise InputError.of(
            "The scheme must be one of {known}; {name} is not. Choose one of these.",
            known=", ".join(known),
            name=name,
        )
    return known[name]


def in_force(country: Country, found: LawScheme) -> SchemeInForce:
    """Return a scheme under its country's parameters."""
    from brecha.engine import SchemeInForce

    return SchemeInForce.of(found.scheme, country.book)


def check_unit(found: LawScheme, unit: str | None) -> str:
    """Return the unit whose results are written.

    Raises:
        InputError: The scheme has no such unit.
    """
    units = found.scheme.units
    if unit is not None and unit not in units:
        raise InputError.of(
            "The unit must be one of {known}; {name} is not. Choose one of these.",
            known=", ".join(units),
            name=unit,
        )
    return unit or found.unit
