"""What is the answer in words? Sentences made from the numbers of a result."""

from __future__ import annotations

from brecha.plans.results import PlanResult, YearResult
from brecha.reports.words import Words


def answer(result: PlanResult, words: Words) -> str:
    """Return the result in one paragraph."""
    return " ".join(answer_paragraphs(result, words))


def answer_paragraphs(result: PlanResult, words: Words) -> list[str]:
    """Return the result in words: coverage and cost; jobs and output; revenue and the gap."""
    mean = result.mean
    return [
        " ".join((_coverage(result, words), _cost(result, words), _existing(mean, words)))
        + _range(result, words),
        " ".join((_jobs(mean, words), _output(mean, words))),
        " ".join((_revenue(mean, words), _gap(result, words))),
    ]


def period(result: PlanResult) -> str:
    """Return the years of a result: 2025–2029, or the only one."""
    first, last = result.years[0].year, result.years[-1].year
    return str(first) if first == last else f"{first}–{last}"


def _coverage(result: PlanResult, words: Words) -> str:
    first, last = result.years[0], result.years[-1]
    values = {
        "first": first.year,
        "last": last.year,
        "before": words.share(result.coverage_before),
        "start": words.share(first.coverage_share),
        "after": words.share(last.coverage_share),
        "people": words.count(last.people_covered),
        "places": words.count(sum(year.places_new for year in result.years)),
        "posts": words.count(last.posts_fte),
    }
    if len(result.years) == 1:
        return words.say(
            "Before the plan, {before} of the people in need have the service. In {last} the plan "
            "covers {after} of them: {people} people, with {places} new places and {posts} "
            "full-time posts.",
            **values,
        )
    return words.say(
        "The plan takes coverage from {before} of the people in need, before it begins, to {start} "
        "in {first} and {after} in {last}: {people} people in that year, with {places} new places "
        "built over the years and {posts} full-time posts.",
        **values,
    )


def _cost(result: PlanResult, words: Words) -> str:
    return words.say(
        "It costs {money} a year on average, {share} of the GDP of {year}, counted gross: all "
        "spending on the service, today's included.",
        money=words.money(result.mean.gross_cost),
        share=words.share_of_gdp(result.mean.gross_cost_share_gdp),
        year=result.price_year,
    )


def _existing(mean: YearResult, words: Words) -> str:
    if mean.existing_cost == 0:
        return words.say("No public spending of today is deducted.")
    return words.say(
        "Of this, {share} of GDP is public spending that is already made.",
        share=words.share_of_gdp(mean.existing_cost_share_gdp),
    )


def _range(result: PlanResult, words: Words) -> str:
    spread = result.cost_range
    if spread.lowest == spread.highest:
        return ""
    return " " + words.say(
        "With the assumptions of the services drawn within their ranges, each on its own, and the "
        "coverage goals kept as the plan decides them, eight draws in ten lie between {low} and "
        "{high} of GDP; errors that several assumptions share would widen this. The two extremes "
        "are {lowest} and {highest}.",
        low=words.share_of_gdp(spread.p10),
        high=words.share_of_gdp(spread.p90),
        lowest=words.share_of_gdp(spread.lowest),
        highest=words.share_of_gdp(spread.highest),
    )


def _jobs(mean: YearResult, words: Words) -> str:
    return words.say(
        "Service, suppliers and the spending of wages hold {jobs} jobs on average, {share} of all "
        "employment: {direct} direct, {indirect} indirect, {induced} induced; women hold {women} "
        "of them and {formal} are formal. {additional} of these jobs come on top of what today's "
        "service holds.",
        jobs=words.count(mean.jobs.total),
        share=words.per_cent(mean.jobs_change_pct),
        direct=words.count(mean.jobs.direct),
        indirect=words.count(mean.jobs.indirect),
        induced=words.count(mean.jobs.induced),
        women=words.share(mean.jobs.women_share),
        formal=words.share(mean.jobs.formal_share),
        additional=words.count(mean.additional.jobs),
    )


def _output(mean: YearResult, words: Words) -> str:
    return words.say(
        "The spending sustains {type_1} of the output of the economy through suppliers alone "
        "(type I) and {type_2} once households spend their wages (type II).",
        type_1=words.per_cent(mean.output_change_pct["type_1"]),
        type_2=words.per_cent(mean.output_change_pct["type_2"]),
    )


def _revenue(mean: YearResult, words: Words) -> str:
    return words.say(
        "It yields public revenue of {revenue} of GDP, of which {baseline} is revenue that today's "
        "spending already yields.",
        revenue=words.share_of_gdp(mean.revenue_share_gdp),
        baseline=words.share_of_gdp(mean.baseline_revenue_share_gdp),
    )


def _gap(result: PlanResult, words: Words) -> str:
    mean = result.mean
    if mean.gap_share_gdp < 0:
        return words.say(
            "Today's spending and the additional revenue exceed the cost by {share} of GDP on "
            "average: there is no gap to finance.",
            share=words.share_of_gdp(-mean.gap_share_gdp),
        )
    if len(result.years) == 1:
        return words.say(
            "The gap that remains to be financed is {share} of GDP.",
            share=words.share_of_gdp(mean.gap_share_gdp),
        )
    return words.say(
        "The gap that remains to be financed is {share} of GDP on average, {before} in {first} and "
        "{after} in {last}.",
        share=words.share_of_gdp(mean.gap_share_gdp),
        before=words.share_of_gdp(result.years[0].gap_share_gdp),
        after=words.share_of_gdp(result.years[-1].gap_share_gdp),
        first=result.years[0].year,
        last=result.years[-1].year,
    )
