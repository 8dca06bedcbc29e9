"""Which figures does an exported file say, and which does the programme store?"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from lxml import etree

from brecha.programme.arithmetic import combine, values_of
from brecha.programme.model import Programme
from brecha.reports.iati.export import export_programme
from iati_files import NOW, parsed

Figures = dict[tuple[str, str, str, str], Decimal]


def totals_said(root: etree._Element) -> Figures:
    """Read the totals of targets and actuals back: by code, kind and period."""
    return {
        (
            element.xpath("string(../../reference[@vocabulary='99']/@code)"),
            element.tag,
            element.xpath("string(../period-start/@iso-date)"),
            element.xpath("string(../period-end/@iso-date)"),
        ): Decimal(element.get("value"))
        for element in root.xpath("//period/*[@value and not(dimension) and not(location)]")
    }


def totals_stored(programme: Programme) -> Figures:
    """Make the same totals from the stored values, one period at a time."""
    results = {each.code for each in programme.results}
    ends = [end for end in (programme.actual_end, programme.original_end) if end]
    end = (ends[0] if ends else programme.start[:4]).ljust(4)
    last = end if len(end) == len("2022-05-31") else f"{end}-12-31"
    found: Figures = {}
    for indicator in programme.indicators:
        if indicator.measure == "qualitative" or indicator.result not in results:
            continue
        for kind in ("target", "actual"):
            stored = values_of(programme, indicator.code, kind)
            for period in {(each.period_start, each.period_end) for each in stored}:
                own = [each for each in stored if (each.period_start, each.period_end) == period]
                amount = combine(own, indicator)
                if amount is not None and amount.number is not None:
                    key = (indicator.code, kind, period[0] or programme.start, period[1] or last)
                    found[key] = rounded(amount.number)
    return found


def budgets_said(root: etree._Element) -> dict[tuple[str, str], Decimal]:
    """Read the sums of budgets back, by end of the identifier and year."""
    found: dict[tuple[str, str], Decimal] = {}
    for budget in root.iter("budget"):
        identifier = budget.getparent().findtext("iati-identifier")
        currency = budget.find("value").get("currency", "USD")
        year = budget.find("period-start").get("iso-date")[:4]
        key = (identifier, f"{year} {currency}")
        found[key] = found.get(key, Decimal(0)) + Decimal(budget.findtext("value"))
    return found


def budgets_stored(programme: Programme) -> dict[tuple[str, str], Decimal]:
    """Make the same sums from the stored budgets."""
    root = parsed(export_programme(programme, now=NOW).content)
    agencies = list(
        dict.fromkeys(
            [
                each.organisation
                for each in programme.participations
                if each.role in {"lead", "implementing"}
            ]
            + [each.agency for each in programme.budgets]
            + [each.agency for each in programme.expenditures]
        )
    )
    parts = root.xpath("/iati-activities/iati-activity[@hierarchy='2']/iati-identifier/text()")
    identifiers = dict(zip(agencies, parts, strict=True))
    found: dict[tuple[str, str], Decimal] = {}
    for budget in programme.budgets:
        if budget.source == "fund" and budget.year is not None:
            key = (identifiers[budget.agency], f"{budget.year} {budget.currency}")
            found[key] = found.get(key, Decimal(0)) + budget.amount
    return found


def rounded(number: Fraction) -> Decimal:
    return round(Decimal(number.numerator) / Decimal(number.denominator), 6)
