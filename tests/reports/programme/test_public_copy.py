"""Does the data of a published report hold only what anybody may know?"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from brecha.programme.json_form import freeze, thaw
from brecha.programme.model import (
    Attendance,
    DisaggregatedValue,
    Event,
    Expenditure,
    GroupCount,
    NarrativeSection,
    Programme,
    Reach,
    Report,
    Risk,
    Statement,
    Training,
    Value,
    Waiver,
)
from brecha.reports.programme import frozen, public_copy
from corrected_programme import corrected_programme
from report_files import made, sheet_cells, word_texts

PARTS = (("women", 917), ("men", 613), ("not known", 3))


def programme() -> Programme:
    parts = tuple(
        DisaggregatedValue(dimension="sex", category=name, number=Decimal(number))
        for name, number in PARTS
    )
    verified = Value(
        indicator="2.1.2",
        kind="actual",
        number=Decimal(1533),
        period_end="2021-12-31",
        disaggregation=parts,
        comment="Ask Xochitl",
        evidence=("list-of-names",),
    )
    return replace(
        corrected_programme(),
        values=(verified, replace(verified, status="draft", number=Decimal(4444), version=2)),
        trainings=(
            Training(key="few", participants=3),
            Training(key="many", participants=40, groups=(GroupCount(group="judges", number=4),)),
        ),
        attendance=(Attendance(training="many", person="p1"),),
        events=(Event(key="e", kind="other", participants=(GroupCount(group="x", number=2),)),),
        reach=(Reach(key="r", kind="served", number=Decimal(50), women=Decimal(48)),),
        expenditures=(
            Expenditure(agency="FAO", date="2021-03-04", amount=Decimal(1), currency="USD"),
        ),
        risks=(Risk(key="delay", description_en="Delay"),),
        statements=(Statement(subject="reach:total", number=Decimal(7)),),
        waivers=(Waiver(check="sum", subject="budget", reason="rounding", name="Xochitl"),),
        reports=(Report(key="final"), Report(key="annual-2021", kind="annual")),
        sections=(
            NarrativeSection(section="summary", report="final", text="Ours"),
            NarrativeSection(section="summary", report="annual-2021", text="Of another"),
        ),
    )


def public() -> Programme:
    return thaw(public_copy(frozen(programme(), report="final")))


def test_small_counts_and_what_would_tell_them_are_left_out() -> None:
    held = public()

    assert [part.category for part in held.values[0].disaggregation] == ["women"]
    assert [(each.participants, each.groups) for each in held.trainings] == [(None, ()), (40, ())]
    assert held.events[0].participants == ()
    assert held.reach[0].women is None


def test_only_verified_values_of_this_report_go_out() -> None:
    held = public()

    assert [each.number for each in held.values] == [Decimal(1533)]
    assert [each.key for each in held.reports] == ["final"]
    assert [each.text for each in held.sections] == ["Ours"]
    assert (held.risks, held.statements, held.mentions, held.attendance) == ((), (), (), ())


def test_what_only_members_may_read_stays_inside() -> None:
    held = public()
    (value,) = held.values

    assert (value.comment, value.evidence) == ("", ())
    assert (held.waivers, held.expenditures) == ((), ())
    assert held.budgets == corrected_programme().budgets


def few_reached() -> Programme:
    shared = {"kind": "served", "counts_in_total": True}
    reach = (
        Reach(key="many", title="Many", number=Decimal(7531), **shared),  # type: ignore[arg-type]  # of the test
        Reach(key="few", title="Few", number=Decimal(3), women=Decimal(1), **shared),  # type: ignore[arg-type]  # of the test
        Reach(
            key="share", title="Share", kind="trained", number=Decimal(68), women_share=Decimal(3)
        ),
    )
    text = "{{ reach:few }} of {{ reach:total }} people; {{ reach:many }} elsewhere."
    return replace(
        programme(),
        reach=reach,
        sections=(NarrativeSection(section="summary", report="final", text=text),),
        trainings=(Training(key="a", participants=4), Training(key="b", participants=6420)),
        attendance=(),
    )


def test_few_people_reached_are_in_no_public_data() -> None:
    held = thaw(public_copy(frozen(few_reached(), report="final")))

    assert [each.key for each in held.reach] == ["many", "share"]
    assert [each.women_share for each in held.reach] == [None, None]


def test_a_public_file_shows_neither_few_people_nor_a_sum_that_tells_them() -> None:
    for form in ("html", "docx", "xlsx"):
        inside, outside = (texts(form, is_public=told) for told in (False, True))

        assert "7,531" in outside.replace("7531", "7,531")
        assert "7,534" not in outside.replace("7534", "7,534"), form
        assert "6,424" not in outside.replace("6424", "6,424"), form
        if form != "html":  # always for anybody
            assert "7,534" in inside.replace("7534", "7,534"), form
            assert "6,424" in inside.replace("6424", "6,424"), form
    assert "– of – people; 7,531 elsewhere." in texts("docx", is_public=True)
    assert "3 of 7,534 people; 7,531 elsewhere." in texts("docx", is_public=False)


def texts(form: str, *, is_public: bool) -> str:
    file = made(few_reached(), form, language="en", is_public=is_public)  # type: ignore[arg-type]  # of the test
    if form == "xlsx":
        return " ".join(str(cell.value) for cell in sheet_cells(file))  # type: ignore[attr-defined]  # of the library
    return file.decode() if form == "html" else " ".join(word_texts(file))


def test_the_copy_has_a_digest_of_its_own_and_is_the_same_each_time() -> None:
    taken = frozen(programme(), report="final")

    assert public_copy(taken) == public_copy(taken)
    assert public_copy(taken).sha256 != taken.sha256
    assert public_copy(public_copy(taken)).content == public_copy(taken).content


def test_a_plain_snapshot_is_cleaned_too() -> None:
    copied = public_copy(freeze(programme(), report="final"))

    assert b"Xochitl" not in copied.content


def test_the_workbook_holds_each_category_and_hides_small_ones_from_the_public() -> None:
    inside = {cell.value for cell in sheet_cells(made(programme(), "xlsx", language="en"))}  # type: ignore[attr-defined]  # of the library
    outside = {
        cell.value  # type: ignore[attr-defined]  # of the library
        for cell in sheet_cells(made(programme(), "xlsx", language="en", is_public=True))
    }

    assert {"Values by category", 917, 613, 3} <= inside
    assert {"<5", 917} <= outside
    assert 613 not in outside


def test_a_report_tells_the_different_persons_with_their_bounds() -> None:
    said = " ".join(word_texts(made(programme(), "docx", language="en")))

    assert (
        "Different persons in the lists of attendance, over all trainings and agencies: 1." in said
    )
    assert "they are at least 3 and at most 4." in said


def test_a_public_annual_report_keeps_the_risks_inside() -> None:
    form = {"kind": "annual", "period": "2021", "language": "en"}
    inside = " ".join(word_texts(made(programme(), "docx", **form)))
    outside = " ".join(word_texts(made(programme(), "docx", is_public=True, **form)))

    assert "Delay" in inside
    assert "Delay" not in outside
    assert "it is not published" in outside
