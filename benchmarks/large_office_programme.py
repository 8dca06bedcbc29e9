"""Which programme is the office measured with? Made up, the same each time, as large as is asked.

Five agencies report every indicator in every period: a target, and an actual near it. The rest
(money, activities, events, products, texts with references) is there so that no page is empty.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from brecha.programme import model
from brecha.programme.kinds import BudgetSource
from brecha.reports.programme import narrative_keys

AGENCIES = ("NORTH", "SOUTH", "EAST", "WEST", "HILLS")
OUTCOMES, OUTPUTS_EACH = 5, 5
FIRST_YEAR, QUARTERS = 2018, 4
QUARTER_ENDS = ("03-31", "06-30", "09-30", "12-31")
QUARTER_STARTS = ("01-01", "04-01", "07-01", "10-01")
LEAST_TARGET, MOST_TARGET = 50, 5_000
LEAST_SHARE, MOST_SHARE = 70, 125  # percent of the target that is reached
SHARES_EVERY = 10  # every tenth indicator is a percentage with its two parts
SOURCES: tuple[BudgetSource, ...] = ("fund", "cofunding")
RECOMMENDATIONS = 10
REACHED = model.Reach(
    key="trained",
    kind="trained",
    number=Decimal(12_000),
    women=Decimal(9_100),
    counts_in_total=True,
)
RECORDS = 60  # activities, events, products


@dataclass(frozen=True)
class Size:
    """How large a programme is to be."""

    indicators: int = 500
    periods: int = 20
    seed: int = 20_260_101

    @property
    def values(self) -> int:
        """Targets and actuals together."""
        return 2 * self.indicators * self.periods * len(AGENCIES)


def office_programme(size: Size, reference: str = "B-1") -> model.Programme:
    """Return a programme of five agencies with verified targets and actuals."""
    draw = random.Random(size.seed)  # noqa: S311 - no secret
    indicators = tuple(_indicators(size.indicators))
    return replace(
        _followed_up(reference, _periods(size.periods)[-1][1]),
        budgets=tuple(_budgets(draw)),
        expenditures=tuple(_expenditures(draw)),
        results=tuple(_results()),
        indicators=indicators,
        values=tuple(_values(indicators, size, draw)),
        activities=tuple(_activities()),
        events=tuple(_events(draw)),
        products=tuple(_products()),
        reach=(REACHED,),
        reports=(model.Report(key="final", kind="final", date="2023-03-01"),),
        sections=tuple(_sections(indicators)),
    )


def _followed_up(reference: str, end: str) -> model.Programme:
    """Return a programme with its agencies and what follows from its evaluation."""
    numbers = range(1, RECOMMENDATIONS + 1)
    return model.Programme(
        reference=reference,
        title_en="Care in five valleys",
        title_es="Cuidados en cinco valles",
        country="XX",
        fund="Joint fund",
        start=f"{FIRST_YEAR}-01-01",
        original_end=end,
        lead_agency=AGENCIES[0],
        languages=("es", "en"),
        organisations=tuple(
            model.Organisation(acronym=each, kind="un", name_en=each.title(), name_es=each.title())
            for each in AGENCIES
        ),
        participations=tuple(
            model.Participation(organisation=each, role="implementing") for each in AGENCIES
        ),
        evaluations=(model.Evaluation(key="final"),),
        recommendations=tuple(
            model.Recommendation(evaluation="final", number=at, text_en=f"Do part {at} again.")
            for at in numbers
        ),
        follow_ups=tuple(
            model.FollowUp(evaluation="final", recommendation=at, owner="NORTH", due="2023-06-30")
            for at in numbers
        ),
    )


def _periods(number: int) -> list[tuple[str, str]]:
    return [
        (
            f"{FIRST_YEAR + at // QUARTERS}-{QUARTER_STARTS[at % QUARTERS]}",
            f"{FIRST_YEAR + at // QUARTERS}-{QUARTER_ENDS[at % QUARTERS]}",
        )
        for at in range(number)
    ]


def _results() -> Iterator[model.Result]:
    for outcome in range(1, OUTCOMES + 1):
        yield model.Result(
            code=f"{outcome}",
            level="outcome",
            title_en=f"Outcome {outcome}: families share care",
            title_es=f"Efecto {outcome}: las familias comparten el cuidado",
        )
        for output in range(1, OUTPUTS_EACH + 1):
            yield model.Result(
                code=f"{outcome}.{output}",
                level="output",
                parent=f"{outcome}",
                agency=AGENCIES[output % len(AGENCIES)],
                title_en=f"Output {outcome}.{output}: services open",
                title_es=f"Producto {outcome}.{output}: abren los servicios",
            )


def _indicators(number: int) -> Iterator[model.Indicator]:
    outputs = [f"{a}.{b}" for a in range(1, OUTCOMES + 1) for b in range(1, OUTPUTS_EACH + 1)]
    for at in range(number):
        result = outputs[at % len(outputs)]
        is_share = at % SHARES_EVERY == SHARES_EVERY - 1
        yield model.Indicator(
            code=f"{result}.{at // len(outputs) + 1}",
            result=result,
            title_en=f"People served by service {at + 1}",
            title_es=f"Personas atendidas por el servicio {at + 1}",
            unit="percent" if is_share else "people",
            measure="percentage" if is_share else "unit",
            is_cumulative=is_share,
            aggregation_over_time="last" if is_share else "sum",
            aggregation_over_agencies="ratio" if is_share else "sum",
            what_counts="Each person once in each quarter.",
            source="Register of the service",
            frequency="quarterly",
            collector="The agency's office",
        )


def _values(
    indicators: tuple[model.Indicator, ...], size: Size, draw: random.Random
) -> Iterator[model.Value]:
    periods = _periods(size.periods)
    for indicator in indicators:
        for agency in AGENCIES:
            target = draw.randint(LEAST_TARGET, MOST_TARGET)
            for start, end in periods:
                reached = target * draw.randint(LEAST_SHARE, MOST_SHARE) // 100
                for kind, number in (("target", target), ("actual", reached)):
                    yield _value(indicator, agency, (start, end), kind, number)


def _value(
    indicator: model.Indicator, agency: str, period: tuple[str, str], kind: str, number: int
) -> model.Value:
    is_share = indicator.measure == "percentage"
    whole = 2 * MOST_TARGET
    return model.Value(
        indicator=indicator.code,
        kind=kind,  # type: ignore[arg-type]  # one of the two
        number=None if is_share else Decimal(number),
        numerator=Decimal(number) if is_share else None,
        denominator=Decimal(whole) if is_share else None,
        agency=agency,
        period_start=period[0],
        period_end=period[1],
        as_of=period[1] if kind == "actual" else "",
        source="Register of the service" if kind == "actual" else "Programme document",
    )


def _budgets(draw: random.Random) -> Iterator[model.Budget]:
    for agency in AGENCIES:
        for year in range(FIRST_YEAR, FIRST_YEAR + 5):
            for source in SOURCES:
                amount = Decimal(draw.randint(100_000, 400_000))
                yield model.Budget(
                    agency=agency,
                    source=source,
                    amount=amount,
                    currency="USD",
                    year=year,
                )


def _expenditures(draw: random.Random) -> Iterator[model.Expenditure]:
    for agency in AGENCIES:
        for year in range(FIRST_YEAR, FIRST_YEAR + 5):
            amount = Decimal(draw.randint(80_000, 350_000))
            yield model.Expenditure(
                agency=agency, date=f"{year}-12-31", amount=amount, currency="USD"
            )


def _activities() -> Iterator[model.Activity]:
    for at in range(RECORDS):
        yield model.Activity(
            code=f"A{at + 1}",
            output=f"{at % OUTCOMES + 1}.{at % OUTPUTS_EACH + 1}",
            agency=AGENCIES[at % len(AGENCIES)],
            title_en=f"Open service {at + 1}",
            title_es=f"Abrir el servicio {at + 1}",
            start=f"{FIRST_YEAR}-01-01",
            end=f"{FIRST_YEAR + at % 5}-12-31",
            status="completed" if at % 3 else "ongoing",
        )


def _events(draw: random.Random) -> Iterator[model.Event]:
    day = datetime.date(FIRST_YEAR, 1, 15)
    for at in range(RECORDS):
        yield model.Event(
            key=f"e{at + 1}",
            kind="strategic",
            description=f"Meeting {at + 1} of the agencies",
            start=(day + datetime.timedelta(days=28 * at)).isoformat(),
            organisers=(AGENCIES[at % len(AGENCIES)],),
            participants=(model.GroupCount(group="women", number=draw.randint(10, 90)),),
        )


def _products() -> Iterator[model.KnowledgeProduct]:
    for at in range(RECORDS):
        yield model.KnowledgeProduct(
            key=f"p{at + 1}",
            title=f"Study {at + 1} of the services",
            finalised=f"{FIRST_YEAR + at % 5}-06",
            section="2.1" if at % 2 else "2.2",
            agency=AGENCIES[at % len(AGENCIES)],
            languages=("es",),
        )


def _sections(indicators: tuple[model.Indicator, ...]) -> Iterator[model.NarrativeSection]:
    said = {
        "en": "Service {code} reached {{{{ value:{code} }}}} people.",
        "es": "El servicio {code} llegó a {{{{ value:{code} }}}} personas.",
    }
    for at, key in enumerate(narrative_keys("final")):
        codes = [each.code for each in indicators[at :: len(indicators) // 5 or 1]][:5]
        for language, sentence in said.items():
            yield model.NarrativeSection(
                report="final",
                section=key,
                language=language,  # type: ignore[arg-type]  # one of the two
                text=" ".join(sentence.format(code=code) for code in codes),
            )
