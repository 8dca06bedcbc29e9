"""How is an exact number written? With all its digits, else rounded, but never up to 100 %."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from brecha.core import Language, translate

MOST_DECIMALS = 12
"""Digits after the point of a stored number that are still written."""
WHOLE = Fraction(100)
FEWEST_CASES = 30
"""A share of fewer cases is told as `k of n`, for its decimals would be noise."""
NO_BREAK = "\N{NO-BREAK SPACE}"


def exact(number: Decimal | int | Fraction) -> Fraction:
    """Return a stored number as a fraction."""
    return number if isinstance(number, Fraction) else Fraction(number)


def number_text(value: Fraction) -> str:
    """Return a number with every digit it has: 1,234.5; rounded where the digits do not end.

    Examples:
        >>> [number_text(Fraction(text)) for text in ("2400048", "87.40", "1/3")]
        ['2,400,048', '87.4', '0.33']
    """
    decimals = _decimals_of(value)
    return rounded_text(value) if decimals is None else _written(value, decimals)


def rounded_text(value: Fraction) -> str:
    """Return a computed share: one digit after the point, or two digits where it is below one.

    What is not the whole is never rounded up to it.

    Examples:
        >>> [rounded_text(Fraction(part)) for part in ("99.97", "100", "35.0825", "0.0412")]
        ['99.9', '100', '35.1', '0.041']
    """
    decimals = 1
    while value and abs(value) * 10 ** (decimals - 1) < 1 and decimals < MOST_DECIMALS:
        decimals += 1
    rounded = round(value * 10**decimals)
    if value < WHOLE and rounded >= WHOLE * 10**decimals:
        rounded = int(WHOLE * 10**decimals) - 1
    shown = Fraction(rounded, 10**decimals)
    return _written(shown, _decimals_of(shown) or 0)


def per_cent_text(number: str, language: Language) -> str:
    """Return a written number as per cent."""
    return f"{number}{NO_BREAK if language == 'es' else ''}%"


def share_text(part: Fraction, whole: Fraction, language: Language) -> str:
    """Return a share as a count of a count."""
    template = translate("{part} of {whole}", language)
    return template.format(part=number_text(part), whole=number_text(whole))


def _decimals_of(value: Fraction) -> int | None:
    """Return the digits after the point, None where there is no end or too many."""
    rest, counts = value.denominator, []
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        counts.append(count)
    decimals = max(counts)
    return decimals if rest == 1 and decimals <= MOST_DECIMALS else None


def _written(value: Fraction, decimals: int) -> str:
    scaled = abs(value.numerator) * 10**decimals // value.denominator
    whole, part = divmod(scaled, 10**decimals)
    sign = "\N{MINUS SIGN}" if value < 0 else ""
    return f"{sign}{whole:,}" + (f".{part:0{decimals}d}" if decimals else "")
