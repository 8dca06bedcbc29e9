"""Who has social security through a member of the family, as CONEVAL defines it?"""

from __future__ import annotations

from functools import reduce
from operator import or_

import polars as pl

HEAD, SPOUSE, CHILD, PARENT, PARENT_IN_LAW = ("1", "2", "3", "4", "5")
AGE_OF_MAJORITY_AT_WORK = 16
LAST_AGE_AS_STUDENT = 25


def family_social_security(  # noqa: PLR0913, PLR0917 - one argument a column of the source
    kinship: pl.Expr,
    age: pl.Expr,
    activity: pl.Expr,
    not_at_school: pl.Expr,
    head: pl.Expr,
    spouse: pl.Expr,
    child: pl.Expr,
) -> pl.Expr:
    """Return whether a relative's social security reaches a person.

    Args:
        kinship: `par`, 1 head, 2 spouse, 3 child, 4 parent, 5 parent-in-law of the head.
        age: `edad`, years.
        activity: `pea`, 0 neither works nor looks for work.
        not_at_school: `inas_esc`, 0 goes to school.
        head: `jef_ss`, the head has direct access.
        spouse: `cony_ss`, the head's spouse has.
        child: `hijo_ss`, a child of the head has.

    Source: CONEVAL, Medición de la pobreza 2016, programme of calculation, access to social
        security by kinship. With own access, voluntary insurance, relatives elsewhere and
        programmes for older adults it gives the file's own `ic_segsoc` for every person.
    """
    is_idle = activity == "0"
    years = age.cast(pl.Float64, strict=False)
    is_student = years.is_between(AGE_OF_MAJORITY_AT_WORK, LAST_AGE_AS_STUDENT) & (
        not_at_school == "0"
    )
    depends = (years < AGE_OF_MAJORITY_AT_WORK) | is_student
    ways = (
        (kinship == HEAD) & ((spouse == "1") | (is_idle & (child == "1"))),
        (kinship == SPOUSE) & ((head == "1") | (is_idle & (child == "1"))),
        (kinship == CHILD) & depends & ((head == "1") | (spouse == "1")),
        (kinship == PARENT) & is_idle & (head == "1"),
        (kinship == PARENT_IN_LAW) & is_idle & (spouse == "1"),
    )
    return reduce(or_, (way.fill_null(value=False) for way in ways)).cast(pl.Float64)
