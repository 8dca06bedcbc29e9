"""What does each headline count, and what must a reader know before using it?"""

from __future__ import annotations

import polars as pl

from brecha.core.notes import Note
from brecha.plans.care_side import service_of
from brecha.plans.results import SourceNote
from brecha.plans.run import ComputedPlan

TABLES_USED = ("population", "gdp", "price_index", "employment", "wage_distribution")
GROSS = (
    "Gross cost counts the whole service of the year, the places of today included: running cost, "
    "cash spent on new places, and training."
)
EXISTING = "Existing spending is what the same people have today; it is deducted once."
JOBS = (
    "Jobs are the gross concept: every post of the service, filled today or not, plus the jobs at "
    "suppliers and builders and those by what households spend. Posts are full-time posts; other "
    "jobs are people by their main job."
)
CHANGES = (
    "Output and jobs change against the baseline of the account; the additional results take away "
    "what today's spending already yields."
)
GAP = (
    "The financing gap is gross cost less existing spending less additional revenue; T0 is the "
    "revenue that today's spending already yields."
)
SHARES = "Shares of GDP divide by the GDP of {year}, in current prices of that year."
LAW = "Wages carry the social charges and taxes of the law in force on 1 July {year}."


def concepts_of(computed: ComputedPlan) -> tuple[Note, ...]:
    """Return what the headlines count."""
    year = {"year": computed.plan.price_year}
    return (
        *(Note(text) for text in (GROSS, EXISTING, JOBS, CHANGES, GAP)),
        Note(SHARES, year),
        Note(LAW, year),
    )


def warnings_of(computed: ComputedPlan) -> tuple[Note, ...]:
    """Return what a reader must know before using a number."""
    plan = computed.plan
    assumed = [entry for entry in computed.assumptions if entry.certainty == "assumed"]
    notes = [
        Note(
            "{assumed} of the {all} assumptions have no published source; they are ours and are "
            "marked as assumed.",
            {"assumed": len(assumed), "all": len(computed.assumptions)},
        ),
        Note(
            "The returns of an input-output model are indicative upper bounds: spare capacity, "
            "fixed proportions, no change of prices or wages."
        ),
    ]
    if computed.country.about.is_made_up:
        notes.insert(0, Note("All figures are made up for teaching."))
    raised = _raised_wages(computed)
    if raised:
        notes.append(
            Note(
                "Wages below the minimum wage of {year} were raised to it: {jobs}.",
                {"year": plan.price_year, "jobs": tuple(raised)},
            )
        )
    if plan.economy.account_year != plan.price_year:
        notes.append(
            Note(
                "The structure of the economy is that of {account}; it is taken to hold for "
                "{year}.",
                {"account": plan.economy.account_year, "year": plan.price_year},
            )
        )
    if plan.territories != "all":
        notes.append(
            Note(
                "Returns are those of the whole country; how much of them stays in the territories "
                "of the plan is not computed."
            )
        )
    return tuple(notes)


def sources_of(computed: ComputedPlan) -> tuple[SourceNote, ...]:
    """Return the sources of the country's figures that the plan used."""
    country = computed.country
    account = country.about.input_output[computed.plan.economy.account_year]
    tables = [country.table(name).select("source", "certainty") for name in TABLES_USED]
    rows = pl.concat(tables).unique().sort("source", "certainty").iter_rows()
    used = {account.source: str(account.certainty)} | dict(rows)
    return tuple(
        SourceNote(
            key=key,
            title=country.sources[key].title,
            publisher=country.sources[key].publisher,
            href=country.sources[key].href,
            certainty=certainty,
        )
        for key, certainty in used.items()
    )


def _raised_wages(computed: ComputedPlan) -> list[Note]:
    jobs = (
        computed.care.jobs.with_columns(service_of())
        .unique(["service", "job_id"])
        .sort("service", "job_id")
        .select("service", "job_id", "wage_monthly")
    )
    return [
        Note(
            "{job} ({service})",
            {
                "job": computed.plan.services[service].staff[job].title,
                "service": computed.plan.services[service].title,
            },
        )
        for service, job, wage in jobs.iter_rows()
        if wage > computed.values[f"services.{service}.staff.{job}.wage_monthly"]
    ]
