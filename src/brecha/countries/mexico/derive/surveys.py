"""Who works where, in the microdata of ENOE and ENIGH? One row a person by the main job."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from brecha.sources import locate

PERSON = ("folioviv", "foliohog", "numren")
TEXT = dict.fromkeys((*PERSON, "scian", "sinco", "id_trabajo"), pl.String)
SEX_OF_ENOE = {1: "men", 2: "women"}
FORMALITY_OF_ENOE = {1: "informal", 2: "formal"}
SOCIAL_SECURITY = tuple(f"medtrab_{number}" for number in range(1, 6))
WAGES_OF_THE_MAIN_JOB = (
    "Sueldos, salarios o jornal",
    "Destajo",
    "Comisiones y propinas",
    "Horas extras",
    "Incentivos, gratificaciones o premios",
    "Bono, percepción adicional o sobresueldo",
)
MONTHS_PER_QUARTER = 3
IN_COMMON = ("scian", "sinco", "htrab", "factor", "formality", "wage_monthly")


def read_enoe_workers(quarter: str) -> pl.DataFrame:
    """Return the employed of a quarter, in the universe of INEGI's published totals.

    Args:
        quarter: For example "2019_q1".

    Returns:
        Columns: rama, sex, formality, ing7c (income bracket in minimum wages; 6 none, 7 not
        told), ingocup (monthly labour income; zero where no amount was told), fac (weight).
    """
    persons = pl.read_csv(
        locate(f"inegi_enoe_{quarter}_persons"), infer_schema_length=None, null_values=["NA"]
    )
    return persons.filter(
        (pl.col("r_def") == 0)
        & pl.col("c_res").is_in([1, 3])
        & pl.col("eda").is_between(15, 98)
        & (pl.col("clase2") == 1)
    ).select(
        "rama",
        "ing7c",
        "ingocup",
        "fac",
        sex=pl.col("sex").replace_strict(SEX_OF_ENOE),
        formality=pl.col("emp_ppal").replace_strict(FORMALITY_OF_ENOE),
    )


def read_enigh_2016_workers() -> pl.DataFrame:
    """Return the workers of ENIGH 2016 with their social security by the job.

    Returns:
        Columns: scian (code for households), sex, formality (formal: direct social security),
        factor (weight).
    """
    jobs = _read(locate("inegi_enigh_2016_jobs"), [*PERSON, "id_trabajo", "scian"])
    persons = _read(locate("coneval_persons_2016"), [*PERSON, "sexo", "ss_dir", "factor"])
    return (
        jobs.filter(pl.col("id_trabajo") == "1")
        .join(persons, on=PERSON, how="inner", validate="1:1", maintain_order="left")
        .select(
            "scian",
            "factor",
            sex=pl.when(pl.col("sexo") == 1).then(pl.lit("men")).otherwise(pl.lit("women")),
            formality=_formality(pl.col("ss_dir") == 1),
        )
    )


def read_enigh_employees(year: int) -> pl.DataFrame:
    """Return the paid employees of ENIGH 2018 or 2022 by their main job.

    Returns:
        Columns: scian and sinco (labels), htrab (hours a week), factor (weight), formality
        (formal: IMSS, ISSSTE or the like by the job), wage_monthly (pesos of the survey year).
    """
    jobs = pl.read_csv(
        locate(f"inegi_enigh_{year}_jobs"), schema_overrides=TEXT, infer_schema_length=None
    )
    if "factor" not in jobs.columns:
        dwellings = _read(locate(f"inegi_enigh_{year}_dwellings"), ["folioviv", "factor"])
        jobs = jobs.join(dwellings, on="folioviv", how="left", validate="m:1")
    has_social_security = pl.any_horizontal(pl.col(SOCIAL_SECURITY).cast(pl.String) == "true")
    return (
        jobs.filter(pl.col("id_trabajo") == "Trabajo principal")
        .with_columns(formality=_formality(has_social_security.fill_null(value=False)))
        .join(_wages(year), on=PERSON, how="inner", validate="1:1", maintain_order="left")
        .filter(pl.col("wage_monthly") > 0)
        .select(IN_COMMON)
    )


def _wages(year: int) -> pl.DataFrame:
    incomes = _read(locate(f"inegi_enigh_{year}_incomes"), [*PERSON, "clave", "ing_tri"])
    return (
        incomes.filter(pl.col("clave").is_in(WAGES_OF_THE_MAIN_JOB))
        .group_by(PERSON)
        .agg(wage_monthly=pl.col("ing_tri").sum() / MONTHS_PER_QUARTER)
    )


def _read(path: Path, columns: list[str]) -> pl.DataFrame:
    return pl.read_csv(path, schema_overrides=TEXT, infer_schema_length=None, columns=columns)


def _formality(is_formal: pl.Expr) -> pl.Expr:
    return pl.when(is_formal).then(pl.lit("formal")).otherwise(pl.lit("informal"))
