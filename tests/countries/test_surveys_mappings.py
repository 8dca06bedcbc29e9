from __future__ import annotations

import csv
from pathlib import Path

import polars as pl
import pytest

from brecha.core.errors import InputError
from brecha.countries import survey_mapping, survey_mappings
from brecha.countries.mexico.surveys import DERIVATIONS
from brecha.population import PEOPLE
from brecha.population.surveys import SurveyMapping, read_mapping
from brecha.population.surveys.schema import HOUSEHOLD_KINDS, PLAIN_KINDS
from repository import ROOT

MAPPINGS = survey_mappings("mexico")
NAMES = [f"{mapping.survey}-{next(iter(mapping.periods))}" for mapping in MAPPINGS]
FOLDER = Path(survey_mapping.__code__.co_filename).parent / "mexico" / "surveys"
COUNT = len(PEOPLE.columns)
ENUT = "microdata/enut2019/official_layout"


@pytest.mark.parametrize("mapping", MAPPINGS, ids=NAMES)
def test_every_column_of_a_person_is_mapped_or_absent_with_a_reason(
    mapping: SurveyMapping,
) -> None:
    said = {*mapping.columns, *mapping.absent}

    assert [column.name for column in PEOPLE.columns if column.name not in said] == []
    assert set(mapping.absent.values()) <= set(mapping.reasons)


@pytest.mark.parametrize("mapping", MAPPINGS, ids=NAMES)
def test_every_kind_of_column_is_known(mapping: SurveyMapping) -> None:
    kinds = {column.kind for column in mapping.columns.values()}

    assert kinds <= {*PLAIN_KINDS, *HOUSEHOLD_KINDS, *DERIVATIONS}


@pytest.mark.parametrize("mapping", MAPPINGS, ids=NAMES)
def test_codes_give_only_values_that_a_person_may_have(mapping: SurveyMapping) -> None:
    declared = {column.name: column for column in PEOPLE.columns}
    for name, spec in mapping.columns.items():
        given = {*spec.codes.values(), spec.otherwise} - {None}
        allowed = set(declared[name].allowed) or {0, 1}
        assert not spec.codes or given <= allowed, name


def test_no_period_of_a_survey_is_mapped_twice() -> None:
    periods = [(mapping.survey, period) for mapping in MAPPINGS for period in mapping.periods]

    assert len(periods) == len(set(periods))


def test_every_derivation_is_used() -> None:
    used = {column.kind for mapping in MAPPINGS for column in mapping.columns.values()}

    assert set(DERIVATIONS) <= used


def test_a_fault_of_a_mapping_is_told_with_its_line(tmp_path: Path) -> None:
    text = (FOLDER / "mcs_2016.yaml").read_text("utf-8")
    broken = tmp_path / "broken.yaml"
    broken.write_text(text.replace("kind: text, first: 2", "kynd: text, first: 2"), "utf-8")

    with pytest.raises(InputError) as caught:
        read_mapping(broken)

    line = text[: text.index("territory:")].count("\n") + 1
    assert f"broken.yaml, line {line}" in str(caught.value)


def official_names(path: Path, column: int) -> set[str]:
    text = path.read_bytes().decode("utf-8", errors="replace")
    return {
        row[column].strip().lower() for row in csv.reader(text.splitlines()) if len(row) > column
    }


def names_taken(mapping: SurveyMapping, file: str) -> list[tuple[str, ...]]:
    names = mapping.files[file].names
    return [names.get(field, (field,)) for field in dict.fromkeys(mapping.fields(file))]


def unknown(mapping: SurveyMapping, file: str, official: set[str]) -> list[str]:
    return [names[0] for names in names_taken(mapping, file) if not set(names) & official]


@pytest.mark.needs_data
@pytest.mark.parametrize(("file", "table"), [("sdem", "sdmgf"), ("coe1", "coe1"), ("coe2", "coe2")])
def test_names_of_enoe_2023_stand_in_the_official_dictionary(
    data_folder: Path, file: str, table: str
) -> None:
    official = official_names(data_folder / "codebooks" / f"enoe_dict_{table}.csv", 3)

    assert unknown(survey_mapping("mexico", "enoe", "2023Q3"), file, official) == []


@pytest.mark.needs_data
@pytest.mark.parametrize("year", ["2018", "2020", "2022", "2024"])
def test_names_of_enigh_stand_in_the_official_descriptors(data_folder: Path, year: str) -> None:
    path = data_folder / "codebooks" / "enigh_variable_metadata_fernandorossell.csv"
    described = pl.read_csv(path, infer_schema=False).filter(pl.col("year") == year)
    mapping = survey_mapping("mexico", "enigh", year)
    for file, about in mapping.files.items():
        table = described.filter(pl.col("table") == f"{about.member}.csv")
        assert unknown(mapping, file, set(table["variable"])) == [], file


@pytest.mark.needs_data
@pytest.mark.parametrize(
    ("file", "table"), [("people", "tmodulo"), ("members", "tsdem"), ("households", "thogar")]
)
def test_names_of_enut_2019_stand_in_the_official_dictionary(
    data_folder: Path, file: str, table: str
) -> None:
    folder = data_folder / ENUT / f"conjunto_de_datos_{table}_enut_2019" / "diccionario_de_datos"
    official = official_names(next(folder.glob("*.csv")), 3)

    assert unknown(survey_mapping("mexico", "enut", "2019"), file, official) == []


@pytest.mark.needs_data
def test_the_official_coe2_of_2020_has_the_names_of_its_mapping(data_folder: Path) -> None:
    path = data_folder / "microdata" / "enoe" / "coe2t320_official_raw.csv.gz"
    header = set(pl.read_csv(path, n_rows=1, infer_schema=False).columns)

    assert unknown(survey_mapping("mexico", "enoe", "2020Q3"), "coe2", header) == []


def test_the_reference_page_says_which_columns_each_survey_gives() -> None:
    page = (ROOT / "docs" / "reference" / "surveys.md").read_text("utf-8")
    header, _, *rows = [line for line in page.splitlines() if line.startswith("|")][-2 - COUNT :]
    surveys = [tuple(cell.split()) for cell in cells_of(header)[1:]]
    printed = {row[0].strip("`"): row[1:] for row in map(cells_of, rows)}

    expected = {
        column.name: [mark_of(survey_mapping("mexico", *survey), column.name) for survey in surveys]
        for column in PEOPLE.columns
    }

    assert printed == expected


def cells_of(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def mark_of(mapping: SurveyMapping, column: str) -> str:
    spec = mapping.columns.get(column)
    if spec is None:
        return ""
    return "•" if spec.is_checked else "?"
