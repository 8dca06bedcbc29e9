"""Do charts say what they show, with letters, and follow the grammar of Vega-Lite?"""

from __future__ import annotations

import re
from copy import deepcopy

import altair as alt
import pytest

from brecha.core import Language
from brecha.reports.charts import VEGA_LITE, Chart, charts_of, draw_png, draw_svg
from brecha.reports.words import Words
from reports.results_at_hand import ODD_CASES, arcadia

ALL = {"coverage", "places", "cost", "gap", "jobs", "sensitivity", "territories"}
SPOKEN = re.compile(r">([^<]+)</(?:text|tspan)>")


def charts(language: Language = "es") -> dict[str, Chart]:
    return charts_of(arcadia(), Words.of(arcadia(), language))


def test_altair_knows_the_version_of_vega_lite_that_draws() -> None:
    assert alt.SCHEMA_VERSION.startswith(f"v{VEGA_LITE}.")


@pytest.mark.parametrize("case", ODD_CASES)
def test_every_chart_follows_the_grammar(case: str) -> None:
    result = ODD_CASES[case]()

    for chart in charts_of(result, Words.of(result, "es")).values():
        alt.Chart.from_dict(chart.spec, validate=True)


def test_a_result_has_all_its_charts() -> None:
    assert set(charts()) >= ALL


@pytest.mark.parametrize("key", sorted(ALL))
def test_every_chart_draws_its_title_and_units(key: str) -> None:
    chart = charts()[key]

    spoken = " ".join(SPOKEN.findall(draw_svg(chart.spec, key)))

    for line in chart.spec["title"]:
        assert line in spoken
    assert chart.words.endswith(".")


@pytest.mark.parametrize("key", ["coverage", "cost", "territories"])
def test_titles_leave_ink(key: str) -> None:
    spec = charts()[key].spec
    mute = deepcopy(spec)
    mute["config"]["title"]["color"] = "white"

    assert draw_png(spec) != draw_png(mute)


def test_letters_that_are_not_there_would_be_noticed() -> None:
    spec = deepcopy(charts()["cost"].spec)
    spec["config"]["font"] = "A Family That Is Not There"
    mute = deepcopy(spec)
    mute["config"]["title"]["color"] = "white"

    assert draw_png(spec) == draw_png(mute)


def test_charts_on_one_page_share_no_identifier() -> None:
    found = [
        identifier
        for key, chart in charts().items()
        for identifier in set(re.findall(r'id="([^"]+)"', draw_svg(chart.spec, key)))
    ]

    assert len(found) == len(set(found))


def test_a_chart_is_the_same_each_time() -> None:
    chart = charts()["jobs"]

    assert draw_svg(chart.spec, "jobs") == draw_svg(chart.spec, "jobs")


def test_charts_that_would_say_nothing_are_left_out() -> None:
    alone, bare = ODD_CASES["one territory"](), ODD_CASES["no comparison"]()

    assert "territories" not in charts_of(alone, Words.of(alone, "es"))
    assert not {"sensitivity", "comparison"} & set(charts_of(bare, Words.of(bare, "es")))


@pytest.mark.parametrize("case", ODD_CASES)
def test_odd_results_can_be_drawn(case: str) -> None:
    result = ODD_CASES[case]()

    for key, chart in charts_of(result, Words.of(result, "en")).items():
        assert draw_svg(chart.spec, key).startswith("<svg")
