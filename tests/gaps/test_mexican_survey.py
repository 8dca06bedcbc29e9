"""Do indicators on the survey of 2016 give what was published of it?"""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from brecha.countries import load_survey
from brecha.gaps import (
    IndicatorEstimates,
    aggregate,
    barriers_among,
    estimate_indicators,
    figures,
    find_indicators,
)

FILES = {
    "people": "personas_mcs2016.csv.gz",
    "jobs": "trabajos_enigh2016_official_codes.csv.gz",
    "households": "hogares_mcs2016.csv.gz",
}
PUBLISHED_PERCENT = {  # CONEVAL, Medición de la pobreza 2016
    "lacks_social_security": 55.8,
    "lacks_health_care": 15.5,
    "lacks_schooling": 17.4,
}
DOMESTIC = (
    "domestic_workers",
    "domestic_workers_women",
    "domestic_workers_social_security",
    "domestic_workers_live_in",
)

pytestmark = [pytest.mark.needs_data, pytest.mark.slow]


@pytest.fixture(scope="module")
def people(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    folder = data_folder / "microdata" / "enigh2016_mcs"
    survey = load_survey(
        "mexico",
        "mcs",
        "2016",
        {name: folder / file for name, file in FILES.items()},
        cache_folder=tmp_path_factory.mktemp("surveys"),
    )
    return survey.people.collect()


def estimates(told: IndicatorEstimates) -> dict[str, float]:
    return dict(zip(told.frame["indicator"], told.frame["estimate"], strict=True))


def test_deprivations_are_those_published(people: pl.DataFrame) -> None:
    told = estimates(estimate_indicators(people, find_indicators(PUBLISHED_PERCENT)))

    assert {name: round(100 * share, 1) for name, share in told.items()} == PUBLISHED_PERCENT


def test_domestic_workers_are_almost_all_women_and_almost_none_is_covered(
    people: pl.DataFrame,
) -> None:
    result = estimate_indicators(people, find_indicators(DOMESTIC))

    told = estimates(result)
    assert told["domestic_workers"] / 1e6 == pytest.approx(2.77, abs=0.005)
    assert told["domestic_workers_women"] == pytest.approx(0.91, abs=0.005)
    assert told["domestic_workers_social_security"] == pytest.approx(0.043, abs=0.0005)
    assert [hole.text("en").rpartition(": ")[2] for hole in result.holes] == [
        "the source does not ask modality of domestic work."
    ]


def test_sums_by_chunk_give_the_published_deprivations(people: pl.DataFrame) -> None:
    asked = find_indicators(PUBLISHED_PERCENT)

    told = figures(aggregate(people, asked), asked)

    percent = {row["indicator"]: round(100 * row["estimate"], 1) for row in told.to_dicts()}
    assert percent == PUBLISHED_PERCENT


def test_every_uncovered_worker_meets_a_barrier_that_is_asked(people: pl.DataFrame) -> None:
    told = barriers_among(people, law={"short_week_hours": 20.0}).shares

    shares = dict(zip(told["indicator"], told["estimate"], strict=True))
    firsts = sum(share for name, share in shares.items() if name.startswith("first:"))
    assert shares["none"] == 0
    assert firsts == pytest.approx(1)
