"""Do other programs fit a table of three two-way margins to the same cells?"""

from __future__ import annotations

import numpy as np
import pytest

from brecha.population.synthesis import Margin, fit_proportionally

humanleague = pytest.importorskip("humanleague", reason="a peer that only measurements install")
AXES = ((0, 1), (1, 2), (0, 2))


def test_humanleague_fits_the_same_table() -> None:
    random = np.random.default_rng(5)
    seed, truth = random.uniform(1, 9, (2, 4, 3, 5))
    margins = [Margin(axes, truth.sum(axis=({0, 1, 2} - {*axes}).pop())) for axes in AXES]

    ours = fit_proportionally(seed, margins).table

    indices = [np.array(margin.axes) for margin in margins]
    theirs, _ = humanleague.ipf(seed, indices, [margin.totals for margin in margins])
    np.testing.assert_allclose(ours, theirs, rtol=1e-6)
