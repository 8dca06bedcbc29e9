"""How does a baseline, target or actual stand in the file? The total, then its parts.

A total is made by the programme's own arithmetic; a part has its agency, place or category as a
dimension. A category of fewer than five is never told, nor is the rest of its dimension, from
which it could be worked out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from lxml import etree

from brecha.core.notes import Note
from brecha.programme.arithmetic import Amount, amount_of, combine, values_of
from brecha.programme.dates import is_date, is_full_date
from brecha.programme.model import Indicator, Value
from brecha.reports.iati.export.nodes import add, add_text, number_text
from brecha.reports.iati.export.source import Narratives, Source, clean, slug

SMALLEST_CELL = 5
YEAR_LETTERS = 4


def add_baseline(element: etree._Element, source: Source, indicator: Indicator) -> None:
    """Add the baseline, if its year is known: the standard has none without."""
    values = values_of(source.programme, indicator.code, "baseline")
    dates = [day for value in values for day in (value.as_of, value.period_end, value.period_start)]
    known = [day for day in dates if is_date(day)]
    year = int(known[0][:YEAR_LETTERS]) if known else source.profile.baseline_year
    amount = combine(values, indicator)
    told = source.said(_text_of(values)) if indicator.measure == "qualitative" else []
    if not told and (amount is None or amount.number is None):
        return
    if year is None:
        source.leave_out(
            Note(
                "Baseline of {code}: it has no year, which the standard asks.",
                {"code": indicator.code},
            )
        )
        return
    day = known[0] if known and is_full_date(known[0]) else ""
    baseline = add(element, "baseline", year=str(year), iso_date=day)
    if told or amount is None or amount.number is None:
        add_text(baseline, "comment", told)
        return
    baseline.set("value", number_text(amount.number))
    add_text(baseline, "comment", _parts_of(amount, source))


def add_values(
    period: etree._Element, source: Source, indicator: Indicator, kind: str, values: Sequence[Value]
) -> None:
    """Add the total of a period and its parts."""
    if indicator.measure == "qualitative":
        for value in values:
            if clean(value.text):
                element = add(period, kind)
                _add_owner(element, source, value)
                add_text(element, "comment", source.said(value.text))
        return
    numbered = [value for value in values if amount_of(value, indicator) is not None]
    if len(numbered) < len(values):
        names = {"code": indicator.code, "kind": Note(WORDS[kind])}
        source.leave_out(Note("Indicator {code}, {kind}: it is no number.", names))
    total = combine(numbered, indicator)
    if total is None or total.number is None:
        _note_no_total(source, indicator, numbered)
    else:
        element = add(period, kind, value=number_text(total.number))
        comment = _parts_of(total, source)
        if kind == "actual":
            comment = _joined(comment, _reason(source, indicator, values))
        add_text(element, "comment", comment)
        _add_categories(period, source, indicator, kind, numbered)
    if any(value.agency or value.place for value in numbered):
        _add_owners(period, source, indicator, kind, numbered)


WORDS = {"target": "target", "actual": "actual"}


def _note_no_total(source: Source, indicator: Indicator, values: Sequence[Value]) -> None:
    if values:
        sentence = Note(
            "Indicator {code}: the values of its agencies or places make no total by its rule.",
            {"code": indicator.code},
        )
        source.leave_out(sentence)


def _add_owners(
    period: etree._Element, source: Source, indicator: Indicator, kind: str, values: Sequence[Value]
) -> None:
    for value in values:
        amount = amount_of(value, indicator)
        if (value.agency or value.place) and amount is not None and amount.number is not None:
            element = add(period, kind, value=number_text(amount.number))
            _add_owner(element, source, value)


def _add_owner(element: etree._Element, source: Source, value: Value) -> None:
    is_territory = value.place in source.programme.territories
    if value.place and is_territory:
        add(element, "location", ref=slug(value.place))
    if value.agency:
        add(element, "dimension", name="agency", value=value.agency)
    if value.place and not is_territory:
        add(element, "dimension", name="place", value=value.place)


def _add_categories(
    period: etree._Element, source: Source, indicator: Indicator, kind: str, values: Sequence[Value]
) -> None:
    for dimension, cells in _cells(indicator, values).items():
        if any(0 < number < SMALLEST_CELL for number in cells.values()):
            names = {"code": indicator.code, "dimension": dimension}
            sentence = Note(
                "Indicator {code}, by {dimension}: a category has fewer than five, so that none "
                "is told.",
                names,
            )
            source.leave_out(sentence)
            continue
        for category, number in cells.items():
            element = add(period, kind, value=number_text(number))
            add(element, "dimension", name=dimension, value=clean(category) or "–")


def _cells(indicator: Indicator, values: Sequence[Value]) -> dict[str, dict[str, Decimal]]:
    """Return the categories of each dimension that every value has, added where values add."""
    whole = [value for value in values if not value.agency and not value.place]
    used = whole or list(values)
    is_sum = indicator.aggregation_over_agencies == "sum" and not whole
    if len(used) > 1 and not is_sum:
        return {}
    cells: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for value in used:
        for part in value.disaggregation:
            cells[part.dimension][part.category] += part.number
    shared = [{part.dimension for part in value.disaggregation} for value in used]
    return {name: dict(cells[name]) for name in cells if all(name in each for each in shared)}


def _parts_of(amount: Amount, source: Source) -> Narratives:
    if amount.numerator is None or amount.denominator is None:
        return []
    values = {
        "numerator": number_text(amount.numerator),
        "denominator": number_text(amount.denominator),
    }
    return source.said(Note("{numerator} of {denominator}", values))


def _reason(source: Source, indicator: Indicator, values: Sequence[Value]) -> Narratives:
    ends = {value.period_end for value in values}
    texts = [
        variance.text
        for variance in source.programme.variances
        if variance.indicator == indicator.code
        and (not variance.period_end or variance.period_end in ends)
        and clean(variance.text)
    ]
    return source.said(" ".join(texts))


def _joined(first: Narratives, second: Narratives) -> Narratives:
    if not first or not second:
        return first or second
    seconds = dict(second)
    fallback = second[0][1]
    return [(language, f"{text}. {seconds.get(language, fallback)}") for language, text in first]


def _text_of(values: Sequence[Value]) -> str:
    return next((value.text for value in values if clean(value.text)), "")
