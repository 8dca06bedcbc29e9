"""What is calculated of a domestic worker's labour law, benefits and pension?"""

from __future__ import annotations

import math
from collections.abc import Mapping

import polars as pl

from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.countries.flat_case import Telling, flat_scheme, part_of
from brecha.countries.law import Default, LawScheme
from brecha.countries.mexico.law.domestic_work.inputs import (
    BENEFIT_INPUTS,
    LABOUR_INPUTS,
    PENSION_INPUTS,
)
from brecha.engine import Input, Rule, Scheme, SchemeInForce

KEYS = {"worker": ("worker_id", "month")}
WEEKLY_LIMIT = "is_weekly_limit_kept"
VACATION = ("vacation_days", "vacation_premium", "legal_minimum_integration_factor")
VACATION_TITLE = Text(es="Vacaciones y prima", en="Vacation and its premium")
WEEKLY_TITLE = Text(
    es="Persona trabajadora del hogar: límite de horas semanales",
    en="Domestic worker: limit of weekly hours",
)
PART_OF_A_YEAR = (
    "Indemnity by years and seniority premium count {completed} completed years of {years}: LFT 50 "
    "and LFT 162 grant days for each year of service and no source at hand says whether a part of "
    "a year counts in proportion."
)
LABOUR_MONEY = (
    "vacation_premium",
    "overtime_pay",
    "rest_day_pay",
    "sunday_premium",
    "indemnity_constitutional",
    "indemnity_of_years",
    "seniority_premium",
    "exit_indemnity",
)
LABOUR_DEFAULTS: dict[str, Default] = {
    "zone": "general",
    "shift": "day",
    "days_worked_in_year": 365.0,
    "overtime_hours_weekly": 0.0,
    "rest_days_worked": 0.0,
    "sundays_worked": 0.0,
    "medical_certificates_yearly": 0.0,
    "is_live_in": 0.0,
    "night_rest_hours": 0.0,
    "midday_rest_hours": 0.0,
}
BENEFIT_DEFAULTS: dict[str, Default] = {
    entry.name: 0.0 for entry in BENEFIT_INPUTS if entry.name != "is_insured"
}


def labour_schemes(rules: tuple[Rule, ...]) -> dict[str, LawScheme]:
    """Return her labour law, and apart the weekly hours, whose limit is of 2026."""
    title = Text(
        es="Persona trabajadora del hogar: jornada, descansos, prestaciones, terminación",
        en="Domestic worker: hours, rest, bonuses, end of employment",
    )
    whole = _scheme("domestic-worker-labour", title, LABOUR_INPUTS, rules)
    names = tuple(name for name in whole.results["worker"] if name != WEEKLY_LIMIT)
    labour = part_of(whole, whole.name, title, names)
    hours = part_of(whole, "domestic-worker-weekly-hours", WEEKLY_TITLE, (WEEKLY_LIMIT,))
    others = tuple(name for name in names if name not in VACATION)
    parts = (
        part_of(whole, whole.name, title, others),
        part_of(whole, whole.name, VACATION_TITLE, VACATION),
        hours,
    )
    return {
        labour.name: flat_scheme(
            labour,
            {"worker": "aguinaldo"},
            LABOUR_DEFAULTS,
            parts,
            Telling(warnings=_labour_warnings),
            LABOUR_MONEY,
        ),
        hours.name: flat_scheme(hours, {"worker": WEEKLY_LIMIT}),
    }


def _labour_warnings(
    _results: Mapping[str, pl.DataFrame], table: pl.DataFrame, _law: SchemeInForce
) -> list[Note]:
    years = table["years_of_service"][0]
    if years == math.floor(years):
        return []
    return [Note(PART_OF_A_YEAR, {"years": f"{years:g}", "completed": math.floor(years)})]


def benefit_scheme(rules: tuple[Rule, ...]) -> LawScheme:
    """Return the benefits that her weeks of quotas open."""
    title = Text(
        es="Persona trabajadora del hogar: prestaciones del seguro",
        en="Domestic worker: benefits of the insurance",
    )
    scheme = _scheme("domestic-worker-benefits", title, BENEFIT_INPUTS, rules)
    return flat_scheme(scheme, {"worker": "sickness_cash_daily"}, BENEFIT_DEFAULTS)


def pension_scheme(rules: tuple[Rule, ...]) -> LawScheme:
    """Return the pension that her weeks and her age open."""
    title = Text(
        es="Persona trabajadora del hogar: semanas y pensión garantizada",
        en="Domestic worker: weeks and guaranteed pension",
    )
    scheme = _scheme("domestic-worker-pension", title, PENSION_INPUTS, rules)
    return flat_scheme(scheme, {"worker": "guaranteed_pension_monthly_2021"})


def _scheme(name: str, title: Text, inputs: tuple[Input, ...], rules: tuple[Rule, ...]) -> Scheme:
    results = tuple(dict.fromkeys(rule.name for rule in rules))
    return Scheme(name, title, KEYS, inputs, rules, {"worker": results})
