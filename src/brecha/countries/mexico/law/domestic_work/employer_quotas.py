"""What does each branch cost the employer before article 36, to the cent?"""

from __future__ import annotations

from brecha.countries.law import MoneyPerDay, Rate, Rates
from brecha.countries.mexico.law.amounts import to_cents
from brecha.countries.mexico.law.domestic_work.columns import Days, Money, Share, UmaDaily
from brecha.countries.mexico.law.quotas import Brackets, cesantia_rate
from brecha.engine import rule


@rule(row="employer", law=("LSS 72", "LSS 73"), since="2019-04-01")
def work_risk_employer(contribution_base: Money, work_risk_premium: Rate) -> Money:
    """Work injury, employer: premium of risk class I."""
    return to_cents(contribution_base * work_risk_premium)


@rule(row="employer", law=("LSS 106-I",), since="2019-04-01")
def sickness_fixed_quota_employer(
    days: Days, uma_daily: UmaDaily, health_fixed_quota_rate: Rate
) -> Money:
    """Sickness and maternity, employer: fixed quota on the UMA, whatever the wage."""
    return to_cents(days * uma_daily * health_fixed_quota_rate)


@rule(row="employer", law=("LSS 106-II",), since="2019-04-01")
def sickness_excess_employer_before_article_36(
    sickness_excess_base: Money, social_security_rates_employer: Rates
) -> Money:
    """Sickness and maternity, employer before article 36: on the excess above three UMA."""
    return to_cents(sickness_excess_base * social_security_rates_employer["sickness_excess"])


@rule(row="employer", law=("LSS 107",), since="2019-04-01")
def sickness_cash_employer_before_article_36(
    contribution_base: Money, social_security_rates_employer: Rates
) -> Money:
    """Sickness and maternity, employer before article 36: cash benefits."""
    return to_cents(contribution_base * social_security_rates_employer["sickness_cash"])


@rule(row="employer", law=("LSS 25",), since="2019-04-01")
def medical_pensioners_employer_before_article_36(
    contribution_base: Money, social_security_rates_employer: Rates
) -> Money:
    """Medical care of pensioners, employer before article 36."""
    return to_cents(contribution_base * social_security_rates_employer["medical_pensioners"])


@rule(row="employer", law=("LSS 147",), since="2019-04-01")
def disability_and_life_employer_before_article_36(
    contribution_base: Money, social_security_rates_employer: Rates
) -> Money:
    """Disability and life, employer before article 36."""
    return to_cents(contribution_base * social_security_rates_employer["disability_and_life"])


@rule(row="employer", law=("LSS 211", "LSS 212"), since="2019-04-01")
def childcare_employer(contribution_base: Money, social_security_rates_employer: Rates) -> Money:
    """Childcare and social benefits, employer."""
    return to_cents(contribution_base * social_security_rates_employer["childcare"])


@rule(row="employer", law=("LSS 168-I",), since="2019-04-01")
def retirement_employer(contribution_base: Money, social_security_rates_employer: Rates) -> Money:
    """Retirement, employer."""
    return to_cents(contribution_base * social_security_rates_employer["retirement"])


@rule(row="employer", law=("LSS 168-II",), since="2019-04-01")
def cesantia_y_vejez_rate(
    contribution_base_daily: MoneyPerDay,
    minimum_wage_general_daily: MoneyPerDay,
    uma_daily: UmaDaily,
    severance_old_age_employer_rate: Brackets,
) -> Share:
    """Employer's rate for severance and old age, by the contribution base in UMA."""
    return cesantia_rate(
        contribution_base_daily,
        minimum_wage_general_daily,
        uma_daily,
        severance_old_age_employer_rate,
    )


@rule(row="employer", law=("LSS 168-II",), since="2019-04-01")
def cesantia_y_vejez_employer_before_article_36(
    contribution_base: Money, cesantia_y_vejez_rate: Share
) -> Money:
    """Severance at advanced age and old age, employer before article 36."""
    return to_cents(contribution_base * cesantia_y_vejez_rate)
