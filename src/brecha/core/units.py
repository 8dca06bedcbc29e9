"""In which unit is a quantity, and do two units fit?

A unit is written as a product and quotient of words: `posts`, `money / month`,
`hours / week / post`, `1` for a share or a ratio. `money` is the country's currency; its price
year is said by the result, not by the unit.
"""

from __future__ import annotations

from dataclasses import dataclass

from brecha.core.errors import InputError

ONE = "1"


@dataclass(frozen=True)
class Unit:
    """A unit in its normal form.

    Attributes:
        above: Words of the numerator, sorted.
        below: Words of the denominator, sorted.

    Examples:
        >>> Unit.parse("money / month") == Unit.parse("money / month")
        True
        >>> str(Unit.parse("posts * hours / week"))
        'hours * posts / week'
    """

    above: tuple[str, ...]
    below: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Unit:
        """Return the unit that a text says.

        Raises:
            InputError: The text is empty or has an empty factor.
        """
        parts = [part.strip() for part in text.split("/")]
        if not all(word.strip() for part in parts for word in part.split("*")):
            raise InputError.of(
                "A unit must be words joined by * and /; it is {text!r}. Write for example "
                "'money / month', or '1' for a share.",
                text=text,
            )
        above = [word.strip() for word in parts[0].split("*")]
        below = [word.strip() for part in parts[1:] for word in part.split("*")]
        for word in list(above):
            if word in below:
                above.remove(word)
                below.remove(word)
        return cls(_sorted(above), _sorted(below))

    def __str__(self) -> str:
        """Return the unit as it is written."""
        return " / ".join([" * ".join(self.above) or ONE, *self.below])


def _sorted(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(word for word in words if word != ONE))
