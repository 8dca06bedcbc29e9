"""What is calculated for one formal job of a full month, and for a taxed wage alone?"""

from __future__ import annotations

from brecha.core.languages import Text
from brecha.countries.flat_case import Telling, flat_scheme
from brecha.countries.law import COMMON_RESULTS, JOB_INPUTS, LawScheme
from brecha.countries.mexico.law.tax_warnings import tax_warnings
from brecha.engine import Input, Rule, Scheme

KEYS = {"job": ("worker_id", "month")}
TAX_RESULTS = (
    "income_tax_before_subsidy_monthly",
    "employment_subsidy_monthly",
    "income_tax_monthly",
)
OTHER_TOTALS = (
    "wage_monthly",
    "bonus_yearly",
    "worker_contributions_monthly",
    "housing_fund_monthly",
    "income_tax_monthly",
)
TAXED_WAGE = Input(
    "wage_monthly", "money / month", "job", "Taxable wage of a full month", minimum=0
)


def job_scheme(rules: tuple[Rule, ...], branches: tuple[str, ...]) -> LawScheme:
    """Return wage, bonuses, contributions and tax of a formal job."""
    own = ("contribution_base_monthly", *branches, "housing_fund_monthly", *TAX_RESULTS[:2])
    scheme = Scheme(
        name="formal-job",
        title=Text(
            es="Un empleo formal: prestaciones, cuotas e impuesto",
            en="One formal job: bonuses, contributions and tax",
        ),
        keys=KEYS,
        inputs=JOB_INPUTS,
        rules=rules,
        results={"job": (*COMMON_RESULTS, *own)},
    )
    totals = {"job": "employer_contributions_monthly"}
    return flat_scheme(
        scheme, totals, telling=Telling(warnings=tax_warnings), compared=OTHER_TOTALS
    )


def income_tax_scheme(rules: tuple[Rule, ...]) -> LawScheme:
    """Return the tax that is withheld from a wage, and the subsidy that lowers it."""
    scheme = Scheme(
        name="income-tax",
        title=Text(
            es="Impuesto sobre la renta de un salario y subsidio para el empleo",
            en="Income tax of a wage and subsidy for employment",
        ),
        keys=KEYS,
        inputs=(TAXED_WAGE,),
        rules=rules,
        results={"job": TAX_RESULTS},
    )
    return flat_scheme(
        scheme, {"job": "income_tax_monthly"}, telling=Telling(warnings=tax_warnings)
    )
