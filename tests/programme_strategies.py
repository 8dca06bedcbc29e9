"""Programmes that Hypothesis makes: every field within what a team may record, texts of any kind.

Dates are in order, codes are on their lists; numbers, texts, statuses, versions, places and
disaggregations are free.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from brecha.programme.kinds import (
    AggregationOverAgencies,
    AggregationOverTime,
    BudgetSource,
    Dimension,
    ExpenditureKind,
    Measure,
    OrganisationKind,
    ParticipationRole,
    ResultLevel,
    ValueKind,
    ValueStatus,
    codes_of,
)
from brecha.programme.model import (
    Budget,
    DisaggregatedValue,
    Evaluation,
    Expenditure,
    FrameworkLink,
    Indicator,
    KnowledgeProduct,
    Marker,
    Organisation,
    Participation,
    Programme,
    Result,
    Value,
    Variance,
)

FIRST_DAY, LAST_DAY = datetime.date(2018, 1, 1), datetime.date(2024, 12, 31)
ACRONYMS = ("ILO", "UN WOMEN", "FAO", "México/Uno", "UN-WOMEN")
PLACES = ("", "Chiapas", "Estado de México", "elsewhere")
CURRENCIES = ("USD", "MXN")
SDG_CODES = ("1.3", "5.4", "8.8")
SDG_INDICATORS = ("1.3.1", "5.4.1", "8.8.2")
CATEGORIES = ("women", "men", "not known", "")

texts = st.text(max_size=20)
titles = st.text(min_size=1, max_size=30).filter(
    lambda text: any(letter.isalnum() for letter in text)
)
days = st.dates(FIRST_DAY, LAST_DAY)
numbers = st.decimals(0, 10**9, places=2)
amounts = st.decimals(-(10**7), 10**9, places=2)


def word(kind: object) -> st.SearchStrategy[str]:
    return st.sampled_from(codes_of(kind))


@st.composite
def partial_dates(draw: st.DrawFn) -> str:
    day = draw(days).isoformat()
    return draw(st.sampled_from(["", day[:4], day[:7], day]))


@st.composite
def budgets(draw: st.DrawFn) -> Budget:
    return Budget(
        agency=draw(st.sampled_from(ACRONYMS)),
        source=draw(word(BudgetSource)),
        amount=draw(amounts),
        currency=draw(st.sampled_from(CURRENCIES)),
        year=draw(st.none() | st.integers(2017, 2025)),
        category=draw(texts),
        date=draw(partial_dates()),
    )


@st.composite
def expenditures(draw: st.DrawFn) -> Expenditure:
    return Expenditure(
        agency=draw(st.sampled_from(ACRONYMS)),
        date=draw(partial_dates()),
        amount=draw(amounts),
        currency=draw(st.sampled_from(CURRENCIES)),
        kind=draw(word(ExpenditureKind)),
    )


@st.composite
def values(draw: st.DrawFn, indicator: str, agencies: st.SearchStrategy[str]) -> Value:
    start, end = sorted([draw(days), draw(days)])
    is_dated = draw(st.booleans())
    parts = st.builds(
        DisaggregatedValue,
        dimension=word(Dimension),
        category=st.sampled_from(CATEGORIES),
        number=st.integers(0, 50).map(Decimal),
    )
    return Value(
        indicator=indicator,
        kind=draw(word(ValueKind)),
        number=draw(st.none() | numbers),
        numerator=draw(st.none() | numbers),
        denominator=draw(st.none() | numbers),
        text=draw(texts),
        period_start=start.isoformat() if is_dated else "",
        period_end=end.isoformat() if is_dated else "",
        agency=draw(agencies),
        place=draw(st.sampled_from(PLACES)),
        as_of=draw(partial_dates()),
        status=draw(word(ValueStatus)),
        comment=draw(texts),
        version=draw(st.integers(1, 3)),
        disaggregation=tuple(draw(st.lists(parts, max_size=4))),
    )


@st.composite
def indicators(draw: st.DrawFn, code: str, results: tuple[str, ...]) -> Indicator:
    return Indicator(
        code=code,
        result=draw(st.sampled_from(results)),
        title_en=draw(texts),
        title_es=draw(texts),
        unit=draw(texts),
        measure=draw(word(Measure)),
        what_counts=draw(texts),
        is_ascending=draw(st.booleans()),
        aggregation_over_time=draw(word(AggregationOverTime)),
        aggregation_over_agencies=draw(word(AggregationOverAgencies)),
    )


@st.composite
def products(draw: st.DrawFn) -> KnowledgeProduct:
    addresses = [
        "",
        "https://example.org/a.pdf",
        "no address",
        "https://example.org/á b",
        "http://[",
    ]
    return KnowledgeProduct(
        key=draw(titles),
        title=draw(texts),
        finalised=draw(partial_dates()),
        languages=tuple(draw(st.lists(st.sampled_from(["es", "en", "tzotzil"]), unique=True))),
        url=draw(st.sampled_from(addresses)),
        is_published=draw(st.none() | st.booleans()),
    )


@st.composite
def framework_links(draw: st.DrawFn, owners: tuple[str, ...]) -> FrameworkLink:
    sdg = st.tuples(st.just("target"), st.sampled_from(SDG_CODES)) | st.tuples(
        st.just("indicator"), st.sampled_from(SDG_INDICATORS)
    )
    framework = draw(st.sampled_from(["sdg", "cooperation_framework", "human_rights"]))
    level, code = draw(sdg) if framework == "sdg" else ("outcome", draw(texts))
    owner = draw(st.sampled_from(["", *owners]))
    return FrameworkLink(
        framework=framework, level=level, code=code, title=draw(texts), owner=owner
    )


@st.composite
def organisations(draw: st.DrawFn, acronym: str) -> Organisation:
    return Organisation(
        acronym=acronym,
        name_en=draw(texts),
        name_es=draw(texts),
        kind=draw(word(OrganisationKind)),
        iati_ref="XM-DAC-41302"
        if acronym == ACRONYMS[0]
        else draw(st.sampled_from(["", "XM-DAC-1"])),
    )


@st.composite
def markers(draw: st.DrawFn) -> Marker:
    score = draw(st.none() | st.integers(0, 2))
    official = Marker(name="gender", vocabulary="1", code="1", score=score)
    own = Marker(name=draw(titles), vocabulary="fund", code=draw(texts), score=score)
    return draw(st.sampled_from([official, own]))


@st.composite
def measured(draw: st.DrawFn) -> dict[str, tuple[Any, ...]]:
    """Return results, indicators, their values and their links, which fit together."""
    codes = tuple(f"{number}" for number in range(1, draw(st.integers(1, 4))))
    number_of_indicators = draw(st.integers(0, 4)) if codes else 0
    made = tuple(draw(indicators(f"{number}.1", codes)) for number in range(number_of_indicators))
    owners = st.sampled_from(["", *ACRONYMS[:3]])
    given = [st.lists(values(indicator.code, owners), max_size=6) for indicator in made]
    variances = st.builds(
        Variance, indicator=st.sampled_from([each.code for each in made] or [""]), text=texts
    )
    links = framework_links(tuple(each.code for each in made))
    results = st.builds(Result, level=word(ResultLevel), title_en=texts, title_es=texts, code=texts)
    return {
        "results": tuple(replace(draw(results), code=code) for code in codes),
        "indicators": made,
        "values": tuple(value for some in given for value in draw(some)),
        "variances": tuple(draw(st.lists(variances, max_size=2))),
        "framework_links": tuple(draw(st.lists(links, max_size=4))),
    }


@st.composite
def dated(draw: st.DrawFn) -> dict[str, str]:
    """Return start and ends in order; an end may be unknown, or known to the year."""
    start, planned, actual = sorted(draw(st.lists(days, min_size=3, max_size=3)))
    return {
        "start": start.isoformat(),
        "original_end": draw(st.sampled_from(["", planned.isoformat()])),
        "actual_end": draw(st.sampled_from(["", actual.isoformat(), actual.isoformat()[:4]])),
        "financial_closure": draw(partial_dates()),
    }


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Return a programme that names a lead agency with an identifier, a country and a start."""
    participations = st.builds(
        Participation, organisation=st.sampled_from(ACRONYMS), role=word(ParticipationRole)
    )
    evaluation = Evaluation(key="final", report_url="https://example.org/e", approved="2022-05")
    return Programme(
        reference=draw(titles),
        title_en=draw(titles),
        title_es=draw(st.just("") | titles),
        country="MX",
        fund=draw(st.sampled_from(["", "Joint SDG Fund"])),
        is_operationally_closed=draw(st.booleans()),
        lead_agency=ACRONYMS[0],
        territories=PLACES[1:3],
        organisations=tuple(draw(organisations(acronym)) for acronym in ACRONYMS[:4]),
        participations=tuple(draw(st.lists(participations, max_size=5))),
        markers=tuple(draw(st.lists(markers(), max_size=2))),
        budgets=tuple(draw(st.lists(budgets(), max_size=6))),
        expenditures=tuple(draw(st.lists(expenditures(), max_size=4))),
        products=tuple(draw(st.lists(products(), max_size=3))),
        evaluations=(evaluation,),
        **draw(dated()),
        **draw(measured()),
    )
