"""Which charts does a result have, with what titles, and what do they say in words?"""

from __future__ import annotations

from brecha.plans.evidence import Comparison
from brecha.plans.results import PlanResult
from brecha.reports.charts.chart import Chart
from brecha.reports.charts.rows import Ratio, Swing, bars, ratios, tornado
from brecha.reports.charts.years import Parts, share_lines, stacked_years
from brecha.reports.words import Words, decimals_of, decimals_of_gdp
from brecha.reports.yearly import additional_revenue_share

MOST_SWINGS = 10


def charts_of(result: PlanResult, words: Words) -> dict[str, Chart]:
    """Return the charts of a result by key; those that would say nothing are left out."""
    charts = {
        "coverage": _coverage(result, words),
        "places": _places(result, words),
        "cost": _cost(result, words),
        "gap": _gap(result, words),
        "jobs": _jobs(result, words),
    }
    if result.sensitivity:
        charts["sensitivity"] = _sensitivity(result, words)
    if len({row.territory for row in result.territories}) > 1:
        charts["territories"] = _territories(result, words)
    if result.comparison and _ratios(result.comparison, words):
        charts["comparison"] = _comparison(result.comparison, words)
    return charts


def _coverage(result: PlanResult, words: Words) -> Chart:
    values = _by_service(result, words, "coverage_share")
    title = words.say("Coverage by service")
    first, last = result.years[0], result.years[-1]
    said = words.say(
        "Lines of coverage by service. All services together go from {before} of need in {first} "
        "to {after} in {last}.",
        before=words.share(first.coverage_share),
        after=words.share(last.coverage_share),
        first=first.year,
        last=last.year,
    )
    unit = words.say("Share of the people in need")
    return Chart(said, share_lines(_years(result), values, title, unit))


def _places(result: PlanResult, words: Words) -> Chart:
    parts = Parts(_years(result), _by_service(result, words, "places_new"), words.say("New places"))
    total = words.count(sum(year.places_new for year in result.years))
    said = words.say("Columns of new places by year and service; {total} in all.", total=total)
    return _stacked(parts, words.say("New places built each year"), said)


def _cost(result: PlanResult, words: Words) -> Chart:
    def scaled(values: list[float]) -> list[float]:
        return [value / words.money_scale for value in values]

    gross = scaled([year.gross_cost for year in result.years])
    existing = scaled([year.existing_cost for year in result.years])
    parts = Parts(
        _years(result),
        {
            words.say("Running cost"): scaled([year.running_cost for year in result.years]),
            words.say("Capital"): scaled([year.capital_cost for year in result.years]),
            words.say("Training"): scaled([year.training_cost for year in result.years]),
        },
        words.money_unit,
        decimals_of(gross),
        (words.say("Existing public spending"), existing) if any(existing) else None,
    )
    said = words.say(
        "Columns of running cost, capital and training by year, with a mark at today's public "
        "spending. The gross cost is {before} in {first} and {after} in {last}.",
        before=words.money(result.years[0].gross_cost),
        after=words.money(result.years[-1].gross_cost),
        first=result.years[0].year,
        last=result.years[-1].year,
    )
    return _stacked(parts, words.say("Gross cost by component"), said)


def _gap(result: PlanResult, words: Words) -> Chart:
    years = result.years
    gaps = [100 * year.gap_share_gdp for year in years]
    parts = Parts(
        _years(result),
        {
            words.say("Existing public spending"): [
                100 * year.existing_cost_share_gdp for year in years
            ],
            words.say("Additional revenue"): [
                100 * additional_revenue_share(year) for year in years
            ],
            words.say("Gap to finance"): gaps,
        },
        words.gdp_unit,
        decimals_of_gdp([year.gross_cost_share_gdp for year in years]),
    )
    said = words.say(
        "Columns that split the gross cost of each year into existing spending, additional revenue "
        "and the gap. The gap is {before} of GDP in {first} and {after} in {last}.",
        before=words.share_of_gdp(years[0].gap_share_gdp),
        after=words.share_of_gdp(years[-1].gap_share_gdp),
        first=years[0].year,
        last=years[-1].year,
    )
    title = words.say("Gross cost: what is spent already, what comes back, what is missing")
    return _stacked(parts, title, said)


def _jobs(result: PlanResult, words: Words) -> Chart:
    parts = Parts(
        _years(result),
        {
            words.say("Direct"): [year.jobs.direct for year in result.years],
            words.say("Indirect"): [year.jobs.indirect for year in result.years],
            words.say("Induced"): [year.jobs.induced for year in result.years],
        },
        words.say("Jobs"),
    )
    said = words.say(
        "Columns of direct, indirect and induced jobs by year; {jobs} in {last}.",
        jobs=words.count(result.years[-1].jobs.total),
        last=result.years[-1].year,
    )
    return _stacked(parts, words.say("Jobs by type"), said)


def _sensitivity(result: PlanResult, words: Words) -> Chart:
    ordered = sorted(result.sensitivity, key=lambda e: -abs(e.at_high - e.at_low))
    swings = [
        Swing(entry.title.in_language(words.language), 100 * entry.at_low, 100 * entry.at_high)
        for entry in ordered[:MOST_SWINGS]
    ]
    names = (words.say("with its low value"), words.say("with its high value"))
    title = words.say("Mean gross cost if one assumption moves alone")
    centre = 100 * result.mean.gross_cost_share_gdp
    said = words.say(
        "Bars of the mean gross cost with the low and the high value of each assumption. The "
        "strongest is: {assumption}, from {low} to {high} of GDP.",
        assumption=swings[0].label,
        low=words.share_of_gdp(ordered[0].at_low),
        high=words.share_of_gdp(ordered[0].at_high),
    )
    return Chart(said, tornado(swings, centre, names, title, words.gdp_unit))


def _territories(result: PlanResult, words: Words) -> Chart:
    last = result.years[-1].year
    values = {
        row.name: row.gross_cost / words.money_scale
        for row in result.territories
        if row.year == last
    }
    largest = max(values, key=lambda name: values[name])
    title = words.say("Gross cost by territory, {year}", year=last)
    said = words.say(
        "Bars of the gross cost of each territory in {year}; the largest is {name}.",
        year=last,
        name=largest,
    )
    return Chart(said, bars(values, title, words.money_unit))


def _comparison(comparison: Comparison, words: Words) -> Chart:
    found = _ratios(comparison, words)
    names = (words.say("within a tenth of it"), words.say("further away"))
    title = words.say("Our readings against the published value")
    unit = words.say("Computed ÷ published (1 = as published; band: within a tenth)")
    said = words.say(
        "Marks of every reading of the same concept as a multiple of the published value; "
        "{reached} of {all} come within a tenth of it.",
        reached=sum(entry.reaches for entry in found),
        all=len(found),
    )
    return Chart(said, ratios(found, names, title, unit))


def _ratios(comparison: Comparison, words: Words) -> list[Ratio]:
    return [
        Ratio(line.title.text(words.language), reading.value / line.published, reading.reaches)
        for line in comparison.lines
        if line.published
        for reading in line.readings
        if reading.is_same_concept
    ]


def _stacked(parts: Parts, title: str, said: str) -> Chart:
    return Chart(said, stacked_years(parts, title))


def _by_service(result: PlanResult, words: Words, name: str) -> dict[str, list[float]]:
    values: dict[str, list[float]] = {}
    for row in sorted(result.services, key=lambda row: row.year):
        values.setdefault(row.title.in_language(words.language), []).append(getattr(row, name))
    return values


def _years(result: PlanResult) -> list[int]:
    return [year.year or 0 for year in result.years]
