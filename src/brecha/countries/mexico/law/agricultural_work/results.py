"""Which results do the three groups of rules give, and which branches are there?"""

from __future__ import annotations

from collections.abc import Mapping

# Rules of what employer and worker pay, by branch: (employer, worker); none where a side pays none.
BRANCHES: Mapping[str, tuple[str, str | None]] = {
    "work_risk": ("work_risk_employer", None),
    "sickness_and_maternity": ("sickness_and_maternity_employer", "sickness_and_maternity_worker"),
    "disability_and_life": ("disability_and_life_employer", "disability_and_life_worker"),
    "childcare_and_social_benefits": ("childcare_and_social_benefits_employer", None),
    "retirement": ("retirement_employer", None),
    "cesantia_y_vejez": ("cesantia_y_vejez_employer", "cesantia_y_vejez_worker"),
}

CONTRIBUTION_RESULTS = (
    "minimum_wage_of_trade_daily",
    "underpayment_daily",
    "is_underpaid",
    "productivity_excluded_daily",
    "contribution_base_daily",
    *(name for names in BRANCHES.values() for name in names if name),
    "employer_total",
    "worker_total",
    "quotas_total",
    "housing_fund",
)
STATUS_RESULTS = (
    "is_permanent",
    "has_sickness_cash",
    "sickness_cash_monthly",
    "employer_sick_pay_monthly",
    "has_maternity_care",
    "has_maternity_cash",
    "maternity_cash_monthly",
    "employer_maternity_pay_monthly",
    "has_invalidity_weeks",
    "has_severe_invalidity_weeks",
)
DECREE_RESULTS = (
    "decree_ceiling_daily",
    "has_decree_benefit",
    "decree_benefit_of_employer_share",
    "decree_benefit_of_worker_share",
)
