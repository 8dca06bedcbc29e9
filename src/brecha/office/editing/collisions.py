"""Who wrote at the same moment? Nothing was written of the second, who is told so in words.

PostgreSQL ends one of two transactions that wait for each other, and refuses what breaks a rule. A
page that has no words of its own for that shows these.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

CONFLICT = 409
AT_ONCE = ("40001", "40P01", "55P03")  # serialisation failure, deadlock, lock not available
RULES = ("23", "P0")  # a constraint; a refusal of a trigger
Answer = Callable[[HttpRequest], HttpResponse]


class TellCollisions:
    """Answers with a page in words what the database refused, and lets every other fault pass."""

    def __init__(self, answer: Answer) -> None:
        """Keep who answers."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return a page for a collision or a broken rule; None for anything else."""
        if not isinstance(error, DatabaseError):
            return None
        if not (is_collision(error) or state_of(error).startswith(RULES)):
            return None
        shown = {"was_at_once": is_collision(error)}
        return render(request, "office/collision.html", shown, status=CONFLICT)


def is_collision(error: BaseException) -> bool:
    """Return whether somebody who wrote at the same moment is the cause; trying again helps."""
    return state_of(error) in AT_ONCE


def state_of(error: BaseException) -> str:
    """Return PostgreSQL's five letters for what happened; empty where it said none."""
    return str(getattr(error.__cause__, "sqlstate", "") or "")
