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
    hundred = number // 100
    by_hundred = pl.lit("other")
    for digit, name in BY_HUNDRED.items():
        by_hundred = pl.when(hundred == digit).then(pl.lit(name)).otherwise(by_hundred)
    return (
        pl.when(number == PARENT)
        .then(pl.lit("parent"))
        .when(number == PARENT_IN_LAW)
        .then(pl.lit("parent_in_law"))
        .when(number.is_not_null())
        .then(by_hundred)
    )
