"""What is a person to the head of the household, by the codes of ENIGH?"""

from __future__ import annotations

import polars as pl

PARENT, PARENT_IN_LAW = 601, 615
BY_HUNDRED = {1: "head", 2: "spouse", 3: "child", 4: "domestic_worker"}


def kinship_of_enigh(code: pl.Expr) -> pl.Expr:
    """Return the kinship: the hundreds say head, spouse, child, domestic worker.

    Source: CONEVAL, Medicion de la pobreza, programme of calculation, variable par.
    """
    number = code.cast(pl.Int64, strict=False)
    by_hundred = (number // 100).replace_strict(
        list(BY_HUNDRED), list(BY_HUNDRED.values()), default="other", return_dtype=pl.String
    )
    return (
        pl.when(number == PARENT)
        .then(pl.lit("parent"))
        .when(number == PARENT_IN_LAW)
        .then(pl.lit("parent_in_law"))
        .when(number.is_not_null())
        .then(by_hundred)
    )
