"""How was it computed, in short?"""

from __future__ import annotations

from brecha.core import format_number, translate
from brecha.plans.results import PlanResult
from brecha.reports.content import Bullets, Formula, Paragraph, Section, Subheading
from brecha.reports.words import Words


def method_section(result: PlanResult, words: Words) -> Section:
    """Return the method in short: cost, returns, gap, with the formulas in words."""
    caveats = tuple(note.text(words.language) for note in result.economy.caveats)
    return Section(
        "method",
        words.say("Method in short"),
        (
            Subheading(words.say("Cost")),
            Formula((*_need_formulas(words), *_post_formulas(words), *_cost_formulas(words))),
            Subheading(words.say("Returns")),
            Paragraph(_account(result, words)),
            Paragraph(_spending(words)),
            Formula(_return_formulas(words)),
            Paragraph(_today(words)),
            Paragraph(_model(result, words)),
            Paragraph(_care_column(result, words)),
            Bullets(caveats) if caveats else None,
        ),
    )


def _need_formulas(words: Words) -> tuple[str, ...]:
    return (
        words.say(
            "people in need = people of the age band × share in need × share of the model of care"
        ),
        words.say("people covered = people in need × coverage of the year"),
        words.say("places needed = people covered ÷ share of the places in use"),
        words.say(
            "new places = most places needed so far − most places needed up to the year before"
        ),
    )


def _post_formulas(words: Words) -> tuple[str, ...]:
    return (
        words.say(
            "posts of a job = people covered ÷ users per member of staff × hours open a year ÷ "
            "hours worked a year + places needed ÷ places per centre × posts per centre"
        ),
        words.say(
            "hours worked a year = hours paid a week × weeks worked a year × (1 − absence); hours "
            "open a year = hours open a week × weeks open a year"
        ),
    )


def _cost_formulas(words: Words) -> tuple[str, ...]:
    return (
        words.say(
            "wages and social charges = posts × (12 × (monthly wage + employer's charges) + yearly "
            "bonuses); where the law counts by the day, a month of wages has 30 days, as the law "
            "counts it"
        ),
        words.say(
            "running cost = wages and social charges + other cost per user or as a share of the "
            "running cost"
        ),
        words.say(
            "training = (new posts + posts × share of the staff that leaves) × training of a post"
        ),
        words.say("gross cost = running cost + new places × cost of a place + training"),
    )


def _spending(words: Words) -> str:
    return words.say(
        "The planned service enters by its own wages, purchases and capital: labour cost goes to "
        "households, other running cost and training to the sectors that supply them, capital to "
        "construction and equipment; of each product the imported share leaks abroad. It does not "
        "enter through the account's care column unless the plan file says `shock: care_column`."
    )


def _return_formulas(words: Words) -> tuple[str, ...]:
    return (
        words.say("output = (I − A)⁻¹ × spending by sector; type II: with households inside A"),
        words.say(
            "jobs = posts of the service + output of each other sector × its jobs per unit of "
            "output"
        ),
        words.say(
            "revenue = income tax + social security + value added tax + taxes on production, those "
            "of them that the plan counts"
        ),
        words.say(
            "displaced = share displaced × (1 − existing spending ÷ gross cost): this part of the "
            "running spending replaces private provision and yields nothing new; buildings count "
            "whole"
        ),
    )


def _today(words: Words) -> str:
    return words.say(
        "What today's spending already yields (T0) is computed apart: it goes through today's care "
        "columns of the account, with today's pay and informality. The planned service goes by its "
        "own pay and purchases, so the two differ per unit of money."
    )


def _account(result: PlanResult, words: Words) -> str:
    economy = result.economy
    return words.say(
        "Returns rest on the input-output account of {year} ({source}), in prices of "
        "{price_year}; spending enters it at the same share of GDP. Its spectral radius is "
        "{radius} (it must lie below 1).",
        year=economy.account_year,
        source=translate(economy.source, words.language),
        price_year=economy.account_price_year,
        radius=format_number(economy.spectral_radius, 3),
    )


def _care_column(result: PlanResult, words: Words) -> str:
    return words.say(
        "For comparison only, the account's care column: one unit of money spent through it yields "
        "{type_1} of output in type I and {type_2} in type II. The plan's results do not use these "
        "multipliers.",
        type_1=format_number(result.economy.output_multiplier["type_1"], 2),
        type_2=format_number(result.economy.output_multiplier["type_2"], 2),
    )


def _model(result: PlanResult, words: Words) -> str:
    economy = result.economy
    notes = (economy.method, economy.import_treatment, economy.closure)
    return " ".join(note.text(words.language) for note in notes)
