"""In which position, and in which group of workers, is a person by the main job?"""

from __future__ import annotations

import polars as pl

HOUSEHOLDS_AS_EMPLOYERS = "814"  # SCIAN-Hogares 8140, "Hogares con empleados domésticos"
DAY_LABOUR = (
    "9111",
    "9113",
)  # SINCO, "Trabajadores de apoyo en actividades agrícolas (y ganaderas)"
YES, NO = "1", "2"
PAID = "1"
EMPLOYEE_OF_ENOE = "1"


def position_in_the_job(
    subordinate: pl.Expr, own_account: pl.Expr, staff: pl.Expr, pay: pl.Expr
) -> pl.Expr:
    """Return the position in the job from four questions of ENIGH.

    Args:
        subordinate: `subor`, has a boss (1 yes, 2 no).
        own_account: `indep`, works on own account (1 yes, 2 no).
        staff: `personal`, has staff (1 yes, 2 no).
        pay: `pago`, 1 is paid, 2 and 3 without pay.

    Source: INEGI, ENIGH, table trabajos, fields subor, indep, personal, pago.
    """
    return (
        pl.when(subordinate == YES)
        .then(pl.when(pay == PAID).then(pl.lit("employee")).otherwise(pl.lit("unpaid")))
        .when(own_account == YES)
        .then(pl.when(staff == YES).then(pl.lit("employer")).otherwise(pl.lit("own_account")))
        .when(own_account == NO)
        .then(pl.lit("unpaid"))
    )


def worker_group(industry: pl.Expr, occupation: pl.Expr, subordinate: pl.Expr) -> pl.Expr:
    """Return the group of the main job of ENIGH.

    Args:
        industry: `scian`, SCIAN-Hogares, four digits.
        occupation: `sinco`, four digits.
        subordinate: `subor`, has a boss (1 yes, 2 no).
    """
    return _group(industry, occupation, is_employee=subordinate == YES)


def worker_group_of_enoe(industry: pl.Expr, occupation: pl.Expr, position: pl.Expr) -> pl.Expr:
    """Return the group of the main job of ENOE.

    Args:
        industry: `p4a`, SCIAN-Hogares, four digits.
        occupation: `p3`, SINCO, four digits.
        position: `pos_ocu`, 1 is a subordinate who is paid.
    """
    return _group(industry, occupation, is_employee=position == EMPLOYEE_OF_ENOE)


def earnings_told(earnings: pl.Expr, bracket: pl.Expr) -> pl.Expr:
    """Return monthly earnings; zero where no amount was told is not known.

    Args:
        earnings: `ingocup`, pesos a month, zero also where only a bracket or nothing was told.
        bracket: `ing7c`, 6 without earnings.

    Returns:
        Unit: money / month.
    """
    amount = earnings.cast(pl.Float64, strict=False)
    return pl.when((amount > 0) | (bracket == "6")).then(amount)


def works_or_looks_for_work(
    main_job: pl.Expr, first_activity: pl.Expr, second_activity: pl.Expr
) -> pl.Expr:
    """Return whether a person of ENIGH is in the labour force.

    Args:
        main_job: `id_trabajo` of the main job, empty without one.
        first_activity: `act_pnea1`, 1 looked for work.
        second_activity: `act_pnea2`, 1 looked for work.
    """
    looks = (first_activity == YES).fill_null(value=False) | (second_activity == YES).fill_null(
        value=False
    )
    return (main_job.is_not_null() | looks).cast(pl.Float64)


def live_in(kinship: pl.Expr) -> pl.Expr:
    """Return the modality of domestic workers who live in the dwelling where they work."""
    return pl.when(kinship.is_not_null()).then(pl.lit("live_in"))


def _group(industry: pl.Expr, occupation: pl.Expr, *, is_employee: pl.Expr) -> pl.Expr:
    is_day_labourer = occupation.is_in(DAY_LABOUR) & is_employee
    return (
        pl.when(industry.str.starts_with(HOUSEHOLDS_AS_EMPLOYERS))
        .then(pl.lit("domestic_worker"))
        .when(is_day_labourer.fill_null(value=False))
        .then(pl.lit("agricultural_day_labourer"))
        .when(industry.is_not_null())
        .then(pl.lit("other"))
    )
