"""How much of an effect is new? What would have happened anyway is taken away."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from brecha.core.errors import FaultList, InputError
from brecha.economy.arrays import Array, by_year
from brecha.economy.shock import SpendingShock


def additional_share(
    displacement: ArrayLike = 0.0, deadweight: ArrayLike = 0.0, leakage: ArrayLike = 0.0
) -> Array:
    """Return the share of an effect that is new: $(1-d)(1-w)(1-l)$.

    Args:
        displacement: Share of the new service that replaces private provision.
        deadweight: Share that would have come without the programme.
        leakage: Share that goes to people or places that the programme is not for.

    Returns:
        Share between 0 and 1. Shape: years.

    Raises:
        InputError: A share outside 0..1.

    Examples:
        >>> additional_share(displacement=0.25).tolist()
        [0.75]
    """
    faults = FaultList()
    share = np.ones(1)
    given = {"displacement": displacement, "deadweight": deadweight, "leakage": leakage}
    for name, value in given.items():
        values = by_year(value)
        if not ((values >= 0) & (values <= 1)).all():
            faults.add(
                "{name} must lie between 0 and 1; it is {rate}. Correct it.",
                name=name,
                rate=values.tolist(),
            )
        share = share * (1.0 - values)
    faults.raise_as(InputError)
    return share


def without_displaced(shock: SpendingShock, displacement: ArrayLike) -> SpendingShock:
    """Return the shock less the private provision that it replaces.

    The private spending that ends is taken to buy as the new service does; buildings are built
    all the same. Posts are counted gross by the care plan: lower them by the same share.

    Args:
        shock: The shock.
        displacement: Share of the running spending that replaces private provision. Shape: years.
    """
    share = additional_share(displacement)
    return replace(
        shock,
        service=shock.service * share,
        new_activity=shock.new_activity * share,
        purchases=shock.purchases * share,
        running=shock.running.scaled(share),
    )
