"""Which results, indicators, targets and actuals does the programme's activity have?"""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from brecha.core.notes import Note
from brecha.programme.arithmetic import values_of
from brecha.programme.dates import first_day, is_date, last_day
from brecha.programme.model import Indicator, Result, Value
from brecha.reports.iati.export.nodes import add, add_date, add_text
from brecha.reports.iati.export.source import Source, clean
from brecha.reports.iati.export.values import add_baseline, add_values

TYPES = {"output": "1", "outcome": "2", "impact": "3", "fund_outcome": "9", "fund_output": "9"}
MEASURES = {"unit": "1", "percentage": "2", "qualitative": "5"}
OWN_VOCABULARY, SDG_VOCABULARY = "99", "9"


def add_results(activity: etree._Element, source: Source) -> None:
    """Add every result that has an indicator; the standard knows no result without one."""
    indicators: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in source.programme.indicators:
        indicators[indicator.result].append(indicator)
    for result in source.programme.results:
        if indicators[result.code]:
            _add_result(activity, source, result, indicators[result.code])
        else:
            sentence = Note(
                "Result {code}: it has no indicator, which the standard asks.",
                {"code": result.code},
            )
            source.leave_out(sentence)


def _add_result(
    activity: etree._Element, source: Source, result: Result, indicators: list[Indicator]
) -> None:
    element = add(activity, "result", _type=TYPES[result.level], aggregation_status="0")
    add_text(element, "title", source.texts(result.title_en, result.title_es, result.code))
    for indicator in indicators:
        _add_indicator(element, source, indicator)


def _add_indicator(result: etree._Element, source: Source, indicator: Indicator) -> None:
    element = add(
        result,
        "indicator",
        measure=MEASURES[indicator.measure],
        ascending="1" if indicator.is_ascending else "0",
        aggregation_status="0",
    )
    titles = source.texts(indicator.title_en, indicator.title_es, indicator.code)
    add_text(element, "title", titles)
    _add_description(element, source, indicator)
    _add_references(element, source, indicator)
    add_baseline(element, source, indicator)
    _add_periods(element, source, indicator)


def _add_description(element: etree._Element, source: Source, indicator: Indicator) -> None:
    unit, counts = clean(indicator.unit), clean(indicator.what_counts)
    if unit and counts:
        sentence = Note("Unit: {unit}. What counts: {counts}.", {"unit": unit, "counts": counts})
    elif unit or counts:
        sentence = Note(
            "Unit: {unit}." if unit else "What counts: {counts}.", {"unit": unit, "counts": counts}
        )
    else:
        return
    add_text(element, "description", source.said(sentence))


def _add_references(element: etree._Element, source: Source, indicator: Indicator) -> None:
    if clean(indicator.code):
        add(element, "reference", vocabulary=OWN_VOCABULARY, code=indicator.code)
    for link in source.programme.framework_links:
        if link.owner == indicator.code and (link.framework, link.level) == ("sdg", "indicator"):
            add(element, "reference", vocabulary=SDG_VOCABULARY, code=link.code)


@dataclass(frozen=True, order=True)
class _Period:
    start: datetime.date
    end: datetime.date


def _add_periods(element: etree._Element, source: Source, indicator: Indicator) -> None:
    targets = _by_period(source, indicator, "target")
    actuals = _by_period(source, indicator, "actual")
    for period in sorted({*targets, *actuals}):
        node = etree.Element("period")
        add_date(node, "period-start", period.start)
        add_date(node, "period-end", period.end)
        for kind, values in (("target", targets[period]), ("actual", actuals[period])):
            add_values(node, source, indicator, kind, values)
        if len(node) > len(("period-start", "period-end")):
            element.append(node)


def _by_period(
    source: Source, indicator: Indicator, kind: str
) -> defaultdict[_Period, list[Value]]:
    found: defaultdict[_Period, list[Value]] = defaultdict(list)
    for value in values_of(
        source.programme, indicator.code, "target" if kind == "target" else "actual"
    ):
        start = first_day(value.period_start) if is_date(value.period_start) else source.start
        end = last_day(value.period_end) if is_date(value.period_end) else source.end
        found[_Period(start, end)].append(value)
    return found
