"""Is each target set, and each departure from it explained?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction

from brecha.programme.arithmetic import indicator_amount, is_short
from brecha.programme.checks.registry import found, rule
from brecha.programme.model import Finding, Indicator, Programme, Variance
from brecha.programme.numbers import lines_of, shown

TOLERANCE = Fraction(2, 100)
"""Part of the target by which an actual may pass it without a reason."""
OUTLIER = 3
"""Times the target from which an actual says that the target or the definition was wrong."""
OUTLIER_REASONS = {"target_set_low", "scope_changed"}
SHARED_WORDS = 0.5
"""Part of the words that two texts must share before their letters are compared."""
ALIKE = 0.9
"""Similarity of two texts (difflib's ratio) from which one is a copy of the other."""


@dataclass(frozen=True)
class Outcome:
    """An indicator with its target and what was reached."""

    indicator: Indicator
    target: Fraction
    actual: Fraction

    @property
    def is_short(self) -> bool:
        """Whether the target was missed."""
        return is_short(self.indicator, self.target, self.actual)

    @property
    def rate(self) -> Fraction | None:
        """What was reached, as a part of the target."""
        return self.actual / self.target if self.target else None


def outcomes(programme: Programme) -> list[Outcome]:
    """Return every indicator that has both a target and an actual number."""
    held = []
    for indicator in programme.indicators:
        target = indicator_amount(programme, indicator, "target")
        actual = indicator_amount(programme, indicator, "actual")
        if target and actual and target.number is not None and actual.number is not None:
            held.append(Outcome(indicator, target.number, actual.number))
    return held


@rule("target-open", "error", "R12")
def open_targets(programme: Programme) -> Iterator[Finding]:
    """In a final report no indicator is without its target."""
    is_final = any(report.kind == "final" for report in programme.reports)
    for indicator in programme.indicators:
        if programme.values_by_indicator.get((indicator.code, "target")):
            continue
        has_baseline = programme.values_by_indicator.get((indicator.code, "baseline"))
        message = (
            "Indicator {code} has a baseline but no target. Set the target in its own column; a "
            "final report has no target still to be developed."
            if has_baseline
            else "Indicator {code} has neither baseline nor target. Give both in their own "
            "columns; a final report has no target still to be developed."
        )
        yield found(
            message,
            f"indicator:{indicator.code}:target",
            indicator.lines,
            None if is_final else "warning",
            code=indicator.code,
        )


@rule("reason-under", "error", "R11")
def reasons_under(programme: Programme) -> Iterator[Finding]:
    """A missed target has its reason."""
    for outcome in outcomes(programme):
        if outcome.is_short and not _reasons(programme, outcome.indicator):
            yield found(
                "Indicator {code}: {actual} of {target} reached, and no reason is given. Say why.",
                f"indicator:{outcome.indicator.code}:reason",
                outcome.indicator.lines,
                **_values(outcome),
            )


@rule("reason-over", "warning", "R11")
def reasons_over(programme: Programme) -> Iterator[Finding]:
    """A target that was passed by more than the tolerance has its reason."""
    for outcome in outcomes(programme):
        if outcome.is_short or _reasons(programme, outcome.indicator):
            continue
        margin = abs(outcome.actual - outcome.target)
        if margin > TOLERANCE * abs(outcome.target):
            yield found(
                "Indicator {code}: {actual} against a target of {target} ({rate} %), and no reason "
                "is given. Say why.",
                f"indicator:{outcome.indicator.code}:reason",
                outcome.indicator.lines,
                **_values(outcome),
            )


@rule("reason-outlier", "warning", "R11")
def reasons_for_outliers(programme: Programme) -> Iterator[Finding]:
    """A result many times its target has a reason of its own: the target or the definition."""
    for outcome in outcomes(programme):
        reasons = _reasons(programme, outcome.indicator)
        rate = outcome.rate
        if not reasons or rate is None or rate < OUTLIER or not outcome.indicator.is_ascending:
            continue
        if any(reason.reason in OUTLIER_REASONS for reason in reasons):
            continue
        yield found(
            "Indicator {code}: {actual} against a target of {target} ({rate} %). The reason on "
            "record does not say that the target was set too low or the definition changed.",
            f"indicator:{outcome.indicator.code}:outlier",
            outcome.indicator.lines,
            **_values(outcome),
        )


@rule("reason-copied", "info", "R11")
def copied_reasons(programme: Programme) -> Iterator[Finding]:
    """Each indicator has a reason of its own, not the copy of another's."""
    for group in _copies([each for each in programme.variances if _words(each)]):
        codes = tuple(dict.fromkeys(each.indicator for each in group))
        if len(codes) > 1:
            yield found(
                "Indicators {codes} give the same reason, word for word or nearly. Give each its "
                "own.",
                "reason:" + "+".join(codes),
                lines_of(group),
                codes=codes,
            )


def _reasons(programme: Programme, indicator: Indicator) -> list[Variance]:
    return [each for each in programme.variances if each.indicator == indicator.code]


def _values(outcome: Outcome) -> dict[str, object]:
    return {
        "code": outcome.indicator.code,
        "actual": shown(outcome.actual),
        "target": shown(outcome.target),
        "rate": shown(outcome.rate * 100, 0) if outcome.rate is not None else "–",
    }


def _words(variance: Variance) -> str:
    """Return what a reason says, or the mark that stands for it."""
    return " ".join(variance.text.lower().split()) or variance.text_mark


def _copies(variances: list[Variance]) -> list[list[Variance]]:
    """Return the groups of reasons that are alike."""
    groups: list[list[Variance]] = []
    for variance in variances:
        home = next((group for group in groups if _are_alike(group[0], variance)), None)
        if home is None:
            groups.append([variance])
        else:
            home.append(variance)
    return [group for group in groups if len(group) > 1]


def _are_alike(one: Variance, other: Variance) -> bool:
    first, second = _words(one), _words(other)
    if first == second or not (one.text and other.text):
        return first == second
    words, other_words = set(first.split()), set(second.split())
    if len(words & other_words) < SHARED_WORDS * min(len(words), len(other_words)):
        return False  # spares the slow comparison of letters
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
