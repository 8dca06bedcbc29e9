from __future__ import annotations

from threadpoolctl import threadpool_info

from brecha.economy.one_blas_thread import one_blas_thread


def test_linear_algebra_uses_one_thread_inside_and_as_many_as_before_outside() -> None:
    before = blas_threads()

    with one_blas_thread():
        inside = blas_threads()

    assert set(inside) == {1}
    assert blas_threads() == before


def blas_threads() -> list[int]:
    return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]
