"""By what are people told apart? Sex, age, place, schooling, work, income, with labels.

A person whose answer is not known is in the group `unknown`, so that the groups are a partition.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from brecha.core.errors import FaultList, InputError
from brecha.core.languages import Text
from brecha.core.notes import Note
from brecha.gaps.indicator import text
from brecha.gaps.refusal import raise_holes
from brecha.population.column_titles import column_title

UNKNOWN = "unknown"
UNKNOWN_LABEL = text("No se sabe", "Not known")
AGE_GROUPS = ((0, 5), (6, 14), (15, 29), (30, 44), (45, 64), (65, None))


@dataclass(frozen=True)
class Dimension:
    """A way to cut the population into groups.

    Attributes:
        id: Name in files and commands.
        title: What it is called.
        column: Column of a person it rests on.
        code: Code of each person's group, null where it is not known.
        labels: What the codes mean, in their order; empty where the codes are the source's own.
    """

    id: str
    title: Text
    column: str
    code: pl.Expr
    labels: Mapping[str, Text] = field(default_factory=dict)

    def label(self, code: str) -> Text:
        """Return what a code means; a code of the source's own means itself."""
        if code == UNKNOWN:
            return UNKNOWN_LABEL
        return self.labels.get(code, Text(es=code, en=code))


def find_dimensions(ids: Iterable[str]) -> tuple[Dimension, ...]:
    """Return dimensions by their ids, in the order asked, each once.

    Raises:
        InputError: Some are not known.
    """
    by_id = {dimension.id: dimension for dimension in DIMENSIONS}
    faults = FaultList()
    asked = list(dict.fromkeys(ids))
    for name in asked:
        if name not in by_id:
            faults.add(
                "A breakdown must be one of {known}; {name} is none. Correct its name "
                "(near: {near}).",
                known=", ".join(by_id),
                name=name,
                near=", ".join(difflib.get_close_matches(name, by_id, n=3)) or "–",
            )
    faults.raise_as(InputError)
    return tuple(by_id[name] for name in asked)


def missing_for_dimension(dimension: Dimension, columns: Collection[str]) -> Note | None:
    """Return why people cannot be told apart so, or nothing where they can."""
    if dimension.column in columns:
        return None
    return Note(
        "There is no breakdown by {title}: the source does not ask {column}.",
        {"title": dimension.title, "column": column_title(dimension.column)},
    )


def group_codes(people: pl.DataFrame, dimensions: Iterable[Dimension]) -> dict[str, pl.Series]:
    """Return the code of each person's group, by dimension.

    Args:
        people: Columns of `PEOPLE`; for deciles of income also `income_decile`, see
            `with_income_decile`.
        dimensions: What tells people apart.

    Raises:
        CoverageError: The source lacks a column that a dimension rests on.
    """
    asked = tuple(dimensions)
    raise_holes(missing_for_dimension(dimension, people.columns) for dimension in asked)
    codes = people.select(
        dimension.code.cast(pl.String).fill_null(UNKNOWN).alias(dimension.id) for dimension in asked
    )
    return {dimension.id: codes[dimension.id] for dimension in asked}


def _flag(column: str, yes: str, no: str) -> pl.Expr:
    answer = pl.col(column)
    return pl.when(answer == 1).then(pl.lit(yes)).when(answer == 0).then(pl.lit(no))


def _age_code() -> pl.Expr:
    age = pl.col("age")
    code: pl.Expr = pl.lit(None, dtype=pl.String)
    for first, last in AGE_GROUPS:
        is_in = age >= first if last is None else (age >= first) & (age < last + 1)
        code = pl.when(is_in).then(pl.lit(_age_name(first, last))).otherwise(code)
    return code


def _age_name(first: int, last: int | None) -> str:
    return f"{first:02d}-{last:02d}" if last is not None else f"{first}+"


def _age_labels() -> dict[str, Text]:
    return {
        _age_name(first, last): text(f"{first} a {last} años", f"{first} to {last} years")
        if last is not None
        else text(f"{first} años y más", f"{first} years and more")
        for first, last in AGE_GROUPS
    }


DIMENSIONS: tuple[Dimension, ...] = (
    Dimension(
        "sex",
        text("sexo", "sex"),
        "sex",
        pl.col("sex"),
        {"man": text("Hombres", "Men"), "woman": text("Mujeres", "Women")},
    ),
    Dimension("age_group", text("grupo de edad", "age group"), "age", _age_code(), _age_labels()),
    Dimension(
        "indigenous",
        text("condición indígena", "indigenous identity"),
        "is_indigenous",
        _flag("is_indigenous", "indigenous", "not_indigenous"),
        {
            "indigenous": text("Indígenas", "Indigenous"),
            "not_indigenous": text("No indígenas", "Not indigenous"),
        },
    ),
    Dimension(
        "disability",
        text("discapacidad", "disability"),
        "has_disability",
        _flag("has_disability", "disability", "no_disability"),
        {
            "disability": text("Con discapacidad", "With a disability"),
            "no_disability": text("Sin discapacidad", "Without a disability"),
        },
    ),
    Dimension(
        "rural",
        text("ámbito rural o urbano", "rural or urban"),
        "is_rural",
        _flag("is_rural", "rural", "urban"),
        {"rural": text("Rural", "Rural"), "urban": text("Urbano", "Urban")},
    ),
    Dimension("territory", text("territorio", "territory"), "territory", pl.col("territory")),
    Dimension(
        "municipality", text("municipio", "municipality"), "municipality", pl.col("municipality")
    ),
    Dimension(
        "schooling",
        text("escolaridad", "schooling"),
        "schooling",
        pl.col("schooling"),
        {
            "none": text("Sin escolaridad", "None"),
            "primary": text("Primaria", "Primary"),
            "lower_secondary": text("Secundaria", "Lower secondary"),
            "upper_secondary": text("Media superior", "Upper secondary"),
            "tertiary": text("Superior", "Tertiary"),
        },
    ),
    Dimension(
        "worker_group",
        text("grupo de ocupación", "worker group"),
        "worker_group",
        pl.col("worker_group"),
        {
            "domestic_worker": text("Personas trabajadoras del hogar", "Domestic workers"),
            "agricultural_day_labourer": text(
                "Personas jornaleras agrícolas", "Day labourers in agriculture"
            ),
            "other": text("Otras personas ocupadas", "Other workers"),
        },
    ),
    Dimension(
        "modality",
        text("modalidad del trabajo del hogar", "modality of domestic work"),
        "modality",
        pl.col("modality"),
        {
            "live_in": text("De planta", "Living in"),
            "one_employer": text("Un solo hogar", "One household"),
            "several_employers": text("Varios hogares", "Several households"),
        },
    ),
    Dimension(
        "position",
        text("posición en el trabajo", "position in work"),
        "position",
        pl.col("position"),
        {
            "employee": text("Personas asalariadas", "Wage workers"),
            "employer": text("Empleadores", "Employers"),
            "own_account": text("Por cuenta propia", "On own account"),
            "unpaid": text("Sin pago", "Without pay"),
        },
    ),
    Dimension(
        "income_decile",
        text("decil de ingreso", "income decile"),
        "income_decile",
        pl.col("income_decile"),
        {f"{n:02d}": text(f"Decil {n}", f"Decile {n}") for n in range(1, 11)},
    ),
)
