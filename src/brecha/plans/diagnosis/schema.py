"""What does a diagnosis file say? The only schema of diagnoses."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from brecha.core.languages import Text

Finite = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Month = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]


class Strict(BaseModel):
    """A part of a diagnosis file: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class DefaultData(Strict):
    """Which survey it was written for, and of when; another may be named when it is run."""

    survey: str
    period: str


class Group(Strict):
    """People who have one code of a dimension, for example the domestic workers.

    Attributes:
        dimension: Id of a dimension.
        code: The code.
        title: What they are called; by default what the dimension calls the code.
    """

    dimension: str
    code: str
    title: Text | None = None


class Decomposition(Strict):
    """Into which parts a gap is taken apart, by what.

    Attributes:
        method: `kitagawa` for rates by class, `oaxaca_blinder` for means by regression.
        by: Ids of the dimensions that make the classes or the predictors.
        is_logarithm: For `oaxaca_blinder`: whether the logarithm of the amount is explained.
    """

    method: Literal["kitagawa", "oaxaca_blinder"]
    by: tuple[str, ...] = Field(min_length=1)
    is_logarithm: bool = False


class Gap(Strict):
    """An indicator in two groups of a dimension, the first less the second."""

    indicator: str
    dimension: str
    between: tuple[str, str]
    decompose: Decomposition | None = None


class Concentration(Strict):
    """Whether an indicator gathers at the top or the bottom of a ladder.

    Attributes:
        indicator: Id of a share or a mean.
        rank_by: Column of a person that orders people.
    """

    indicator: str
    rank_by: str = "income_monthly_per_person"


class Deprivations(Strict):
    """What is counted, and from which share of it on a person counts as poor.

    Attributes:
        items: Weight by item, a column that is 1 where something is lacking; by default the six
            social rights, alike.
        cut_off: Weighted share of the items.
    """

    items: dict[str, float] | None = None
    cut_off: float = Field(gt=0, le=1)


class LawValue(Strict):
    """A value that the law sets for an indicator: a number, or a parameter of the country.

    Attributes:
        value: A number.
        parameter: Name of a parameter, in force in the period of the survey.
        key: Which of its categories is taken.
        why: Why this one: an assumption that is printed.
    """

    value: Finite | None = None
    parameter: str | None = None
    key: str | None = None
    why: Text


class Days(Strict):
    """How many days of the month a person works.

    A week of `full_week` days of work is a full month: the day of rest is paid. Days of the week
    are those that the survey tells; else hours of the week over `hours_of_a_day`; else full.

    Attributes:
        input: Name of the scheme's input; null where it takes no days.
        full_month: Days of a month of full work.
        full_week: Days of work of a full week.
        hours_of_a_day: Hours of a full day; absent, hours tell nothing of days.
    """

    input: str | None = "days"
    full_month: float = Field(gt=0, le=31)
    full_week: float = Field(default=6, gt=0, le=7)
    hours_of_a_day: float | None = Field(default=None, gt=0, le=24)


class Wage(Strict):
    """How the earnings that a survey tells become the wage that the law takes.

    Attributes:
        input: Name of the scheme's input.
        per: Whether that input is of a day or of a month.
        prices_of: Year into whose prices earnings are moved with the country's price index; absent,
            they stay as they were told.
        if_not_asked: Parameter with a daily wage that stands for everyone's earnings where the
            survey does not ask them.
        key: Category of that parameter.
    """

    input: str
    per: Literal["day", "month"]
    prices_of: int | None = None
    if_not_asked: str | None = None
    key: str | None = None


class Formalisation(Strict):
    """What it would cost to be registered, by the law of a month.

    Attributes:
        scheme: Name of a scheme of the country's law, whose rules run on each person.
        month: Month whose law it is.
        wage: How earnings become the wage.
        days: How many days are worked.
        inputs: What else the scheme takes, alike for everyone.
        employer: Results of the scheme that the employer pays, which are added up.
        worker: Results of the scheme that the worker pays, which are added up.
        flags: Results that are 1 or 0, whose share is told, with a title.
        assumptions: What was assumed, in words.
    """

    scheme: str
    month: Month
    wage: Wage
    days: Days
    inputs: dict[str, float | str] = {}
    employer: tuple[str, ...] = Field(min_length=1)
    worker: tuple[str, ...] = ()
    flags: dict[str, Text] = {}
    assumptions: tuple[Text, ...] = ()


class Diagnosis(Strict):
    """A diagnosis: about whom, told by which figures.

    Attributes:
        diagnosis: Its id.
        title: What it is called.
        question: What it answers.
        country: Name of the country.
        written_for: Survey and period it was written for; the key `data`.
        group: Whom it is about; everyone where none is named.
        compare_with: The group beside which it is set.
        indicators: Ids of indicators.
        by: Ids of dimensions that it is broken down by.
        gaps: Gaps between groups, with what they are made of.
        concentration: Where indicators gather.
        barriers: Whether the barriers of those without cover are told, or which.
        deprivations: Deprivations that are counted.
        law: What the law sets, by name, for the indicators that take it.
        formalisation: Cost of becoming formal.
        reform: File of a reform, beside the diagnosis.
    """

    diagnosis: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: Text
    question: Text
    country: str
    written_for: DefaultData = Field(alias="data")
    group: Group | None = None
    compare_with: Group | None = None
    indicators: tuple[str, ...] = Field(min_length=1)
    by: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    concentration: tuple[Concentration, ...] = ()
    barriers: bool | tuple[str, ...] = False
    deprivations: Deprivations | None = None
    law: dict[str, LawValue] = {}
    formalisation: Formalisation | None = None
    reform: str | None = None
