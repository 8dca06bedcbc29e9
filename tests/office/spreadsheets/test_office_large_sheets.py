"""Do ten thousand values enter at once, each with its one event?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from brecha.core.languages import Text
from brecha.office.audit.chain import check_chain
from brecha.office.data.models import Programme, User, Value
from brecha.office.exchange.load import load_programme
from brecha.office.spreadsheets.bringing import bring
from brecha.office.spreadsheets.outgoing import sheet_of
from brecha.office.spreadsheets.shapes import MARK, VALUES
from brecha.programme import model
from brecha.reports.programme_sheets import FilledSheet, Heading, template_bytes
from office_programme import small_programme

INDICATORS, PERIODS = 500, 20
COPIED_PARTS = 2  # of the one verified value of the small programme that has parts


@pytest.fixture
def large_root(database: object) -> Programme:
    del database
    indicators = tuple(
        model.Indicator(code=f"1.{at:03}", result="1.1", unit="hours", agency="NORTH")
        for at in range(INDICATORS)
    )
    small = replace(small_programme(), start="2000-01-01")
    return load_programme(replace(small, indicators=(*small.indicators, *indicators)))


def new_values() -> FilledSheet:
    """Return a sheet with a value for every indicator and period."""
    rows = tuple(
        (*(value_of(at, period).get(column.field) for column in VALUES.columns), None)
        for at in range(INDICATORS)
        for period in range(PERIODS)
    )
    labels: list[Text] = [*(column.label for column in VALUES.columns), MARK]
    return FilledSheet("Values", tuple(Heading(label.en) for label in labels), rows)


def value_of(at: int, period: int) -> dict[str, str]:
    return {
        "indicator": f"1.{at:03}",
        "kind": "actual",
        "period_start": f"{2000 + period}-01-01",
        "period_end": f"{2000 + period}-12-31",
        "agency": "NORTH",
        "number": f"{at}.{period:02}",
        "certainty": "measured",
        "source": "register of the agency",
    }


def with_other_numbers(sheet: FilledSheet) -> FilledSheet:
    """Return a sheet whose every number is another."""
    at = [column.field for column in VALUES.columns].index("number")
    rows = tuple((*row[:at], "7000", *row[at + 1 :]) for row in sheet.rows)
    return replace(sheet, rows=rows)


@pytest.mark.slow
def test_ten_thousand_values_enter_once_and_change_once(
    large_root: Programme, user_of: Callable[..., User]
) -> None:
    officer = user_of("agency_officer", large_root, "NORTH")
    before = check_chain().length
    content = template_bytes([new_values()])

    first = bring(officer, large_root, "a.xlsx", content)
    second = bring(officer, large_root, "a.xlsx", content)
    sheet = sheet_of(officer, large_root, VALUES, "en")
    changed = template_bytes([with_other_numbers(sheet)])
    third = bring(officer, large_root, "b.xlsx", changed)

    total = INDICATORS * PERIODS
    assert (first.added, first.changed, first.marks) == (total, 0, ())
    assert (second.added, second.changed, second.unchanged) == (0, 0, total)
    assert (third.changed, third.marks) == (total, ())
    assert Value.objects.filter(number=7000).count() == total + third.added
    chain = check_chain()
    assert chain.is_whole
    assert chain.length == before + first.added + third.changed + third.added + COPIED_PARTS
