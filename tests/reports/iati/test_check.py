"""What do the rules find in a file, what is refused unread, and how is a finding told?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from brecha.core import InputError
from brecha.reports.iati import Severity, check_content, check_file
from iati_files import NOW, SOUND, changed, parsed, rules_of

PERIOD = '<period-end iso-date="2022-05-31"/>'
BUDGET_END = '<period-end iso-date="2020-12-31"/>'
WOMEN = '<actual value="18">'


def test_a_sound_file_has_no_finding() -> None:
    assert rules_of(SOUND.encode()) == []


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ('year="2019" ', "", [("0.3.1", "critical")]),
        ("<title><narrative>Title</narrative></title>", "<title/>", [("0.3.1", "critical")]),
        ("<narrative>Title</narrative>", "<narrative/>", [("4.3.1", "error")]),
        (' xml:lang="en"', "", [("4.1.1", "error")]),
        ('code="MX"', 'code="XX"', [("9.50.1", "error")]),
        ('<sector code="16010"/>', '<sector code="99999"/>', [("9.76.1", "error")]),
        ('measure="1"', 'measure="7"', [("9.60.1", "error")]),
        (PERIOD, PERIOD.replace("2022", "2019"), [("8.6.1", "error")]),
        (BUDGET_END, BUDGET_END.replace("2020", "2021"), [("7.5.3", "error")]),
        ('value="20"', 'value="To be developed"', [("8.9.2", "warning")]),
        ('value="20"', 'value="12.5 million"', [("8.9.2", "warning")]),
        ('value="20"', 'value="1,8"', [("8.9.2", "warning")]),
        ('<target value="20"/>', "<target/>", [("8.9.1", "error"), ("8.9.2", "warning")]),
        ("XM-DAC-41302-part<", "XM-DAC-41302-whole<", [("1.1.2", "error")]),
        ('ref="XM-DAC-41302-part"', 'ref="elsewhere"', [("1000.0.6", "advisory")]),
        ('iso-date="2020-02-01" type="2"', 'iso-date="2027-02-01" type="2"', [("11.1.4", "error")]),
        ("100.50", "1,000", [("0.3.1", "critical")]),
        ('<sector code="16010"/>', '<sector code="16010" percentage="90"/>', [("2.1.4", "error")]),
    ],
)
def test_a_change_gets_its_rule(old: str, new: str, rules: list[tuple[str, str]]) -> None:
    found = set(rules_of(changed(old, new)))

    assert set(rules) <= found
    assert {rule for rule, severity in found - set(rules)} <= {"4.3.1", "1000.0.6"}


def test_dimensions_that_do_not_add_up_to_the_total_are_told() -> None:
    assert rules_of(changed(WOMEN, '<actual value="19">')) == [("B1", "warning")]


def test_one_category_alone_may_be_less_than_the_total_but_not_more() -> None:
    men = '<actual value="12"><dimension name="sex" value="men"/></actual>'
    women_only = changed(men, "").decode()

    assert rules_of(women_only.encode()) == []
    assert rules_of(women_only.replace('value="18"', 'value="31"').encode()) == [("B1", "warning")]


def test_an_actual_over_a_hundred_percent_is_told() -> None:
    percentage = changed('measure="1"', 'measure="2"')

    assert rules_of(percentage) == []
    assert rules_of(percentage.replace(b'value="30"', b'value="100.1"')) == [("B2", "warning")]


def test_a_budget_at_parent_and_child_is_told() -> None:
    start, end = SOUND.index("<budget>"), SOUND.index("</budget>") + len("</budget>")
    budget = SOUND[start:end]

    both = changed(
        '<related-activity ref="XM-DAC-41302-part"',
        f'{budget}<related-activity ref="XM-DAC-41302-part"',
    )

    assert rules_of(both) == [("B3", "warning")]


def test_an_indicator_told_twice_in_a_result_is_told_once() -> None:
    start, end = SOUND.index("<indicator"), SOUND.index("</indicator>") + len("</indicator>")
    indicator = SOUND[start:end]

    found = check_content(changed(indicator, indicator * 3), "file.xml", NOW).findings

    assert [finding.rule for finding in found] == ["B4"]
    assert "3 times: People trained" in found[0].sentence.text("en")


def test_findings_stand_worst_first_with_path_line_and_both_languages() -> None:
    content = changed('value="20"', 'value="many"').replace(b'code="MX"', b'code="XX"', 1)

    check = check_content(content, "file.xml", NOW)

    assert [finding.severity for finding in check.findings] == [Severity.ERROR, Severity.WARNING]
    assert check.findings[0].record("en") == {
        "rule": "9.50.1",
        "severity": "error",
        "path": "/iati-activities/iati-activity[1]/recipient-country/@code",
        "line": 11,
        "message": "The code must be on the list Country; XX is not.",
    }
    assert check.findings[0].record("es")["message"] == (
        "El código debe estar en la lista Country; XX no está."
    )
    assert not check.is_publishable


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"no xml", "well-formed"),
        (b"<iati-activities version='2.03'>", "well-formed"),
        (b"\x00\x01\x02", "well-formed"),
        (b"<html/>", "root"),
        (b"<iati-activities/>", "version"),
        (b"<iati-activities version='2.02'/>", "2.02"),
        (b"<!DOCTYPE a><iati-activities version='2.03'/>", "DOCTYPE"),
        (
            b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>',
            "DOCTYPE",
        ),
        ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"), "DOCTYPE"),
    ],
)
def test_what_is_no_iati_file_is_refused_in_one_sentence(content: bytes, told: str) -> None:
    with pytest.raises(InputError) as raised:
        check_content(content, "file.xml", NOW)

    assert len(raised.value.faults) == 1
    assert told in raised.value.faults[0].text("en")


def test_an_external_entity_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("planted", "utf-8")
    file = tmp_path / "file.xml"
    file.write_text(
        f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<iati-activities version='2.03'><iati-activity>&x;</iati-activity></iati-activities>",
        "utf-8",
    )

    with pytest.raises(InputError) as raised:
        check_file(file, NOW)

    assert "planted" not in str(raised.value)


def test_a_file_that_is_absent_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="must be there"):
        check_file(tmp_path / "absent.xml", NOW)


NASTY = st.sampled_from(
    [
        "",
        "'",
        "a'b\"c",
        "sNaN",
        "Infinity",
        "1E+999999",
        "9" * 5000,
        "0000-00-00",
        "\N{FULLWIDTH DIGIT ONE}",
        "\x9b31m",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31",
        "99999-01-01",
        "$1",
        "{found}",
        "%zz",
        " ",
        "a" * 5000,
    ]
) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_content_stops_the_check(data: st.DataObject) -> None:
    root = parsed(SOUND.encode())
    elements = [element for element in root.iter() if element is not root]
    for element in data.draw(st.lists(st.sampled_from(elements), min_size=1, max_size=4)):
        attribute = data.draw(st.sampled_from([*element.attrib, "vocabulary"]))
        element.set(attribute, data.draw(NASTY))
        if len(element) == 0:
            element.text = data.draw(NASTY)

    check = check_content(etree.tostring(root), "file.xml", NOW)

    for finding in check.findings:
        assert len(finding.sentence.text("es")) < 1000
        assert finding.sentence.text("en").isprintable()


def test_a_vocabulary_with_quotes_is_summed_like_any_other() -> None:
    two = "".join(
        f'<sector vocabulary="a\'b" code="{code}"><narrative>x</narrative></sector>'
        for code in "12"
    )

    assert ("2.1.1", "error") in rules_of(changed('<sector code="16010"/>', two))
