"""How does a user write a domestic worker's month, and what does she read back?"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from typing import Annotated, Literal, Self

import polars as pl
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from brecha.core.errors import CoverageError, FaultList, InputError
from brecha.core.languages import Language, Text
from brecha.core.schema_faults import broken_rule, tell_schema_faults
from brecha.core.yaml_files import LineMap
from brecha.countries.flat_case import check_not_empty
from brecha.countries.law import Calculation, Default, LawScheme
from brecha.countries.mexico.law.domestic_work.document import document_of
from brecha.countries.mexico.law.domestic_work.inputs import INPUTS, LARGEST_WAGE
from brecha.countries.mexico.law.domestic_work.results import EMPLOYER_RESULTS, WORKER_RESULTS
from brecha.countries.mexico.law.minimum_bonuses import legal_minimum_factor, number
from brecha.countries.month_checks import DaysWithinMonth
from brecha.engine import Rule, Scheme, SchemeInForce
from brecha.engine.scheme import first_day
from brecha.parameters import ParameterBook

Amount = Annotated[float, Field(ge=0, strict=True, allow_inf_nan=False)]
FACTOR = "integration_factor_domestic_workers"
DEFAULTS: Mapping[str, Default] = {
    "zone": "general",
    "article_36_reference": "general",
    "days_before_start": 0.0,
    "has_food": 0.0,
    "has_lodging": 0.0,
}


class EmployerCase(BaseModel):
    """An employer of the month."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    wage: Annotated[Amount, Field(le=LARGEST_WAGE)]
    pay_period: Literal["day", "week", "fortnight", "month"]
    days: Amount
    start: datetime.date | None = None
    food: bool = False
    lodging: bool = False


class WorkerCase(BaseModel):
    """A worker in a month, with all her employers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    month: str = Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")
    zone: Literal["general", "frontera_norte"] = "general"
    integration_factor: float | None = Field(default=None, ge=1, strict=True)
    article_36_reference: Literal["general", "professional"] = "general"
    employers: Annotated[tuple[EmployerCase, ...], AfterValidator(check_not_empty)]

    @model_validator(mode="after")
    def _employers_fit_the_month(self) -> Self:
        names = [employer.name for employer in self.employers]
        repeated = sorted({name for name in names if names.count(name) > 1})
        if repeated:
            raise broken_rule(
                "each employer may stand once; {names} repeat", names=", ".join(repeated)
            )
        for employer in self.employers:
            longest = self.days_in_month - self.days_before(employer)
            if not longest:
                raise broken_rule(
                    "the start of {name} must not come after {month}; it is {start}",
                    name=employer.name,
                    month=self.month,
                    start=employer.start,
                )
            if employer.days > longest:
                raise broken_rule(
                    "days of {name} must be at most {longest} in {month}; they are {days}",
                    name=employer.name,
                    longest=longest,
                    month=self.month,
                    days=employer.days,
                )
        return self

    @property
    def days_in_month(self) -> int:
        """Days of the calendar month."""
        day = first_day(self.month)
        return calendar.monthrange(day.year, day.month)[1]

    def days_before(self, employer: EmployerCase) -> int:
        """Return the days of the month before an employment began."""
        first = first_day(self.month)
        if employer.start is None or employer.start <= first:
            return 0
        return min((employer.start - first).days, self.days_in_month)


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
    return LawScheme(scheme, _calculate, totals, DEFAULTS)


def _calculate(
    content: object, lines: LineMap, law: SchemeInForce, language: Language
) -> Calculation:
    case = _read(content, lines)
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


def _read(content: object, lines: LineMap) -> WorkerCase:
    faults = FaultList()
    try:
        return WorkerCase.model_validate(content)
    except ValidationError as error:
        tell_schema_faults(error, lines, faults)
    raise InputError(faults.faults)


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
                "has_food": int(employer.food),
                "has_lodging": int(employer.lodging),
            }
            for employer in case.employers
        ]
    )
