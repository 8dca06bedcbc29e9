"""Why is a yearly result what it is? The tree from the gap down to a ratio and an article."""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from brecha.core.errors import InputError
from brecha.core.languages import Text
from brecha.core.provenance import Certainty, weakest
from brecha.engine import Explanation, Rows, explain
from brecha.plans import year_model
from brecha.plans.care_side import SEPARATOR
from brecha.plans.origins import CareOrigins, table_origin
from brecha.plans.run import ComputedPlan

EXPLAINED = tuple(sorted({*year_model.TARGETS, *(entry.name for entry in year_model.INPUTS)}))
REVENUE_TITLES = {
    "income_tax": "Income tax, by the tariff of the law job by job",
    "social_security": "Social security, employers and workers",
    "value_added_tax": "Value added tax at the effective rate",
    "production_taxes": "Net taxes on production and products",
}


def explain_result(computed: ComputedPlan, name: str, year: int) -> Explanation:
    """Return the tree behind a yearly result of a plan.

    Of sums over services and territories, the largest part is shown down to its inputs.

    Args:
        computed: What `compute_plan` returned.
        name: One of `EXPLAINED`.
        year: A year of the plan.

    Raises:
        InputError: The name or the year is not one of the plan's.
    """
    years = computed.plan.years.all()
    if name not in EXPLAINED:
        raise InputError.of(
            "The result must be one of {known}; {name} is not. Choose one of these.",
            known=", ".join(EXPLAINED),
            name=name,
        )
    if year not in years:
        raise InputError.of(
            "The year must lie in {first} to {last}; it is {year}. Choose one of these.",
            first=years[0],
            last=years[-1],
            year=year,
        )
    rows = Rows.flat("year", len(years))
    tree = explain(computed.program, computed.columns, rows, name, years.index(year))
    return _expand(tree, computed, year)


def _expand(node: Explanation, computed: ComputedPlan, year: int) -> Explanation:
    if node.kind == "input":
        return _expand_input(node, computed, year)
    children = tuple(_expand(child, computed, year) for child in node.children)
    marks = weakest(child.certainty for child in children) if children else node.certainty
    return replace(node, children=children, certainty=marks, row=str(year))


def _expand_input(node: Explanation, computed: ComputedPlan, year: int) -> Explanation:
    node = replace(node, row=str(year))
    if node.name == "jobs_direct":
        return _with(node, _care_parts(replace(node, name="posts_fte"), computed, year))
    if node.name in year_model.CARE_SUMS:
        return _with(node, _care_parts(node, computed, year))
    if node.name in ("revenue", "baseline_revenue"):
        return _with(node, _revenue_parts(node, computed, year))
    if node.name == "existing_cost":
        return _with(node, _existing_parts(computed, year))
    origin = table_origin(computed, node.name)
    return replace(node, law=origin.sources, certainty=origin.certainty)


def _with(node: Explanation, children: list[Explanation]) -> Explanation:
    certainty = weakest(child.certainty for child in children)
    return replace(node, kind="sum", children=tuple(children), certainty=certainty)


def _care_parts(node: Explanation, computed: ComputedPlan, year: int) -> list[Explanation]:
    """Every service in every territory; the largest with its own tree."""
    years = computed.care.years.filter(pl.col("year") == year).sort(node.name, descending=True)
    origins = CareOrigins(computed)
    certainty = Certainty.ASSUMED
    parts = []
    for at, row in enumerate(years.iter_rows(named=True)):
        key = row["service_id"]
        if at == 0:
            tree = computed.care.explain(node.name, key, year, origins.of)
            certainty = tree.certainty
            parts.append(replace(tree, row=_where(key, computed)))
        else:
            parts.append(
                Explanation(
                    name=node.name,
                    kind="sum",
                    title=node.title,
                    value=row[node.name],
                    unit=node.unit,
                    row=_where(key, computed),
                    certainty=certainty,
                )
            )
    return parts


def _where(key: str, computed: ComputedPlan) -> str:
    service, territory, _ = key.split(SEPARATOR)
    names = dict(computed.country.table("territories").select("territory", "name").iter_rows())
    return f"{service}, {names[territory]}"


def _revenue_parts(node: Explanation, computed: ComputedPlan, year: int) -> list[Explanation]:
    is_gross = node.name == "revenue"
    returns = computed.returns if is_gross else computed.baseline
    if returns is None:
        return []
    at = year - computed.plan.years.first
    revenue = returns.revenue
    amounts = {
        "income_tax": revenue.income_tax,
        "social_security": revenue.contributions,
        "value_added_tax": revenue.consumption_tax,
        "production_taxes": revenue.production_taxes,
    }
    closure = returns.effects.notes["type_2"].closure
    told = Text(es=closure.text("es"), en=closure.text("en"))
    return [
        Explanation(
            name,
            "rule",
            REVENUE_TITLES[name],
            float(amounts[name][at]),
            node.unit,
            str(year),
            law=(told,),
            certainty=Certainty.ASSUMED,
            children=tuple(_behind_revenue(name, computed, year) if is_gross else ()),
        )
        for name in computed.plan.revenue.counted
    ]


def _behind_revenue(name: str, computed: ComputedPlan, year: int) -> list[Explanation]:
    """What one post of the largest kind of job pays in a month; or the rate of the tax."""
    if name == "value_added_tax":
        paths = ("revenue.value_added_tax_effective_rate", "economy.closure.spent_share")
        return [_assumption(path, computed) for path in paths]
    if name == "production_taxes":
        return []
    rules = (
        ("income_tax_monthly",) if name == "income_tax" else tuple(computed.country.law.branches)
    )
    jobs = computed.care.jobs.with_row_index("row").filter(pl.col("year") == year)
    row = int(jobs.sort("labour_cost", descending=True)["row"][0])
    origins = CareOrigins(computed)
    return [computed.care.explain_job(rule, row, origins.of) for rule in rules]


def _assumption(path: str, computed: ComputedPlan) -> Explanation:
    entry = next(entry for entry in computed.assumptions if entry.path == path)
    return Explanation(
        name=path.rsplit(".", maxsplit=1)[-1],
        kind="input",
        title=entry.title.en,
        title_es=entry.title.es,
        value=entry.central,
        unit=entry.unit,
        law=(entry.source.title,),
        certainty=entry.certainty,
    )


def _existing_parts(computed: ComputedPlan, year: int) -> list[Explanation]:
    at = year - computed.plan.years.first
    known = {entry.path: entry for entry in computed.assumptions}
    parts = []
    for name, amounts in computed.existing.items():
        entry = known.get(f"services.{name}.existing_spending_share_gdp")
        if entry is not None:
            parts.append(
                Explanation(
                    name="existing_cost",
                    kind="input",
                    title=entry.title.en,
                    title_es=entry.title.es,
                    value=float(amounts[at]),
                    unit="money / year",
                    row=name,
                    law=(entry.source.title,),
                    certainty=entry.certainty,
                )
            )
    return parts
