"""What does each employer pay in all, what is withheld from the worker, and what for housing?

Totals are sums of branches that are rounded to cents. The housing fund is savings of the worker
and no branch of social security: it is a line of its own.
"""

from __future__ import annotations

from brecha.countries.law import Rate
from brecha.countries.mexico.law.amounts import to_cents
from brecha.countries.mexico.law.domestic_work.columns import Flag, Money
from brecha.engine import rule


@rule(row="employer", law=("LSS 38", "LSS 239-C II"), since="2019-04-01")
def worker_total_before_article_36(
    sickness_excess_worker_before_article_36: Money,
    sickness_cash_worker_before_article_36: Money,
    medical_pensioners_worker_before_article_36: Money,
    disability_and_life_worker_before_article_36: Money,
    cesantia_y_vejez_worker_before_article_36: Money,
) -> Money:
    """Worker's share of all branches before article 36."""
    return to_cents(
        sickness_excess_worker_before_article_36
        + sickness_cash_worker_before_article_36
        + medical_pensioners_worker_before_article_36
        + disability_and_life_worker_before_article_36
        + cesantia_y_vejez_worker_before_article_36
    )


@rule(row="employer", law=("LSS 15-III", "LSS 239-C II"), since="2019-04-01")
def employer_total_before_article_36(
    work_risk_employer: Money,
    sickness_fixed_quota_employer: Money,
    sickness_excess_employer_before_article_36: Money,
    sickness_cash_employer_before_article_36: Money,
    medical_pensioners_employer_before_article_36: Money,
    disability_and_life_employer_before_article_36: Money,
    childcare_employer: Money,
    retirement_employer: Money,
    cesantia_y_vejez_employer_before_article_36: Money,
) -> Money:
    """Employer's share of all branches before article 36."""
    return to_cents(
        work_risk_employer
        + sickness_fixed_quota_employer
        + sickness_excess_employer_before_article_36
        + sickness_cash_employer_before_article_36
        + medical_pensioners_employer_before_article_36
        + disability_and_life_employer_before_article_36
        + childcare_employer
        + retirement_employer
        + cesantia_y_vejez_employer_before_article_36
    )


@rule(row="employer", law=("LSS 36", "LSS 38"), since="2019-04-01")
def worker_total(worker_total_before_article_36: Money, is_article_36_applied: Flag) -> Money:
    """All that an employer withholds from the worker for IMSS."""
    return worker_total_before_article_36 * (1 - is_article_36_applied)


@rule(row="employer", law=("LSS 36", "LSS 239-C II"), since="2019-04-01")
def employer_total(
    employer_total_before_article_36: Money,
    worker_total_before_article_36: Money,
    is_article_36_applied: Flag,
) -> Money:
    """All that an employer pays to IMSS on its own account, without the housing fund."""
    return to_cents(
        employer_total_before_article_36 + worker_total_before_article_36 * is_article_36_applied
    )


@rule(
    row="employer",
    law=("LFT 146 until DOF 29-11-2023",),
    since="2019-04-01",
    until="2024-01-01",
)
def infonavit() -> Money:
    """Housing fund (Infonavit): none, employers of domestic workers were exempt until 2023."""
    return 0.0  # type: ignore[return-value]  # one number for all rows


@rule(
    row="employer",
    law=("LFT 136", "LFT 146", "LINF 29-II"),
    since="2024-01-01",
    name="infonavit",
)
def infonavit_since_2024(
    contribution_base: Money, housing_fund_rate_domestic_workers: Rate
) -> Money:
    """Housing fund (Infonavit), employer, on the contribution base."""
    return to_cents(contribution_base * housing_fund_rate_domestic_workers)
