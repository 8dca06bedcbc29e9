"""Which indicators does a reader mean by these names?"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from brecha.core.errors import FaultList, InputError
from brecha.gaps.catalogue.care import CARE
from brecha.gaps.catalogue.deprivations import DEPRIVATIONS
from brecha.gaps.catalogue.floors import FLOORS
from brecha.gaps.catalogue.protection import PROTECTION
from brecha.gaps.catalogue.work import WORK
from brecha.gaps.catalogue.worker_groups import WORKER_GROUPS
from brecha.gaps.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = (
    *PROTECTION,
    *WORK,
    *WORKER_GROUPS,
    *CARE,
    *FLOORS,
    *DEPRIVATIONS,
)
_BY_ID = {indicator.id: indicator for indicator in INDICATORS}


def find_indicators(ids: Iterable[str]) -> tuple[Indicator, ...]:
    """Return indicators by their ids, in the order asked, each once.

    Raises:
        InputError: Some are not known: each with those that are spelt nearly so.

    Examples:
        >>> [indicator.id for indicator in find_indicators(["poverty"])]
        ['poverty']
    """
    faults = FaultList()
    asked = list(dict.fromkeys(ids))
    for name in asked:
        if name not in _BY_ID:
            near = difflib.get_close_matches(name, _BY_ID, n=3)
            faults.add(
                "An indicator must be one that Brecha knows; {name} is none. Correct its name "
                "(near: {near}).",
                name=name,
                near=", ".join(near) or "–",
            )
    faults.raise_as(InputError)
    return tuple(_BY_ID[name] for name in asked)
