"""What does each headline count, and what must a reader know before using it?"""

from __future__ import annotations

import polars as pl

from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.plans.results import LawValue, SourceNote
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
    "revenue that today's spending already yields. T0 goes through the sectors that give the "
    "service today, with today's pay and informality; the planned service has its own pay and "
    "purchases, and pays no taxes on production."
)
STANDARD = (
    "Places of today are costed at the plan's standard from the first year. Additional jobs set "
    "the posts of that standard against the jobs that today's spending is estimated to hold."
)
MOST_PLAUSIBLE_SHARE = 0.2
UPPER_BOUND = (
    "The returns of an input-output model are indicative upper bounds: spare capacity, "
    "fixed proportions, no change of prices or wages."
)
UNSOURCED = (
    "{assumed} of the {all} assumptions have no published source; they are ours and are "
    "marked as assumed."
)
RAISED = (
    "Wages, or the low end of their range, that lay below the minimum wage of {year} "
    "were raised to it: {jobs}."
)
STRUCTURE = "The structure of the economy is that of {account}; it is taken to hold for {year}."
IMPLAUSIBLE = (
    "The gross cost passes a fifth of GDP; check ratios, wages and cost per place "
    "before using any number."
)
WHOLE_COUNTRY = (
    "Returns are those of the whole country; how much of them stays in the territories "
    "of the plan is not computed."
)
SHARES = "Shares of GDP divide by the GDP of {year}, in current prices of that year."
LAW = "Wages carry the social charges and taxes of the law in force on 1 July {year}."


def concepts_of(computed: ComputedPlan) -> tuple[Note, ...]:
    """Return what the headlines count."""
    year = {"year": computed.plan.price_year}
    return (
        *(Note(text) for text in (GROSS, EXISTING, JOBS, CHANGES, GAP, STANDARD)),
        Note(SHARES, year),
        Note(LAW, year),
    )


def warnings_of(computed: ComputedPlan) -> tuple[Note, ...]:
    """Return what a reader must know before using a number."""
    cautions = computed.country.about.cautions
    return (
        *_alarms(computed),
        *_of_assumptions(computed),
        Note(UPPER_BOUND),
        *(Note("On the figures: {text}", {"text": text}) for text in cautions),
        *_of_scope(computed),
    )


def _alarms(computed: ComputedPlan) -> list[Note]:
    notes = [Note(IMPLAUSIBLE)] if _is_implausible(computed) else []
    if computed.country.about.is_made_up:
        notes.append(Note("All figures are made up for teaching."))
    return notes


def _is_implausible(computed: ComputedPlan) -> bool:
    return float(computed.accounts["gross_cost_share_gdp"].max()) > MOST_PLAUSIBLE_SHARE


def _of_assumptions(computed: ComputedPlan) -> list[Note]:
    assumed = [entry for entry in computed.assumptions if entry.certainty == "assumed"]
    counts = {"assumed": len(assumed), "all": len(computed.assumptions)}
    raised = _raised_wages(computed)
    year = computed.plan.price_year
    notes = [Note(UNSOURCED, counts)]
    return [*notes, Note(RAISED, {"year": year, "jobs": tuple(raised)})] if raised else notes


def _of_scope(computed: ComputedPlan) -> list[Note]:
    plan = computed.plan
    years = {"account": plan.economy.account_year, "year": plan.price_year}
    notes = [Note(STRUCTURE, years)] if years["account"] != years["year"] else []
    return notes if plan.territories == "all" else [*notes, Note(WHOLE_COUNTRY)]


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


def law_values(computed: ComputedPlan) -> tuple[LawValue, ...]:
    """Return the values of law that the plan used."""
    return tuple(
        LawValue(
            name=name,
            title=known.title,
            value=known.value,
            unit=known.unit,
            since=known.since.isoformat() if known.since else "",
            certainty=str(known.certainty),
            source=known.reference.title,
            href=known.reference.href,
        )
        for name, known in sorted(computed.law.items())
    )


def _raised_wages(computed: ComputedPlan) -> list[Text]:
    return [entry.title for entry in computed.assumptions if entry.is_raised_to_minimum]
