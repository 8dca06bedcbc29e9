"""How was it computed, in short?"""

from __future__ import annotations

from brecha.core import format_number
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
            Formula(_cost_formulas(words)),
            Subheading(words.say("Returns")),
            Paragraph(_account(result, words)),
            Paragraph(_model(result, words)),
            Formula(_return_formulas(words)),
            Bullets(caveats) if caveats else None,
        ),
    )


def _cost_formulas(words: Words) -> tuple[str, ...]:
    return (
        words.say("people in need = people of the age band × share in need"),
        words.say("people covered = people in need × coverage of the year"),
        words.say("new places = places needed this year − places that stand, never below zero"),
        words.say(
            "posts = users ÷ users per member of staff × hours open a year ÷ (hours paid a year × "
            "(1 − absence))"
        ),
        words.say("running cost = posts × (wage + bonuses + social charges) + other running cost"),
        words.say("gross cost = running cost + capital of new places + training of new staff"),
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
    )


def _account(result: PlanResult, words: Words) -> str:
    economy = result.economy
    return words.say(
        "Returns rest on the input-output account of {year} ({source}), in prices of "
        "{price_year}. Its spectral radius is {radius} (it must lie below 1). One unit of money "
        "spent in the sector of the service yields {type_1} of output in type I and {type_2} in "
        "type II.",
        year=economy.account_year,
        source=economy.source,
        price_year=economy.account_price_year,
        radius=format_number(economy.spectral_radius, 3),
        type_1=format_number(economy.output_multiplier["type_1"], 2),
        type_2=format_number(economy.output_multiplier["type_2"], 2),
    )


def _model(result: PlanResult, words: Words) -> str:
    economy = result.economy
    notes = (economy.method, economy.import_treatment, economy.closure)
    return " ".join(note.text(words.language) for note in notes)
