"""How much does the fiscal decree for farm employers and eventual farm workers relieve?

Quotas on the real base less quotas on the ceiling of the decree, of work injury, sickness and
maternity, disability and life, and childcare. The fixed quota is the same on both and cancels;
retirement, severance and old age, and the housing fund stay on the real base.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np

from brecha.countries.law import MoneyPerDay, MoneyPerMonth, Rates
from brecha.countries.mexico.law.agricultural_work.inputs import (
    WORKER,
    DaysPerMonth,
    Flag,
    Share,
    Texts,
)
from brecha.countries.mexico.law.agricultural_work.wages import MoneyOfADay
from brecha.countries.mexico.law.amounts import of_zone, to_cents
from brecha.countries.mexico.law.quotas import health_quota
from brecha.engine import rule

FactorsByZone = Annotated[Mapping[str, float], "1"]


@rule(
    row=WORKER,
    law=("Decreto DOF 24-07-2007",),
    name="decree_reference_daily",
    since="2007-07-24",
    until="2017-01-01",
)
def minimum_wage_as_decree_reference_daily(
    minimum_wage_of_area_daily: MoneyPerDay,
) -> MoneyPerDay:
    """What the decree counts the ceiling in: the general minimum wage of the area."""
    return minimum_wage_of_area_daily


@rule(
    row=WORKER, law=("Decreto DOF 26-12-2024",), name="decree_reference_daily", since="2025-01-01"
)
def uma_as_decree_reference_daily(uma_daily: MoneyOfADay) -> MoneyOfADay:
    """What the decree counts the ceiling in: the UMA."""
    return uma_daily


@rule(row=WORKER, law=("Decreto DOF 24-07-2007", "Decreto DOF 26-12-2024"))
def decree_ceiling_daily(
    zone: Texts, farm_decree_factor: FactorsByZone, decree_reference_daily: MoneyPerDay
) -> MoneyPerDay:
    """Highest daily base on which the decree asks the quotas of its four branches."""
    return to_cents(of_zone(zone, farm_decree_factor) * decree_reference_daily)


@rule(row=WORKER, law=("Decreto DOF 24-07-2007", "Decreto DOF 26-12-2024"))
def has_decree_benefit(uses_farm_decree: Flag, is_permanent: Flag) -> Flag:
    """Whether the decree applies: an eventual worker of an employer who has joined."""
    return uses_farm_decree * (1 - is_permanent)


@rule(row=WORKER, law=("Decreto DOF 26-12-2024", "Decreto DOF 17-12-2025"))
def base_relieved_monthly(
    contribution_base_daily: MoneyPerDay,
    decree_ceiling_daily: MoneyPerDay,
    has_decree_benefit: Flag,
    days: DaysPerMonth,
) -> MoneyPerMonth:
    """Part of the base above the ceiling of the decree."""
    above = np.maximum(contribution_base_daily - decree_ceiling_daily, 0)
    return above * has_decree_benefit * days


@rule(row=WORKER, law=("LSS 106-II", "Decreto DOF 26-12-2024"))
def excess_relieved_monthly(
    base_relieved_monthly: MoneyPerMonth, health_excess_monthly: MoneyPerMonth
) -> MoneyPerMonth:
    """Part of the excess over three UMA that lies above the ceiling of the decree."""
    return np.minimum(base_relieved_monthly, health_excess_monthly)


@rule(row=WORKER, law=("Decreto DOF 26-12-2024", "Decreto DOF 17-12-2025"))
def work_risk_relief(
    base_relieved_monthly: MoneyPerMonth, farm_work_risk_premium: Share
) -> MoneyPerMonth:
    """Relief of work injury, employer."""
    return base_relieved_monthly * farm_work_risk_premium


@rule(row=WORKER, law=("Decreto DOF 26-12-2024", "Decreto DOF 17-12-2025"))
def sickness_and_maternity_relief_employer(
    base_relieved_monthly: MoneyPerMonth,
    excess_relieved_monthly: MoneyPerMonth,
    social_security_rates_employer: Rates,
) -> MoneyPerMonth:
    """Relief of sickness and maternity, share of the employer."""
    return health_quota(
        base_relieved_monthly, excess_relieved_monthly, social_security_rates_employer
    )


@rule(row=WORKER, law=("Decreto DOF 26-12-2024", "Decreto DOF 17-12-2025"))
def disability_and_life_relief_employer(
    base_relieved_monthly: MoneyPerMonth, social_security_rates_employer: Rates
) -> MoneyPerMonth:
    """Relief of disability and life, share of the employer."""
    return base_relieved_monthly * social_security_rates_employer["disability_and_life"]


@rule(row=WORKER, law=("Decreto DOF 26-12-2024", "Decreto DOF 17-12-2025"))
def childcare_and_social_benefits_relief(
    base_relieved_monthly: MoneyPerMonth, social_security_rates_employer: Rates
) -> MoneyPerMonth:
    """Relief of childcare and social benefits, employer."""
    return base_relieved_monthly * social_security_rates_employer["childcare"]


@rule(row=WORKER, law=("Decreto DOF 26-12-2024", "Decreto DOF 17-12-2025"))
def decree_benefit_of_worker_share(
    base_relieved_monthly: MoneyPerMonth,
    excess_relieved_monthly: MoneyPerMonth,
    social_security_rates_worker: Rates,
) -> MoneyPerMonth:
    """Relief of the worker's share, whoever pays it."""
    rates = social_security_rates_worker
    health = health_quota(base_relieved_monthly, excess_relieved_monthly, rates)
    return health + base_relieved_monthly * rates["disability_and_life"]


@rule(row=WORKER, law=("Decreto DOF 26-12-2024", "Decreto DOF 17-12-2025"))
def decree_benefit_of_employer_share(
    work_risk_relief: MoneyPerMonth,
    sickness_and_maternity_relief_employer: MoneyPerMonth,
    disability_and_life_relief_employer: MoneyPerMonth,
    childcare_and_social_benefits_relief: MoneyPerMonth,
) -> MoneyPerMonth:
    """Relief of the employer's share of the four branches."""
    return (
        work_risk_relief
        + sickness_and_maternity_relief_employer
        + disability_and_life_relief_employer
        + childcare_and_social_benefits_relief
    )
