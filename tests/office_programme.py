"""Which small programme do the office's tests use? Two agencies, one of everything that matters."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from brecha.programme import model

AGENCIES = ("NORTH", "SOUTH")
ORGANISATIONS = (
    model.Organisation(acronym="NORTH", kind="un", parent="FAMILY"),
    model.Organisation(acronym="SOUTH", kind="un", aliases=("South", "S.")),
    model.Organisation(acronym="FAMILY", kind="international"),
)
INDICATORS = tuple(
    model.Indicator(code=f"1.1.{at}", result="1.1", unit="people", agency=each)
    for at, each in enumerate(AGENCIES, start=1)
)
VALUES = tuple(
    value
    for at, each in enumerate(AGENCIES, start=1)
    for value in (
        model.Value(indicator=f"1.1.{at}", kind="target", number=Decimal(200), agency=each),
        model.Value(
            indicator=f"1.1.{at}",
            kind="actual",
            number=Decimal("150.5"),
            agency=each,
            period_end="2021-12-31",
            disaggregation=(
                model.DisaggregatedValue(dimension="sex", category="women", number=Decimal(147)),
                model.DisaggregatedValue(dimension="sex", category="men", number=Decimal("3.5")),
            ),
        ),
    )
)
TRAININGS = tuple(
    model.Training(
        key=f"course-{each}",
        agency=each,
        groups=(model.GroupCount(group="promoters", number=7),),
    )
    for each in AGENCIES
)
ATTENDANCE = (
    model.Attendance(training="course-NORTH", person="p1", agency="NORTH", sex="woman"),
    model.Attendance(training="course-SOUTH", person="p1", agency="SOUTH", sex="woman"),
    model.Attendance(training="course-SOUTH", person="p2", agency="SOUTH"),
)


SMALL = model.Programme(
    reference="P-1",
    title_en="A small programme",
    title_es="Un programa pequeño",
    country="XX",
    start="2020-02-01",
    original_end="2022-01-31",
    lead_agency="NORTH",
    territories=("Valley",),
    languages=("es", "en"),
    lines=(1, 2),
    organisations=ORGANISATIONS,
    participations=tuple(
        model.Participation(organisation=each, role="implementing") for each in AGENCIES
    ),
    budgets=tuple(
        model.Budget(
            agency=each, source="fund", amount=Decimal("1000.50"), currency="USD", year=2021
        )
        for each in AGENCIES
    ),
    results=(
        model.Result(code="1.1", level="output", parent="1", title_en="Output"),
        model.Result(code="1", level="outcome", title_en="Outcome", title_es="Efecto"),
    ),
    indicators=INDICATORS,
    values=VALUES,
    policies=(
        model.Policy(
            key="law",
            title_en="A law",
            agency="NORTH",
            indicators=("1.1.1",),
            stages=(model.PolicyStage(stage="drafted", date="2021-03"),),
        ),
    ),
    events=(
        model.Event(
            key="closing",
            kind="closing",
            start="2022-01",
            participants=(model.GroupCount(group="women", number=40, sex="woman"),),
        ),
    ),
    trainings=TRAININGS,
    attendance=ATTENDANCE,
    products=(model.KnowledgeProduct(key="study", title="A study", agency="SOUTH"),),
    risks=(
        model.Risk(
            key="drought",
            history=(
                model.RiskChange(date="2021", likelihood="low", impact="high", status="open"),
            ),
        ),
    ),
    waivers=(model.Waiver(check="sum", subject="budget", reason="rounding", name="N. N."),),
)


def small_programme(reference: str = "P-1") -> model.Programme:
    """Return a programme of the agencies NORTH and SOUTH, each with values, money, a course."""
    return replace(SMALL, reference=reference)
