"""A small IATI file for tests, sound by every rule, and how its parts are changed."""

from __future__ import annotations

import datetime

from lxml import etree

from brecha.reports.iati import check_content

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)

SOUND = """<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03">
  <iati-activity default-currency="USD" xml:lang="en" hierarchy="1">
    <iati-identifier>XM-DAC-41302-whole</iati-identifier>
    <reporting-org ref="XM-DAC-41302" type="40"><narrative>Agency</narrative></reporting-org>
    <title><narrative>Title</narrative></title>
    <description><narrative>Text</narrative></description>
    <participating-org ref="XM-DAC-41302" role="2"/>
    <activity-status code="2"/>
    <activity-date iso-date="2020-02-01" type="2"/>
    <recipient-country code="MX"/>
    <sector code="16010"/>
    <related-activity ref="XM-DAC-41302-part" type="2"/>
    <result type="1">
      <title><narrative>Result</narrative></title>
      <indicator measure="1">
        <title><narrative>People trained</narrative></title>
        <baseline year="2019" value="0"/>
        <period>
          <period-start iso-date="2020-02-01"/>
          <period-end iso-date="2022-05-31"/>
          <target value="20"/>
          <actual value="30"/>
          <actual value="18"><dimension name="sex" value="women"/></actual>
          <actual value="12"><dimension name="sex" value="men"/></actual>
        </period>
      </indicator>
    </result>
  </iati-activity>
  <iati-activity default-currency="USD" xml:lang="en" hierarchy="2">
    <iati-identifier>XM-DAC-41302-part</iati-identifier>
    <reporting-org ref="XM-DAC-41302" type="40"><narrative>Agency</narrative></reporting-org>
    <title><narrative>Part</narrative></title>
    <description><narrative>Text</narrative></description>
    <participating-org ref="XM-DAC-41302" role="4"/>
    <activity-status code="2"/>
    <activity-date iso-date="2020-02-01" type="2"/>
    <recipient-country code="MX"/>
    <sector code="16010"/>
    <budget>
      <period-start iso-date="2020-01-01"/>
      <period-end iso-date="2020-12-31"/>
      <value value-date="2020-01-01">100.50</value>
    </budget>
    <related-activity ref="XM-DAC-41302-whole" type="1"/>
  </iati-activity>
</iati-activities>
"""


def changed(old: str, new: str) -> bytes:
    """Return the sound file with a part of it, which must be there, changed."""
    assert old in SOUND, old
    return SOUND.replace(old, new, 1).encode()


def rules_of(content: bytes) -> list[tuple[str, str]]:
    """Return number and severity of what the rules find, each once."""
    found = check_content(content, "file.xml", NOW).findings
    return sorted({(finding.rule, finding.severity.value) for finding in found})


def parsed(content: bytes) -> etree._Element:
    """Return the root of a file."""
    return etree.fromstring(content)
