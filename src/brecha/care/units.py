"""In which units does the care model count?"""

from __future__ import annotations

from typing import Annotated

import numpy as np
from numpy.typing import NDArray

from brecha.engine import Column

Offsets = Annotated[NDArray[np.int64], "1"]
Share = Annotated[Column, "1"]
SharePerYear = Annotated[Column, "1 / year"]
People = Annotated[Column, "people"]
Places = Annotated[Column, "places"]
PlacesPerCentre = Annotated[Column, "places / centre"]
Posts = Annotated[Column, "posts"]
PostsPerPlace = Annotated[Column, "posts / place"]
PostsPerCentre = Annotated[Column, "posts / centre"]
StaffPerUser = Annotated[Column, "staff / user"]
HoursPerWeek = Annotated[Column, "hours / week"]
HoursPerYear = Annotated[Column, "hours / year"]
WeeksPerYear = Annotated[Column, "weeks / year"]
Years = Annotated[Column, "years"]
MoneyPerMonth = Annotated[Column, "money / month"]
MoneyPerYear = Annotated[Column, "money / year"]
MoneyPerPostYear = Annotated[Column, "money / post / year"]
MoneyPerPost = Annotated[Column, "money / post"]
MoneyPerPlace = Annotated[Column, "money / place"]
MoneyPerUserYear = Annotated[Column, "money / user / year"]
