"""Does a report keep names of persons and small counts of people to itself?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from brecha.programme.model import (
    Attendance,
    DisaggregatedValue,
    FollowUp,
    GroupCount,
    Programme,
    Risk,
    Training,
    Value,
    Waiver,
)
from brecha.programme.small_counts import FEWEST_SHOWN, hidden
from brecha.reports.programme import Request, frozen, write_report
from corrected_programme import corrected_programme
from report_files import made, page_reader, pdf_text, sheet_cells, word_texts

NAME = "Xochitl Quetzalli"
COUNTS = st.lists(st.integers(0, 40).map(Fraction) | st.none(), max_size=6)


def with_names() -> Programme:
    held = corrected_programme()
    return replace(
        held,
        waivers=(Waiver(check="budget-row", subject="budget:FAO", reason="known", name=NAME),),
        follow_ups=(FollowUp(evaluation="final", recommendation=1, owner=NAME, action="Done."),),
        risks=(Risk(key="r", description_en="Delay", owner=NAME),),
        indicators=tuple(replace(each, collector=NAME) for each in held.indicators),
        attendance=(Attendance(training="training-1", person=NAME),),
    )


def test_no_file_names_a_person(tmp_path: Path) -> None:
    for kind, period in (("final", ""), ("annual", "2021")):
        write_report(frozen(with_names()), Request(kind=kind, period=period), tmp_path / kind)  # type: ignore[arg-type]  # of the test

    first_name = NAME.partition(" ")[0]
    for path in tmp_path.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            said = {
                ".docx": lambda read: "\n".join(word_texts(read)),
                ".pdf": pdf_text,
                ".xlsx": lambda read: "\n".join(str(cell.value) for cell in sheet_cells(read)),  # type: ignore[attr-defined]  # of the library
                ".html": bytes.decode,
                ".json": bytes.decode,
            }[path.suffix](content)
            assert first_name not in said, path.name


def test_an_agency_stays_the_owner_of_a_follow_up() -> None:
    said = word_texts(made(corrected_programme(), "docx"))

    assert "ILO" in said


def small() -> Programme:
    parts = tuple(
        DisaggregatedValue(dimension="sex", category=name, number=Decimal(number))
        for name, number in (("women", 917), ("men", 613), ("not known", 3))
    )
    value = Value(indicator="2.1.2", kind="actual", number=Decimal(1533), disaggregation=parts)
    training = Training(
        key="t",
        title="Course",
        participants=1534,
        groups=(
            GroupCount(group="judges", number=4),
            GroupCount(group="clerks", number=719),
            GroupCount(group="others", number=811),
        ),
    )
    return replace(corrected_programme(), values=(value,), trainings=(training,))


def test_a_public_page_hides_small_counts_and_what_would_tell_them() -> None:
    shown = page_reader(made(small(), "html", language="en")).texts

    assert "917" in shown
    assert "613" not in shown
    assert shown.count("<5") == 2
    assert not [text for text in shown if "719" in text]
    assert [text for text in shown if "811" in text]


def test_the_fund_is_shown_every_count() -> None:
    said = word_texts(made(small(), "docx", language="en"))

    assert {"917", "613", "3"} <= set(said)


def test_a_public_word_file_hides_them_too() -> None:
    said = word_texts(made(small(), "docx", language="en", is_public=True))

    assert "613" not in said


@given(COUNTS)
def test_every_small_count_is_hidden(counts: list[Fraction | None]) -> None:
    flags = hidden(counts)

    assert len(flags) == len(counts)
    assert all(
        flag
        for count, flag in zip(counts, flags, strict=True)
        if count is not None and 0 < count < FEWEST_SHOWN
    )


@given(COUNTS)
def test_no_hidden_count_stands_alone_where_another_could_go_with_it(
    counts: list[Fraction | None],
) -> None:
    flags = hidden(counts)

    is_alone = sum(flags) == 1
    others = [count for count, flag in zip(counts, flags, strict=True) if count and not flag]
    assert not (is_alone and others)


@given(COUNTS)
def test_nothing_is_hidden_without_a_small_count(counts: list[Fraction | None]) -> None:
    if not [count for count in counts if count is not None and 0 < count < FEWEST_SHOWN]:
        assert not any(hidden(counts))
