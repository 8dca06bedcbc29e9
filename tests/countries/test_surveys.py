from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from brecha.core.errors import InputError
from brecha.countries import load_survey
from brecha.countries.mexico.surveys.iter_2020 import read_iter
from brecha.population import check_people
from brecha.population.surveys import SurveyData
from survey_layouts import Row, write_csv

WEIGHT = pl.col("weight")
Load = Callable[[str, str, dict[str, str]], SurveyData]


@pytest.fixture(scope="module")
def load(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Load:
    """Return a loader of official files by their place in the folder of microdata."""
    cache = tmp_path_factory.mktemp("surveys")

    def _load(survey: str, period: str, files: dict[str, str]) -> SurveyData:
        paths = {name: data_folder / "microdata" / path for name, path in files.items()}
        return load_survey("mexico", survey, period, paths, cache_folder=cache)

    return _load


@pytest.fixture(scope="module")
def mcs(load: Load) -> pl.DataFrame:
    """Return the persons of MCS 2016 with their jobs and households."""
    files = {
        "people": "enigh2016_mcs/personas_mcs2016.csv.gz",
        "jobs": "enigh2016_mcs/trabajos_enigh2016_official_codes.csv.gz",
        "households": "enigh2016_mcs/hogares_mcs2016.csv.gz",
    }
    return load("mcs", "2016", files).people.collect()


@pytest.fixture(scope="module")
def enoe(load: Load) -> pl.DataFrame:
    """Return the persons of ENOE 2020Q1 with their hours of care."""
    files = {"sdem": "enoe/enoe_sdem_t120.csv.gz", "coe2": "enoe/enoe_coe2_t120.csv.gz"}
    return load("enoe", "2020Q1", files).people.collect()


def share(people: pl.DataFrame, flag: str) -> float:
    known = people.filter(pl.col(flag).is_not_null())
    return float(known.select((WEIGHT * pl.col(flag)).sum() / WEIGHT.sum()).item())


@pytest.mark.needs_data
def test_coneval_s_figures_of_2016_come_out(mcs: pl.DataFrame) -> None:
    assert mcs["weight"].sum() == 122_643_890
    assert round(100 * share(mcs, "lacks_social_security"), 1) == 55.8
    assert round(100 * share(mcs, "lacks_health_care"), 1) == 15.5
    assert round(100 * share(mcs, "lacks_schooling"), 1) == 17.4
    assert round(100 * share(mcs, "has_disability"), 1) == 7.2


@pytest.mark.needs_data
def test_domestic_workers_of_2016_come_out(mcs: pl.DataFrame) -> None:
    workers = mcs.filter(pl.col("worker_group") == "domestic_worker")
    women = workers.with_columns(is_woman=pl.col("sex") == "woman")

    assert workers["weight"].sum() == 2_774_601
    assert round(100 * share(women, "is_woman")) == 91
    assert round(100 * share(workers, "has_direct_social_security"), 1) == 4.3
    assert workers["is_employed"].min() == 1


@pytest.mark.needs_data
def test_access_by_kinship_explains_coneval_s_deprivation_of_everyone(
    mcs: pl.DataFrame, data_folder: Path
) -> None:
    path = data_folder / "microdata" / "enigh2016_mcs" / "personas_mcs2016.csv.gz"
    source = pl.read_csv(path, infer_schema=False)
    by_other_ways = (source["s_salud"] == "1") | (source["pam"] == "1").fill_null(value=False)
    has_access = (
        (mcs["has_direct_social_security"] == 1)
        | (mcs["has_family_social_security"] == 1)
        | by_other_ways
    )

    assert (has_access != (mcs["lacks_social_security"] == 1)).all()


@pytest.mark.needs_data
def test_inegi_s_figures_of_the_first_quarter_of_2020_come_out(enoe: pl.DataFrame) -> None:
    totals = enoe.select(
        employed=(WEIGHT * pl.col("is_employed")).sum(),
        labour_force=(WEIGHT * pl.col("is_in_labour_force")).sum(),
        informal=(WEIGHT * pl.col("is_informal")).sum(),
    ).row(0, named=True)

    assert totals["employed"] == 55_352_304
    assert totals["labour_force"] == 57_328_364
    assert round(100 * totals["informal"] / totals["employed"], 1) == 56.1


@pytest.mark.needs_data
def test_hours_of_care_come_out(enoe: pl.DataFrame) -> None:
    carers = enoe.filter(pl.col("care_hours_weekly") > 0)
    mean = (WEIGHT * pl.col("care_hours_weekly")).sum() / WEIGHT.sum()
    by_sex = carers.group_by("sex").agg(persons=WEIGHT.sum() / 1e6, hours=mean).sort("sex")

    assert [tuple(round(cell, 1) for cell in row[1:]) for row in by_sex.iter_rows()] == [
        (6.1, 10.9),
        (15.5, 20.2),
    ]


@pytest.mark.needs_data
@pytest.mark.parametrize("frame", ["mcs", "enoe"])
def test_official_persons_hold_what_is_declared(frame: str, request: pytest.FixtureRequest) -> None:
    people: pl.DataFrame = request.getfixturevalue(frame)

    assert check_people(people, frame).equals(people)


@pytest.mark.needs_data
def test_the_design_nests_clusters_in_strata_and_strata_in_states(enoe: pl.DataFrame) -> None:
    nested = enoe.group_by("cluster").agg(pl.col("stratum").n_unique())
    states = enoe.group_by("stratum").agg(pl.col("territory").n_unique())

    assert nested["stratum"].max() == 1
    assert states["territory"].max() == 1
    assert enoe["territory"].n_unique() == 32


@pytest.mark.needs_data
@pytest.mark.parametrize(
    ("period", "files", "workers", "domestic"),
    [
        ("2018", {"jobs": "trabajos2018", "dwellings": "viviendas2018"}, 59.27, 2.78),
        ("2022", {"jobs": "trabajos2022"}, 62.96, 2.77),
    ],
)
def test_labels_stand_for_codes(
    load: Load, period: str, files: dict[str, str], workers: float, domestic: float
) -> None:
    paths = {name: f"enigh_tidyenigh/{path}.csv.gz" for name, path in files.items()}

    people = load("enigh_labels", period, paths).people.collect()

    of_homes = people.filter(pl.col("worker_group") == "domestic_worker")
    assert round(people["weight"].sum() / 1e6, 2) == workers
    assert round(of_homes["weight"].sum() / 1e6, 2) == domestic


@pytest.mark.needs_data
def test_jobs_of_another_year_are_refused(load: Load) -> None:
    files = {
        "people": "enigh2016_mcs/personas_mcs2016.csv.gz",
        "jobs": "enigh_tidyenigh/trabajos2018.csv.gz",
    }

    with pytest.raises(InputError, match=r"trabajos2018\.csv\.gz: .* has medtrab_1, which that"):
        load("mcs", "2016", files)


@pytest.mark.needs_data
def test_iter_sums_to_the_census(data_folder: Path) -> None:
    totals = read_iter(data_folder / "population" / "census2020" / "municipios2020percent.csv")

    assert totals.height == 2_469
    assert totals["population"].sum() == 126_014_024
    assert totals["aged_60_and_over"].sum() == 15_142_976
    assert totals["with_disability"].sum() == 6_179_890
    assert totals.filter(municipality="09007")["population"].item() == 1_835_486


def test_iter_by_locality_keeps_the_rows_of_municipalities(tmp_path: Path) -> None:
    from brecha.countries.mexico.surveys.iter_2020 import COUNTS  # noqa: PLC0415 - its mnemonics

    counts = {source: "10" for source, _ in COUNTS.values()}
    rows: list[Row] = [
        {"ENTIDAD": entity, "MUN": municipality, "LOC": locality, **counts, "PCON_DISC": "*"}
        for entity, municipality, locality in [
            ("00", "000", "0000"),
            ("09", "000", "0000"),
            ("09", "007", "0000"),
            ("09", "007", "0001"),
            ("20", "067", "0000"),
        ]
    ]

    totals = read_iter(write_csv(tmp_path / "iter.csv", rows, encoding="cp1252"))

    assert totals["municipality"].to_list() == ["09007", "20067"]
    assert totals["with_disability"].to_list() == [None, None]


def test_iter_of_another_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="lacks ENTIDAD, MUN, POBTOT"):
        read_iter(write_csv(tmp_path / "other.csv", [{"a": "1"}]))
