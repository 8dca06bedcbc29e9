"""Write one folder of pages: the register, rules and parameters by country, the worked cases."""

from __future__ import annotations

from pathlib import Path

from brecha.countries import Country, country_names, load_country
from brecha.reports.law_pages.cases import cases_page
from brecha.reports.law_pages.parameters import parameters_page
from brecha.reports.law_pages.register import register_page
from brecha.reports.law_pages.rules import rules_page


def write_law_pages(folder: Path) -> list[Path]:
    """Write the reference pages of the law of every country and return their paths.

    Args:
        folder: Where they are written; it is made where it does not exist.
    """
    countries = sorted(map(load_country, country_names()), key=_is_made_up)
    pages = {"register": register_page(countries), "cases": cases_page(countries)}
    for country in countries:
        pages[f"rules-{country.name}"] = rules_page(country)
        pages[f"parameters-{country.name}"] = parameters_page(country)
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder / f"{name}.md", text) for name, text in pages.items()]


def _is_made_up(country: Country) -> bool:
    return country.about.is_made_up


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
