"""Which multipliers does a table yield, sector by sector, and under which choices?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from brecha.core.languages import Language, translate
from brecha.core.notes import Note
from brecha.economy.closure import HouseholdClosure, wages_spent
from brecha.economy.employment import EmploymentAccount, employment_multipliers
from brecha.economy.imports import domestic_table
from brecha.economy.input_output_table import InputOutputTable
from brecha.economy.leontief import LeontiefModel, build_model, model_radius
from brecha.economy.multiplier import output_multipliers

GDP_CONCEPT = (
    "Gross domestic product at market prices: value added of all sectors plus all net taxes on "
    "products, in {unit} {currency} at prices of {price_year}."
)


class SectorLine(TypedDict):
    """The multipliers of a sector; jobs are per unit of the table's money."""

    code: str
    name: str
    type_1: float
    type_2: float
    employment: NotRequired[dict[str, float]]


class MultipliersReport(TypedDict):
    """What is told about a table; money in its unit and prices."""

    source: str
    year: int
    price_year: int
    unit: str
    currency: str
    gdp: float
    gdp_concept: str
    output: float
    spectral_radius: float
    spectral_radius_closed: float
    import_treatment: str
    closure: str
    method: list[str]
    caveats: list[str]
    table_identity: str
    sectors: list[SectorLine]


def multipliers_report(
    table: InputOutputTable,
    closure: HouseholdClosure | None = None,
    employment: EmploymentAccount | None = None,
    sectors: Sequence[str] = (),
    language: Language = "en",
) -> MultipliersReport:
    """Return output (and employment) multipliers of a table with the choices behind them.

    Args:
        table: The table; one of total use is made domestic by import shares.
        closure: Households inside type II; without one, wages are spent in full.
        employment: Jobs by sector of the table, if there are any.
        sectors: Codes to report; none means all.
        language: Language of the sentences.

    Raises:
        InputError: A code is not one of the table, or the closure does not fit.
    """
    home = domestic_table(table)
    places = [home.position(code) for code in sectors] or list(range(len(home.codes)))
    open_model = build_model(home)
    closed_model = build_model(home, closure or wages_spent(home))
    notes = (open_model.note, closed_model.note)
    caveats = dict.fromkeys(caveat.text(language) for note in notes for caveat in note.caveats)
    return {
        "source": home.source,
        "year": home.year,
        "price_year": home.price_year,
        "unit": home.unit,
        "currency": home.currency,
        "gdp": table.gdp,
        "gdp_concept": _gdp_concept(home, language),
        "output": float(home.x.sum()),
        "spectral_radius": model_radius(open_model),
        "spectral_radius_closed": model_radius(closed_model),
        "import_treatment": open_model.note.import_treatment.text(language),
        "closure": closed_model.note.closure.text(language),
        "method": [note.method.text(language) for note in notes],
        "caveats": list(caveats),
        "table_identity": table.identity,
        "sectors": _lines(open_model, closed_model, employment, places),
    }


def _gdp_concept(table: InputOutputTable, language: Language) -> str:
    values = {
        "unit": translate(table.unit, language),
        "currency": table.currency,
        "price_year": table.price_year,
    }
    return Note(GDP_CONCEPT, values).text(language)


def _lines(
    open_model: LeontiefModel,
    closed_model: LeontiefModel,
    employment: EmploymentAccount | None,
    places: Sequence[int],
) -> list[SectorLine]:
    table = open_model.table
    type_1, type_2 = output_multipliers(open_model).total, output_multipliers(closed_model).total
    lines: list[SectorLine] = [
        {
            "code": table.codes[place],
            "name": table.names[place],
            "type_1": float(type_1[place]),
            "type_2": float(type_2[place]),
        }
        for place in places
    ]
    if employment is not None:
        jobs_1 = employment_multipliers(open_model, employment)
        jobs_2 = employment_multipliers(closed_model, employment)
        for line, place in zip(lines, places, strict=True):
            line["employment"] = {
                "direct": float(jobs_1.direct[place]),
                "type_1": float(jobs_1.total[place]),
                "type_2": float(jobs_2.total[place]),
            }
    return lines
