"""What is calculated for one job of Arcadia?"""

from __future__ import annotations

from brecha.core.languages import Text
from brecha.countries.flat_case import flat_scheme
from brecha.countries.law import COMMON_RESULTS, JOB_INPUTS, LawScheme
from brecha.engine import Rule, Scheme


def job_scheme(rules: tuple[Rule, ...]) -> LawScheme:
    """Return the scheme of one job."""
    scheme = Scheme(
        name="arcadia-job",
        title=Text(es="Un empleo en Arcadia", en="One job in Arcadia"),
        keys={"job": ("worker_id", "month")},
        inputs=JOB_INPUTS,
        rules=rules,
        results={"job": (*COMMON_RESULTS, "net_wage_monthly")},
    )
    return flat_scheme(scheme, {"job": "net_wage_monthly"})
