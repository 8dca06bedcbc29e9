"""Which budgets and transactions does an agency's activity have?"""

from __future__ import annotations

import datetime
from collections import defaultdict
from decimal import Decimal

from lxml import etree

from brecha.core.notes import Note
from brecha.programme.dates import first_day, is_date, is_full_date
from brecha.programme.model import Budget, Expenditure
from brecha.reports.iati.export.nodes import add, add_date, add_narratives, number_text
from brecha.reports.iati.export.source import Source

ORIGINAL, COMMITTED = "1", "2"
INCOMING_COMMITMENT = "11"
TRANSACTIONS = {"transfer": "1", "commitment": "2", "disbursement": "3", "expenditure": "4"}


def add_budgets(activity: etree._Element, source: Source, agency: str) -> None:
    """Add one budget for each year and currency of the fund's money; none is longer than a year."""
    amounts: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    for budget in source.programme.budgets:
        if budget.agency != agency or budget.source != "fund":
            continue
        if budget.year is None:
            source.leave_out(
                Note(
                    "Budget of {agency}: it has no year, and the standard wants a budget of at "
                    "most a year; the amount stands as a commitment only.",
                    {"agency": agency},
                )
            )
            continue
        amounts[budget.year, budget.currency] += budget.amount
    for (year, currency), amount in sorted(amounts.items()):
        start, end = _within(year, source)
        element = add(activity, "budget", _type=ORIGINAL, status=COMMITTED)
        add_date(element, "period-start", start)
        add_date(element, "period-end", end)
        _add_value(element, source, amount, currency, start)


def add_transactions(activity: etree._Element, source: Source, agency: str) -> None:
    """Add what the fund and the agency committed, and the money that moved."""
    committed: dict[tuple[str, datetime.date, str], Decimal] = defaultdict(Decimal)
    for budget in source.programme.budgets:
        if budget.agency == agency:
            day = _day_of(budget, source)
            committed[budget.source, day, budget.currency] += budget.amount
    for (kind, day, currency), amount in sorted(committed.items(), key=lambda each: each[0][::-1]):
        provider = source.programme.fund if kind == "fund" else agency
        _add_transaction(
            activity, source, INCOMING_COMMITMENT, day, (amount, currency), (provider, agency)
        )
    for spent in source.programme.expenditures:
        if spent.agency == agency:
            _add_spent(activity, source, spent)


def _within(year: int, source: Source) -> tuple[datetime.date, datetime.date]:
    """Return the part of a year in which the programme runs; the whole year where it does not."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if source.start.year <= year <= source.end.year and source.start <= source.end:
        return max(first, source.start), min(last, source.end)
    return first, last


def _day_of(budget: Budget, source: Source) -> datetime.date:
    if is_full_date(budget.date):
        return first_day(budget.date)
    if budget.year is not None:
        return _within(budget.year, source)[0]
    return source.start


def _add_spent(activity: etree._Element, source: Source, spent: Expenditure) -> None:
    if not is_date(spent.date):
        source.leave_out(
            Note(
                "Expenditure of {agency}, {amount}: it has no date, which the standard asks.",
                {"agency": spent.agency, "amount": f"{spent.amount:f}"},
            )
        )
        return
    fund, agency = source.programme.fund, spent.agency
    parties = (fund, agency) if spent.kind == "transfer" else (agency, "")
    money = (spent.amount, spent.currency)
    day = first_day(spent.date)
    _add_transaction(activity, source, TRANSACTIONS[spent.kind], day, money, parties)


def _add_transaction(
    activity: etree._Element,
    source: Source,
    kind: str,
    day: datetime.date,
    money: tuple[Decimal, str],
    parties: tuple[str, str],
) -> None:
    amount, currency = money
    if day > source.today:
        source.leave_out(
            Note(
                "Transaction of {date}, {amount}: it lies in the future, where the standard has "
                "none.",
                {"date": day.isoformat(), "amount": f"{amount:f}"},
            )
        )
        return
    transaction = add(activity, "transaction")
    add(transaction, "transaction-type", code=kind)
    add_date(transaction, "transaction-date", day)
    _add_value(transaction, source, amount, currency, day)
    for tag, party in zip(("provider-org", "receiver-org"), parties, strict=True):
        if party.strip():
            element = add(transaction, tag, ref=source.reference_of(party))
            add_narratives(element, source.name_of(party))


def _add_value(
    parent: etree._Element, source: Source, amount: Decimal, currency: str, day: datetime.date
) -> None:
    foreign = currency if currency != source.programme.currency else ""
    add(parent, "value", number_text(amount), currency=foreign, value_date=day.isoformat())
