"""How high is the fine for a breach, at least and at most?

Number of UMA of the breach x UMA of the day of the breach x workers affected, and twice that for a
repetition (LFT 992). Fines of IMSS are not by worker, and none is due for spontaneous compliance.
"""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Mapping
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from brecha.core.errors import CoverageError
from brecha.countries.law import Rate
from brecha.engine import Column, Input, rule

BREACH = "breach"
Texts = Annotated[NDArray[np.str_], "text"]
Flag = Annotated[Column, "1"]
Workers = Annotated[Column, "workers"]
Money = Annotated[Column, "money"]
Multiples = Annotated[Mapping[str, float], "1"]
UmaOfTheDay = Annotated[float, "money / day"]

INPUTS = (
    Input("breach_kind", "text", BREACH, "Breach, by its name in the list", kind="text"),
    Input("workers_affected", "workers", BREACH, "Workers whom the breach affects", minimum=1),
    Input(
        "is_repeated",
        "1",
        BREACH,
        "Whether the same precept was breached within two years before",
        minimum=0,
        maximum=1,
    ),
    Input(
        "is_spontaneous",
        "1",
        BREACH,
        "Whether the employer complied before IMSS found out",
        minimum=0,
        maximum=1,
    ),
    Input("omitted_quotas", "money", BREACH, "Quotas of IMSS that were not paid", minimum=0),
)


@rule(row=BREACH, law=("LFT 992", "LSS 304 B", "LSS 304 C"))
def fine_factor(
    breach_kind: Texts,
    workers_affected: Workers,
    is_repeated: Flag,
    is_spontaneous: Flag,
    labour_fine_minimum_uma: Multiples,
    repeated_breach_factor: Rate,
) -> Workers:
    """How often the amount counts: by worker and twice if repeated; once or never for IMSS."""
    is_labour = np.isin(breach_kind, list(labour_fine_minimum_uma))
    by_worker = workers_affected * (1 + is_repeated * (repeated_breach_factor - 1))
    return np.where(is_labour, by_worker, 1 - is_spontaneous)


@rule(row=BREACH, law=("LFT 992", "LFT 994", "LFT 997-A", "LFT 1002", "LSS 304 B"))
def fine_minimum(
    breach_kind: Texts,
    fine_factor: Workers,
    uma_daily: UmaOfTheDay,
    labour_fine_minimum_uma: Multiples,
    imss_fine_minimum_uma: Multiples,
) -> Money:
    """Least fine for the breach."""
    multiples = {**labour_fine_minimum_uma, **imss_fine_minimum_uma}
    return by_breach(multiples, breach_kind) * uma_daily * fine_factor


@rule(row=BREACH, law=("LFT 992", "LFT 994", "LFT 997-A", "LFT 1002", "LSS 304 B"))
def fine_maximum(
    breach_kind: Texts,
    fine_factor: Workers,
    uma_daily: UmaOfTheDay,
    labour_fine_maximum_uma: Multiples,
    imss_fine_maximum_uma: Multiples,
) -> Money:
    """Largest fine for the breach."""
    multiples = {**labour_fine_maximum_uma, **imss_fine_maximum_uma}
    return by_breach(multiples, breach_kind) * uma_daily * fine_factor


@rule(row=BREACH, law=("LSS 304", "LSS 304 C"))
def omitted_quota_fine_minimum(
    omitted_quotas: Money, is_spontaneous: Flag, imss_omitted_quota_fine_share: Multiples
) -> Money:
    """Least fine for quotas of IMSS that were not paid."""
    return omitted_quotas * (1 - is_spontaneous) * imss_omitted_quota_fine_share["minimum"]


@rule(row=BREACH, law=("LSS 304", "LSS 304 C"))
def omitted_quota_fine_maximum(
    omitted_quotas: Money, is_spontaneous: Flag, imss_omitted_quota_fine_share: Multiples
) -> Money:
    """Largest fine for quotas of IMSS that were not paid."""
    return omitted_quotas * (1 - is_spontaneous) * imss_omitted_quota_fine_share["maximum"]


def is_repetition(
    record_before: datetime.date | None, day_of_breach: datetime.date, years: float
) -> bool:
    """Say whether a breach repeats one of the same precept (LFT 992).

    Args:
        record_before: Day of the record of the breach before; absent where there was none, or it
            was disproved.
        day_of_breach: Day of the breach.
        years: How long a breach counts as one before: the parameter `repeated_breach_years`.

    Examples:
        >>> is_repetition(datetime.date(2024, 2, 29), datetime.date(2026, 2, 28), 2)
        True
    """
    if record_before is None or day_of_breach <= record_before:
        return False
    last_year = record_before.year + int(years)
    after = (day_of_breach.year, day_of_breach.month, day_of_breach.day)
    return after <= (last_year, record_before.month, record_before.day)


def by_breach(multiples: Mapping[str, float], breach_kind: NDArray[np.str_]) -> Column:
    """Return the number of UMA of each breach.

    Args:
        multiples: Number of UMA by breach, those in force.
        breach_kind: By row. Shape: breaches.

    Raises:
        CoverageError: A breach is not known, or its article is not in force that day.
    """
    names, position = np.unique(breach_kind, return_inverse=True)
    unknown = [str(name) for name in names if str(name) not in multiples]
    if unknown:
        near = [name for entry in unknown for name in difflib.get_close_matches(entry, multiples)]
        raise CoverageError.of(
            "A breach must be one of the list and in force on the day; {came} is not (near: "
            "{near}). Correct its name, or ask for a later day.",
            came=", ".join(unknown),
            near=", ".join(dict.fromkeys(near or multiples)),
        )
    return np.array([multiples[str(name)] for name in names], dtype=float)[position]
