"""Do the official files say what was published of them?"""

from __future__ import annotations

from pathlib import Path

import pytest

from brecha.population.inference import SampleDesign, estimate
from survey_samples import income_sample, labour_sample, quantities_of

pytestmark = pytest.mark.needs_data


def test_employment_and_informality_of_early_2020_are_the_published_ones(data_folder: Path) -> None:
    sample = labour_sample(data_folder)

    found = estimate(SampleDesign.of(sample), quantities_of(sample)[3:4]).to_dicts()[0]

    # INEGI, ENOE, first quarter of 2020.
    assert found["population"] == 55_352_304
    assert round(100 * found["estimate"], 1) == 56.1
    assert found["quality"] == "high"


def test_lack_of_social_security_in_2016_is_the_published_one(data_folder: Path) -> None:
    sample = income_sample(data_folder)

    found = estimate(SampleDesign.of(sample), quantities_of(sample)[3:4]).to_dicts()[0]

    # CONEVAL, multidimensional poverty 2016.
    assert round(100 * found["estimate"], 1) == 55.8
    assert found["population"] == pytest.approx(122_643_890, rel=1e-3)
