"""How does coverage grow from its start to its goal?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from brecha.core.errors import InputError, Place
from brecha.engine import Column

SHAPES: Mapping[str, Callable[[Column], Column]] = {
    "linear": lambda time: time,
    "front_loaded": lambda time: 1 - (1 - time) ** 2,
    "back_loaded": lambda time: time**2,
    "s_curve": lambda time: time**2 * (3 - 2 * time),
    "at_once": np.ones_like,
}


@dataclass(frozen=True)
class CoveragePath:
    """Coverage of an age band through the years of a plan.

    Attributes:
        start: Share of those in need covered before the first year.
        goal: Share covered in the last year.
        shape: One of `SHAPES`, or the share of the way gone in each year.
    """

    start: float
    goal: float
    shape: str | tuple[float, ...] = "linear"


def progress_of(path: CoveragePath, number_of_years: int, place: Place = "") -> Column:
    """Return the part of the way that is gone in each year; the last year reaches the goal.

    Args:
        path: Start, goal and shape.
        number_of_years: Years of the plan.
        place: Where the path is written, for errors.

    Returns:
        Shape: years. Unit: 1. Never falls.

    Raises:
        InputError: The goal lies below the start, the shape is unknown, or a list of shares has
            another length, falls, or leaves 0 to 1.
    """
    if path.goal < path.start:
        raise InputError.of(
            "Coverage must not fall; it goes from {start} to {goal}. Set the goal at the start or "
            "above.",
            place=place,
            start=path.start,
            goal=path.goal,
        )
    if isinstance(path.shape, str):
        if path.shape not in SHAPES:
            raise InputError.of(
                "The shape of a path must be one of {known}; it is {shape}. Choose one of these.",
                place=place,
                known=", ".join(SHAPES),
                shape=path.shape,
            )
        return SHAPES[path.shape](np.arange(1, number_of_years + 1) / number_of_years)
    return _checked(np.array(path.shape, dtype=float), number_of_years, place)


def _checked(shares: Column, number_of_years: int, place: Place) -> Column:
    if len(shares) != number_of_years:
        raise InputError.of(
            "A path must have one share for each of the {expected} years; it has {came}. "
            "Add or remove some.",
            place=place,
            expected=number_of_years,
            came=len(shares),
        )
    falls = np.flatnonzero(np.diff(shares) < 0)
    if len(falls):
        year = int(falls[0])
        raise InputError.of(
            "A coverage path must not fall; it goes from {before} to {after} in year {year}. "
            "Raise the later share.",
            place=place,
            before=float(shares[year]),
            after=float(shares[year + 1]),
            year=year + 2,
        )
    if shares.min() < 0 or shares.max() > 1:
        raise InputError.of(
            "The shares of a path must lie in 0 to 1; they go from {low} to {high}. Correct them.",
            place=place,
            low=float(shares.min()),
            high=float(shares.max()),
        )
    if shares[-1] != 1:
        raise InputError.of(
            "The last share of a path must be 1, so that the goal is reached; it is {last}. "
            "Set it to 1, or lower the goal.",
            place=place,
            last=float(shares[-1]),
        )
    return shares
