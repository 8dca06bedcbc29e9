"""Do the identifiers of a file fit together? Rules 1.1.2 and 1000.0.x of the official validator.

The official validator asks the Datastore too whether an activity of another file exists; we open
no address, so that an activity of another file is advised of, never refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from brecha.core.notes import Note
from brecha.reports.iati.finding import Finding, Severity, found_at
from brecha.reports.iati.xpaths import excerpt, select

ACTIVITY = "/iati-activities/iati-activity"
ORGANISATION = "/iati-organisations/iati-organisation"
IDENTIFIERS = f"{ACTIVITY}/iati-identifier | {ORGANISATION}/organisation-identifier"
REFERENCES = {
    "1000.0.1": (f"{ACTIVITY}/participating-org", "activity-id"),
    "1000.0.2": (f"{ACTIVITY}/planned-disbursement/provider-org", "provider-activity-id"),
    "1000.0.3": (f"{ACTIVITY}/planned-disbursement/receiver-org", "receiver-activity-id"),
    "1000.0.4": (f"{ACTIVITY}/transaction/provider-org", "provider-activity-id"),
    "1000.0.5": (f"{ACTIVITY}/transaction/receiver-org", "receiver-activity-id"),
    "1000.0.6": (f"{ACTIVITY}/related-activity", "ref"),
}


def unlike_identifiers(document: etree._ElementTree) -> Iterator[Finding]:
    """Yield a finding for each identifier that stands twice or leads out of the file."""
    elements = select(IDENTIFIERS, document)
    times = Counter(element.text or "" for element in elements)
    yield from _twice(elements, times)
    for rule, (path, attribute) in REFERENCES.items():
        for element in select(path, document):
            identifier = element.get(attribute, "")
            if identifier and identifier not in times:
                sentence = Note(
                    "The activity {identifier} should be in this file, or published in another; it "
                    "is not in this one.",
                    {"identifier": excerpt(identifier)},
                )
                yield found_at(element, rule, Severity.ADVISORY, sentence, f"@{attribute}")


def _twice(elements: list[etree._Element], times: Counter[str]) -> Iterator[Finding]:
    told = set()
    for element in reversed(elements):
        identifier = element.text or ""
        if times[identifier] > 1 and identifier not in told:
            told.add(identifier)
            sentence = Note(
                "The identifier {identifier} must stand once in a file; it stands {times} times.",
                {"identifier": excerpt(identifier), "times": times[identifier]},
            )
            yield found_at(element, "1.1.2", Severity.ERROR, sentence)
