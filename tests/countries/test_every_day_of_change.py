"""On every day on which any law changes, and on the day before, each scheme is whole or says no.

What is not modelled stands in a list here, so that no hole opens or closes unseen.
"""

from __future__ import annotations

import datetime
import importlib
import pkgutil
from functools import cache

import pytest

from brecha.core import CoverageError
from brecha.countries import load_country
from brecha.countries.mexico import law as mexican_law
from brecha.engine import SchemeInForce, build, in_force, rules_of

# By scheme: the first day that is modelled, and the first that is no more.
MODELLED: dict[str, dict[str, tuple[str, str | None]]] = {
    "arcadia": {"arcadia-job": ("2018-01-01", None)},
    "mexico": {
        "domestic-worker": ("2019-04-01", None),  # the first pilot
        "domestic-worker-labour": ("2019-07-03", None),  # DOF 02-07-2019
        "domestic-worker-weekly-hours": ("2026-05-01", None),  # DOF 01-05-2026
        "domestic-worker-benefits": ("2019-04-01", None),
        "domestic-worker-pension": ("2021-01-01", None),  # DOF 16-12-2020
        "agricultural-contributions": ("2018-01-01", None),
        "agricultural-benefits": ("2024-01-25", None),  # DOF 24-01-2024
        # The decree's factor is a declared hole in 2017-2024 and from 2027 on.
        "agricultural-decree": ("2025-01-01", "2027-01-01"),
        "agricultural-worker": ("2025-01-01", "2027-01-01"),
        "inspection-fine": ("2021-04-24", None),  # fines of IMSS; labour's are older
        "protection-floor": ("2022-01-01", None),  # amounts of 2020 and 2021 are declared holes
        "formal-job": ("2018-01-01", None),
        "income-tax": ("2018-01-01", None),
    },
}
SCHEMES = [(country, name) for country, names in MODELLED.items() for name in names]
LAW_PREFIX = f"{mexican_law.__name__}."
DAY = datetime.timedelta(days=1)


@cache
def law_of(country: str, name: str) -> SchemeInForce:
    found = load_country(country)
    return SchemeInForce.of(found.law.schemes[name].scheme, found.book)


def days_of(law: SchemeInForce) -> list[datetime.date]:
    """Return every day of change and the day before it."""
    return sorted({day for change in law.changes for day in (change - DAY, change)})


def is_modelled(country: str, name: str, day: datetime.date) -> bool:
    first, end = MODELLED[country][name]
    return first <= day.isoformat() and (end is None or day.isoformat() < end)


@pytest.mark.parametrize("country", MODELLED)
def test_every_scheme_stands_in_the_list(country: str) -> None:
    assert set(load_country(country).law.schemes) == set(MODELLED[country])


@pytest.mark.parametrize(("country", "name"), SCHEMES)
def test_a_scheme_is_whole_on_every_day_of_change_or_says_that_it_is_not_modelled(
    country: str, name: str
) -> None:
    law = law_of(country, name)
    days = days_of(law)

    assert any(is_modelled(country, name, day) for day in days)
    for day in days:
        if is_modelled(country, name, day):
            assert law.program(day).targets, day
        else:
            with pytest.raises(CoverageError, match=r"modelled from|is known from|has no value"):
                law.program(day)


@pytest.mark.parametrize(("country", "name"), SCHEMES)
def test_every_rule_in_force_finds_what_it_takes_on_every_day_of_change(
    country: str, name: str
) -> None:
    law = law_of(country, name)
    scheme = law.scheme

    for day in [day for day in days_of(law) if is_modelled(country, name, day)]:
        rules = in_force(scheme.rules, day)
        targets = [rule.name for rule in rules]
        program = build(rules, scheme.inputs, law.values(day), targets, scheme.units)
        assert set(program.targets) == set(targets), day


def test_every_rule_of_the_mexican_law_is_of_some_scheme() -> None:
    known = {
        (rule.function.__module__, rule.function.__name__)
        for name in MODELLED["mexico"]
        for rule in law_of("mexico", name).scheme.rules
    }

    names = [one.name for one in pkgutil.walk_packages(mexican_law.__path__, LAW_PREFIX)]
    written = [rule for name in names for rule in rules_of(importlib.import_module(name))]

    assert len(written) > 100
    functions = {(rule.function.__module__, rule.function.__name__) for rule in written}
    assert functions - known == set()
