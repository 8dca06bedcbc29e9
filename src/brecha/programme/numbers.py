"""How is a figure of a finding written, and do two figures agree as far as they were rounded?"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from brecha.core.languages import format_number

MOST_DECIMALS = 6


def shown(number: Decimal | Fraction | int | None, decimals: int | None = None) -> str:
    """Return a figure with commas between thousands; decimals only where it has any.

    Examples:
        >>> shown(Fraction(1956)), shown(Fraction(358, 10)), shown(Fraction(1, 3), 2)
        ('1,956', '35.8', '0.33')
    """
    if number is None:
        return "–"
    exact = Fraction(str(number)) if isinstance(number, Decimal) else Fraction(number)
    if decimals is None:
        decimals = next(
            (d for d in range(MOST_DECIMALS) if (exact * 10**d).denominator == 1), MOST_DECIMALS
        )
    return format_number(float(exact), decimals)


def agrees(printed: Decimal, exact: Fraction) -> bool:
    """Return whether a printed figure is an exact one, rounded to the decimals printed.

    Examples:
        >>> agrees(Decimal("44"), Fraction(400, 9)), agrees(Decimal("44.0"), Fraction(400, 9))
        (True, False)
    """
    half_unit = Fraction(1, 2 * 10 ** decimals_of(printed))
    return abs(Fraction(str(printed)) - exact) <= half_unit


def decimals_of(number: Decimal) -> int:
    """Return how many decimals a figure was printed with."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def lines_of(*groups: Iterable[object]) -> tuple[int, ...]:
    """Return the lines of records, in order, each once."""
    lines = {line for group in groups for record in group for line in getattr(record, "lines", ())}
    return tuple(sorted(lines))


def smallest_base(percentages: Iterable[Decimal], most: int = 100) -> int | None:
    """Return the smallest number of cases that gives all percentages; None up to `most`.

    Each percentage may be rounded to its own decimals.
    """
    shares = tuple(percentages)
    fits = (
        cases
        for cases in range(1, most + 1)
        if all(
            any(agrees(share, Fraction(100 * part, cases)) for part in range(cases + 1))
            for share in shares
        )
    )
    return next(fits, None)
