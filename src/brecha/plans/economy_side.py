"""From spending to returns: one account, two models, the law applied job by job.

The account is of another year and in its own prices: spending enters it at the same share of GDP,
and what comes out is read as a change against the baseline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from brecha.countries import Country
from brecha.countries.law import JOB_INPUTS
from brecha.economy import (
    Effects,
    EmploymentAccount,
    HouseholdClosure,
    InputOutputTable,
    JobCells,
    JobEffects,
    LeontiefModel,
    Revenue,
    ServicePosts,
    SpendingShock,
    build_model,
    domestic_table,
    economic_effects,
    employment_account,
    employment_effects,
    revenue_of,
    table_from_sheet,
)
from brecha.engine import Column, Rows, build, run
from brecha.parameters import ParameterValue

MONTHS_PER_YEAR = 12
PAID = ("wage_monthly", "bonus_yearly", "income_tax_monthly")


@dataclass(frozen=True)
class Returns:
    """What a spending yields. Arrays by year.

    Attributes:
        effects: Output, value added, income; unit: that of the account.
        jobs: Jobs by sector, sex and formality.
        revenue: Unit: money of the plan.
    """

    effects: Effects
    jobs: JobEffects
    revenue: Revenue


@dataclass(frozen=True)
class Economy:
    """An account with its two models, its jobs and what each job pays.

    Attributes:
        table: The domestic table.
        type_1: The open model.
        type_2: The model with households inside.
        employment: Jobs of the baseline.
        pay: What each kind of job of the sectors pays. Shape: sectors × sexes × formalities.
        money_per_unit: Money of the plan for one unit of the account, at equal shares of GDP.
        tax_rate: Effective rate of the value added tax.
        spent_share: Share of gross labour income that is spent.
    """

    table: InputOutputTable
    type_1: LeontiefModel
    type_2: LeontiefModel
    employment: EmploymentAccount
    pay: JobCells
    money_per_unit: float
    tax_rate: float
    spent_share: float

    @cached_property
    def product_tax_rate(self) -> float:
        """Net taxes on products over the products that producers buy."""
        taxes = self.table.income_of("product_taxes").sum()
        return float(taxes / (self.table.Z.sum() + self.table.imported_inputs.sum()))

    def returns(
        self,
        shock: SpendingShock,
        posts: ServicePosts | None = None,
        direct_pay: JobCells | None = None,
    ) -> Returns:
        """Return what a shock yields.

        Args:
            shock: The spending, in the account's unit.
            posts: Posts of the service; without them the sector's own jobs stand in.
            direct_pay: What the posts pay, by kind of job.
        """
        effects = economic_effects(self.type_1, self.type_2, shock)
        jobs = employment_effects(self.table, effects, self.employment, posts)
        others = jobs.indirect + jobs.induced
        if posts is None:
            others = others + self._jobs_at_service(shock)
        cells = [JobCells(_flat(others), *_paid(self.pay)), *([direct_pay] if direct_pay else [])]
        taxes = effects.production_taxes.type_2 * self.money_per_unit
        parts = [
            revenue_of(cell, self.tax_rate, self.spent_share, taxes if at == 0 else 0.0)
            for at, cell in enumerate(cells)
        ]
        return Returns(effects, jobs, add_revenue(parts))

    def _jobs_at_service(self, shock: SpendingShock) -> Column:
        per_output = (
            self.employment.jobs / np.where(self.table.x > 0, self.table.x, np.inf)[:, None, None]
        )
        jobs: Column = per_output[..., None] * shock.service[:, None, None, :]
        return jobs


def build_economy(
    country: Country,
    account_year: int,
    closure: HouseholdClosure,
    price_year: int,
    tax_rate: float,
    law: Mapping[str, ParameterValue],
) -> Economy:
    """Return the economy of a country, ready for shocks.

    Args:
        country: Whose account, jobs and wages are taken.
        account_year: Year of the account.
        closure: Which incomes households spend, and how much of them.
        price_year: Year of the plan's prices.
        tax_rate: Effective rate of the value added tax.
        law: Parameters of the law on the plan's day.
    """
    sheet = country.input_output(account_year)
    table = domestic_table(table_from_sheet(sheet))
    return Economy(
        table=table,
        type_1=build_model(table),
        type_2=build_model(table, closure),
        employment=_employment(country, table),
        pay=_pay_of_sectors(country, table, price_year, law),
        money_per_unit=country.gdp(price_year) / table.gdp,
        tax_rate=tax_rate,
        spent_share=float(1.0 if closure.spent_share is None else closure.spent_share),
    )


def pay_by_law(
    wages: Column, country: Country, law: Mapping[str, ParameterValue]
) -> dict[str, Column]:
    """Return what formal jobs earn and pay by the law, by name of the rule.

    Args:
        wages: Gross cash wage of a full month. Unit: money per month.
        country: Whose law.
        law: Its parameters.
    """
    targets = (*PAID, *country.law.branches)
    program = build(country.law.rules, JOB_INPUTS, law, targets, ("job",))
    return run(program, {"wage_offered_monthly": wages}, Rows.flat("job", len(wages)))


def formal_cells(
    jobs: Column, paid: Mapping[str, Column], branches: Mapping[str, object]
) -> JobCells:
    """Return formal jobs with what each earns and pays in a year.

    The share that is spent is a share of gross labour income (taxes, contributions and saving are
    what is left), so gross income stands where it is applied.

    Args:
        jobs: Shape: (jobs, years).
        paid: What `pay_by_law` returned.
        branches: Names of the branches of social security.
    """
    return JobCells(
        jobs=jobs,
        income_tax=paid["income_tax_monthly"] * MONTHS_PER_YEAR,
        social_security={name: paid[name] * MONTHS_PER_YEAR for name in branches},
        disposable_income=paid["wage_monthly"] * MONTHS_PER_YEAR + paid["bonus_yearly"],
    )


def add_revenue(parts: list[Revenue]) -> Revenue:
    """Return the sum of revenues, part by part."""
    first, *rest = parts
    for other in rest:
        first = Revenue(
            first.income_tax + other.income_tax,
            {
                name: paid + other.social_security[name]
                for name, paid in first.social_security.items()
            },
            first.consumption_tax + other.consumption_tax,
            first.production_taxes + other.production_taxes,
        )
    return first


def _employment(country: Country, table: InputOutputTable) -> EmploymentAccount:
    jobs = country.table("employment")
    cells = {
        (sector, sex, formality): number
        for sector, sex, formality, number in jobs.select(
            "sector", "sex", "formality", "jobs"
        ).iter_rows()
    }
    year = max(jobs["year"].to_list())
    return employment_account(table.codes, cells, year, "employment.csv")


def _pay_of_sectors(
    country: Country, table: InputOutputTable, price_year: int, law: Mapping[str, ParameterValue]
) -> JobCells:
    """Mean pay of the jobs of each sector, sex and formality, over the tenths of their wages."""
    wages = country.table("wage_distribution")
    ratios = {year: country.price_ratio(year, price_year) for year in wages["year"].unique()}
    offered = (wages["wage_monthly"] * wages["year"].replace_strict(ratios)).to_numpy()
    is_formal = (wages["formality"] == "formal").to_numpy()
    paid = pay_by_law(offered, country, law)
    cells = formal_cells(np.zeros((len(wages), 1)), paid, country.law.branches)
    columns = {
        "income_tax": cells.income_tax * is_formal,
        "earned": np.where(is_formal, cells.disposable_income, offered * MONTHS_PER_YEAR),
        **{name: branch * is_formal for name, branch in cells.social_security.items()},
    }
    keys = ("wage_group", "sex", "formality")
    means = (
        wages.with_columns(pl.Series(name, column) for name, column in columns.items())
        .group_by(keys)
        .agg(
            (pl.col(name) * pl.col("jobs_share")).sum() / pl.col("jobs_share").sum()
            for name in columns
        )
    )
    return _arranged(country, table, means, list(columns))


def _arranged(
    country: Country, table: InputOutputTable, means: pl.DataFrame, names: list[str]
) -> JobCells:
    groups = dict(country.table("sectors").select("sector", "wage_group").iter_rows())
    of_group = {
        tuple(row[:3]): row[3:]
        for row in means.select("wage_group", "sex", "formality", *names).iter_rows()
    }
    rows = [
        of_group[groups[code], sex, formality]
        for code in table.codes
        for sex in ("women", "men")
        for formality in ("formal", "informal")
    ]
    columns = dict(zip(names, np.array(rows, dtype=float).T, strict=True))
    return JobCells(
        jobs=np.zeros((len(rows), 1)),
        income_tax=columns.pop("income_tax"),
        disposable_income=columns.pop("earned"),
        social_security=columns,
    )


def _flat(jobs: Column) -> Column:
    return jobs.reshape(-1, jobs.shape[-1])


def _paid(pay: JobCells) -> tuple[Column, Mapping[str, Column], Column]:
    return pay.income_tax, pay.social_security, pay.disposable_income
