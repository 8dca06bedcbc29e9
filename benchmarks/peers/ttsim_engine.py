"""The ten rules in ttsim, the engine of GETTSIM (AGPL), on NumPy, as a program of its own.

Everything is declared without dimension, which spares it work; what comes in is checked as it is
unless told otherwise, and as ours is.
"""

import datetime

import numpy as np
from measure import INPUTS, NUMBERS, RESULTS, measure
from ttsim import InputData, MainTarget, TTTargets, main
from ttsim.tt import (
    AggType,
    Currency,
    PiecewisePolynomialParam,
    PiecewisePolynomialParamValue,
    ScalarParam,
    TTSIMUnit,
    UnitSystem,
    agg_by_group_function,
    piecewise_polynomial,
    policy_function,
    policy_input,
)
from ttsim.typing import FloatColumn, IntColumn

ONE = TTSIMUnit.DIMENSIONLESS
SYSTEM = UnitSystem(currencies={"COIN": Currency(statutory_from="0001-01-01")})
DAY = datetime.date(2026, 5, 1)
rule = policy_function(unit=ONE, verify_units=False)
total = agg_by_group_function(agg_type=AggType.SUM, unit=ONE, verify_units=False)


@policy_input(unit=ONE)
def p_id() -> IntColumn: ...


@policy_input(unit=ONE)
def hh_id() -> IntColumn: ...


@policy_input(unit=ONE)
def wage() -> FloatColumn: ...


@policy_input(unit=ONE)
def other_income() -> FloatColumn: ...


@policy_input(unit=ONE)
def age() -> FloatColumn: ...


@rule
def contribution_base(wage: float, cap: float) -> float:
    return min(wage, cap)


@policy_function(unit=ONE, verify_units=False, vectorization_strategy="not_required")
def contribution(
    contribution_base: FloatColumn, schedule: PiecewisePolynomialParamValue, xnp: object
) -> FloatColumn:
    return contribution_base * piecewise_polynomial(contribution_base, schedule, xnp)


@rule
def taxable_income(wage: float, other_income: float, contribution: float) -> float:
    return max(wage + other_income - contribution, 0.0)


@policy_function(unit=ONE, verify_units=False, vectorization_strategy="not_required")
def tax_by_brackets(
    taxable_income: FloatColumn, brackets: PiecewisePolynomialParamValue, xnp: object
) -> FloatColumn:
    return piecewise_polynomial(taxable_income, brackets, xnp)


@rule
def income_tax(tax_by_brackets: float, taxable_income: float, credit: float, taper: float) -> float:
    return max(tax_by_brackets - max(credit - taper * taxable_income, 0.0), 0.0)


@rule
def net_income(wage: float, other_income: float, contribution: float, income_tax: float) -> float:
    return wage + other_income - contribution - income_tax


@total
def household_income_hh(net_income: float, hh_id: int) -> float: ...


@rule
def need(age: float, adult_age: float, adult_need: float, child_need: float) -> float:
    return adult_need if age >= adult_age else child_need


@total
def household_need_hh(need: float, hh_id: int) -> float: ...


@rule
def household_benefit_hh(
    household_income_hh: float, household_need_hh: float, withdrawal: float
) -> float:
    return max(household_need_hh - withdrawal * household_income_hh, 0.0)


@rule
def benefit(household_benefit_hh: float, age: float, adult_age: float) -> float:
    return household_benefit_hh if age >= adult_age else 0.0


def environment() -> dict[str, object]:
    """Return the rules and parameters by name."""
    steps = [p_id, hh_id, wage, other_income, age, contribution_base, contribution]
    steps += [taxable_income, tax_by_brackets, income_tax, net_income, household_income_hh]
    steps += [need, household_need_hh, household_benefit_hh, benefit]
    scalars = {
        name: ScalarParam(value=value, unit="DIMENSIONLESS", start_date=DAY, end_date=DAY)
        for name, value in NUMBERS.items()
        if isinstance(value, float)
    }
    lower, rates = np.array(NUMBERS["bracket_from"]), np.array(NUMBERS["bracket_rate"])
    fixed = np.concatenate([[0.0], np.cumsum(np.diff(lower) * rates[:-1])])
    return (
        {step.leaf_name: step for step in steps}
        | scalars
        | {
            "brackets": _pieces(lower, fixed, rates),
            "schedule": _pieces(NUMBERS["rate_from"], NUMBERS["rate_of"], None),
        }
    )


def _pieces(starts: object, intercepts: object, slopes: object) -> PiecewisePolynomialParam:
    number = len(starts)
    coefficients = np.zeros((number, 0)) if slopes is None else np.asarray(slopes)[:, None]
    value = PiecewisePolynomialParamValue(
        thresholds=np.append(np.asarray(starts), np.inf),
        intercepts=np.asarray(intercepts),
        coefficients=coefficients,
    )
    unit = "DIMENSIONLESS"
    return PiecewisePolynomialParam(
        value=value, start_date=DAY, end_date=DAY, input_unit=unit, output_unit=unit
    )


ENVIRONMENT = environment()


def prepare(household: np.ndarray) -> dict[str, np.ndarray]:
    """Return the names of persons and households."""
    return {"p_id": np.arange(len(household)), "hh_id": household}


def compute(names: dict[str, np.ndarray], columns: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Run the whole of ttsim on the columns."""
    results = main(
        main_target=MainTarget.results.tree,
        policy_date=DAY,
        evaluation_date=DAY,
        policy_environment=ENVIRONMENT,
        input_data=InputData.tree(names | {name: columns[name] for name in INPUTS}),
        tt_targets=TTTargets.tree(dict.fromkeys(RESULTS)),
        unit_system=SYSTEM,
        tt_function_set_annotations=False,
        include_fail_nodes=False,
        include_warn_nodes=False,
    )
    return {name: results[name] for name in RESULTS}


measure(prepare, compute)
