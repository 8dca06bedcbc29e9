"""Who pays the worker's share of each branch: she, or at the minimum wage her employer?

The test is on the cash wage of a day, not on the contribution base. Whether the minimum wage is
the general one or that of the trade the text does not say: the caller chooses.
"""

from __future__ import annotations

import numpy as np

from brecha.countries.law import MoneyPerDay
from brecha.countries.mexico.law.amounts import LEAST_DIFFERENCE, to_cents
from brecha.countries.mexico.law.domestic_work.columns import Flag, Money, Texts, as_flag
from brecha.engine import rule


@rule(row="employer", law=("LSS 36",), since="2019-04-01")
def is_article_36_applied(
    wage_daily: MoneyPerDay,
    minimum_wage_general_daily: MoneyPerDay,
    minimum_wage_of_trade_daily: MoneyPerDay,
    article_36_reference: Texts,
) -> Flag:
    """Whether the cash wage of a day is no more than the minimum wage of reference."""
    is_of_trade = article_36_reference == "professional"
    reference = np.where(is_of_trade, minimum_wage_of_trade_daily, minimum_wage_general_daily)
    return as_flag(wage_daily <= reference + LEAST_DIFFERENCE)


@rule(row="employer", law=("LSS 106-II", "LSS 36"), since="2019-04-01")
def sickness_excess_employer(
    sickness_excess_employer_before_article_36: Money,
    sickness_excess_worker_before_article_36: Money,
    is_article_36_applied: Flag,
) -> Money:
    """Sickness and maternity, employer: on the excess above three UMA."""
    own, moved = (
        sickness_excess_employer_before_article_36,
        sickness_excess_worker_before_article_36,
    )
    return to_cents(own + moved * is_article_36_applied)


@rule(row="employer", law=("LSS 106-II", "LSS 36"), since="2019-04-01")
def sickness_excess_worker(
    sickness_excess_worker_before_article_36: Money, is_article_36_applied: Flag
) -> Money:
    """Sickness and maternity, worker: on the excess above three UMA."""
    return sickness_excess_worker_before_article_36 * (1 - is_article_36_applied)


@rule(row="employer", law=("LSS 107", "LSS 36"), since="2019-04-01")
def sickness_cash_employer(
    sickness_cash_employer_before_article_36: Money,
    sickness_cash_worker_before_article_36: Money,
    is_article_36_applied: Flag,
) -> Money:
    """Sickness and maternity, employer: cash benefits."""
    own, moved = sickness_cash_employer_before_article_36, sickness_cash_worker_before_article_36
    return to_cents(own + moved * is_article_36_applied)


@rule(row="employer", law=("LSS 107", "LSS 36"), since="2019-04-01")
def sickness_cash_worker(
    sickness_cash_worker_before_article_36: Money, is_article_36_applied: Flag
) -> Money:
    """Sickness and maternity, worker: cash benefits."""
    return sickness_cash_worker_before_article_36 * (1 - is_article_36_applied)


@rule(row="employer", law=("LSS 25", "LSS 36"), since="2019-04-01")
def medical_pensioners_employer(
    medical_pensioners_employer_before_article_36: Money,
    medical_pensioners_worker_before_article_36: Money,
    is_article_36_applied: Flag,
) -> Money:
    """Medical care of pensioners, employer."""
    own, moved = (
        medical_pensioners_employer_before_article_36,
        medical_pensioners_worker_before_article_36,
    )
    return to_cents(own + moved * is_article_36_applied)


@rule(row="employer", law=("LSS 25", "LSS 36"), since="2019-04-01")
def medical_pensioners_worker(
    medical_pensioners_worker_before_article_36: Money, is_article_36_applied: Flag
) -> Money:
    """Medical care of pensioners, worker."""
    return medical_pensioners_worker_before_article_36 * (1 - is_article_36_applied)


@rule(row="employer", law=("LSS 147", "LSS 36"), since="2019-04-01")
def disability_and_life_employer(
    disability_and_life_employer_before_article_36: Money,
    disability_and_life_worker_before_article_36: Money,
    is_article_36_applied: Flag,
) -> Money:
    """Disability and life, employer."""
    own, moved = (
        disability_and_life_employer_before_article_36,
        disability_and_life_worker_before_article_36,
    )
    return to_cents(own + moved * is_article_36_applied)


@rule(row="employer", law=("LSS 147", "LSS 36"), since="2019-04-01")
def disability_and_life_worker(
    disability_and_life_worker_before_article_36: Money, is_article_36_applied: Flag
) -> Money:
    """Disability and life, worker."""
    return disability_and_life_worker_before_article_36 * (1 - is_article_36_applied)


@rule(row="employer", law=("LSS 168-II", "LSS 36"), since="2019-04-01")
def cesantia_y_vejez_employer(
    cesantia_y_vejez_employer_before_article_36: Money,
    cesantia_y_vejez_worker_before_article_36: Money,
    is_article_36_applied: Flag,
) -> Money:
    """Severance at advanced age and old age, employer."""
    own, moved = (
        cesantia_y_vejez_employer_before_article_36,
        cesantia_y_vejez_worker_before_article_36,
    )
    return to_cents(own + moved * is_article_36_applied)


@rule(row="employer", law=("LSS 168-II", "LSS 36"), since="2019-04-01")
def cesantia_y_vejez_worker(
    cesantia_y_vejez_worker_before_article_36: Money, is_article_36_applied: Flag
) -> Money:
    """Severance at advanced age and old age, worker."""
    return cesantia_y_vejez_worker_before_article_36 * (1 - is_article_36_applied)
