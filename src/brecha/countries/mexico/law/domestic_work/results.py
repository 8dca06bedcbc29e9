"""Which results do the rules of the month give, and what are the branches called?"""

from __future__ import annotations

BRANCHES = {
    "work_risk": ("Riesgos de trabajo", "Work injury"),
    "sickness_fixed_quota": (
        "Enfermedades y maternidad, cuota fija",
        "Sickness and maternity, fixed quota",
    ),
    "sickness_excess": (
        "Enfermedades y maternidad, excedente",
        "Sickness and maternity, excess",
    ),
    "sickness_cash": (
        "Enfermedades y maternidad, prestaciones en dinero",
        "Sickness and maternity, cash benefits",
    ),
    "medical_pensioners": ("Gastos médicos de pensionados", "Medical care of pensioners"),
    "disability_and_life": ("Invalidez y vida", "Disability and life"),
    "childcare": ("Guarderías y prestaciones sociales", "Childcare and social benefits"),
    "retirement": ("Retiro", "Retirement"),
    "cesantia_y_vejez": (
        "Cesantía en edad avanzada y vejez",
        "Severance at advanced age and old age",
    ),
}
SHARED_BRANCHES = (
    "sickness_excess",
    "sickness_cash",
    "medical_pensioners",
    "disability_and_life",
    "cesantia_y_vejez",
)

EMPLOYER_RESULTS = (
    "wage_daily",
    "in_kind_factor",
    "integrated_wage_daily",
    "contribution_base_daily",
    "is_underpaid",
    "is_base_below_minimum",
    "is_article_36_applied",
    *(f"{branch}_{side}" for branch in BRANCHES for side in ("employer", "worker")),
    "employer_total",
    "worker_total",
    "infonavit",
)
WORKER_RESULTS = (
    "regime",
    "is_registration_mandatory",
    "quotas_total",
    "floor",
    "days_covered",
    "is_covered_full_month",
    "is_cap_applied",
    "daily_base_for_cash_benefits",
    "minimum_wage_of_trade_daily",
)
