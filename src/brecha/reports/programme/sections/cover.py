"""Which programme is reported, who takes part, and which money did it plan and move?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from brecha.programme.kinds import BudgetSource, codes_of
from brecha.programme.kinds import ParticipationRole as Role
from brecha.reports.programme.cells import Row, joined, money, table, words, yes_no
from brecha.reports.programme.content import Block, Paragraph, Table
from brecha.reports.programme.draft import Draft
from brecha.reports.programme.labels import label
from brecha.reports.programme.numerals import exact


def cover(draft: Draft) -> tuple[Block, ...]:
    """Return the facts of the cover and its table of money."""
    return (
        *table(draft.say("The programme"), _facts_head(draft), _facts(draft)),
        *table(
            draft.say("Who takes part"),
            (draft.say("Role"), (draft.say("Organisations"), 3)),
            _roles(draft),
        ),
        Paragraph(
            (draft.say("Names of contact persons are kept apart and are not printed."),),
            is_small=True,
        ),
        *_budget(draft),
        *_spent(draft),
        *(Paragraph((remark,), is_small=True) for remark in _definitions(draft)),
    )


def _facts_head(draft: Draft) -> tuple[str | tuple[str, float], ...]:
    return (draft.say("Item"), (draft.say("Content"), 2))


def _facts(draft: Draft) -> Iterator[Row]:
    programme, report = draft.programme, draft.report
    facts = (
        (draft.say("Fund"), programme.fund),
        (draft.say("Portfolio"), programme.portfolio),
        (draft.say("Title"), programme.title(draft.language)),
        (draft.say("Number of the programme"), programme.reference),
        (draft.say("Country"), draft.country),
        (draft.say("Territories"), ", ".join(programme.territories)),
        (draft.say("Period of the report"), draft.period),
        (draft.say("Date of the report"), draft.date(report.date)),
        (draft.say("Start"), draft.date(programme.start)),
        (draft.say("Original end"), draft.date(programme.original_end)),
        (draft.say("Actual end"), draft.date(programme.actual_end)),
        (draft.say("Expected financial closure"), draft.date(programme.financial_closure)),
    )
    yield from ((words(name), words(fact)) for name, fact in facts)
    yield (
        words(draft.say("Operationally closed")),
        yes_no(draft, programme.is_operationally_closed),
    )


def _roles(draft: Draft) -> Iterator[Row]:
    programme = draft.programme
    if programme.lead_agency:
        lead = words(draft.organisation(programme.lead_agency))
        yield words(label(draft, "participation", "lead")), lead
    for role in codes_of(Role):
        taking = [each for each in programme.participations if each.role == role]
        is_said = role == "lead" and programme.lead_agency
        if taking and not is_said and role != "partner":
            names = joined(words(draft.organisation(each.organisation)) for each in taking)
            yield words(label(draft, "participation", role)), names


def _budget(draft: Draft) -> Iterator[Table]:
    currencies = dict.fromkeys(each.currency for each in draft.programme.budgets)
    for currency in currencies:
        title = draft.say("Budget by agency and source, in {currency}", currency=currency)
        columns = (
            (draft.say("Agency"), 1.4),
            draft.say("Fund, without co-funding"),
            draft.say("Co-funding"),
            draft.say("Total"),
        )
        yield from table(title, columns, _budget_rows(draft, currency), totals=1)


def _budget_rows(draft: Draft, currency: str) -> Iterator[Row]:
    budgets = [each for each in draft.programme.budgets if each.currency == currency]
    for agency in dict.fromkeys(each.agency for each in budgets):
        own = {
            source: _amount(draft, currency, source, agency) for source in codes_of(BudgetSource)
        }
        yield _budget_row(draft.organisation(agency), own["fund"], own["cofunding"])
    whole = {source: _amount(draft, currency, source) for source in codes_of(BudgetSource)}
    yield _budget_row(draft.say("Total"), whole["fund"], whole["cofunding"])


def _budget_row(name: str, fund: Fraction, cofunding: Fraction) -> Row:
    return words(name), money(fund), money(cofunding), money(fund + cofunding)


def _amount(draft: Draft, currency: str, source: str, agency: str = "") -> Fraction:
    parts = (
        exact(each.amount)
        for each in draft.programme.budgets
        if each.currency == currency
        and each.source == source
        and (not agency or each.agency == agency)
    )
    return sum(parts, Fraction(0))


def _spent(draft: Draft) -> tuple[Table, ...]:
    totals: dict[tuple[str, str, str, str], Fraction] = {}
    for each in draft.programme.expenditures:
        key = (each.agency, each.kind, each.marker, each.currency)
        totals[key] = totals.get(key, Fraction(0)) + exact(each.amount)
    columns = (
        (draft.say("Agency"), 1.4),
        draft.say("Kind"),
        draft.say("Aim"),
        draft.say("Currency"),
        draft.say("Amount"),
    )
    rows = (
        (
            words(draft.organisation(agency)),
            words(label(draft, "expenditure", kind)),
            words(marker),
            words(currency),
            money(amount),
        )
        for (agency, kind, marker, currency), amount in totals.items()
    )
    return table(draft.say("Money moved"), columns, rows)


def _definitions(draft: Draft) -> tuple[str, ...]:
    return (
        draft.say("Start: day of the first transfer of money to the agencies, as recorded."),
        draft.say("Actual end: day on which the activities ended, extensions included."),
        draft.say(
            "Financial closure: day on which the agencies return what is left and the accounts are "
            "closed."
        ),
        draft.say(
            "Contribution of the fund: what the fund transfers. Co-funding: what the agencies add "
            "of their own. Totals are computed from the amounts of the table."
        ),
    )
