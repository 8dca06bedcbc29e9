"""Made people for the tests of diagnoses: a survey of Arcadia that can be followed by hand."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from brecha.core.languages import Text
from brecha.countries import load_survey
from brecha.population.surveys import SurveyData

WAGES = (1000.0, 2000.0, 3000.0, 4000.0)
NOTHING = Text(es="", en="")


def made_survey(copies: int = 30, **replaced: pl.Expr) -> SurveyData:
    """Return a survey of Arcadia: of every copy six people, who stand for ten each.

    Four women work in homes, for 1000 to 4000 a month, the last of them with social security; a
    man and a woman work elsewhere, for 5000, with social security.
    """
    one = pl.DataFrame(
        {
            "sex": ["woman", "woman", "woman", "woman", "man", "woman"],
            "age": [30.0] * 6,
            "is_employed": [1.0] * 6,
            "position": ["employee"] * 6,
            "worker_group": ["domestic_worker"] * 4 + ["other"] * 2,
            "earnings_monthly": [*WAGES, 5000.0, 5000.0],
            "has_direct_social_security": [0.0, 0.0, 0.0, 1.0, 1.0, 1.0],
        }
    )
    people = pl.concat([one] * copies).with_row_index("row")
    place = pl.when(pl.col("row") < 6).then(pl.lit("02")).otherwise(pl.lit("01"))
    people = people.select(
        household_id=pl.col("row").cast(pl.String),
        person_id=pl.lit("1"),
        weight=pl.lit(10.0),
        stratum=pl.lit("1"),
        cluster=(pl.col("row") // 6).cast(pl.String),
        territory=place,
        **{name: pl.col(name) for name in one.columns},
    ).with_columns(**replaced)
    return SurveyData("made", NOTHING, "2025", people.lazy(), (), (), NOTHING)


def official_survey(folder: Path) -> SurveyData:
    """Return the persons of MCS-ENIGH 2016."""
    base = folder / "microdata" / "enigh2016_mcs"
    return load_survey("mexico", "mcs", "2016", {name: base / file for name, file in MCS.items()})


MCS = {
    "people": "personas_mcs2016.csv.gz",
    "jobs": "trabajos_enigh2016_official_codes.csv.gz",
    "households": "hogares_mcs2016.csv.gz",
}
