"""On what may somebody practise? A programme that never was, all figures invented.

Its periods follow the calendar of the day it is made, so that there is always something overdue,
something under way and something to come. Who enters what is told by `office.running.practising`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from brecha.office.running.practice_registers import registers
from brecha.programme import model
from brecha.programme.kinds import INVENTED_COUNTRY

REFERENCE = "EXERCISE-1"
AGENCIES = ("NIDO", "OFICIO", "SURCO")
INVENTED = "Inventado para practicar. · Invented for practice."
# code, result, agency, unit, measure, English, Spanish
INDICATORS = (
    ("1.1.1", "1.1", "NIDO", "places", "unit", "Places in day care", "Lugares en guarderías"),
    (
        "1.1.2",
        "1.1",
        "NIDO",
        "percent",
        "percentage",
        "Share of valleys with a care plan",
        "Parte de los valles con un plan de cuidados",
    ),
    (
        "1.2.1",
        "1.2",
        "OFICIO",
        "people",
        "unit",
        "Domestic workers who finished a course",
        "Personas trabajadoras del hogar que terminaron un curso",
    ),
    (
        "1.2.2",
        "1.2",
        "OFICIO",
        "employers",
        "unit",
        "Employers who registered their workers",
        "Personas empleadoras que registraron a sus trabajadoras",
    ),
    (
        "1.3.1",
        "1.3",
        "SURCO",
        "people",
        "unit",
        "Seasonal workers who were advised",
        "Personas jornaleras que recibieron asesoría",
    ),
    (
        "1.3.2",
        "1.3",
        "SURCO",
        "agreements",
        "unit",
        "Agreements with farms",
        "Acuerdos con fincas",
    ),
)
# Levels reached at the end of the first, the second and the third year.
TARGETS = {
    "1.1.1": (40, 120, 200),
    "1.1.2": (10, 30, 60),
    "1.2.1": (60, 180, 300),
    "1.2.2": (20, 70, 150),
    "1.3.1": (50, 150, 260),
    "1.3.2": (1, 3, 6),
}
REACHED = {"1.1.1": 44, "1.1.2": 10, "1.2.1": 63, "1.2.2": 15, "1.3.1": 52, "1.3.2": 1}
# What agencies have said of the second year: number, and what becomes of it.
SECOND_YEAR = {
    "1.1.1": (112, "verified"),
    "1.1.2": (25, "draft"),
    "1.2.1": (171, "submitted"),
    "1.2.2": (88, "returned"),
    "1.3.1": (139, "submitted"),
}  # nothing of 1.3.2: it is overdue
VALLEYS = 20
# Why an actual is not its target, by indicator and years from the last; none is given for 1.3.2.
REASONS = {
    ("1.1.1", -2): ("Un centro abrió un mes antes.", "A centre opened a month early."),
    ("1.1.1", -1): ("Un permiso llegó tarde.", "One permit came late."),
    ("1.1.2", -1): (
        "La mayoría de los valles decide el año próximo.",
        "Most valleys decide next year.",
    ),
    ("1.2.1", -2): (
        "Tres personas llegaron sin cita.",
        "Three people came without an appointment.",
    ),
    ("1.2.1", -1): ("El segundo curso se llenó.", "The second course was full."),
    ("1.2.2", -2): ("Las cartas salieron apenas en otoño.", "Letters went out in autumn only."),
    ("1.3.1", -1): ("La cosecha empezó antes.", "The harvest began early."),
}


def practice_programme(year: int) -> model.Programme:
    """Return the programme for practice.

    Args:
        year: The year in which somebody practises; the third and last of the programme.
    """
    return model.Programme(
        reference=REFERENCE,
        title_en="Exercise: care close to home in Arcadia (all figures are invented)",
        title_es="Ejercicio: cuidados cerca de casa en Arcadia (todas las cifras son inventadas)",
        country=INVENTED_COUNTRY,
        fund="Ejercicio · Exercise",
        start=f"{year - 2}-01-01",
        original_end=f"{year}-12-31",
        lead_agency=AGENCIES[0],
        territories=("Valle · Valley", "Costa · Coast"),
        languages=("es", "en"),
        currency="USD",
        results=RESULTS,
        indicators=tuple(_indicators()),
        values=tuple(_values(year)),
        variances=tuple(_variances(year)),
        **registers(year),
    )


RESULTS = (
    model.Result(
        code="1",
        level="outcome",
        title_en="Families find care and protection close to home",
        title_es="Las familias encuentran cuidados y protección cerca de casa",
    ),
    model.Result(
        code="1.1",
        level="output",
        parent="1",
        agency="NIDO",
        title_en="Day care opens in the valleys",
        title_es="Se abren guarderías en los valles",
    ),
    model.Result(
        code="1.2",
        level="output",
        parent="1",
        agency="OFICIO",
        title_en="Domestic work is registered",
        title_es="El trabajo del hogar se registra",
    ),
    model.Result(
        code="1.3",
        level="output",
        parent="1",
        agency="SURCO",
        title_en="Seasonal workers know their rights",
        title_es="Las personas jornaleras conocen sus derechos",
    ),
)


def drafts_of(year: int) -> Iterator[tuple[str, str, str]]:
    """Yield indicator, last day and end of each value that agencies work on."""
    for code, (_number, becomes) in SECOND_YEAR.items():
        if becomes != "verified":
            yield code, f"{year - 1}-12-31", becomes


def _indicators() -> Iterator[model.Indicator]:
    for code, result, agency, unit, measure, english, spanish in INDICATORS:
        yield model.Indicator(
            code=code,
            result=result,
            agency=agency,
            unit=unit,
            measure="percentage" if measure == "percentage" else "unit",
            title_en=english,
            title_es=spanish,
            what_counts=INVENTED,
            source=INVENTED,
            aggregation_over_agencies="ratio" if measure == "percentage" else "sum",
            frequency="annual",
            numerator_label="Valles con plan · Valleys with a plan"
            if measure == "percentage"
            else "",
            denominator_label="Valles · Valleys" if measure == "percentage" else "",
            required_disaggregations=("sex",) if unit == "people" else (),
        )


def _values(year: int) -> Iterator[model.Value]:
    for code, *_rest in INDICATORS:
        yield _value(code, "baseline", 0, year - 3)
        for at, number in enumerate(TARGETS[code]):
            yield _value(code, "target", number, year - 2 + at)
        yield _value(code, "actual", REACHED[code], year - 2, "locked")
        if code in SECOND_YEAR:
            number, becomes = SECOND_YEAR[code]
            status = "verified" if becomes == "verified" else "draft"
            yield _value(code, "actual", number, year - 1, status)


def _value(code: str, kind: str, number: int, year: int, status: str = "verified") -> model.Value:
    agency, unit = next((row[2], row[3]) for row in INDICATORS if row[0] == code)
    is_share, is_people = unit == "percent", unit == "people" and kind == "actual"
    counts: dict[str, Decimal] = {"number": Decimal(number)}
    if is_share:
        counts = {"numerator": Decimal(number * VALLEYS) / 100, "denominator": Decimal(VALLEYS)}
    return model.Value(
        indicator=code,
        kind=kind,  # type: ignore[arg-type]  # one of the three words
        status=status,  # type: ignore[arg-type]  # as above
        agency=agency,
        period_start=f"{year}-01-01",
        period_end=f"{year}-12-31",
        as_of=f"{year}-12-31",
        source=INVENTED,
        disaggregation=_by_sex(number) if is_people else (),
        **counts,  # type: ignore[arg-type]  # numbers alone
    )


def _by_sex(number: int) -> tuple[model.DisaggregatedValue, ...]:
    women = number * 4 // 5
    parts = {"woman": women, "man": number - women}
    return tuple(
        model.DisaggregatedValue(dimension="sex", category=name, number=Decimal(count))
        for name, count in parts.items()
    )


def _variances(year: int) -> Iterator[model.Variance]:
    for (code, at), texts in REASONS.items():
        agency = next(row[2] for row in INDICATORS if row[0] == code)
        yield model.Variance(
            indicator=code,
            agency=agency,
            period_end=f"{year + at}-12-31",
            reason="other",
            text=" · ".join(texts),
        )
