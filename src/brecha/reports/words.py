"""How is a number said to a reader of a language, with its unit?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from brecha.core import Language, format_number, translate
from brecha.plans.results import PlanResult

MILLION = 1e6
LEAST_FOR_MILLIONS = 10 * MILLION  # a mean gross cost below it is told in units of the currency
WITHOUT_DECIMALS = 100
LEAST_FOR_TWO_DECIMALS = 0.0001  # of GDP, a hundredth of a per cent
MOST_PER_CENT = 1e6  # larger values in per cent are told as powers of ten
LARGEST, SMALLEST = 1e15, 1e-6  # beyond these any number is
NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Words:
    """The language of a report and the money it speaks of.

    Attributes:
        language: Language of the report.
        currency: Code of the currency.
        price_year: Year of the prices.
        money_scale: How many units of the currency make the unit in which money is told.
    """

    language: Language
    currency: str
    price_year: int
    money_scale: float

    @classmethod
    def of(cls, result: PlanResult, language: Language) -> Self:
        """Return the words for a result, with a readable unit of money."""
        scale = MILLION if result.mean.gross_cost >= LEAST_FOR_MILLIONS else 1.0
        return cls(language, result.currency, result.price_year, scale)

    def unscaled(self) -> Self:
        """Return the same words with money in units of the currency."""
        return replace(self, money_scale=1.0)

    def say(self, message: str, **values: object) -> str:
        """Return an English template in the language, filled."""
        return translate(message, self.language).format(**values)

    @property
    def money_unit(self) -> str:
        """The unit of money of tables and charts."""
        if self.money_scale == MILLION:
            return self.say(
                "million {currency} of {year}", currency=self.currency, year=self.price_year
            )
        return self.amount_unit

    @property
    def amount_unit(self) -> str:
        """The unit of amounts that are told in full, such as a wage."""
        return self.say("{currency} of {year}", currency=self.currency, year=self.price_year)

    @property
    def gdp_unit(self) -> str:
        """The unit of shares of GDP."""
        return self.say("% of GDP {year}", year=self.price_year)

    def money(self, value: float) -> str:
        """Return an amount with its unit."""
        scaled = value / self.money_scale
        return f"{plain_number(scaled, decimals_of([scaled]))}{NO_BREAK}{self.money_unit}"

    def count(self, value: float) -> str:
        """Return a number of people, places or posts."""
        return plain_number(value, decimals_of([value]))

    def share(self, fraction: float, decimals: int = 1) -> str:
        """Return a fraction in per cent."""
        return self.per_cent(100 * fraction, decimals)

    def share_of_gdp(self, fraction: float) -> str:
        """Return a share of GDP in per cent, with more digits where it is tiny."""
        return self.share(fraction, decimals_of_gdp([fraction]))

    def per_cent(self, value: float, decimals: int = 2) -> str:
        """Return a value that is in per cent already."""
        gap = NO_BREAK if self.language == "es" else ""
        return f"{per_cent_number(value, decimals)}{gap}%"


def per_cent_number(value: float, decimals: int) -> str:
    """Return a value in per cent; one above a million per cent as a power of ten."""
    is_large = MOST_PER_CENT <= abs(value) < float("inf")
    return power_of_ten(value) if is_large else format_number(value, decimals)


def plain_number(value: float, decimals: int) -> str:
    """Return a number; one of more than fifteen digits as a power of ten."""
    is_large = LARGEST <= abs(value) < float("inf")
    return power_of_ten(value) if is_large else format_number(value, decimals)


def power_of_ten(value: float) -> str:
    r"""Return a number in three digits and a power of ten.

    Examples:
        >>> power_of_ten(17_874_524_289_089_922_052.0)
        '1.79\xa0×\xa010^19'
    """
    digits, power = f"{abs(value):.2e}".split("e")
    sign = "\N{MINUS SIGN}" if value < 0 else ""
    exponent = str(int(power)).replace("-", "\N{MINUS SIGN}")
    return f"{sign}{digits}{NO_BREAK}×{NO_BREAK}10^{exponent}"


def decimals_of(values: list[float]) -> int:
    """Return the digits after the point that a column of amounts or counts needs."""
    largest = max((abs(value) for value in values), default=0.0)
    whole = all(float(value).is_integer() for value in values)
    return 0 if whole or largest >= WITHOUT_DECIMALS else 1


def decimals_of_gdp(values: list[float]) -> int:
    """Return the digits after the point that shares of GDP, as fractions, need in per cent."""
    largest = max((abs(value) for value in values), default=0.0)
    return 2 if largest == 0 or largest >= LEAST_FOR_TWO_DECIMALS else 4
