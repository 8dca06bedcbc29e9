"""How are figures, dates and the words of a list said on a page?"""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from babel.dates import format_date, format_datetime
from django.utils import timezone
from django.utils.translation import get_language

from brecha.core.errors import Fault
from brecha.core.languages import Language, Text, format_number, in_either
from brecha.programme.arithmetic import Amount
from brecha.programme.dates import first_day, is_date, is_full_date
from brecha.programme.model import Indicator
from brecha.programme.words import LABELS

DASH = "–"
MOST_DECIMALS = 2
YEAR, MONTH = len("2022"), len("2022-05")
WORDS: dict[str, Text] = {
    "draft": Text(es="borrador", en="draft"),
    "submitted": Text(es="enviado", en="submitted"),
    "verified": Text(es="verificado", en="verified"),
    "locked": Text(es="cerrado", en="locked"),
    "measured": Text(es="medido", en="measured"),
    "estimated": Text(es="estimado", en="estimated"),
    "upper_bound": Text(es="límite superior", en="upper bound"),
    "impact": Text(es="impacto", en="impact"),
    "outcome": Text(es="efecto", en="outcome"),
    "output": Text(es="producto", en="output"),
    "fund_outcome": Text(es="efecto del fondo", en="fund outcome"),
    "fund_output": Text(es="producto del fondo", en="fund output"),
    "policy_not_approved": Text(es="política no aprobada", en="policy not approved"),
    "pandemic": Text(es="pandemia", en="pandemic"),
    "scope_changed": Text(es="cambió el alcance", en="scope changed"),
    "target_set_low": Text(es="meta fijada muy baja", en="target set too low"),
    "annual": Text(es="anual", en="annual"),
    "final": Text(es="final", en="final"),
    "agency_review": Text(es="en revisión de las agencias", en="in review by the agencies"),
    "coordinator_review": Text(es="en revisión de coordinación", en="in review by the coordinator"),
    "error": Text(es="error", en="error"),
    "warning": Text(es="advertencia", en="warning"),
    "info": Text(es="aviso", en="notice"),
    "ok": Text(es="correcto", en="holds"),
    "annual_donors": Text(es="anual con donantes", en="annual, with donors"),
    "closing": Text(es="cierre", en="closing"),
    "strategic": Text(es="estratégico", en="strategic"),
    "developed": Text(es="elaborado", en="developed"),
    "adapted": Text(es="adaptado", en="adapted"),
    "developed_or_adapted": Text(es="elaborado o adaptado", en="developed or adapted"),
    "contributed": Text(es="con contribución", en="contributed"),
    "woman": Text(es="mujer", en="woman"),
    "man": Text(es="hombre", en="man"),
    "not_known": Text(es="no se sabe", en="not known"),
    "sum": Text(es="suma", en="sum"),
    "last": Text(es="último valor", en="last value"),
    "max": Text(es="máximo", en="greatest"),
    "ratio": Text(es="razón de sumas", en="ratio of sums"),
    "unique": Text(es="personas únicas", en="unique persons"),
    "unit": Text(es="número", en="number"),
    "percentage": Text(es="porcentaje", en="percentage"),
    "qualitative": Text(es="cualitativo", en="qualitative"),
    "institutions": Text(es="instituciones", en="institutions"),
    "courses": Text(es="cursos", en="courses"),
    "plans": Text(es="planes", en="plans"),
    "solutions": Text(es="soluciones", en="solutions"),
    "administrator": Text(es="administración", en="administrator"),
    "coordinator": Text(es="coordinación", en="coordinator"),
    "agency_officer": Text(es="enlace de agencia", en="agency officer"),
    "agency_approver": Text(es="aprobación de agencia", en="agency approver"),
    "reader": Text(es="lectura", en="reader"),
    "submit": Text(es="envío", en="submission"),
    "verify": Text(es="verificación", en="verification"),
    "lock": Text(es="cierre", en="locking"),
    "es": Text(es="español", en="Spanish"),
    "en": Text(es="inglés", en="English"),
}


def spoken() -> Language:
    """Return the language of the page."""
    return "en" if (get_language() or "").startswith("en") else "es"


def either(row: Any, name: str = "title") -> str:  # noqa: ANN401 - a row
    """Return a text that a row holds in two languages: in that of the page, or in the other."""
    return in_either(getattr(row, f"{name}_es", ""), getattr(row, f"{name}_en", ""), spoken())


def word(code: str) -> str:
    """Return a word of a list in the language of the page, or the code where it has none."""
    text = WORDS.get(code) or LABELS.get(code)
    return text.in_language(spoken()) if text else code.replace("_", " ")


def fault_text(fault: Fault) -> str:
    """Return a fault as a page says it; a place that is but the name of a field stays away."""
    is_field = isinstance(fault.place, str) and fault.place.isidentifier()
    return (replace(fault, place="") if is_field else fault).text(spoken())


def figure(number: Fraction | Decimal | int | None) -> str:
    """Return a number with the decimals it needs, two at most; a dash where there is none."""
    if number is None:
        return DASH
    exact = Fraction(number)
    whole = next(
        (places for places in range(MOST_DECIMALS) if (exact * 10**places).denominator == 1),
        MOST_DECIMALS,
    )
    return format_number(float(exact), whole)


def amount_text(amount: Amount | None, indicator: Indicator) -> str:
    """Return an amount in words: `12.5 % (5 of 40)`, `1,956`, or a dash."""
    if amount is None or amount.number is None:
        return DASH
    text = figure(amount.number)
    if indicator.measure == "percentage" or indicator.unit == "percent":
        text += " %"
    return text


def day(partial: str) -> str:
    """Return a date as far as it is known: 2022, May 2022, 31 May 2022."""
    return _day(partial, spoken())


@lru_cache(maxsize=4096)
def _day(partial: str, language: Language) -> str:
    if not is_date(partial) or len(partial) == YEAR:
        return partial
    if not is_full_date(partial):
        form = "MMMM 'de' y" if language == "es" else "MMMM y"
        return str(format_date(first_day(partial), form, language))
    return str(format_date(first_day(partial), "medium", language))


def span(start: str, end: str) -> str:
    """Return a span of time; a whole year is said as the year."""
    if not start and not end:
        return ""
    if (
        start[:YEAR] == end[:YEAR]
        and start[YEAR:] in {"", "-01-01"}
        and end[YEAR:] in {"", "-12-31"}
    ):
        return end[:YEAR]
    if start and end and start != end:
        return f"{day(start)} – {day(end)}"
    return day(end or start)


def moment(when: datetime.datetime) -> str:
    """Return a moment in words, by the clock of the office."""
    return str(format_datetime(timezone.localtime(when), "medium", locale=spoken()))
