"""Do the parts of values add up like values of their own, and are they told once a programme?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from brecha.programme.arithmetic import combine, values_of
from brecha.programme.categories import amounts_by_category
from brecha.programme.kinds import AggregationOverAgencies, AggregationOverTime
from brecha.programme.model import DisaggregatedValue, Indicator, Programme, Value

CATEGORIES = ("women", "men", "not known")
OVER_TIME: tuple[AggregationOverTime, ...] = ("sum", "last", "max")
OVER_AGENCIES: tuple[AggregationOverAgencies, ...] = ("sum", "max", "last")
parts = st.dictionaries(st.sampled_from(CATEGORIES), st.decimals(0, 10_000, places=2))
cells = st.dictionaries(
    st.tuples(st.sampled_from(("A", "B")), st.sampled_from(("2020", "2021", "2022"))), parts
)


def programme(
    table: dict[tuple[str, str], dict[str, Decimal]],
    over_time: AggregationOverTime = "sum",
    over_agencies: AggregationOverAgencies = "sum",
) -> Programme:
    own = Indicator(
        code="I",
        result="R",
        aggregation_over_time=over_time,
        aggregation_over_agencies=over_agencies,
    )
    values = tuple(
        Value(
            indicator="I",
            kind="actual",
            number=Decimal(1),
            agency=agency,
            period_end=period,
            disaggregation=tuple(
                DisaggregatedValue(dimension="sex", category=name, number=number)
                for name, number in held.items()
            ),
        )
        for (agency, period), held in table.items()
    )
    return Programme(reference="B-1", indicators=(own,), values=values)


@given(cells, st.sampled_from(OVER_TIME), st.sampled_from(OVER_AGENCIES))
def test_a_category_adds_up_like_values_of_its_own(
    table: dict[tuple[str, str], dict[str, Decimal]],
    over_time: AggregationOverTime,
    over_agencies: AggregationOverAgencies,
) -> None:
    held = programme(table, over_time, over_agencies)
    own = held.indicators[0]

    found = amounts_by_category(held, own, "actual")

    for name in CATEGORIES:
        alone = [
            replace(value, number=part.number)
            for value in values_of(held, "I", "actual")
            for part in value.disaggregation
            if part.category == name
        ]
        amount = combine(alone, own)
        assert found.get(("sex", name)) == (amount.number if amount else None)


def test_a_changed_rule_of_an_indicator_is_reckoned_anew() -> None:
    held = programme({("A", "2020"): {"women": Decimal(3)}, ("A", "2021"): {"women": Decimal(5)}})
    as_level = replace(held.indicators[0], aggregation_over_time="last")

    summed = amounts_by_category(held, held.indicators[0], "actual")
    last = amounts_by_category(held, as_level, "actual")

    assert summed["sex", "women"] == Decimal(8)
    assert last["sex", "women"] == Decimal(5)
