"""Which results, indicators and values do the tables of a printed report give?"""

from __future__ import annotations

import re
from typing import Any

from brecha.programme.kinds import CountedRecords, ResultLevel, ValueKind
from brecha.programme.model import CampaignMetric, Indicator, Result, Statement, Value, Variance
from brecha.programme.printed_row import Row

UNIT_RECORDS: dict[str, CountedRecords] = {
    "policies": "policy",
    "products": "product",
    "institutions": "organisation",
}
PRINTED_AS = re.compile(r"(?P<value>.+?) \(printed as (?P<indicator>.+)\)")
KINDS: tuple[ValueKind, ...] = ("baseline", "target", "actual")
PERCENT = "percent"
FUND_LEVELS: dict[str, ResultLevel] = {
    "fund outcome": "fund_outcome",
    "fund output": "fund_output",
}


def read_results(tables: Row) -> dict[str, tuple[Any, ...]]:
    """Return results, indicators, values, variances, metrics and statements on completion."""
    results = tables.row("results")
    rows = [(row, entry) for row in results.rows("jp") for entry in row.rows("indicators")]
    fund = list(results.rows("fund"))
    indicators = [_indicator(entry, row.text("code")) for row, entry in rows]
    indicators += [_indicator(entry, _fund_result(entry)) for entry in fund]
    entries = [entry for _, entry in rows] + fund
    campaign = tables.row("campaign").text("name")
    return {
        "results": tuple([_result(row) for row in results.rows("jp")] + _fund_results(fund)),
        "indicators": tuple(indicators),
        "values": tuple(value for entry in entries for value in _values(entry)),
        "variances": tuple(
            Variance(indicator=entry.text("code"), lines=entry.lines)
            for entry in entries
            if entry.flag("variance_reason_present")
        ),
        "campaign_metrics": tuple(
            metric for entry in entries for metric in _metrics(entry, campaign)
        ),
        "statements": tuple(_completion(results)),
    }


def _result(row: Row) -> Result:
    code = row.text("code")
    level: ResultLevel = "outcome" if row.text("type") == "outcome" else "output"
    parent = code.rpartition(".")[0] if level == "output" else ""
    return Result(
        code=code, level=level, title_en=row.text("title"), parent=parent, lines=row.lines
    )


def _fund_result(entry: Row) -> str:
    """Return the code of the fund's result: F1 for its indicator F1.2."""
    return entry.text("code").rpartition(".")[0]


def _fund_results(fund: list[Row]) -> list[Result]:
    levels = {_fund_result(entry): entry.text("level") for entry in fund}
    return [
        Result(code=code, level=FUND_LEVELS.get(level, "fund_output"))
        for code, level in levels.items()
    ]


def _indicator(entry: Row, result: str) -> Indicator:
    title, unit = entry.text("title"), _indicator_unit(entry)
    wanted = entry.text("required_disaggregation")
    return Indicator(
        code=entry.text("code"),
        result=result,
        title_en=title,
        unit=unit,
        measure="qualitative"
        if entry.flag("qualitative")
        else "percentage"
        if unit == PERCENT
        else "unit",
        counted_records=_counted(unit, title),
        required_disaggregations=(wanted,) if wanted else (),
        lines=entry.lines,
    )


def _counted(unit: str, title: str) -> CountedRecords:
    if unit == "people" and "trained" in title:
        return "person"
    return UNIT_RECORDS.get(unit, "")


def _indicator_unit(entry: Row) -> str:
    printed = PRINTED_AS.fullmatch(entry.text("unit"))
    return printed["indicator"] if printed else entry.text("unit")


def _values(entry: Row) -> list[Value]:
    printed = PRINTED_AS.fullmatch(entry.text("unit"))
    counts = entry.row("count")
    year = counts.count("baseline_year")
    return [
        Value(
            indicator=entry.text("code"),
            kind=kind,
            number=entry.number(kind),
            numerator=counts.number(kind),
            unit=printed["value"] if printed and kind == "actual" else "",
            as_of=str(year) if year and kind == "baseline" else "",
            lines=entry.lines,
        )
        for kind in KINDS
        if entry.number(kind) is not None
    ]


def _metrics(entry: Row, campaign: str) -> list[CampaignMetric]:
    metrics = [
        CampaignMetric(
            campaign=campaign,
            metric=name,
            number=entry.row("extra").amount(name),
            lines=entry.lines,
        )
        for name in entry.row("extra").cells
    ]
    sentiment = entry.number("positive_sentiment_pct")
    if sentiment is not None:
        metrics.append(
            CampaignMetric(
                campaign=campaign,
                metric="positive_sentiment",
                number=sentiment,
                unit=PERCENT,
                lines=entry.lines,
            )
        )
    return metrics


def _completion(results: Row) -> list[Statement]:
    stated = results.row("completion_stated_pct")
    return [
        Statement(
            subject="completion", number=stated.number(line), unit=PERCENT, lines=(int(line),)
        )
        for line in stated.cells
        if line.isdigit()
    ]
