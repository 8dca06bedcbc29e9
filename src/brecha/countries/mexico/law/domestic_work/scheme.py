"""How does a user write a domestic worker's month, and what does she read back?"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from brecha.core.errors import CoverageError
from brecha.core.languages import Language, Text
from brecha.core.yaml_files import LineMap
from brecha.countries.law import Calculation, Default, LawScheme
from brecha.countries.mexico.law.domestic_work.document import document_of
from brecha.countries.mexico.law.domestic_work.inputs import INPUTS
from brecha.countries.mexico.law.domestic_work.results import EMPLOYER_RESULTS, WORKER_RESULTS
from brecha.countries.mexico.law.domestic_work.worker_case import WorkerCase, read_worker
from brecha.countries.mexico.law.minimum_bonuses import legal_minimum_factor, number
from brecha.countries.month_checks import DaysWithinMonth
from brecha.engine import Rule, Scheme, SchemeInForce
from brecha.engine.scheme import first_day
from brecha.parameters import ParameterBook

FACTOR = "integration_factor_domestic_workers"
DEFAULTS: Mapping[str, Default] = {
    "zone": "general",
    "article_36_reference": "general",
    "days_before_start": 0.0,
    "has_food": 0.0,
    "has_lodging": 0.0,
}


def domestic_worker_scheme(rules: tuple[Rule, ...]) -> LawScheme:
    """Return the scheme of a domestic worker's month."""
    keys = ("worker_id", "month")
    scheme = Scheme(
        name="domestic-worker",
        title=Text(
            es="Persona trabajadora del hogar, una o varias personas empleadoras",
            en="Domestic worker, one or several employers",
        ),
        keys={"worker": keys, "employer": (*keys, "employer_name")},
        inputs=INPUTS,
        rules=rules,
        results={"worker": WORKER_RESULTS, "employer": EMPLOYER_RESULTS},
        checks=(DaysWithinMonth(("days",), "days_before_start", "days_in_month"),),
    )
    totals = {"employer": "employer_total", "worker": "quotas_total"}
    return LawScheme(scheme, _calculate, totals, DEFAULTS, ("worker_total", "infonavit"))


def _calculate(
    content: object, lines: LineMap, law: SchemeInForce, language: Language
) -> Calculation:
    case = read_worker(content, lines)
    factor, is_assumed = _factor(case, law.book)
    table = _table(case, factor)
    results = law.run(table, lines.path.name)
    document = document_of(results, table, language, is_factor_assumed=is_assumed)
    assumed = frozenset({"integration_factor"} if is_assumed else ())
    return Calculation(document, ((law, table),), assumed)


def _factor(case: WorkerCase, book: ParameterBook) -> tuple[float, bool]:
    """Return the integration factor, and whether it had to be assumed.

    The one that is given, or the country's on the day; where no source gives it, the one that
    follows from the legal minimum bonuses.
    """
    if case.integration_factor is not None:
        return case.integration_factor, False
    day = first_day(case.month)
    if day < min(book.parameters[FACTOR].values):
        return 1.0, False  # no law of that day is modelled; the run says so
    try:
        return number(book, FACTOR, day), False
    except CoverageError:
        return legal_minimum_factor(book, day), True


def _table(case: WorkerCase, factor: float) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "worker_id": "1",
                "month": case.month,
                "employer_name": employer.name,
                "zone": case.zone,
                "days_in_month": case.days_in_month,
                "integration_factor": factor,
                "article_36_reference": case.article_36_reference,
                "wage": employer.wage,
                "pay_period": employer.pay_period,
                "days": employer.days,
                "days_before_start": case.days_before(employer),
                "has_food": employer.share_of_food,
                "has_lodging": int(employer.lodging),
            }
            for employer in case.employers
        ]
    )
