"""In which units does a row of a person count?"""

from __future__ import annotations

from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from brecha.engine import Column

Texts = Annotated[NDArray[np.object_], "text"]
Flag = Annotated[Column, "1"]
Share = Annotated[Column, "1"]
Years = Annotated[Column, "years"]
Persons = Annotated[Column, "persons"]
Jobs = Annotated[Column, "jobs"]
HoursPerWeek = Annotated[Column, "hours / week"]
MoneyPerDay = Annotated[Column, "money / day"]
MoneyPerMonth = Annotated[Column, "money / month"]
MoneyPerHour = Annotated[Column, "money / hour"]
