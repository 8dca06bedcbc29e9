"""The example programme as it would be without its faults; what is invented here stays in tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from brecha.programme.example import example_programme
from brecha.programme.figures import resolve
from brecha.programme.model import (
    CampaignMetric,
    DisaggregatedValue,
    Evidence,
    Expenditure,
    FollowUp,
    FrameworkLink,
    KnowledgeProduct,
    Marker,
    Participation,
    Policy,
    PolicyStage,
    Programme,
    Reach,
    Statement,
    Training,
    Value,
    Variance,
)

DOMESTIC_WORKERS = Decimal(2_300_000)
PILOT_CASES = Decimal(1800)
AFFILIATION = {"baseline": Decimal(0), "target": Decimal(46_000), "actual": Decimal(42_861)}
CAMPAIGN = ("O2.2", "2.2.2")


def corrected_programme() -> Programme:
    """Return the example with each fault mended, so that no check finds anything."""
    programme = _with_registers(_with_people(_with_indicators(example_programme())))
    return replace(programme, statements=tuple(_statements(programme)), sections=())


def _with_indicators(programme: Programme) -> Programme:
    return replace(
        programme,
        values=tuple(_values(programme.values)),
        variances=tuple(_variances(programme)),
        policies=tuple(_policies(programme)),
        evidence=(Evidence(indicator="F1.1", kind="policy", number=4, item_numbers=(1, 2, 3, 4)),),
        framework_links=(
            *programme.framework_links,
            FrameworkLink(framework="sdg", level="indicator", code="1.3.1"),
            FrameworkLink(framework="cooperation_framework", level="outcome", code="2"),
        ),
    )


def _with_people(programme: Programme) -> Programme:
    return replace(
        programme,
        reach=tuple(_reach(programme.reach)),
        trainings=tuple(_trainings(programme.trainings)),
        participations=(*programme.participations, *_partners(programme)),
        mentions=(),
        follow_ups=tuple(
            FollowUp(
                evaluation=each.evaluation,
                recommendation=each.number,
                response="accepted",
                owner="ILO",
                due="2022-12-31",
            )
            for each in programme.recommendations
        ),
    )


def _with_registers(programme: Programme) -> Programme:
    return replace(
        programme,
        financial_closure="2023-06-30",
        markers=(Marker(name="gender", code="1", score=2, share_of_spend=Decimal(85)),),
        expenditures=tuple(_expenditures()),
        leveraged=tuple(
            replace(entry, date="2021-10-27", exchange_rate=Decimal(20))
            for entry in programme.leveraged
        ),
        products=tuple(_products(programme.products)),
        events=tuple(
            replace(each, start=each.start or "2021-09-14", description=each.description or "Talk")
            for each in programme.events
        ),
        campaign_metrics=tuple(_metrics(programme.campaign_metrics)),
    )


def _expenditures() -> Iterator[Expenditure]:
    for agency, amount, marker in (("ILO", 300_000, ""), ("FAO", 1_700_000, "gender")):
        yield Expenditure(
            agency=agency, date="2021", amount=Decimal(amount), currency="USD", marker=marker
        )


def _values(values: Iterable[Value]) -> Iterator[Value]:
    for value in values:
        if value.indicator == "O2.1":
            part = AFFILIATION[value.kind]
            yield replace(value, number=None, numerator=part, denominator=DOMESTIC_WORKERS)
        elif value.indicator == "F3.1" and value.kind == "actual":
            part_of = DisaggregatedValue(
                dimension="success", category="successful", number=Decimal(1)
            )
            yield replace(value, disaggregation=(part_of,))
        elif value.indicator in CAMPAIGN and value.kind == "actual":
            yield replace(value, unit="")
            yield Value(indicator=value.indicator, kind="target", number=value.number)
        else:
            yield value
    yield Value(indicator="2.2.1", kind="target", text="Employers know the rights.")


def _variances(programme: Programme) -> Iterator[Variance]:
    for at, indicator in enumerate(programme.indicators):
        text = " ".join([chr(ord("a") + at) * 5] * 8)  # unlike every other
        yield Variance(indicator=indicator.code, reason="target_set_low", text=text)


def _partners(programme: Programme) -> Iterator[Participation]:
    for indicator in programme.indicators:
        if indicator.counted_records == "organisation":
            number = resolve(programme, f"value:{indicator.code}") or Fraction(0)
            for at in range(int(number)):
                yield Participation(
                    organisation=f"Partner {at}", role="partner", indicators=(indicator.code,)
                )


def _products(products: Iterable[KnowledgeProduct]) -> Iterator[KnowledgeProduct]:
    for at, product in enumerate(products):
        yield replace(
            product,
            indicators=("1.1.2",) if at < 7 else ("1.2.2",) if at < 24 else (),
            copies=2000,
            url=f"https://example.org/es/producto-{at}",
            finalised_printed="",
            coverage=at % 2 == 0 if product.section == "2.1" else None,
            comprehensiveness=True if product.section == "2.1" else None,
            adequacy=True if product.section == "2.1" else None,
        )


def _reach(rows: Iterable[Reach]) -> Iterator[Reach]:
    for row in rows:
        if row.kind == "registered":
            number = AFFILIATION["actual"]
            yield _counted(replace(row, number=number, women_as_of=row.as_of))
        elif row.certainty == "upper_bound":
            yield replace(row, certainty="estimated")
        else:
            yield _counted(row)


def _counted(row: Reach) -> Reach:
    """Return a row with the women it was printed with as a share, as a count."""
    if row.women_share is None:
        return row
    women = Decimal(round(row.number * row.women_share / 100))
    return replace(row, women=women, women_share=None)


def _trainings(trainings: Iterable[Training]) -> Iterator[Training]:
    yield from (training for training in trainings if training.agency)
    yield Training(key="training-rest", agency="UN WOMEN", participants=48)


def _policies(programme: Programme) -> Iterator[Policy]:
    for indicator in programme.indicators:
        if indicator.counted_records == "policy":
            number = resolve(programme, f"value:{indicator.code}") or Fraction(0)
            for at in range(int(number)):
                yield Policy(
                    key=f"policy-{indicator.code}-{at}",
                    title_en=f"Policy {at} of {indicator.code}",
                    indicators=(indicator.code,),
                    stages=(PolicyStage(stage="adopted", date="2021"),),
                )


def _metrics(metrics: Iterable[CampaignMetric]) -> Iterator[CampaignMetric]:
    for metric in metrics:
        yield replace(metric, number_of_cases=500) if metric.unit == "percent" else metric


def _statements(programme: Programme) -> Iterator[Statement]:
    for statement in programme.statements:
        stored = resolve(programme, statement.subject)
        if statement.subject == "share:pilot":
            part = round((statement.number or 0) * PILOT_CASES / 100)
            yield replace(statement, numerator=Decimal(part), denominator=PILOT_CASES)
        elif statement.subject.startswith("share:"):
            yield replace(statement, denominator=Decimal(240_000), base_as_of="2019")
        elif stored is not None:
            number = Decimal(stored.numerator) / Decimal(stored.denominator)
            yield replace(statement, number=round(number, 2), printed="")
    for code in ("1", "2"):
        rate = resolve(programme, f"completion:{code}") or Fraction(0)
        yield Statement(subject=f"completion:{code}", number=Decimal(int(rate)), unit="percent")
