"""Which sample do all programs estimate from? Persons of 32 states in strata and clusters, made up.

The columns lie one after the other as 64-bit floats, so that R reads them as fast as Python does.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

STATES, STRATA, CLUSTERS = 32, 12, 50  # strata of a state, clusters of a stratum
MEANS = [f"mean_{number}" for number in range(10)]
TOTALS = [f"total_{number}" for number in range(10)]
SHARES = [f"share_{number}" for number in range(20)]
RATIOS = [f"ratio_{number}" for number in range(10)]
BELOW = [f"below_{number}" for number in range(10)]
MEDIANS = MEANS[:5]
DESIGN = ["weight", "stratum", "cluster", "state"]
COLUMNS = [*DESIGN, *MEANS, *TOTALS, *SHARES, *RATIOS, *BELOW]


def write_sample(path: Path, persons: int) -> None:
    """Write the sample of so many persons, in no order."""
    random = np.random.default_rng(20160801)
    state = random.integers(0, STATES, persons)
    stratum = state * STRATA + random.integers(0, STRATA, persons)
    cluster = stratum * CLUSTERS + random.integers(0, CLUSTERS, persons)
    shift = random.gamma(2.0, 10.0, cluster.max() + 1)[cluster]
    columns = {
        "weight": random.integers(50, 900, persons),
        "stratum": stratum,
        "cluster": cluster,
        "state": state + 1,
    }
    for name in [*MEANS, *TOTALS, *RATIOS]:
        columns[name] = np.round(random.gamma(2.0, 40.0, persons) + shift, 2)
    for number, name in enumerate(SHARES):
        columns[name] = random.random(persons) < 0.05 + 0.02 * number + shift / 500
    for name in BELOW:
        columns[name] = np.round(random.gamma(9.0, 5.0, persons), 2)
    with path.open("wb") as stream:
        for name in COLUMNS:
            stream.write(columns[name].astype(np.float64).tobytes())


def read_sample(path: Path) -> dict[str, np.ndarray]:
    """Return the columns of the sample by name."""
    table = np.fromfile(path).reshape(len(COLUMNS), -1)
    return {name: table[place].copy() for place, name in enumerate(COLUMNS)}
