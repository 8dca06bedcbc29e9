"""How is a value said to a reader: money with cents, rates in per cent, yes and no in words?"""

from __future__ import annotations

from brecha.core.languages import Language, format_number, translate
from brecha.core.units import ONE, Unit

MONEY = "money"
CENTS = 2
DIGITS = 6  # of a number that is neither money nor a rate
SMALLEST_MONEY = 0.005
PER_CENT = 100
SINGULAR = {
    "days": "day",
    "hours": "hour",
    "months": "month",
    "weeks": "week",
    "years": "year",
}
YES_OR_NO = {"can", "has", "is", "lacks", "lives", "may", "pays", "receives", "uses"}
RATES = {"premium", "rate", "rates", "share"}
SHOWN_PARTS = 6


def say_value(
    value: object, name: str, unit: str, language: Language, currency: str = MONEY
) -> str:
    """Return a value with its unit, as a sentence holds it.

    Args:
        value: A number, a text, a mapping by category, or brackets.
        name: What it is the value of; a pure number is a rate, or a yes or no, by its name.
        unit: Its unit, as `money / day`.
        language: Language of the words.
        currency: What the models call `money`.

    Examples:
        >>> say_value(252.276, "retirement_employer", "money / month", "en", "pesos")
        '252.28 pesos per month'
        >>> say_value(0.0315, "cesantia_y_vejez_rate", "1", "en")
        '3.15 %'
        >>> say_value(1.0, "is_cap_applied", "1", "es")
        'sí'
    """
    if isinstance(value, dict):
        return _parts(value, name, unit, language, currency)
    if isinstance(value, list):
        return translate("table of {number} brackets", language).format(number=len(value))
    if isinstance(value, int | float):
        number = _number(float(value), name, unit, language)
        said = say_unit(unit, language, currency, is_one=value == 1)
        return f"{number} {said}".rstrip()
    return say_category(str(value), language)


def say_unit(unit: str, language: Language, currency: str = MONEY, *, is_one: bool = False) -> str:
    """Return a unit in words, of one thing or of several; a pure number and a text have none.

    Examples:
        >>> say_unit("hours / week", "en")
        'hours per week'
    """
    parsed = Unit.parse(unit)
    if parsed.above in {(), ("text",)} and not parsed.below:
        return ""
    above = [SINGULAR.get(word, word) if is_one else word for word in parsed.above]
    words = [currency if word == MONEY else translate(word, language) for word in above]
    below = [translate(word, language) for word in parsed.below]
    per = translate("per", language)
    return " ".join([" × ".join(words) or ONE, *(f"{per} {word}" for word in below)])


def say_category(category: str, language: Language) -> str:
    """Return a category as it is translated, or as words."""
    said = translate(category, language)
    return said.replace("_", " ") if said == category else said


def _parts(parts: dict[str, float], name: str, unit: str, language: Language, currency: str) -> str:
    said = [
        f"{say_category(key, language)}: {say_value(part, name, unit, language, currency)}"
        for key, part in list(parts.items())[:SHOWN_PARTS]
    ]
    rest = len(parts) - SHOWN_PARTS
    if rest > 0:
        said.append(translate("… and {rest} more", language).format(rest=rest))
    return "; ".join(said)


def _number(value: float, name: str, unit: str, language: Language) -> str:
    words = set(name.split("_"))
    if unit == ONE and words & YES_OR_NO and value in {0, 1}:
        return translate("yes", language) if value else translate("no", language)
    if unit == ONE and words & RATES:
        return f"{_trimmed(value * PER_CENT)} %"
    is_money = MONEY in Unit.parse(unit).above
    if is_money and (value == 0 or abs(value) >= SMALLEST_MONEY):
        return format_number(value, CENTS)
    return _trimmed(value)


def _trimmed(value: float) -> str:
    """Return a number without the zeros that end it."""
    text = format_number(value, DIGITS)
    return text.rstrip("0").rstrip(".") if "." in text else text
