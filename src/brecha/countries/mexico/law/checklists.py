"""Which lists of duties, items, steps and rights does Mexican law bring?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from brecha.core.languages import Text
from brecha.countries.law import Checklist
from brecha.countries.mexico.law.agricultural_work.duties import read_duties
from brecha.countries.mexico.law.domestic_work.checklists import (
    read_benefits,
    read_contract_items,
)
from brecha.countries.mexico.law.inspection.lists import (
    read_breaches,
    read_checklist,
    read_jurisdiction,
)
from brecha.countries.mexico.law.inspection.procedure import read_steps
from brecha.countries.mexico.law.protection_floor.lists import read_floor, read_portability

CHECKLISTS: Mapping[str, Checklist] = {
    "domestic-contract": Checklist(
        Text(
            es="Elementos mínimos del contrato de trabajo del hogar",
            en="Least items of a contract of domestic work",
        ),
        read_contract_items,
    ),
    "domestic-benefits": Checklist(
        Text(es="Prestaciones del seguro social", en="Benefits of the social insurance"),
        read_benefits,
    ),
    "agricultural-duties": Checklist(
        Text(
            es="Obligaciones y prohibiciones de quien emplea en el campo",
            en="Duties and prohibitions of farm employers",
        ),
        read_duties,
    ),
    "domestic-inspection": Checklist(
        Text(
            es="Lo que revisa una inspección del trabajo del hogar",
            en="What an inspection of domestic work checks",
        ),
        partial(read_checklist, "domestic"),
    ),
    "agricultural-inspection": Checklist(
        Text(
            es="Lo que revisa una inspección del trabajo del campo",
            en="What an inspection of farm work checks",
        ),
        partial(read_checklist, "farm"),
    ),
    "breaches": Checklist(
        Text(es="Infracciones con multa", en="Breaches with a fine"), read_breaches
    ),
    "jurisdiction": Checklist(
        Text(es="Qué autoridad inspecciona qué", en="Which authority inspects what"),
        read_jurisdiction,
    ),
    "inspection-procedure": Checklist(
        Text(es="Pasos de una inspección y sus plazos", en="Steps of an inspection and their time"),
        read_steps,
    ),
    "guarantees": Checklist(
        Text(
            es="Las cuatro garantías de la Recomendación 202",
            en="The four guarantees of Recommendation 202",
        ),
        lambda: read_floor().guarantees,
    ),
    "portability": Checklist(
        Text(
            es="Lo que conserva quien cambia de lugar o de seguro",
            en="What who moves between places or insurances keeps",
        ),
        read_portability,
    ),
}
