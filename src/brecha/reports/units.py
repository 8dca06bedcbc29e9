"""How is the unit of a value, and how it is known, said in a language?"""

from __future__ import annotations

import re

from brecha.core import Language, Unit, translate
from brecha.reports.words import Words

WORDS = {
    "children": "children",
    "centre": "centre",
    "day": "day",
    "hours": "hours",
    "hour": "hour",
    "month": "month",
    "people": "people",
    "person": "person",
    "place": "place",
    "places": "places",
    "post": "post",
    "posts": "posts",
    "user": "user",
    "staff": "member of staff",
    "users": "users",
    "week": "week",
    "weeks": "weeks",
    "year": "year",
    "years": "years",
}
CERTAINTIES = {
    "official": "official",
    "secondary": "secondary",
    "derived": "derived",
    "assumed": "assumed",
}
PUBLISHED_UNITS = {
    "% of additional jobs": "% of additional jobs",
    "% of investment": "% of investment",
    "% of jobs of the status quo": "% of jobs of the status quo",
    "% of projected GDP": "% of projected GDP",
    "% of total employment": "% of total employment",
    "% of formal employment": "% of formal employment",
    "% of gross value of production": "% of gross value of production",
}
DASH = "–"
STATISTICS = {"mean": "mean of the years", "yearly": "every year"}
GDP_OF_YEAR = re.compile(r"% of GDP(?: of)? ?(\d{4})?")
YEAR_OF_PLAN = re.compile(r"year[_ ](\d+)")


def unit_text(unit: str, words: Words) -> str:
    """Return the unit of an assumption: `money / month` is said MXN / month.

    Args:
        unit: Words joined by `*` and `/`, as `core.Unit` reads them.
        words: The language and the currency.
    """
    parsed = Unit.parse(unit)
    if not parsed.above and not parsed.below:
        return words.say("proportion")
    above = " × ".join(_word(word, words) for word in parsed.above) or "1"
    return " / ".join([above, *(_word(word, words) for word in parsed.below)])


def law_unit(unit: str, words: Words) -> str:
    """Return the unit of a value of law; a pure number may be a rate or a count: it has none."""
    return DASH if not Unit.parse(unit).above else unit_text(unit, words)


def published_unit(unit: str, language: Language) -> str:
    """Return the unit of a published value: per cent, of the GDP of which year."""
    gdp = GDP_OF_YEAR.fullmatch(unit)
    if gdp and gdp[1]:
        return translate("% of GDP {year}", language).format(year=gdp[1])
    if gdp:
        return translate("% of GDP", language)
    return "%" if unit == "percent" else translate(PUBLISHED_UNITS.get(unit, unit), language)


def statistic_text(statistic: str, words: Words) -> str:
    """Return which statistic of the years a published value is."""
    year = YEAR_OF_PLAN.fullmatch(statistic)
    if year:
        return words.say("year {year}", year=year[1])
    return words.say(STATISTICS.get(statistic, statistic))


def certainty_text(certainty: str, words: Words) -> str:
    """Return a mark of certainty."""
    return words.say(CERTAINTIES.get(certainty, certainty))


def _word(word: str, words: Words) -> str:
    return words.currency if word == "money" else words.say(WORDS.get(word, word))
