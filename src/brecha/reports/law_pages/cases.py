"""The page of worked cases: what is computed, on which date, from which source, how exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from brecha.countries import Country
from brecha.countries.cases import Case, read_cases
from brecha.reports.law_pages.markdown import day, page, table

HEADINGS = ("case", "day", "results", "tolerance", "source", "note")
INTRODUCTION = """\
Every worked case that `brecha law cases` and the tests compute: the day whose law applies, where
the expected figures are from, and how far a result may lie from them. A case that is derived says
from what; no source prints it."""


def cases_page(countries: Iterable[Country]) -> str:
    """Return the page of the worked cases of countries."""
    return page(_lines(countries))


def cases_of(country: Country) -> list[Case]:
    """Return the worked cases of a country; none where it brings none."""
    folder = country.folder / "cases"
    return read_cases(folder) if folder.is_dir() else []


def _lines(countries: Iterable[Country]) -> Iterator[str]:
    yield "# Worked cases"
    yield ""
    yield INTRODUCTION
    yield ""
    for country in countries:
        for name, found in groupby(cases_of(country), key=_scheme):
            yield f"## {country.about.title.en}: {_title(name, country)}"
            yield ""
            yield from table(HEADINGS, [_row(case) for case in found])


def _scheme(case: Case) -> str:
    return case.scheme


def _title(name: str, country: Country) -> str:
    known = country.law.schemes.get(name)
    words = known.scheme.title.en if known else name.replace("_", " ").replace("-", " ")
    return words[0].lower() + words[1:]


def _row(case: Case) -> tuple[str, ...]:
    words = case.path.stem.replace("-", " ").replace("_", " ")
    exact = "exact" if case.file.tolerance == 0 else f"{case.file.tolerance:g}"
    number = str(len(case.file.expected))
    return words, day(str(case.day)), number, exact, case.file.source.en, case.file.note
