"""Do the rows of periods hold each stored number, and does the workbook hold it to the digit?"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from io import BytesIO

import openpyxl

from brecha.programme import freeze
from brecha.programme.model import DisaggregatedValue, Indicator, Programme, Value
from brecha.reports.programme import Request, file_bytes
from brecha.reports.programme.build import draft_of
from brecha.reports.programme.content import DASH
from brecha.reports.programme.series import category_series, period_series

PERIODS = ("2021", "2022")


def programme(*numbers: str) -> Programme:
    """Return a programme with one actual of 60 people for each number of women among them."""
    values = tuple(
        Value(
            indicator="1.1.1",
            kind="actual",
            number=Decimal(60),
            agency="NORTH",
            period_end=period,
            disaggregation=(
                DisaggregatedValue(dimension="sex", category="women", number=Decimal(number)),
                DisaggregatedValue(dimension="sex", category="men", number=Decimal(20)),
            ),
        )
        for period, number in zip(PERIODS, numbers, strict=False)
    )
    return Programme(
        reference="B-1", indicators=(Indicator(code="1.1.1", result="1.1"),), values=values
    )


def sheet_of(held: Programme, title: str) -> list[tuple[object, ...]]:
    content = file_bytes(freeze(held), Request(language="en"), "xlsx")
    book = openpyxl.load_workbook(BytesIO(content))
    name = next(each for each in book.sheetnames if title in each)
    return list(book[name].iter_rows(min_row=4, values_only=True))


def test_a_period_without_a_value_is_a_dash_and_an_empty_cell() -> None:
    held = programme("40")
    later = Value(indicator="1.1.1", kind="target", number=Decimal(9), period_end="2022")
    both = Programme(reference="B-1", indicators=held.indicators, values=(*held.values, later))

    (series,) = period_series(draft_of(freeze(both), Request(language="en")))

    assert series.rows[0][-2:] == (DASH, Decimal(9))
    assert series.rows[1][-2:] == (Decimal(60), DASH)
    assert sheet_of(both, "Values by period")[1][-2:] == (60, None)


def test_a_number_that_no_cell_holds_stands_as_text() -> None:
    rows = sheet_of(programme("40.5", "123456789012345678901"), "Values by category")

    assert rows[0][-2:] == (40.5, "123,456,789,012,345,678,901")


def test_a_text_that_could_be_a_formula_stays_a_text() -> None:
    held = programme("40")
    said = Value(indicator="1.1.1", kind="actual", text="=1+1", period_end="2021")
    worded = Programme(reference="B-1", indicators=held.indicators, values=(said,))

    assert sheet_of(worded, "Values by period")[0][-1] == "=1+1"


def test_a_public_file_hides_a_small_count_and_its_partner() -> None:
    snapshot = freeze(programme("3"))

    (shown,) = category_series(draft_of(snapshot, Request(language="en")))
    (public,) = category_series(draft_of(snapshot, Request(language="en", is_public=True)))

    assert [row[-1] for row in shown.rows] == [Decimal(3), Decimal(20)]
    assert [row[-1] for row in public.rows] == [None, None]
    assert public.is_of_figures(6)


def test_a_share_of_a_period_is_made_of_its_parts() -> None:
    own = Indicator(code="1.1.1", result="1.1", measure="percentage")
    value = Value(
        indicator="1.1.1",
        kind="actual",
        number=Decimal(70),
        numerator=Decimal(2),
        denominator=Decimal(3),
        period_end="2021",
    )
    held = Programme(reference="B-1", indicators=(own,), values=(value,))

    (series,) = period_series(draft_of(freeze(held), Request(language="en")))

    assert series.rows[0][-1] == Fraction(200, 3)
