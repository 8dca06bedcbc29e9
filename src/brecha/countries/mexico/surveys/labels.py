"""What do the labels say that tidyenigh writes instead of codes? Turned into codes, then read."""

from __future__ import annotations

import polars as pl

from brecha.countries.mexico.surveys.jobs import position_in_the_job, worker_group

YES_OR_NO = {"Sí": "1", "No": "2"}
IS_PAID = {"Recibe un pago": "1"}
WITHOUT_PAY = "2"
HOUSEHOLDS_AS_EMPLOYERS = {"Hogares con empleados domésticos": "8140"}
DAY_LABOUR = {
    "Trabajadores de apoyo en actividades agrícolas": "9111",
    "Trabajadores de apoyo que realizan actividades agrícolas y ganaderas": "9113",
}


def position_by_labels(
    subordinate: pl.Expr, own_account: pl.Expr, staff: pl.Expr, pay: pl.Expr
) -> pl.Expr:
    """Return the position in the job from the labels of subor, indep, personal and pago."""
    paid = pay.replace_strict(IS_PAID, default=WITHOUT_PAY, return_dtype=pl.String)
    return position_in_the_job(_code(subordinate), _code(own_account), _code(staff), paid)


def worker_group_by_labels(industry: pl.Expr, occupation: pl.Expr, boss: pl.Expr) -> pl.Expr:
    """Return the group of the main job from the labels of scian, sinco and subor."""
    return worker_group(
        industry.replace(HOUSEHOLDS_AS_EMPLOYERS), occupation.replace(DAY_LABOUR), _code(boss)
    )


def _code(answer: pl.Expr) -> pl.Expr:
    return answer.replace(YES_OR_NO)
