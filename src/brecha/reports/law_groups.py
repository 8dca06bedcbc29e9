"""Which rules does a country's law hold, folder by folder, and from which day on is each known?"""

from __future__ import annotations

import datetime
import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType

from brecha.core.languages import Language, translate
from brecha.countries import Country
from brecha.countries.law import JOB_INPUTS
from brecha.engine import Input, Rule
from brecha.parameters import ParameterBook

UNDATED = datetime.date.min
ONE_JOB = "one job"
TITLES = {
    ONE_JOB: "One job: bonuses, social security, income tax",
    "agricultural_work": "Temporary agricultural work",
    "domestic_work": "Domestic work",
    "inspection": "Inspection and fines",
    "protection_floor": "The social protection floor",
}


@dataclass(frozen=True)
class LawGroup:
    """The rules of one folder of a country's law.

    Attributes:
        name: Name of the folder; `ONE_JOB` for the modules beside the folders.
        rules: Rules by name, each with all its dated versions, earlier ones first.
        inputs: The columns that its rules take from the caller, by name.
    """

    name: str
    rules: Mapping[str, tuple[Rule, ...]]
    inputs: Mapping[str, Input]

    def title_in(self, language: Language) -> str:
        """Return what the group is about."""
        return translate(TITLES.get(self.name, self.name.replace("_", " ")), language)


@dataclass(frozen=True)
class ModelledRule:
    """A version of a rule.

    Attributes:
        rule: The rule.
        since: First day on which it is in force and all that it takes is known; the earliest date
            there is where nothing that it takes is dated.
    """

    rule: Rule
    since: datetime.date


def law_groups(country: Country) -> tuple[LawGroup, ...]:
    """Return the rules of a country, folder by folder, in the order of their names."""
    package = importlib.import_module(f"brecha.countries.{country.name}.law")
    modules: dict[str, list[ModuleType]] = {}
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        inner = found.name.removeprefix(f"{package.__name__}.").split(".")
        is_folder = len(inner) > 1 or found.ispkg
        modules.setdefault(inner[0] if is_folder else ONE_JOB, []).append(
            importlib.import_module(found.name)
        )
    groups = (_group(name, parts) for name, parts in sorted(modules.items()))
    return tuple(group for group in groups if group.rules)


def modelled_rules(group: LawGroup, book: ParameterBook) -> list[ModelledRule]:
    """Return every version of every rule with the first day on which it can be computed."""
    return [
        ModelledRule(
            rule, max(rule.since, _computable(name, group, book, ()) if at == 0 else UNDATED)
        )
        for name, versions in group.rules.items()
        for at, rule in enumerate(versions)
    ]


def first_and_last(rules: list[ModelledRule]) -> tuple[str | None, str | None]:
    """Return the days from which on the first and the last rule is modelled."""
    firsts: dict[str, datetime.date] = {}
    for entry in rules:
        firsts.setdefault(entry.rule.name, entry.since)
    days = sorted(firsts.values())
    dated = [day for day in days if day != UNDATED]
    return (str(dated[0]), str(dated[-1])) if dated else (None, None)


def day_text(day: datetime.date | None) -> str | None:
    """Return a day, or nothing where a rule has none: it is older than all that is modelled."""
    return None if day in {None, UNDATED} else str(day)


def _computable(
    name: str, group: LawGroup, book: ParameterBook, below: tuple[str, ...]
) -> datetime.date:
    """Return the first day on which the first version of a rule and all it takes are known."""
    if name in below:
        return UNDATED
    rule = group.rules[name][0]
    days = [rule.since]
    for argument in rule.argument_units:
        if argument in group.rules:
            days.append(_computable(argument, group, book, (*below, name)))
        elif argument in book.parameters:
            values = book.parameters[argument].values
            days += sorted(day for day, dated in values.items() if dated.value is not None)[:1]
    return max(days)


def _group(name: str, modules: list[ModuleType]) -> LawGroup:
    rules: dict[str, list[Rule]] = {}
    inputs = {entry.name: entry for entry in JOB_INPUTS} if name == ONE_JOB else {}
    for entry in _defined(modules):
        if isinstance(entry, Input):
            inputs[entry.name] = entry
        elif entry not in rules.setdefault(entry.name, []):
            rules[entry.name].append(entry)
    ordered = {name: tuple(sorted(rules[name], key=_since)) for name in sorted(rules)}
    return LawGroup(name, ordered, inputs)


def _since(rule: Rule) -> datetime.date:
    return rule.since


def _defined(modules: list[ModuleType]) -> Iterator[Rule | Input]:
    """Yield the rules that modules define, and the inputs that stand in their tuples."""
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, Rule) and value.function.__module__ == module.__name__:
                yield value
            elif isinstance(value, tuple):
                yield from (entry for entry in value if isinstance(entry, Input))
