"""What must be known to make people: margins, household types, and what is drawn given what.

A recipe is a chain of draws. Each draw gives columns to the persons it is for, with chances that
depend on columns drawn before. What a draw does not depend on, it is independent of: the recipe is
the list of its own assumptions.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import polars as pl
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from brecha.core.errors import CoverageError, FaultList, InputError
from brecha.core.languages import Text
from brecha.core.schema_faults import tell_schema_faults
from brecha.core.tables import Column, Table
from brecha.core.yaml_files import read_yaml

ANY = "*"
NULL = "-"
SEPARATOR = "|"
SOURCE = Column("source", "text", "text", "Key of the source in sources.yaml")
SAMPLE = Column("sample", "persons", "integer", "Rows of the source behind it", minimum=0)
TERRITORY = Column("territory", "text", "text", "Code of the territory", is_key=True)

TARGET_PEOPLE = Table(
    "synthesis_people",
    "People of a sex and an age band in a territory, in the base year",
    (
        TERRITORY,
        Column("age_from", "years", "integer", "First age", is_key=True, minimum=0),
        Column("age_to", "years", "integer", "Last age, included", is_key=True, minimum=0),
        Column("sex", "text", "text", "Sex", is_key=True, allowed=("man", "woman")),
        Column("people", "persons", "number", "People", minimum=0),
        SAMPLE,
        SOURCE,
    ),
)
TARGET_HOUSEHOLDS = Table(
    "synthesis_households",
    "What households of a territory are like",
    (
        TERRITORY,
        Column(
            "quantity",
            "text",
            "text",
            "rural_share (of people), size_N_share, size_N_or_more_share, woman_head_share "
            "(of households) or mean_size (persons)",
            is_key=True,
        ),
        Column("value", "see quantity", "number", "Value", minimum=0),
        SAMPLE,
        SOURCE,
    ),
)
TYPES = Table(
    "synthesis_types",
    "How often a household of a type is met, in rural and other places",
    (
        Column("is_rural", "1", "text", "1: rural", is_key=True, allowed=("0", "1")),
        Column(
            "members",
            "text",
            "text",
            "Members as kinship:sex:band, with nothing where drawn later; * a member not listed",
            is_key=True,
        ),
        Column("share", "1", "number", "Share of the households there", minimum=0, maximum=1),
        SAMPLE,
        SOURCE,
    ),
)
CHANCES = Table(
    "synthesis_chances",
    "The chance of an outcome of a draw in a cell",
    (
        Column("draw", "text", "text", "Name of the draw", is_key=True),
        Column("cell", "text", "text", "Given values; * any, - not known", is_key=True),
        Column("outcome", "text", "text", "Given columns; a..b is any between", is_key=True),
        Column("share", "1", "number", "Chance in the cell", minimum=0, maximum=1),
        Column("sample", "persons", "integer", "Rows of the source in the cell", minimum=0),
    ),
)
SYNTHESIS_TABLES = (TARGET_PEOPLE, TARGET_HOUSEHOLDS, TYPES, CHANCES)


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Feature(_Model):
    """A column that follows from others; exactly one of the kinds is set.

    Attributes:
        bins_of: Number that is put into classes, named by their first value.
        edges: First value of each class, rising.
        head_of: Column whose value for the head is taken by the whole household.
        any_of: Column of which one of `levels` in the household makes it 1.
        others_of: As `any_of`, of the others in the household with one of `kinships`.
        merge_of: Column whose levels are renamed by `into`; what it does not name becomes `-`.
    """

    bins_of: str | None = None
    edges: tuple[float, ...] = ()
    head_of: str | None = None
    any_of: str | None = None
    others_of: str | None = None
    levels: tuple[str, ...] = ()
    kinships: tuple[str, ...] = ()
    merge_of: str | None = None
    into: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @property
    def of(self) -> str:
        """The column that it follows from."""
        known = (self.bins_of, self.head_of, self.any_of, self.others_of, self.merge_of)
        return next(name for name in known if name is not None)


class Draw(_Model):
    """Columns drawn together for the persons that `where` names.

    Attributes:
        draw: Name.
        given: Columns on which the chances depend, the most important first: where a cell is
            too thin, the last ones are given up.
        gives: Columns that are drawn together.
        where: For whom: allowed levels by column.
        spread: Whether what the head draws is the whole household's.
        source: Key of the source.
        note: What is assumed.
    """

    draw: str
    given: tuple[str, ...]
    gives: tuple[str, ...]
    where: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    spread: bool = False
    source: str
    note: str = ""


class RecipeFile(_Model):
    """The file `synthesis.yaml` of a country.

    Attributes:
        title: What is made.
        year: Base year of the margins.
        bands: First age of the bands that household types are told in.
        features: Columns that follow from others.
        draws: In the order in which they are made.
        cautions: What a user must know.
    """

    title: Text
    year: int
    bands: tuple[int, ...]
    features: dict[str, Feature]
    draws: tuple[Draw, ...]
    cautions: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Recipe:
    """All that is needed to make the people of a country.

    Attributes:
        country: Its name.
        about: The chain of draws.
        year: Year of the people.
        people: Columns: those of `TARGET_PEOPLE`, in the year.
        households: Columns: those of `TARGET_HOUSEHOLDS`.
        types: Columns: those of `TYPES`.
        chances: Columns: those of `CHANCES`.
    """

    country: str
    about: RecipeFile
    year: int
    people: pl.DataFrame
    households: pl.DataFrame
    types: pl.DataFrame
    chances: pl.DataFrame

    @property
    def population(self) -> float:
        """People of the country in the year. Unit: persons."""
        return float(self.people["people"].sum())


def read_recipe_file(path: Path) -> RecipeFile:
    """Return the chain of draws of a country.

    Raises:
        CoverageError: The country brings none.
        InputError: The file does not hold what it must.
    """
    if not path.exists():
        raise CoverageError.of(
            "{country} brings no margins for synthetic people. Bring the file {file} and its "
            "tables, or choose another country.",
            country=path.parent.name,
            file=path.name,
        )
    content, lines = read_yaml(path)
    faults = FaultList()
    try:
        return RecipeFile.model_validate(content)
    except ValidationError as error:
        tell_schema_faults(error, lines, faults)
    raise InputError(faults.faults)


def people_in_year(
    base: pl.DataFrame, population: pl.DataFrame, base_year: int, year: int
) -> pl.DataFrame:
    """Return the people of the base year carried to another, band by band.

    Args:
        base: Columns: those of `TARGET_PEOPLE`.
        population: Columns: territory, year, age_from, age_to, people. A band that it does not
            hold keeps its number.
        base_year: Year of `base`.
        year: Year wanted.

    Raises:
        CoverageError: The year is not one of the population's.
    """
    if year == base_year:
        return base
    known = population["year"].unique().sort()
    if year not in known or base_year not in known:
        raise CoverageError.of(
            "Synthetic people can be made for the years {first} to {last}; {year} was asked for. "
            "Choose a year within.",
            first=known.min(),
            last=known.max(),
            year=year,
        )
    band = ["territory", "age_from", "age_to"]
    then = population.filter(pl.col("year") == base_year).select(*band, then="people")
    now = population.filter(pl.col("year") == year).select(*band, now="people")
    growth = then.join(now, on=band).select(*band, growth=pl.col("now") / pl.col("then"))
    joined = base.join(growth, on=band, how="left", maintain_order="left")
    return joined.with_columns(
        people=pl.col("people") * pl.col("growth").fill_null(1.0).fill_nan(1.0)
    ).drop("growth")
