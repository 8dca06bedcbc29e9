"""What is due for one case, in one month or in each month of a series?"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from typing import Any

import typer

from brecha.cli.language import tell
from brecha.cli.law_schemes import in_force
from brecha.cli.options import print_json
from brecha.core.errors import InputError
from brecha.core.languages import Language, format_number
from brecha.core.yaml_files import LineMap
from brecha.countries import Country, LawScheme, later_than_checked
from brecha.countries.flat_document import in_cents
from brecha.countries.law import Calculation, titles_of
from brecha.engine.scheme import first_day, months_between

DASH = "–"
DAYS = "days"
CENTS = 2
NARROWEST = 14  # characters of a column
Case = tuple[Any, LineMap]


def told_once(first: str | None, last: str | None, date: str | None, *, is_explained: bool) -> None:
    """Refuse a series that is half said, or said beside one month or an explanation.

    Raises:
        InputError: It is.
    """
    if (first is None) != (last is None) or (first and (date or is_explained)):
        raise InputError.of(
            "A series of months needs --from and --to, and neither --date nor --explain, which "
            "are of one month. Name both or neither."
        )


def calculated_of(
    country: Country, found: LawScheme, case: Case, month: str | None, language: Language
) -> Calculation:
    """Return a case of its own month or of another, with the warning of a late month.

    Raises:
        InputError: Every fault of the case.
        CoverageError: The month lies outside what is modelled.
    """
    content, lines = case
    if month is not None and isinstance(content, dict):
        content = {**content, "month": month}
    calculated = found.calculate(content, lines, in_force(country, found), language)
    document = calculated.document
    if later := later_than_checked(found.scheme, country.book, document["month"]):
        document["warnings"].append(later.text(language))
    return calculated


def show_months(
    country: Country,
    found: LawScheme,
    case: Case,
    ends: tuple[str, str],
    names: Sequence[str],
    language: Language,
    *,
    as_json: bool,
) -> None:
    """Print a case in each month: a list of documents, or a table by month.

    Args:
        country: The country.
        found: The scheme.
        case: The case as it was read; more days than a month has are cut to the month's.
        ends: First and last month.
        names: Results of the table; without any the totals that the scheme declares.
        language: Language of the reader.
        as_json: Whether documents are printed.
    """
    content, lines = case
    calculated = [
        calculated_of(country, found, (_within(content, month), lines), month, language)
        for month in months_between(*ends)
    ]
    if as_json:
        print_json([one.document for one in calculated])
        return
    for name in names:
        if not any(name in of_unit for of_unit in found.scheme.results.values()):
            calculated[0].run_of(name)  # tells the results that there are
    shown = names or [name for unit in found.totals for name in found.compared_of(unit)]
    typer.echo("\n".join(_lines(found, calculated, shown, language)))


def _within(content: object, month: str) -> object:
    """Return a case whose days are at most those of the month: full months differ in length."""
    day = first_day(month)
    longest = calendar.monthrange(day.year, day.month)[1]
    if isinstance(content, list):
        return [_within(one, month) for one in content]
    if not isinstance(content, dict):
        return content
    within = {key: _within(value, month) for key, value in content.items()}
    days = content.get(DAYS)
    if isinstance(days, int | float) and not isinstance(days, bool):
        within[DAYS] = min(days, longest)
    return within


def _lines(
    found: LawScheme, calculated: Sequence[Calculation], names: Sequence[str], language: Language
) -> Iterator[str]:
    titles = titles_of(found.scheme, language)
    yield found.scheme.title.in_language(language)
    yield from (f"  {name}: {titles[name]}" for name in names if name in titles)
    widths = [max(len(name), NARROWEST) for name in names]
    yield _row(tell("month"), names, widths)
    for one in calculated:
        sums = [_sum(one, name) for name in names]
        yield _row(one.document["month"], sums, widths)
    for warning, months in _warnings(calculated).items():
        yield tell("Warning: {sentence}", sentence=f"{months}: {warning}")


def _row(month: str, cells: Sequence[str], widths: Sequence[int]) -> str:
    told = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join((f"{month:<7}", *told))


def _sum(calculated: Calculation, name: str) -> str:
    """Return a result of the month, summed over its rows; a dash where it is not modelled."""
    for law, table in calculated.runs:
        for unit, names in law.scheme.results.items():
            if name in names:
                found = law.run(table, law.scheme.name)[unit]
                return format_number(in_cents(float(found[name].sum())), CENTS)
    return DASH


def _warnings(calculated: Sequence[Calculation]) -> dict[str, str]:
    """Return each warning with its months."""
    months: dict[str, list[str]] = {}
    for one in calculated:
        for warning in one.document["warnings"]:
            months.setdefault(warning, []).append(one.document["month"])
    return {warning: ", ".join(of) for warning, of in months.items()}
