"""What is the worker's share of each branch before article 36, to the cent?"""

from __future__ import annotations

from brecha.countries.law import Rates
from brecha.countries.mexico.law.amounts import to_cents
from brecha.countries.mexico.law.domestic_work.columns import Money
from brecha.engine import rule


@rule(row="employer", law=("LSS 106-II",), since="2019-04-01")
def sickness_excess_worker_before_article_36(
    sickness_excess_base: Money, social_security_rates_worker: Rates
) -> Money:
    """Sickness and maternity, worker before article 36: on the excess above three UMA."""
    return to_cents(sickness_excess_base * social_security_rates_worker["sickness_excess"])


@rule(row="employer", law=("LSS 107",), since="2019-04-01")
def sickness_cash_worker_before_article_36(
    contribution_base: Money, social_security_rates_worker: Rates
) -> Money:
    """Sickness and maternity, worker before article 36: cash benefits."""
    return to_cents(contribution_base * social_security_rates_worker["sickness_cash"])


@rule(row="employer", law=("LSS 25",), since="2019-04-01")
def medical_pensioners_worker_before_article_36(
    contribution_base: Money, social_security_rates_worker: Rates
) -> Money:
    """Medical care of pensioners, worker before article 36."""
    return to_cents(contribution_base * social_security_rates_worker["medical_pensioners"])


@rule(row="employer", law=("LSS 147",), since="2019-04-01")
def disability_and_life_worker_before_article_36(
    contribution_base: Money, social_security_rates_worker: Rates
) -> Money:
    """Disability and life, worker before article 36."""
    return to_cents(contribution_base * social_security_rates_worker["disability_and_life"])


@rule(row="employer", law=("LSS 168-II",), since="2019-04-01")
def cesantia_y_vejez_worker_before_article_36(
    contribution_base: Money, social_security_rates_worker: Rates
) -> Money:
    """Severance at advanced age and old age, worker before article 36."""
    return to_cents(contribution_base * social_security_rates_worker["cesantia_y_vejez"])


@rule(row="employer", law=("LSS 72",), since="2019-04-01")
def work_risk_worker() -> Money:
    """Work injury, worker: none, the law charges the employer alone."""
    return 0.0  # type: ignore[return-value]  # one number for all rows


@rule(row="employer", law=("LSS 106-I",), since="2019-04-01")
def sickness_fixed_quota_worker() -> Money:
    """Sickness and maternity, worker: no part of the fixed quota."""
    return 0.0  # type: ignore[return-value]  # one number for all rows


@rule(row="employer", law=("LSS 211",), since="2019-04-01")
def childcare_worker() -> Money:
    """Childcare and social benefits, worker: none, the law charges the employer alone."""
    return 0.0  # type: ignore[return-value]  # one number for all rows


@rule(row="employer", law=("LSS 168-I",), since="2019-04-01")
def retirement_worker() -> Money:
    """Retirement, worker: none, the law charges the employer alone."""
    return 0.0  # type: ignore[return-value]  # one number for all rows
