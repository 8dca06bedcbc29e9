"""Which values cannot be? Fewer than nobody, part of a person, more than all, a day to come.

One place of bounds for the form, the program's way in, the spreadsheet and the checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from brecha.core.errors import Fault
from brecha.programme.dates import is_before
from brecha.programme.kinds import PartialDate
from brecha.programme.model import Indicator, Value
from brecha.programme.numbers import shown
from brecha.programme.words import UNKNOWN

COUNTED_WORDS = (
    "people person persons women woman men man girls boys children workers employers farmers "
    "officials students families households migrants participants beneficiaries inspectors "
    "judges judiciary trainers promoters experts members users "
    "personas persona mujeres mujer hombres hombre niñas niños trabajadoras trabajadores "
    "empleadoras empleadores personal funcionarias funcionarios estudiantes familias hogares "
    "migrantes participantes beneficiarias beneficiarios inspectoras inspectores usuarias usuarios "
    "policies policy laws institutions organisations organizations products plans courses "
    "trainings events meetings agreements places centres centers schools municipalities states "
    "documents studies guides copies solutions impressions services visits inspections contracts "
    "campaigns pilots protocols strategies companies businesses farms unions valleys grants "
    "políticas política leyes instituciones organizaciones productos planes cursos "
    "capacitaciones eventos reuniones acuerdos lugares plazas centros escuelas municipios estados "
    "documentos estudios guías copias ejemplares soluciones impresiones servicios visitas "
    "inspecciones contratos campañas pilotos protocolos estrategias empresas fincas sindicatos "
    "valles subvenciones convenios"
)
COUNTED = frozenset(COUNTED_WORDS.split())
"""Words of a unit by which it counts things that are whole."""
SCALED_WORDS = (
    "thousand thousands million millions hundred hundreds per percent rate ratio index average "
    "mean share hours days "
    "miles mil millón millones cientos por porcentaje tasa razón índice promedio media horas "
    "días"
)
SCALED = frozenset(SCALED_WORDS.split())
"""Words of a unit that measures, whatever else it names: thousands of people, visits per month."""
GROWS = re.compile(
    r"\b(growth|grows?|increas|chang(e|es|ed)\b|rise|variation|crec|aument|increment|cambio|variaci)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class OutOfBounds:
    """What cannot be.

    Attributes:
        field: Field of the value.
        is_whole: Whether it says that the part is more than the whole.
    """

    field: str
    fault: Fault
    is_whole: bool = False


@dataclass(frozen=True)
class Span:
    """From when to when a programme runs; empty where it is not known."""

    start: PartialDate = ""
    end: PartialDate = ""


def counts_things(indicator: Indicator) -> bool:
    """Return whether a unit counts people or things, so that it is whole and never below 0.

    Examples:
        >>> units = ("domestic workers", "thousands of people", "percent change")
        >>> [counts_things(Indicator(code="1", result="1", unit=unit)) for unit in units]
        [True, False, False]
    """
    if indicator.measure != "unit":
        return False
    words = set(re.findall(r"\w+", indicator.unit.casefold()))
    return not words & SCALED and bool(indicator.counted_records or words & COUNTED)


def may_grow(indicator: Indicator) -> bool:
    """Return whether a percentage is a change by its definition: below 0 and over 100 may be."""
    told = (indicator.title_en, indicator.title_es, indicator.what_counts, indicator.unit)
    return any(GROWS.search(text) for text in (*told, indicator.numerator_label))


def out_of_bounds(
    value: Value, indicator: Indicator, span: Span, today: date | None = None
) -> Iterator[OutOfBounds]:
    """Yield what of a value cannot be.

    Args:
        value: What is reported; its dates are looked at if it is an actual.
        indicator: Says what is measured.
        span: When the programme runs.
        today: Day after which nothing can have been reached; not looked at if None.
    """
    is_comparable = value.unit in {"", indicator.unit}  # `value-unit` tells of the others
    if is_comparable and indicator.measure == "percentage":
        yield from _shares(value, is_growth=may_grow(indicator))
    elif is_comparable and counts_things(indicator):
        for name in ("number", "numerator", "denominator"):
            yield from _count(name, getattr(value, name))
    if value.kind == "actual":
        yield from _dates(value, span, today)


def _count(name: str, number: Decimal | None) -> Iterator[OutOfBounds]:
    if number is None:
        return
    values = {"found": shown(number)}
    if number < 0:
        told = "A count is not below 0; {found} was given."
        yield OutOfBounds(name, Fault(told, values=values))
    elif number != number.to_integral_value():
        told = "What is counted is whole; {found} was given. Round it."
        yield OutOfBounds(name, Fault(told, values=values))


def _shares(value: Value, *, is_growth: bool) -> Iterator[OutOfBounds]:
    part, whole = value.numerator, value.denominator
    if whole is not None and whole < 0:
        told = "A denominator is not below 0; {found} was given."
        yield OutOfBounds("denominator", Fault(told, values={"found": shown(whole)}))
    if is_growth:
        return
    for name, number in (("numerator", part), ("number", value.number)):
        if number is not None and number < 0:
            told = "A share is not below 0; {found} was given."
            yield OutOfBounds(name, Fault(told, values={"found": shown(number)}))
    if part is not None and whole is not None and part > whole >= 0:
        told = (
            "The numerator ({part}) is more than the denominator ({whole}). Correct one; if the "
            "indicator is a change, its definition says so."
        )
        found = {"part": shown(part), "whole": shown(whole)}
        yield OutOfBounds("numerator", Fault(told, values=found), is_whole=True)
    elif part is None and value.number is not None and value.number > 100:  # noqa: PLR2004 - per cent
        told = "A share is not over 100 %; {found} was given."
        yield OutOfBounds("number", Fault(told, values={"found": shown(value.number)}))


def _dates(value: Value, span: Span, today: date | None) -> Iterator[OutOfBounds]:
    start, end = value.period_start, value.period_end
    if is_before(end or start, span.start) or is_before(span.end, start or end):
        told = "The period lies outside the programme ({start} to {end})."
        held = {"start": span.start or UNKNOWN, "end": span.end or UNKNOWN}
        yield OutOfBounds("period_end", Fault(told, values=held))
    elif today is not None and is_before(today.isoformat(), end):
        told = "The period ends after today. What was reached is reported when it is over."
        yield OutOfBounds("period_end", Fault(told))
    if today is not None and is_before(today.isoformat(), value.as_of):
        told = "The day on which the value was true lies after today."
        yield OutOfBounds("as_of", Fault(told))
    elif is_before(value.as_of, start):
        told = "The day on which the value was true lies before its period ({start})."
        yield OutOfBounds("as_of", Fault(told, values={"start": start}))


def span_of(start: PartialDate, original_end: PartialDate, actual_end: PartialDate) -> Span:
    """Return when a programme runs: to its end in fact, else to the planned one."""
    return Span(start, actual_end or original_end)
