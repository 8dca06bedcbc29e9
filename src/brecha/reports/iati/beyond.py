"""What does the official ruleset not ask, though it makes figures wrong? Rules B1 to B4 of ours.

All are warnings: the standard allows what they find, and the file can be published.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal

from lxml import etree

from brecha.core.notes import Note
from brecha.reports.iati.finding import Finding, Severity, found_at
from brecha.reports.iati.simple_values import is_of_kind
from brecha.reports.iati.xpaths import excerpt, select

COUNTED, PERCENTAGE = "1", "2"  # codes of the list IndicatorMeasure
CHILD = "2"  # code of the list RelatedActivityType
OWN_VOCABULARY = "99"
WHOLE = Decimal(100)
LEAST_PARTS = 2  # one category alone is a part of the total, not all of it


def unlike_figures(document: etree._ElementTree) -> Iterator[Finding]:
    """Yield what our own rules find."""
    for rule in (
        unequal_dimensions,
        more_than_the_whole,
        budgets_told_twice,
        indicators_told_twice,
    ):
        yield from rule(document)


def unequal_dimensions(document: etree._ElementTree) -> Iterator[Finding]:
    """Rule B1: the values of a dimension's categories add up to the value without one."""
    for holder in select("//indicator/period | //indicator[baseline]", document):
        indicator = holder if holder.tag == "indicator" else holder.getparent()
        if indicator.get("measure") != COUNTED:
            continue
        for kind in ("baseline",) if holder is indicator else ("target", "actual"):
            yield from _unequal(holder.findall(kind))


def more_than_the_whole(document: etree._ElementTree) -> Iterator[Finding]:
    """Rule B2: an actual in percent is not over 100."""
    for actual in select(f"//indicator[@measure='{PERCENTAGE}']/period/actual[@value]", document):
        value = _number(actual)
        if value is not None and value > WHOLE:
            sentence = Note(
                "An actual in percent should not be over 100, unless it is a rate of growth; "
                "found: {value}.",
                {"value": _shown(value)},
            )
            yield found_at(actual, "B2", Severity.WARNING, sentence, "@value")


def budgets_told_twice(document: etree._ElementTree) -> Iterator[Finding]:
    """Rule B3: a budget stands at the parent activity or at its children."""
    activities = {
        activity.findtext("iati-identifier", ""): activity
        for activity in select("/iati-activities/iati-activity", document)
    }
    for parent in activities.values():
        refs = select(f"related-activity[@type='{CHILD}']/@ref", parent)
        children = [activities[ref] for ref in refs if ref in activities]
        amounts = [_budget(child) for child in children]
        if parent.find("budget") is not None and any(amounts):
            sentence = Note(
                "A budget should stand at an activity or at its children, or sums over the file "
                "count it twice; found: {parent} at the activity, {children} at its children.",
                {"parent": _shown(_budget(parent)), "children": _shown(sum(amounts, Decimal(0)))},
            )
            yield found_at(parent.find("budget"), "B3", Severity.WARNING, sentence)


def indicators_told_twice(document: etree._ElementTree) -> Iterator[Finding]:
    """Rule B4: an indicator stands once in a result, and its own code once in an activity."""
    for result in select("/iati-activities/iati-activity/result", document):
        yield from _told_twice(result.findall("indicator"), _title)
    for activity in select("/iati-activities/iati-activity[result]", document):
        yield from _told_twice(activity.findall("result/indicator"), _own_code)


def _unequal(values: list[etree._Element]) -> Iterator[Finding]:
    totals: dict[tuple[str, ...], etree._Element] = {}
    parts: dict[tuple[str, tuple[str, ...]], list[etree._Element]] = defaultdict(list)
    for value in values:
        places = tuple(sorted(place.get("ref", "") for place in value.findall("location")))
        dimensions = value.findall("dimension")
        if not dimensions:
            totals.setdefault(places, value)
        elif len(dimensions) == 1:
            parts[dimensions[0].get("name", ""), places].append(value)
    for (name, places), members in parts.items():
        total = totals.get(places)
        if total is not None:
            yield from _unequal_to(total, name, members)


def _unequal_to(
    total: etree._Element, name: str, members: list[etree._Element]
) -> Iterator[Finding]:
    whole, amounts = _number(total), [_number(member) for member in members]
    known = [amount for amount in amounts if amount is not None]
    if whole is None or len(known) < len(members):
        return
    is_part = len(known) < LEAST_PARTS and sum(known) <= whole
    if sum(known) != whole and not is_part:
        sentence = Note(
            "The values by {name} should add up to the total, {total}; their sum is {sum}.",
            {"name": excerpt(name), "total": _shown(whole), "sum": _shown(sum(known, Decimal(0)))},
        )
        yield found_at(total, "B1", Severity.WARNING, sentence, "@value")


def _told_twice(
    indicators: list[etree._Element], name_of: Callable[[etree._Element], str]
) -> Iterator[Finding]:
    names = Counter(filter(None, map(name_of, indicators)))
    told = set()
    for indicator in reversed(indicators):
        name = name_of(indicator)
        if names[name] > 1 and name not in told:
            told.add(name)
            sentence = Note(
                "An indicator should stand once; found {times} times: {name}.",
                {"times": names[name], "name": excerpt(name)},
            )
            yield found_at(indicator, "B4", Severity.WARNING, sentence)


def _title(indicator: etree._Element) -> str:
    return " ".join((indicator.findtext("title/narrative") or "").split())


def _own_code(indicator: etree._Element) -> str:
    reference = indicator.find(f"reference[@vocabulary='{OWN_VOCABULARY}']")
    return "" if reference is None else str(reference.get("code", ""))


def _budget(activity: etree._Element) -> Decimal:
    amounts = (_decimal(value.text) for value in activity.findall("budget/value"))
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


def _shown(number: Decimal) -> str:
    return excerpt(f"{number:f}")


def _number(element: etree._Element) -> Decimal | None:
    return _decimal(element.get("value"))


def _decimal(text: str | None) -> Decimal | None:
    plain = (text or "").strip()
    return Decimal(plain) if is_of_kind(plain, "decimal") else None
