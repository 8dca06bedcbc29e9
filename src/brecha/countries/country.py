"""Load a country: its declared tables, its parameters, its law and its sources."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import polars as pl
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from brecha.core.errors import CoverageError, FaultList, InputError
from brecha.core.languages import Text
from brecha.core.schema_faults import tell_schema_faults
from brecha.core.yaml_files import read_yaml
from brecha.countries.input_output import AccountFile, read_account
from brecha.countries.law import Law
from brecha.countries.tables import COUNTRY_TABLES
from brecha.parameters import ParameterBook, read_parameters
from brecha.sources.input_output_sheet import InputOutputSheet

COUNTRIES = Path(__file__).parent
Model = TypeVar("Model")
NATION = "00"


class Source(BaseModel):
    """Where the figures of a table come from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    publisher: str
    href: str | None = None
    period: str | None = None
    licence: str | None = None
    retrieved: str | None = None
    note: str | None = None
    method: str | None = None


class CountryFile(BaseModel):
    """The file `country.yaml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Text
    currency: str = Field(pattern="^[A-Z]{3}$")
    is_made_up: bool = False
    cautions: tuple[Text, ...] = ()
    input_output: dict[int, AccountFile]


@dataclass(frozen=True)
class Country:
    """All that a country brings.

    Attributes:
        name: Name of its folder.
        about: Title, currency, accounts.
        book: Its parameters.
        law: Its rules about one job.
        sources: By key.
    """

    name: str
    about: CountryFile
    book: ParameterBook
    law: Law
    sources: dict[str, Source]

    @property
    def folder(self) -> Path:
        """The folder of the country."""
        return COUNTRIES / self.name

    def table(self, name: str) -> pl.DataFrame:
        """Return a declared table.

        Raises:
            CoverageError: The country brings no such table.
            InputError: The file does not hold what is declared.
        """
        path = self.folder / "tables" / f"{name}.csv"
        if not path.exists():
            raise CoverageError.of(
                "{country} brings no table {table}. Bring the file {file}.",
                country=self.about.title.en,
                table=name,
                file=path.name,
            )
        return _read_table(name, path)

    def input_output(self, year: int) -> InputOutputSheet:
        """Return the input-output account of a year.

        Raises:
            CoverageError: The country has no account of that year.
        """
        about = self.about.input_output.get(year)
        if about is None:
            raise CoverageError.of(
                "{country} has input-output accounts of {known}; {year} was asked for. "
                "Choose one of these.",
                country=self.about.title.en,
                known=", ".join(str(known) for known in self.about.input_output),
                year=year,
            )
        titles = dict(self.table("sectors").select("sector", "title_en").iter_rows())
        path = self.folder / "tables" / about.file
        return read_account(path, about, year, titles, self.about.currency)

    def gdp(self, year: int, territory: str = NATION) -> float:
        """Return the GDP of a year. Unit: money, current prices.

        Raises:
            CoverageError: The year is not in the table.
        """
        return self._of_year("gdp", "gdp", year, territory) * 1e6

    def price_ratio(self, from_year: int, to_year: int) -> float:
        """Return by what money of one year is multiplied to be money of another.

        Raises:
            CoverageError: One of the years is not in the table.
        """
        if from_year == to_year:
            return 1.0
        later = self._of_year("price_index", "index", to_year)
        return later / self._of_year("price_index", "index", from_year)

    def _of_year(self, name: str, column: str, year: int, territory: str | None = None) -> float:
        path = self.folder / "tables" / f"{name}.csv"
        by_year = _by_year(name, path, column, territory)
        if year not in by_year:
            raise CoverageError.of(
                "Table {table} of {country} covers {first} to {last}; {year} was asked for. "
                "Choose a year within, or add it with its source.",
                table=name,
                country=self.about.title.en,
                first=min(by_year),
                last=max(by_year),
                year=year,
            )
        return by_year[year]


def country_names() -> list[str]:
    """Return the names of all countries."""
    return sorted(path.parent.name for path in COUNTRIES.glob("*/country.yaml"))


@cache
def load_country(name: str) -> Country:
    """Return a country by the name of its folder.

    Raises:
        CoverageError: There is no such country.
        InputError: One of its files does not hold what it must.
    """
    if name not in country_names():
        raise CoverageError.of(
            "The country must be one of {known}; {name} is not. Choose one of these.",
            known=", ".join(country_names()),
            name=name,
        )
    folder = COUNTRIES / name
    about = _read_model(folder / "country.yaml", CountryFile)
    sources = _read_model(folder / "sources.yaml", dict[str, Source])
    law: Law = importlib.import_module(f"brecha.countries.{name}.law").LAW
    book = read_parameters(folder / "parameters", about.currency)
    return Country(name, about, book, law, sources)


def _read_model(path: Path, model: type[Model]) -> Model:
    content, lines = read_yaml(path)
    faults = FaultList()
    try:
        return TypeAdapter(model).validate_python(content)
    except ValidationError as error:
        tell_schema_faults(error, lines, faults)
    raise InputError(faults.faults)


@cache
def _read_table(name: str, path: Path) -> pl.DataFrame:
    frame = pl.read_csv(path, infer_schema=False, comment_prefix="#")
    return COUNTRY_TABLES[name].check(frame, path.name)


@cache
def _by_year(name: str, path: Path, column: str, territory: str | None) -> dict[int, float]:
    table = _read_table(name, path)
    if territory is not None:
        table = table.filter(pl.col("territory") == territory)
    return dict(table.select("year", column).iter_rows())
