"""What does the office write down of its running? One JSON object a line, without personal data.

A line never holds a body, a query, a header, a name or an address: only what ran, and how it ended.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any

FAILED = 500
TOLD = ("status_code", "duration_ms", "method", "route", "user_id")


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; the traceback names code and lines, and no values."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": self._message(record),
        }
        line |= {name: getattr(record, name) for name in TOLD if hasattr(record, name)}
        if request := getattr(record, "request", None):
            line |= _asked(request)
        if record.exc_info and record.exc_info[0] is not None:
            line |= {"error": record.exc_info[0].__name__, "at": _where(record.exc_info[2])}
        return json.dumps(line, ensure_ascii=False)

    def _message(self, record: logging.LogRecord) -> str:
        """Return the template for what others log with values of a request, else the message."""
        if record.name == "django.request" and record.args and hasattr(record, "status_code"):
            return "an answer was a refusal" if record.status_code < FAILED else "an answer failed"
        foreign = not record.name.startswith("brecha")
        return str(record.msg) if foreign and record.args else record.getMessage()


def _asked(request: Any) -> dict[str, str]:  # noqa: ANN401 - a request
    """Return the method, and the pattern of the address: no number, no word of it."""
    found = getattr(request, "resolver_match", None)
    return {
        "method": str(getattr(request, "method", "")),
        "route": found.route if found else "unknown",
    }


def _where(traceback: Any) -> list[str]:  # noqa: ANN401 - a traceback or None
    places = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        places.append(f"{code.co_name}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return places[-10:]


LOGGING_CONFIGURATION: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "brecha.office.logs.JsonLines"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["lines"], "level": "WARNING"},
    "loggers": {
        "brecha.office": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
