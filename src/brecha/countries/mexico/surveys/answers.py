"""What do several questions say together? Yes where one of them says so."""

from __future__ import annotations

import polars as pl

YES = "1"


def any_yes(*answers: pl.Expr) -> pl.Expr:
    """Return whether one of several yes-or-no questions (1 yes) was answered with yes."""
    is_yes = pl.any_horizontal((answer == YES).fill_null(value=False) for answer in answers)
    is_told = pl.any_horizontal(answer.is_not_null() for answer in answers)
    return pl.when(is_told).then(is_yes.cast(pl.Float64))


def any_told(*answers: pl.Expr) -> pl.Expr:
    """Return whether one of several boxes was ticked; an empty box says no."""
    return pl.any_horizontal(answer.is_not_null() for answer in answers).cast(pl.Float64)
