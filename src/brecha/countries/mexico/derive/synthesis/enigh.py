"""Who lives with whom, and how are they protected? ENIGH 2016 with CONEVAL's measurement.

One row a member of a household, every value a text as the recipe names it.
"""

from __future__ import annotations

from functools import cache

import polars as pl

from brecha.countries.mexico.derive.synthesis.features import HOUSEHOLD, band_of
from brecha.sources import locate

PERSON = ("folioviv", "foliohog", "numren")
KINSHIPS = {1: "head", 2: "spouse", 3: "child", 4: "parent", 5: "parent_in_law", 6: "other"}
SEXES = {1: "man", 2: "woman"}
RURAL = "4"
HOUSEHOLDS_AS_EMPLOYERS = "8140"
AGRICULTURE = "11"
SUPPORT_IN_AGRICULTURE = "911"
SECTORS = {
    "11": "agriculture",
    "21": "other_industry",
    "22": "other_industry",
    "23": "construction",
    "31": "manufacturing",
    "32": "manufacturing",
    "33": "manufacturing",
    "43": "trade",
    "46": "trade",
}
# The places of a benefit in the table of 2016: 7, 8 and 14 are those of CONEVAL's indicators of
# sick leave, year-end bonus and retirement account; the others follow in the order of 2018.
BENEFITS = {
    "has_paid_vacation": ("pres_9",),
    "has_christmas_bonus": ("pres_8",),
    "has_health_care_by_job": ("pres_1", "pres_2", "pres_3", "pres_4", "pres_5"),
    "has_sick_leave": ("pres_7",),
    "has_retirement_saving": ("pres_14",),
    "has_housing_credit": ("pres_11",),
    "has_childcare_by_job": ("pres_12",),
    "has_maternity_leave": ("pres_13",),
}
OLDEST_CHILD_OF_THE_INSURED = 15
OLDEST_STUDENT_OF_THE_INSURED = 25


@cache
def read_members() -> pl.DataFrame:
    """Return the members of households.

    Returns:
        Columns: household, weight, territory, is_rural, kinship, sex, age, band, household_size,
        those of protection, of the dwelling and of the main job; null where not asked.
    """
    members = _read("coneval_persons_2016").with_columns(
        household=pl.col("folioviv") + pl.col("foliohog"), age=pl.col("edad").cast(pl.Float64)
    )
    members = members.join(_homes(), on=PERSON[:2], how="left", validate="m:1")
    members = members.join(_jobs(), on=PERSON, how="left", validate="1:1")
    return members.select(
        HOUSEHOLD,
        weight=pl.col("factor").cast(pl.Float64),
        territory=pl.col("ubica_geo").str.slice(0, 2),
        is_rural=_flag(pl.col("tam_loc") == RURAL),
        kinship=pl.col("par").cast(pl.Int64).replace_strict(KINSHIPS),
        sex=pl.col("sexo").cast(pl.Int64).replace_strict(SEXES),
        age="age",
        band=band_of(pl.col("age")),
        household_size=pl.len().over(HOUSEHOLD).cast(pl.Float64),
        **_protection(),
        **_work(),
        **{name: pl.col(name) for name in ("lacks_food", *_DWELLING)},
    ).sort(HOUSEHOLD, maintain_order=True)


_DWELLING = ("lacks_housing_quality", "lacks_housing_services")


def _protection() -> dict[str, pl.Expr]:
    return {
        "is_indigenous": pl.col("hli"),
        "has_disability": pl.col("discap"),
        "is_low_schooling": _flag(pl.col("niv_ed").is_in(["0", "1"])),
        "lacks_schooling": pl.col("ic_rezedu"),
        "has_direct_social_security": pl.col("ss_dir"),
        "has_pension": pl.col("jub"),
        "has_family_social_security": _flag(_family_cover()),
        "has_social_pension": pl.col("pam").fill_null("0"),
        "lacks_social_security": pl.col("ic_segsoc"),
        "has_health_care": _flag(pl.col("ic_asalud") == "0"),
        "lacks_health_care": pl.col("ic_asalud"),
    }


def _family_cover() -> pl.Expr:
    """Say who is covered by the head, the spouse or a child, as CONEVAL's measurement does."""
    by_head, by_spouse, by_child = (
        pl.col(name) == "1" for name in ("jef_ss", "cony_ss", "hijo_ss")
    )
    age = pl.col("age")
    is_student = age.is_between(16, OLDEST_STUDENT_OF_THE_INSURED) & (pl.col("inas_esc") == "0")
    is_minor = (age <= OLDEST_CHILD_OF_THE_INSURED) | is_student
    is_inactive = pl.col("pea") == "0"
    kinship = pl.col("par")
    return (
        ((kinship == "1") & (by_spouse | (is_inactive & by_child)))
        | ((kinship == "2") & (by_head | (is_inactive & by_child)))
        | ((kinship == "3") & is_minor & (by_head | by_spouse))
        | ((kinship == "4") & is_inactive & by_head)
        | ((kinship == "5") & is_inactive & by_spouse)
    )


def _work() -> dict[str, pl.Expr]:
    is_employed = pl.col("pea") == "1"
    columns = ["worker_group", "position", "sector", "number_of_jobs", *BENEFITS]
    columns += ["has_written_contract", "hours_weekly"]
    of_the_employed = {name: pl.when(is_employed).then(pl.col(name)) for name in columns}
    return {"is_employed": pl.col("pea").replace({"2": "0"}), **of_the_employed}


def _homes() -> pl.DataFrame:
    return _read("coneval_households_2016").select(
        *PERSON[:2], lacks_food="ic_ali", lacks_housing_quality="ic_cv",
        lacks_housing_services="ic_sbv",
    )  # fmt: skip


def _jobs() -> pl.DataFrame:
    jobs = _read("inegi_enigh_2016_jobs")
    seconds = jobs.filter(pl.col("id_trabajo") == "2").select(*PERSON, second=pl.lit("2"))
    first = jobs.filter(pl.col("id_trabajo") == "1").join(seconds, on=PERSON, how="left")
    is_domestic = pl.col("scian") == HOUSEHOLDS_AS_EMPLOYERS
    is_labourer = (
        pl.col("scian").str.starts_with(AGRICULTURE)
        & pl.col("sinco").str.starts_with(SUPPORT_IN_AGRICULTURE)
        & (_position() == "employee")
    )
    return first.select(
        *PERSON,
        worker_group=pl.when(is_domestic)
        .then(pl.lit("domestic_worker"))
        .when(is_labourer)
        .then(pl.lit("agricultural_day_labourer"))
        .otherwise(pl.lit("other")),
        position=_position(),
        sector=pl.col("scian").str.slice(0, 2).replace_strict(SECTORS, default="services"),
        number_of_jobs=pl.col("second").fill_null("1"),
        hours_weekly=pl.col("htrab").cast(pl.Float64),
        has_written_contract=_flag(pl.col("contrato") == "1"),
        **{
            name: _flag(pl.any_horizontal(pl.col(places).is_not_null()))
            for name, places in BENEFITS.items()
        },
    )


def _position() -> pl.Expr:
    return (
        pl.when(pl.col("pago") == "1")
        .then(pl.lit("employee"))
        .when(pl.col("pago").is_not_null())
        .then(pl.lit("unpaid"))
        .when(pl.col("personal") == "1")
        .then(pl.lit("employer"))
        .otherwise(pl.lit("own_account"))
    )


def _flag(is_so: pl.Expr) -> pl.Expr:
    return pl.when(is_so).then(pl.lit("1")).otherwise(pl.lit("0"))


def _read(file_id: str) -> pl.DataFrame:
    return pl.read_csv(locate(file_id), infer_schema=False, null_values=["NA", ""])
