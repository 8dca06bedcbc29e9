"""Who has a disability, by the questions of the survey?"""

from __future__ import annotations

import polars as pl

DISABILITIES = ("1", "2", "3", "4", "5", "6", "7")
CANNOT, GREAT_DIFFICULTY = "1", "2"


def disability_listed(*answers: pl.Expr) -> pl.Expr:
    """Return whether any answer names a disability: 1 to 7; 8 says none.

    Source: INEGI, ENIGH 2018, poblacion, disc1 to disc7.
    """
    return _any_of(answers, DISABILITIES)


def great_difficulty(*answers: pl.Expr) -> pl.Expr:
    """Return whether any activity cannot be done, or only with great difficulty.

    Source: Washington Group on Disability Statistics, Short Set, cut-off for prevalence.
    """
    return _any_of(answers, (CANNOT, GREAT_DIFFICULTY))


def _any_of(answers: tuple[pl.Expr, ...], codes: tuple[str, ...]) -> pl.Expr:
    is_one = pl.any_horizontal(answer.is_in(list(codes)) for answer in answers)
    is_told = pl.any_horizontal(answer.is_not_null() for answer in answers)
    return pl.when(is_told).then(is_one.fill_null(value=False).cast(pl.Float64))
