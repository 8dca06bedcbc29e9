"""Which programme is reported in the tests of the screens? Two agencies, two years, one report."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from brecha.programme import model
from office_programme import small_programme

AGENCIES = ("NORTH", "SOUTH")


def reporting_programme(number: int = 0, periods: int = 2, products: int = 3) -> model.Programme:
    """Return a programme whose agencies have targets and, for the first year, actuals.

    Args:
        number: Indicators beside the four of every programme.
        periods: Years with targets, the first of them 2021.
        products: Entries of the register of products, and of the events.
    """
    years = range(2021, 2021 + periods)
    indicators = _indicators(number)
    return replace(
        small_programme(),
        languages=("es",),
        country="MX",
        indicators=tuple(indicators),
        values=tuple(_values(indicators, years)),
        policies=(),
        waivers=(),
        products=tuple(
            model.KnowledgeProduct(key=f"p{at}", title=f"Study {at}", agency=AGENCIES[at % 2])
            for at in range(products)
        ),
        events=tuple(_event(at) for at in range(products)),
        reach=(
            model.Reach(
                key="trained",
                kind="trained",
                number=Decimal(120),
                women=Decimal(118),
                counts_in_total=True,
            ),
        ),
        reports=(model.Report(key="final", kind="final", date="2022-03-01"),),
        sections=(),
    )


def _indicators(number: int) -> list[model.Indicator]:
    trained = [
        model.Indicator(
            code=f"1.1.{at}",
            result="1.1",
            unit="people",
            agency=each,
            title_en=f"People trained by {each}",
            title_es=f"Personas capacitadas por {each}",
            required_disaggregations=("sex",),
        )
        for at, each in enumerate(AGENCIES, start=1)
    ]
    share = model.Indicator(
        code="1.1.3", result="1.1", measure="percentage", unit="percent", agency="NORTH"
    )
    views = model.Indicator(code="1.1.4", result="1.1", measure="qualitative", agency="SOUTH")
    more = [
        model.Indicator(code=f"1.2.{at}", result="1.1", unit="people", agency=AGENCIES[at % 2])
        for at in range(number)
    ]
    return [*trained, share, views, *more]


def _event(number: int) -> model.Event:
    return model.Event(
        key=f"e{number}",
        kind="strategic",
        start="2022-01",
        description=f"Meeting {number}",
        participants=(
            model.GroupCount(group="women", number=40),
            model.GroupCount(group="widows", number=3),
        ),
    )


def _values(indicators: list[model.Indicator], years: range) -> list[model.Value]:
    found = []
    for indicator in indicators:
        number = None if indicator.measure == "qualitative" else Decimal(100)
        text = "" if number else "Attitudes change"
        for year in years:
            day = {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
            target = model.Value(
                indicator=indicator.code,
                kind="target",
                number=number,
                text=text,
                agency=indicator.agency,
                **day,
            )
            found.append(target)
            if year < years[-1]:
                found.append(replace(target, kind="actual", as_of=day["period_end"]))
    return found
