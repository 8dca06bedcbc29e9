"""Why one thread for linear algebra? A busy neighbour makes two threads slower than one.

Measured with 262 sectors on two cores, one of them busy: a solve took 8 ms (p95 167 ms) with two
threads and 0.36 ms with one.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

import scipy.linalg  # noqa: F401 - its BLAS must be loaded before the controller looks for it
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]  # it has none


def one_blas_thread() -> AbstractContextManager[object]:
    """Return a context in which BLAS and LAPACK use one thread."""
    limit: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limit


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()
