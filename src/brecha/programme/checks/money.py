"""Does the money add up, and does each amount say in which currency and when?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from brecha.programme.checks.registry import found, rule
from brecha.programme.figures import resolve
from brecha.programme.model import Finding, Programme, Statement
from brecha.programme.numbers import agrees, lines_of, shown
from brecha.programme.words import figure_name, label


@rule("budget-row", "error", "R1")
def budget_rows(programme: Programme) -> Iterator[Finding]:
    """The total of an agency is its money of the fund plus its co-funding."""
    for statement in _stated(programme, is_row=True):
        expected = resolve(programme, statement.subject)
        agency = statement.subject.split(":")[1]
        fund = resolve(programme, f"budget:{agency}:fund")
        cofunding = resolve(programme, f"budget:{agency}:cofunding")
        values: dict[str, object] = {
            "agency": agency,
            "fund": shown(fund),
            "cofunding": shown(cofunding),
        }
        values |= {"stated": shown(statement.number), "expected": shown(expected)}
        if expected is None or statement.number is None:
            continue
        if agrees(statement.number, expected):
            message = "Budget of {agency}: {fund} + {cofunding} = {expected}, as stated."
            yield found(message, statement.subject, statement.lines, "ok", **values)
            continue
        yield found(
            "Budget of {agency}: {fund} + {cofunding} = {expected}, but the total stated is "
            "{stated} (difference {difference}). Correct the row or its total.",
            statement.subject,
            statement.lines,
            difference=shown(Fraction(statement.number) - expected),
            **values,
        )


@rule("budget-column", "error", "R2 R3")
def budget_columns(programme: Programme) -> Iterator[Finding]:
    """A total of the budget is the sum of what is printed above it, and of its parts."""
    printed = {each.subject: each for each in _stated(programme, is_row=True)}
    for statement in _stated(programme, is_row=False):
        expected = resolve(programme, statement.subject)
        if expected is None or statement.number is None:
            continue
        parts = list(printed.values()) if statement.subject == "budget:total" else []
        above = sum((Fraction(row.number or 0) for row in parts), Fraction(0)) or expected
        values: dict[str, object] = {"stated": shown(statement.number)}
        values |= {
            "expected": shown(expected),
            "above": shown(above),
            "name": figure_name(statement.subject),
        }
        lines = lines_of(parts, programme.budgets if len(statement.lines) else (), [statement])
        if Fraction(statement.number) == expected == above:
            message = "{name}: the parts add up to {expected}, as stated."
            yield found(message, statement.subject, lines, "ok", **values)
            continue
        yield found(
            "{name}: the total stated is {stated}, the totals printed for its rows add up to "
            "{above}, and the amounts themselves to {expected}. All three must be one.",
            statement.subject,
            lines,
            **values,
        )


@rule("foreign-amount", "warning", "R21")
def foreign_amounts(programme: Programme) -> Iterator[Finding]:
    """An amount in another currency than the programme's has a value date and a rate."""
    for entry in programme.leveraged:
        if entry.currency == programme.currency or (entry.date and entry.exchange_rate):
            continue
        yield found(
            "{source}: {amount} {currency} stand among amounts in {own}, without value date or "
            "exchange rate. Give both.",
            f"leveraged:{entry.source}",
            entry.lines,
            source=entry.source,
            amount=shown(entry.amount),
            currency=entry.currency or "?",
            own=programme.currency,
        )


@rule("budget-currency", "error", "R21")
def budget_currency(programme: Programme) -> Iterator[Finding]:
    """All amounts of the budget are in the currency of the programme."""
    for budget in programme.budgets:
        if budget.currency != programme.currency:
            yield found(
                "Budget of {agency}: {amount} {currency} cannot be added to amounts in {own}. "
                "Convert it, and keep the rate.",
                f"budget:{budget.agency}",
                budget.lines,
                agency=budget.agency,
                amount=shown(budget.amount),
                currency=budget.currency or "?",
                own=programme.currency,
            )


@rule("earmarked-part", "error", "R4")
def earmarked_parts(programme: Programme) -> Iterator[Finding]:
    """The part set apart of an amount is not more than the amount."""
    for entry in programme.leveraged:
        if entry.earmarked is not None and entry.earmarked > entry.amount:
            yield found(
                "{source}: {part} {currency} are set apart of {amount}; a part cannot be more "
                "than the whole.",
                f"leveraged:{entry.source}",
                entry.lines,
                source=entry.source,
                part=shown(entry.earmarked),
                amount=shown(entry.amount),
                currency=entry.currency,
            )


@rule("share-of-spend", "error", "R4")
def shares_of_spend(programme: Programme) -> Iterator[Finding]:
    """A share of the money spent rests on expenditure that is recorded."""
    spent = sum((Fraction(each.amount) for each in programme.expenditures), Fraction(0))
    for marker in programme.markers:
        if marker.share_of_spend is None:
            continue
        marked = [each for each in programme.expenditures if each.marker == marker.name]
        part = sum((Fraction(each.amount) for each in marked), Fraction(0))
        values: dict[str, object] = {
            "share": shown(marker.share_of_spend),
            "name": label(marker.name),
        }
        subject = f"marker:{marker.name}:share"
        if not spent:
            yield found(
                "{share} % of the money is said to be spent on {name}, but no expenditure is "
                "recorded. Record the expenditure, and the part of it with this mark.",
                subject,
                marker.lines,
                **values,
            )
        elif not agrees(marker.share_of_spend, 100 * part / spent):
            yield found(
                "{share} % of the money is said to be spent on {name}; of {spent} spent, {part} "
                "carry the mark: {expected} %.",
                subject,
                marker.lines,
                spent=shown(spent),
                part=shown(part),
                expected=shown(100 * part / spent, 1),
                **values,
            )


def _stated(programme: Programme, *, is_row: bool) -> list[Statement]:
    """Return what is stated of the budget: of one agency, or of all."""
    return [
        each
        for each in programme.statements
        if each.subject.startswith("budget:") and is_row != each.subject.startswith("budget:total")
    ]
