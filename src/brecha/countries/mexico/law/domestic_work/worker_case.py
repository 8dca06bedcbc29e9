"""How does a user write a domestic worker's month with her employers, and what is wrong in it?"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from brecha.core.errors import FaultList, InputError
from brecha.core.schema_faults import MONTH_PATTERN, broken_rule, tell_schema_faults
from brecha.core.yaml_files import LineMap
from brecha.countries.flat_case import check_not_empty
from brecha.countries.mexico.law.domestic_work.inputs import LARGEST_WAGE
from brecha.countries.mexico.law.domestic_work.wages import MEALS_OF_A_DAY
from brecha.engine.scheme import first_day

Amount = Annotated[float, Field(ge=0, strict=True, allow_inf_nan=False)]
TWICE = "Each employer may stand once; {names} repeat. Correct the names."
STARTS_LATER = (
    "The start of {name} must not come after {month}; it is {start}. Leave the employer out of "
    "this month, or correct the date."
)
TOO_MANY_DAYS = (
    "The days of {name} must be at most {longest} in {month}; they are {days}. Correct them."
)


class EmployerCase(BaseModel):
    """An employer of the month."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    wage: Annotated[Amount, Field(le=LARGEST_WAGE)]
    pay_period: Literal["day", "week", "fortnight", "month"]
    days: Amount
    start: datetime.date | None = None
    food: bool = False
    meals: int | None = Field(default=None, ge=0, le=MEALS_OF_A_DAY, strict=True)
    lodging: bool = False

    @model_validator(mode="after")
    def _food_is_said_once(self) -> Self:
        if self.food and self.meals is not None:
            raise broken_rule("food (three meals a day) and meals must not stand together")
        return self

    @property
    def share_of_food(self) -> float:
        """Free meals of a day as a share of three."""
        return float(self.food) if self.meals is None else self.meals / MEALS_OF_A_DAY


class WorkerCase(BaseModel):
    """A worker in a month, with all her employers."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    month: str = Field(pattern=MONTH_PATTERN)
    zone: Literal["general", "frontera_norte"] = "general"
    integration_factor: float | None = Field(default=None, ge=1, strict=True)
    article_36_reference: Literal["general", "professional"] = "general"
    employers: Annotated[tuple[EmployerCase, ...], AfterValidator(check_not_empty)]

    @property
    def days_in_month(self) -> int:
        """Days of the calendar month."""
        return _days_in(self.month)

    def days_before(self, employer: EmployerCase) -> int:
        """Return the days of the month before an employment began."""
        return _days_before(self.month, employer)


def read_worker(content: object, lines: LineMap) -> WorkerCase:
    """Return a case as it was written.

    Raises:
        InputError: Every fault of the file, with its line.
    """
    faults, case = FaultList(), None
    try:
        case = WorkerCase.model_validate(content)
    except ValidationError as error:
        tell_schema_faults(error, lines, faults)
    if isinstance(content, dict) and isinstance(content.get("employers"), list):
        _tell_misfits(content.get("month"), content["employers"], lines, faults)
    if case is None or faults.faults:
        raise InputError(faults.faults)
    return case


def _tell_misfits(month: object, employers: list[Any], lines: LineMap, faults: FaultList) -> None:
    """Tell what does not fit together in a file, even where other keys of it are at fault."""
    names = [one.get("name") for one in employers if isinstance(one, dict)]
    repeated = sorted({str(name) for name in names if name and names.count(name) > 1})
    if repeated:
        faults.add(TWICE, place=lines.place(("employers",)), names=", ".join(repeated))
    if not isinstance(month, str) or not re.search(MONTH_PATTERN, month):
        return
    for at, one in enumerate(employers):
        try:
            employer = EmployerCase.model_validate(one)
        except ValidationError:
            continue
        _tell_days(month, employer, at, lines, faults)


def _tell_days(
    month: str, employer: EmployerCase, at: int, lines: LineMap, faults: FaultList
) -> None:
    longest = _days_in(month) - _days_before(month, employer)
    values = {"name": employer.name, "month": month}
    if not longest:
        place = lines.place(("employers", at, "start"))
        faults.add(STARTS_LATER, place=place, start=employer.start, **values)
    elif employer.days > longest:
        place = lines.place(("employers", at, "days"))
        days = f"{employer.days:g}"
        faults.add(TOO_MANY_DAYS, place=place, longest=longest, days=days, **values)


def _days_in(month: str) -> int:
    day = first_day(month)
    return calendar.monthrange(day.year, day.month)[1]


def _days_before(month: str, employer: EmployerCase) -> int:
    first = first_day(month)
    if employer.start is None or employer.start <= first:
        return 0
    return min((employer.start - first).days, _days_in(month))
