"""What is calculated for a farm worker in a month, and what of it in which years?"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.countries.flat_case import Telling, flat_scheme, part_of
from brecha.countries.law import Default, LawScheme
from brecha.countries.mexico.law.agricultural_work.inputs import INPUTS, WORKER
from brecha.countries.mexico.law.agricultural_work.results import (
    CONTRIBUTION_RESULTS,
    DECREE_RESULTS,
    STATUS_RESULTS,
)
from brecha.countries.mexico.law.minimum_bonuses import legal_minimum_factor
from brecha.countries.month_checks import DaysWithinMonth
from brecha.engine import Rule, Scheme, SchemeInForce

UNDERPAID = (
    "The wage lies {lacking:.2f} a day below the minimum wage of the trade, {minimum:.2f} "
    "(LFT 280 Bis)."
)
DEFAULTS: Mapping[str, Default] = {
    "zone": "general",
    "article_36_reference": "general",
    "productivity_pay_daily": 0.0,
    "integration_factor": legal_minimum_factor,
    "uses_farm_decree": 0.0,
    "continuous_weeks": 0.0,
    "weeks_immediately_before": 0.0,
    "weeks_in_four_months": 0.0,
    "weeks_in_twelve_months": 0.0,
    "weeks_in_all": 0.0,
    "sick_days": 0.0,
    "sick_days_before": 0.0,
    "maternity_days": 0.0,
    "maternity_days_before": 0.0,
}


COMPARED = (
    "employer_total",
    "worker_total",
    "quotas_total",
    "housing_fund",
    "sickness_cash_monthly",
    "employer_sick_pay_monthly",
    "maternity_cash_monthly",
    "employer_maternity_pay_monthly",
    "decree_benefit_of_employer_share",
    "decree_benefit_of_worker_share",
)
PARTS = {
    "agricultural-contributions": (
        Text(es="Trabajo del campo: cuotas", en="Farm work: contributions"),
        CONTRIBUTION_RESULTS,
        "quotas_total",
    ),
    "agricultural-benefits": (
        Text(
            es="Trabajo del campo: eventual o permanente, prestaciones en dinero",
            en="Farm work: eventual or permanent, cash benefits",
        ),
        STATUS_RESULTS,
        "sickness_cash_monthly",
    ),
    "agricultural-decree": (
        Text(es="Trabajo del campo: decreto fiscal", en="Farm work: fiscal decree"),
        DECREE_RESULTS,
        "decree_benefit_of_employer_share",
    ),
}


def agricultural_schemes(rules: tuple[Rule, ...]) -> dict[str, LawScheme]:
    """Return one scheme for all that is due, and one for each group of results."""
    whole = Scheme(
        name="agricultural-worker",
        title=Text(es="Persona trabajadora eventual del campo", en="Temporary farm worker"),
        keys={WORKER: ("worker_id", "month", "employer_name")},
        inputs=INPUTS,
        rules=rules,
        results={WORKER: tuple(name for _, results, _ in PARTS.values() for name in results)},
        checks=(DaysWithinMonth(("days", "sick_days", "maternity_days")),),
    )
    parts = {
        name: part_of(whole, name, title, results) for name, (title, results, _) in PARTS.items()
    }
    telling, total = Telling(warnings=_warnings), {WORKER: "quotas_total"}
    return {
        whole.name: flat_scheme(whole, total, DEFAULTS, tuple(parts.values()), telling, COMPARED),
        **{
            name: flat_scheme(
                part, {WORKER: PARTS[name][-1]}, DEFAULTS, telling=telling, compared=COMPARED
            )
            for name, part in parts.items()
        },
    }


def _warnings(
    results: Mapping[str, pl.DataFrame], _table: pl.DataFrame, _law: SchemeInForce
) -> list[Note]:
    found = results[WORKER]
    if "is_underpaid" not in found.columns or not found["is_underpaid"][0]:
        return []
    lacking, minimum = found["underpayment_daily"][0], found["minimum_wage_of_trade_daily"][0]
    return [Note(UNDERPAID, {"lacking": lacking, "minimum": minimum})]
