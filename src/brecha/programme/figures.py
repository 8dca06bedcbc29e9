"""Which stored figure does a reference name? The references of narratives and of statements.

value:CODE                 actual of an indicator; value:CODE:target, value:CODE:baseline
value:CODE:numerator       upper part of its actual; value:CODE:target:numerator
budget:AGENCY:total        fund and co-funding of an agency; budget:AGENCY:fund, :cofunding
budget:total               the whole budget; budget:total:fund, budget:total:cofunding
reach:total                people reached; reach:women, reach:women_share (from counts), reach:KEY
trainings:total            persons trained: the different ones of the lists of attendance, and the
                           stated participants of each course that has no list
trainings:listed           different persons in the lists of attendance alone
trainings:least            no fewer different persons can they be; trainings:most, no more
completion:CODE            computed rate of a result. Unit: percent
number:products            how many records there are; of policies, events, lessons, …
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from brecha.programme.arithmetic import PERCENT, completion, indicator_amount
from brecha.programme.kinds import ValueKind as Kind
from brecha.programme.kinds import codes_of
from brecha.programme.model import Programme, Reach
from brecha.programme.persons import persons_of

REFERENCE = re.compile(r"\{\{\s*([a-z]+:[^{}]+?)\s*\}\}")
BRACES = re.compile(r"\{\{[^{}]{0,60}(?:\}\})?|[^{}]{0,60}\}\}")
NUMBERED = (
    "policies",
    "products",
    "events",
    "trainings",
    "lessons",
    "good_practices",
    "recommendations",
    "organisations",
    "indicators",
    "campaigns",
    "risks",
)


def resolve(programme: Programme, reference: str) -> Fraction | None:
    """Return the exact figure that a reference names; None if it names none.

    Args:
        programme: Where the figure is stored.
        reference: As listed above.
    """
    room, _, rest = reference.partition(":")
    find = _ROOMS.get(room)
    return find(programme, rest) if find and rest else None


def references_in(text: str) -> tuple[str, ...]:
    """Return the references of a narrative text, in order.

    Examples:
        >>> references_in("Trained: {{ value:2.1.2 }} of {{reach:total}}.")
        ('value:2.1.2', 'reach:total')
    """
    return tuple(match.group(1) for match in REFERENCE.finditer(text))


def stray_braces(text: str) -> tuple[str, ...]:
    """Return what double braces of a text hold that is no reference; a dash for nothing.

    Examples:
        >>> stray_braces("{{ value:2.1.2 }} of {{ foo }}, {{ }}")
        ('foo', '–')
    """
    between = REFERENCE.split(text)[::2]
    held = (each.group().strip("{} \n") for part in between for each in BRACES.finditer(part))
    return tuple(each or "–" for each in held)


def women_of(reach: Reach) -> Fraction | None:
    """Return the women among the people of a row: the count, else share x number."""
    if reach.women is not None:
        return Fraction(str(reach.women))
    if reach.women_share is None:
        return None
    return Fraction(str(reach.women_share)) * Fraction(str(reach.number)) / PERCENT


def _value(programme: Programme, rest: str) -> Fraction | None:
    parts = rest.split(":")
    part = parts.pop() if parts[-1] in {"numerator", "denominator"} else "number"
    kind = parts.pop() if len(parts) > 1 and parts[-1] in codes_of(Kind) else "actual"
    code = ":".join(parts)
    indicator = next((each for each in programme.indicators if each.code == code), None)
    if indicator is None:
        return None
    amount = indicator_amount(programme, indicator, kind)  # type: ignore[arg-type]  # a word of the list
    found: Fraction | None = getattr(amount, part) if amount else None
    return found


def _budget(programme: Programme, rest: str) -> Fraction | None:
    agency, _, source = rest.rpartition(":")
    if not agency:
        agency, source = rest, "total"
    parts = [
        Fraction(str(budget.amount))
        for budget in programme.budgets
        if agency in (budget.agency, "total")
        and source in (budget.source, "total")
        and budget.currency == programme.currency
    ]
    return sum(parts, Fraction(0)) if parts else None


def _reach(programme: Programme, rest: str) -> Fraction | None:
    counted = [reach for reach in programme.reach if reach.counts_in_total]
    total = sum((Fraction(str(reach.number)) for reach in counted), Fraction(0))
    if rest == "total":
        return total if counted else None
    if rest in {"women", "women_share"}:
        women = [reach.women for reach in counted]
        known = [Fraction(str(part)) for part in women if part is not None]
        if not known or len(known) < len(women) or not total:
            return None
        return sum(known, Fraction(0)) * (PERCENT / total if rest == "women_share" else 1)
    return next((Fraction(str(r.number)) for r in programme.reach if r.key == rest), None)


def _trainings(programme: Programme, rest: str) -> Fraction | None:
    persons = persons_of(programme)
    if persons is not None:
        known = {
            "total": persons.number + persons.told,
            "listed": persons.number,
            "least": persons.least,
            "most": persons.most,
        }
        return Fraction(known[rest]) if rest in known else None
    counts = [t.participants for t in programme.trainings if t.participants is not None]
    return Fraction(sum(counts)) if counts and rest == "total" else None


def _completion(programme: Programme, rest: str) -> Fraction | None:
    rate = completion(programme, rest)
    return None if rate is None else rate * PERCENT


def _number(programme: Programme, rest: str) -> Fraction | None:
    return Fraction(len(getattr(programme, rest))) if rest in NUMBERED else None


_ROOMS: dict[str, Callable[[Programme, str], Fraction | None]] = {
    "value": _value,
    "budget": _budget,
    "reach": _reach,
    "trainings": _trainings,
    "completion": _completion,
    "number": _number,
}
