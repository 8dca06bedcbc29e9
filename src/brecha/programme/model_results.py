"""What should change, by which indicators is it seen, and what are their values?"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from brecha.core.languages import Language, in_either
from brecha.programme.kinds import (
    AggregationOverAgencies,
    AggregationOverTime,
    Certainty,
    CountedRecords,
    Dimension,
    Framework,
    FrameworkLevel,
    Measure,
    PartialDate,
    PolicyKind,
    PolicyScope,
    ResultLevel,
    Stage,
    ValueKind,
    ValueStatus,
    VarianceReason,
)


@dataclass(frozen=True, kw_only=True)
class Result:
    """A node of the results tree. Its completion is computed from its indicators.

    Attributes:
        code: Key, unique in the programme.
        parent: Code of the result above it; empty at the top.
        completion_override: Rate said instead of the computed one. Unit: percent.
        completion_reason: Why the computed rate is not used.
    """

    code: str
    level: ResultLevel
    title_en: str = ""
    title_es: str = ""
    parent: str = ""
    agency: str = ""
    completion_override: Decimal | None = None
    completion_reason: str = ""
    lines: tuple[int, ...] = ()

    def title(self, language: Language) -> str:
        """Return the title in a language, or in the other where it is missing."""
        return in_either(self.title_es, self.title_en, language)


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """What is measured, with its definition sheet and how its values add up.

    Attributes:
        code: Key, unique in the programme.
        result: Code of the result it belongs to.
        unit: What one unit of its value is: policies, people, percent.
        is_ascending: Whether more is better.
        is_cumulative: Whether a period's value is the level reached, not the period's increment.
        aggregation_over_time: How the periods' values make one.
        aggregation_over_agencies: How the agencies' values make one.
        counted_records: Kind of stored record whose number must equal the value; empty if none.
        counted_stages: Stages at which a policy counts.
        required_disaggregations: Dimensions, or names of categories, each actual must carry.
    """

    code: str
    result: str
    title_en: str = ""
    title_es: str = ""
    unit: str = ""
    measure: Measure = "unit"
    what_counts: str = ""
    numerator_label: str = ""
    denominator_label: str = ""
    source: str = ""
    method: str = ""
    frequency: str = ""
    collector: str = ""
    limits: str = ""
    is_ascending: bool = True
    is_cumulative: bool = True
    aggregation_over_time: AggregationOverTime = "last"
    aggregation_over_agencies: AggregationOverAgencies = "sum"
    counted_records: CountedRecords = ""
    counted_stages: tuple[Stage, ...] = ()
    required_disaggregations: tuple[str, ...] = ()
    agency: str = ""
    lines: tuple[int, ...] = ()

    def title(self, language: Language) -> str:
        """Return the title in a language, or in the other where it is missing."""
        return in_either(self.title_es, self.title_en, language)


@dataclass(frozen=True, kw_only=True)
class DisaggregatedValue:
    """The part of a value that belongs to one category; "not known" is a category."""

    dimension: Dimension
    category: str
    number: Decimal
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Value:
    """A baseline, target or actual of an indicator; values are added, never overwritten.

    Attributes:
        indicator: Code of the indicator.
        number: The value. Unit: `unit`, or the indicator's unit where it is empty.
        numerator: Upper part of a share or ratio.
        denominator: Lower part of a share or ratio.
        text: The value of a qualitative indicator.
        unit: Unit of this value where it is not the indicator's.
        printed: The value letter by letter as a document prints it.
        as_of: Day the value was true.
        version: 1 for the first entry of a period, one more for each correction.
    """

    indicator: str
    kind: ValueKind
    number: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    text: str = ""
    unit: str = ""
    printed: str = ""
    period_start: PartialDate = ""
    period_end: PartialDate = ""
    agency: str = ""
    place: str = ""
    as_of: PartialDate = ""
    status: ValueStatus = "verified"
    certainty: Certainty = "measured"
    source: str = ""
    evidence: tuple[str, ...] = ()
    comment: str = ""
    version: int = 1
    disaggregation: tuple[DisaggregatedValue, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Variance:
    """Why an actual is not its target.

    Attributes:
        text: The reason in words.
        text_mark: Stands for a text that is not kept here; equal marks mean equal texts.
    """

    indicator: str
    reason: VarianceReason = "other"
    text: str = ""
    text_mark: str = ""
    period_end: PartialDate = ""
    agency: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PolicyStage:
    """A step a policy took, on a day, with its proof."""

    stage: Stage
    date: PartialDate = ""
    evidence: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Policy:
    """A law, strategy, pilot or plan with its history; `indicators` are those that count it."""

    key: str
    title_en: str = ""
    title_es: str = ""
    kind: PolicyKind = "other"
    scope: PolicyScope = ""
    place: str = ""
    agency: str = ""
    indicators: tuple[str, ...] = ()
    stages: tuple[PolicyStage, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What is shown as proof of an indicator's value: how many items of which kind.

    Attributes:
        kind: A policy kind, a product kind, or another word.
        item_numbers: The numbers under which a list shows the items, as printed.
    """

    indicator: str
    kind: str
    number: int
    item_numbers: tuple[int, ...] = ()
    title: str = ""
    url: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FrameworkLink:
    """A result, indicator, activity or the programme serves a code of a framework.

    Attributes:
        owner: Code of the result, indicator or activity; empty for the programme itself.
        code: Code in the framework; empty where only a name was given.
    """

    framework: Framework
    level: FrameworkLevel
    code: str = ""
    title: str = ""
    owner: str = ""
    lines: tuple[int, ...] = ()
