"""What does a plan of measures cost, year by year, and what does it return?"""

from brecha.plans.explain import EXPLAINED, explain_result
from brecha.plans.read import find_plan, read_plan, shipped_plans
from brecha.plans.results import PlanResult, YearResult
from brecha.plans.run import ComputedPlan, compute_plan, run_plan
from brecha.plans.schema import Plan

__all__ = [
    "EXPLAINED",
    "ComputedPlan",
    "Plan",
    "PlanResult",
    "YearResult",
    "compute_plan",
    "explain_result",
    "find_plan",
    "read_plan",
    "run_plan",
    "shipped_plans",
]
