"""One fault for each check of the registry, put into data that has no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from brecha.programme.model import (
    Attendance,
    Budget,
    CampaignMetric,
    DisaggregatedValue,
    Event,
    Evidence,
    FrameworkLink,
    KnowledgeProduct,
    Marker,
    NarrativeSection,
    OrganisationMention,
    PolicyStage,
    Programme,
    Recommendation,
    Statement,
    Value,
    Variance,
)

Spoil = Callable[[Programme], Programme]


def add(**records: object) -> Spoil:
    """Return what adds records to the tuples of a programme."""
    return lambda programme: replace(
        programme, **{name: (*getattr(programme, name), new) for name, new in records.items()}
    )


def change(name: str, at: int, **fields: object) -> Spoil:
    """Return what changes fields of one record of a programme."""

    def changed(programme: Programme) -> Programme:
        records = list(getattr(programme, name))
        records[at] = replace(records[at], **fields)
        return replace(programme, **{name: tuple(records)})

    return changed


def set_fields(**fields: object) -> Spoil:
    """Return what changes fields of the programme itself."""
    return lambda programme: replace(programme, **fields)


def value(kind: str, number: str, **fields: object) -> Value:
    return Value(indicator="1.3.1", kind=kind, number=Decimal(number), version=2, **fields)


def text(section: str, words: str) -> NarrativeSection:
    return NarrativeSection(section=section, report="final", text=words)


LONG = "The ministry and the agencies agreed on the form of the register in two meetings."
SPOILED: dict[str, Spoil] = {
    "budget-row": change("budgets", 0, amount=Decimal(660_480)),
    "budget-column": change("budgets", 1, amount=Decimal(119_000)),
    "foreign-amount": change("leveraged", 1, currency="EUR", date=""),
    "budget-currency": add(
        budgets=Budget(agency="FAO", source="fund", amount=Decimal(5), currency="EUR")
    ),
    "earmarked-part": change("leveraged", 0, earmarked=Decimal(150_000_000)),
    "share-of-spend": change("markers", 0, share_of_spend=Decimal(90)),
    "reach-total": change("reach", 0, number=Decimal(1957)),
    "reach-women": change("reach", 0, women=Decimal(20)),
    "reach-dates": change("reach", 1, women_as_of="2019-01"),
    "reach-unique": lambda p: replace(
        p,
        values=tuple(
            replace(v, numerator=Decimal(6300))
            if (v.indicator, v.kind) == ("O2.1", "baseline")
            else v
            for v in p.values
        ),
    ),
    "reach-upper-bound": change("reach", 2, certainty="upper_bound"),
    "reach-more-women": change("reach", 0, women=Decimal(5000)),
    "trained-total": add(attendance=Attendance(training="training-1", person="p1")),
    "training-groups": change("trainings", 0, participants=1262),
    "unique-codes": lambda p: replace(p, results=(*p.results, p.results[0])),
    "known-codes": add(variances=Variance(indicator="9.9.9", text="Why not.")),
    "one-definition": lambda p: replace(
        p,
        values=tuple(
            replace(v, number=Decimal("1.8"), denominator=None)
            if (v.indicator, v.kind) == ("O2.1", "actual")
            else replace(v, number=Decimal(2), denominator=None, numerator=Decimal(40_000))
            if (v.indicator, v.kind) == ("O2.1", "target")
            else v
            for v in p.values
        ),
    ),
    "baseline-unit": lambda p: replace(
        p,
        values=tuple(
            replace(v, number=Decimal(0), numerator=Decimal(6300), denominator=None)
            if (v.indicator, v.kind) == ("O2.1", "baseline")
            else v
            for v in p.values
        ),
    ),
    "share-of-parts": add(
        values=value("actual", "3", numerator=Decimal(1), denominator=Decimal(2))
    ),
    "value-unit": add(values=value("actual", "2", unit="impressions")),
    "value-bounds": add(values=value("actual", "-2", period_end="2022")),
    "added-shares": lambda p: replace(
        p,
        indicators=tuple(
            replace(each, aggregation_over_agencies="sum") if each.code == "O2.1" else each
            for each in p.indicators
        ),
        values=(
            *p.values,
            *(
                Value(
                    indicator="O2.1",
                    kind="actual",
                    numerator=Decimal(1),
                    denominator=Decimal(10),
                    agency=agency,
                )
                for agency in ("ILO", "UNDP")
            ),
        ),
    ),
    "disaggregation-missing": change("indicators", 0, required_disaggregations=("sex",)),
    "disaggregation-sum": add(
        values=value(
            "actual",
            "2",
            disaggregation=(
                DisaggregatedValue(dimension="place", category="Oaxaca", number=Decimal(1)),
            ),
        )
    ),
    "cumulative-falls": lambda p: replace(
        p,
        values=(
            *p.values,
            value("actual", "3", period_end="2021"),
            value("actual", "2", period_end="2022"),
        ),
    ),
    "target-open": lambda p: replace(
        p, values=tuple(v for v in p.values if (v.indicator, v.kind) != ("1.3.1", "target"))
    ),
    "reason-under": lambda p: replace(p, values=(*p.values, value("actual", "1")), variances=()),
    "reason-over": lambda p: replace(p, values=(*p.values, value("target", "1.9")), variances=()),
    "reason-outlier": lambda p: replace(
        p,
        values=(*p.values, value("actual", "9")),
        variances=(Variance(indicator="1.3.1", text="It went well."),),
    ),
    "reason-copied": lambda p: replace(
        p,
        variances=(
            Variance(indicator="1.3.1", text="The pandemic delayed the vote in both chambers."),
            Variance(indicator="1.2.1", text="The pandemic delayed the vote in both chamber."),
        ),
    ),
    "records-count": lambda p: replace(p, policies=p.policies[1:]),
    "evidence-kind": add(evidence=Evidence(indicator="1.1.1", kind="study", number=7)),
    "evidence-list": change("evidence", 0, item_numbers=(2, 3, 4, 5)),
    "policy-stage": change(
        "policies", 0, stages=(PolicyStage(stage="not_developed"), PolicyStage(stage="adopted"))
    ),
    "stated-figure": add(statements=Statement(subject="value:1.2.2", number=Decimal(16))),
    "number-form": lambda p: replace(
        p,
        statements=(
            Statement(subject="value:1.3.1", number=Decimal(2), printed="2,0"),
            Statement(subject="value:1.3.1", number=Decimal(2), printed="2.0"),
        ),
    ),
    "share-without-base": add(
        campaign_metrics=CampaignMetric(
            campaign="#x", metric="sentiment", number=Decimal(74), unit="percent"
        )
    ),
    "small-base": add(
        statements=Statement(
            subject="share:x",
            number=Decimal(50),
            unit="percent",
            numerator=Decimal(4),
            denominator=Decimal(8),
        )
    ),
    "completion-stated": add(
        statements=Statement(subject="completion:1", number=Decimal(100), unit="percent")
    ),
    "completion-repeated": lambda p: replace(
        p, statements=(*p.statements, *[Statement(subject="completion", number=Decimal(80))] * 3)
    ),
    "product-link": change("products", 0, url=""),
    "product-address": change("products", 0, url="www.example"),
    "product-copies": add(products=KnowledgeProduct(key="g", title="Guide", kind="guide")),
    "product-marks": change("products", 0, coverage=None),
    "product-month": change("products", 0, finalised_printed="March 2020"),
    "product-date": change("products", 0, finalised="2019-12"),
    "product-repeated": lambda p: replace(p, products=(*p.products, p.products[0])),
    "event-description": add(events=Event(key="e", kind="other")),
    "event-year": add(events=Event(key="e", kind="other", description="Meeting on 9 November.")),
    "event-date": add(events=Event(key="e", kind="other", description="Talk", start="2023-01-01")),
    "programme-dates": set_fields(original_end="2019-01-01"),
    "closure-date": set_fields(financial_closure="2023"),
    "sdg-indicators": add(
        framework_links=FrameworkLink(framework="sdg", level="indicator", code="4.1.1")
    ),
    "framework-codes": change("framework_links", -1, code=""),
    "marker-score": add(markers=Marker(name="disability")),
    "recommendation-response": add(recommendations=Recommendation(evaluation="final", number=9)),
    "organisation-names": add(mentions=OrganisationMention(spelling="SCHP")),
    "agency-known": add(
        budgets=Budget(agency="UNDP", source="fund", amount=Decimal(0), currency="USD")
    ),
    "text-repeated": lambda p: replace(p, sections=(text("one", LONG), text("two", LONG))),
    "text-brackets": add(sections=text("one", "It was (not closed.")),
    "text-reference": add(sections=text("one", "{{ value:9.9.9 }} people")),
    "text-free-figure": add(sections=text("one", "There were 17 products.")),
}
