"""What do the codes of the floor mean, and what does a worker keep when she moves?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from brecha.core.errors import InputError
from brecha.countries.mexico.law.inspection.records import (
    Record,
    check_names,
    read_records,
    read_validated,
)
from brecha.countries.mexico.law.protection_floor.codes import (
    CONTINGENCIES,
    GUARANTEES,
    Reason,
    Scheme,
)
from brecha.engine import Column

FOLDER = Path(__file__).parent


class FloorFile(BaseModel):
    """The file `floor.yaml`: guarantees, schemes and reasons in words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    guarantees: tuple[Record, ...]
    schemes: tuple[Record, ...]
    reasons: tuple[Record, ...]


class PortableRight(Record):
    """What a worker keeps when she moves.

    Attributes:
        weeks_per_year: Weeks that a year of the other scheme counts for.
        is_hole: Whether no source at hand tells the rule.
    """

    weeks_per_year: int | None = None
    is_hole: bool = False


@dataclass(frozen=True)
class Guarantee:
    """How one guarantee stands for one person.

    Attributes:
        name: Name of the guarantee.
        is_concerned: Whether it concerns a person of this age.
        is_met: Whether she has it.
        scheme: Name of the scheme that gives it; absent where none does.
        reason: Name of the reason why not, the first; absent where it is met.
        reasons: Names of all reasons why not: in active age one for each contingency.
    """

    name: str
    is_concerned: bool
    is_met: bool
    scheme: str | None
    reason: str | None
    reasons: tuple[str, ...]


@cache
def read_floor(path: Path = FOLDER / "floor.yaml") -> FloorFile:
    """Return guarantees, schemes and reasons in words.

    Raises:
        InputError: Every fault of the file.
    """
    floor, lines = read_validated(path, FloorFile)
    check_names(floor.guarantees, lines, ("guarantees",))
    check_names(floor.schemes, lines, ("schemes",))
    check_names(floor.reasons, lines, ("reasons",))
    return floor


@cache
def read_portability(path: Path = FOLDER / "portability.yaml") -> tuple[PortableRight, ...]:
    """Return what a worker keeps when she moves.

    Raises:
        InputError: Every fault of the file.
    """
    return read_records(path, PortableRight)


def guarantees_of(results: Mapping[str, Column], row: int) -> tuple[Guarantee, ...]:
    """Return how the four guarantees stand for one person.

    Args:
        results: What the rules of the floor gave, by name. Shape: persons.
        row: Which person.

    Raises:
        InputError: There is no such person.
    """
    number = len(results[f"{GUARANTEES[0]}_is_met"])
    if not 0 <= row < number:
        raise InputError.of(
            "The row must lie in 0 to {last}; it is {row}. Choose one of these.",
            last=number - 1,
            row=row,
        )
    return tuple(_guarantee(name, results, row) for name in GUARANTEES)


def gaps_of(results: Mapping[str, Column], row: int) -> tuple[str, ...]:
    """Return the guarantees that concern a person and that she has not."""
    return tuple(
        guarantee.name
        for guarantee in guarantees_of(results, row)
        if guarantee.is_concerned and not guarantee.is_met
    )


def _guarantee(name: str, results: Mapping[str, Column], row: int) -> Guarantee:
    scheme = Scheme(int(results[f"{name}_scheme"][row]))
    reason = Reason(int(results[f"{name}_reason"][row]))
    return Guarantee(
        name=name,
        is_concerned=reason is not Reason.NOT_CONCERNED,
        is_met=bool(results[f"{name}_is_met"][row]),
        scheme=None if scheme is Scheme.NONE else scheme.name.lower(),
        reason=None if reason is Reason.MET else reason.name.lower(),
        reasons=tuple(one.name.lower() for one in _reasons(name, reason, results, row)),
    )


def _reasons(
    name: str, first: Reason, results: Mapping[str, Column], row: int
) -> tuple[Reason, ...]:
    if name == "active_age" and first in CONTINGENCIES.values():
        return tuple(gap for lack, gap in CONTINGENCIES.items() if results[lack][row])
    return () if first is Reason.MET else (first,)
