"""Which kinds of columns do the rules take?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from brecha.engine import Column

Money = Annotated[Column, "money"]
Days = Annotated[Column, "days"]
Weeks = Annotated[Column, "weeks"]
Years = Annotated[Column, "years"]
Hours = Annotated[Column, "hours"]
Share = Annotated[Column, "1"]
Flag = Annotated[Column, "1"]
Texts = Annotated[NDArray[np.str_], "text"]
Offsets = Annotated[NDArray[np.int64], "1"]

UmaDaily = Annotated[float, "money / day"]
MinimumWages = Annotated[Mapping[str, float], "money / day"]


def as_flag(condition: NDArray[np.bool_]) -> Column:
    """Return one where a condition holds, else zero."""
    return condition.astype(float)
