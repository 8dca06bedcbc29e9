"""The page of a country's rules: each with its unit, row, arguments, articles and dates."""

from __future__ import annotations

from collections.abc import Iterator

from brecha.core.languages import translate
from brecha.countries import Country
from brecha.engine import Input
from brecha.engine.said import say_unit
from brecha.reports.law_groups import LawGroup, ModelledRule, day_text, law_groups, modelled_rules
from brecha.reports.law_pages.markdown import code, heading, link, page, table

INTRODUCTION = """\
Every rule of the law of {country} as the code holds it, group by group. A rule is a function of
whole columns; what it takes is another rule, a value of law or an input. Where the law changed
there are several versions, each with its dates. A rule is modelled from the first day on which it
is in force and all that it takes is known."""


def rule_anchor(group: LawGroup, name: str) -> str:
    """Return where a rule stands on its page."""
    return f"{group.name.replace(' ', '_')}-{name}"


def rules_page(country: Country) -> str:
    """Return the page of a country's rules."""
    return page(_lines(country))


def _lines(country: Country) -> Iterator[str]:
    yield f"# Rules: {country.about.title.en}"
    yield ""
    yield INTRODUCTION.format(country=country.about.title.en)
    yield ""
    for group in law_groups(country):
        yield from heading(2, group.title_in("en"), group.name.replace(" ", "_"))
        yield from _inputs(group, country)
        entries = modelled_rules(group, country.book)
        for name in group.rules:
            yield from heading(3, code(name), rule_anchor(group, name))
            versions = [entry for entry in entries if entry.rule.name == name]
            yield from _rule(versions, group, country)


def _rule(versions: list[ModelledRule], group: LawGroup, country: Country) -> Iterator[str]:
    last = versions[-1].rule
    row = f"one {last.row.replace('_', ' ')}"
    unit = say_unit(str(last.unit), "en", country.about.currency)
    for entry in versions:
        rule = entry.rule
        yield f"{rule.title} *{translate(rule.title, 'es')}*"
        yield ""
        yield f"- {', '.join(rule.law) or 'no article: it only gathers others'}; {_dates(entry)}"
        taken = [_argument(name, group, country) for name in rule.argument_units]
        if taken:
            yield f"- takes {', '.join(taken)}"
        yield ""
    yield f"One value for {row}, {f'in {unit}' if unit else 'a pure number'}."
    yield ""


def _dates(entry: ModelledRule) -> str:
    since, until = day_text(entry.rule.since), day_text(entry.rule.until)
    known = day_text(entry.since)
    said = [f"in force since {since}"] if since else []
    if known and known != since:
        said.append(f"modelled from {known}")
    if until:
        said.append(f"until {until}")
    return ", ".join(said) or "of any day"


def _argument(name: str, group: LawGroup, country: Country) -> str:
    if name in group.rules:
        return link(code(name), f"#{rule_anchor(group, name)}")
    if name in country.book.parameters:
        return link(code(name), f"parameters-{country.name}.md#{name}")
    return code(name)


def _inputs(group: LawGroup, country: Country) -> Iterator[str]:
    taken = {name for rules in group.rules.values() for r in rules for name in r.argument_units}
    entries = [entry for name, entry in sorted(group.inputs.items()) if name in taken]
    if entries:
        yield "What the caller brings:"
        yield ""
        rows = [_input(entry, country) for entry in entries]
        yield from table(("input", "what it says", "unit or categories", "one value for"), rows)


def _input(entry: Input, country: Country) -> tuple[str, str, str, str]:
    allowed = ", ".join(code(text) for text in entry.allowed)
    unit = say_unit(entry.unit, "en", country.about.currency)
    kind = "text" if entry.kind == "text" else "a pure number"
    return code(entry.name), entry.title, allowed or unit or kind, f"one {entry.row}"
