"""What does a report say, from which frozen values, and what is wrong with it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from brecha.core.errors import Place
from brecha.core.languages import Language, translate
from brecha.core.notes import in_language
from brecha.programme.kinds import PartialDate, ReportKind, ReportStatus, Severity


@dataclass(frozen=True, kw_only=True)
class NarrativeSection:
    """A text of a report in one language; its figures are references: `{{ value:2.1.2 }}`.

    Attributes:
        report: Key of the report.
        section: Key of the section in the order of the report.
        text_mark: Stands for a text that is not kept here; equal marks mean equal texts.
    """

    section: str
    report: str = ""
    language: Language = "en"
    text: str = ""
    text_mark: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A figure that a document states, with the reference of the stored value it speaks of.

    Attributes:
        subject: Reference, as in a narrative: `value:1.2.2`, `budget:FAO:total`, `reach:total`.
        number: The figure as a number. Unit: `unit`.
        printed: The figure letter by letter.
        numerator: Upper part where the figure is a share; `denominator` the lower part.
        as_of: Day it was true.
        is_approximate: Whether the document says "about", "more than" or "up to".
        title: What is stated, in a few words.
    """

    subject: str
    number: Decimal | None = None
    unit: str = ""
    printed: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    as_of: PartialDate = ""
    base_as_of: PartialDate = ""
    is_approximate: bool = False
    title: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Report:
    """A narrative report of a period."""

    key: str
    kind: ReportKind = "final"
    period_start: PartialDate = ""
    period_end: PartialDate = ""
    date: PartialDate = ""
    status: ReportStatus = "draft"
    snapshot_sha256: str = ""
    files: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """Everything a report is made from, frozen: canonical JSON and its SHA-256."""

    content: bytes
    sha256: str
    taken_at: str = ""
    report: str = ""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a check found: what stands there, what was expected, where.

    Attributes:
        message: English template with `{names}`, which is also the key of its translation.
        check: Id of the check in the registry.
        severity: `ok` for a sum that was recomputed and holds.
        subject: Reference of the object: `indicator:1.2.1`, `budget:FAO`, `product:line-572`.
        values: What fills the template.
        lines: Lines of the document the finding speaks of.
        place: Where to look in a file that has no lines: paragraph, or table, row and column.
        waived_by: Name of the person who accepts the finding, and why; empty if nobody does.
    """

    message: str
    check: str = ""
    severity: Severity = "error"
    subject: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    lines: tuple[int, ...] = ()
    place: Place = ""
    waived_by: str = ""
    waived_reason: str = ""

    def text(self, language: Language = "en") -> str:
        """Return the sentence in a language."""
        values = {name: in_language(value, language) for name, value in self.values.items()}
        said = translate(self.message, language).format(**values)
        return said[:1].upper() + said[1:] if self.message.startswith("{name}") else said


@dataclass(frozen=True, kw_only=True)
class Waiver:
    """A person accepts a finding as it is, with a reason."""

    check: str
    subject: str
    reason: str
    name: str
    date: PartialDate = ""
