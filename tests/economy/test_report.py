from __future__ import annotations

import json

import pytest

from brecha.core import InputError
from brecha.economy import (
    HouseholdClosure,
    build_model,
    domestic_table,
    model_radius,
    multipliers_report,
    output_multipliers,
)
from economy_tables import jobs_of, made_up_table

TABLE = made_up_table()


def test_it_tells_the_multipliers_of_the_domestic_table() -> None:
    report = multipliers_report(TABLE)

    home = build_model(domestic_table(TABLE))
    expected = output_multipliers(home).total.tolist()
    assert [line["type_1"] for line in report["sectors"]] == pytest.approx(expected)
    assert all(line["type_2"] > line["type_1"] for line in report["sectors"])
    assert report["spectral_radius"] == pytest.approx(model_radius(home))
    assert report["gdp"] == TABLE.gdp
    assert report["output"] == pytest.approx(4100.0)


def test_only_the_sectors_that_were_asked_for_are_told_in_that_order() -> None:
    report = multipliers_report(TABLE, sectors=["s3", "s2"])

    assert [line["code"] for line in report["sectors"]] == ["s3", "s2"]
    assert "employment" not in report["sectors"][0]


def test_jobs_per_unit_of_money_stand_beside_where_jobs_are_known() -> None:
    line = multipliers_report(TABLE, employment=jobs_of(TABLE))["sectors"][2]

    jobs = line["employment"]
    assert jobs["direct"] < jobs["type_1"] < jobs["type_2"]


def test_the_closure_that_was_given_is_the_one_that_is_told() -> None:
    report = multipliers_report(TABLE, HouseholdClosure({"D.1": 1.0, "B.2b": 0.5}, 0.7))

    assert "50% B.2b" in report["closure"]
    assert "70.0%" in report["closure"]


def test_sentences_come_in_the_reader_s_language_and_numbers_do_not_change() -> None:
    english, spanish = multipliers_report(TABLE), multipliers_report(TABLE, language="es")

    for key in ("gdp_concept", "import_treatment", "closure"):
        assert english[key] != spanish[key]
    assert english["sectors"] == spanish["sectors"]


def test_it_can_be_written_as_json() -> None:
    report = multipliers_report(TABLE, employment=jobs_of(TABLE))

    assert json.loads(json.dumps(report)) == report


def test_an_unknown_sector_is_refused() -> None:
    with pytest.raises(InputError, match="zz is not"):
        multipliers_report(TABLE, sectors=["zz"])
