"""What is the API as a whole? All its operations, under /api/v1/."""

from __future__ import annotations

from ninja import NinjaAPI

from brecha.office.api import reading, reports, targets, token_calls, values
from brecha.office.api.access import RATES
from brecha.office.api.faults import answer_in_words

api = NinjaAPI(
    title="Brecha",
    version="1",
    description=(
        "The monitoring office of a programme. Without a sign-in, what is public; with a session "
        "or a token, what the role of its user allows. Numbers are text, so that none is rounded."
    ),
    docs_url=None,  # the page of the library loads its scripts from elsewhere
    urls_namespace="office-api",
    throttle=RATES,
)
answer_in_words(api)
for router in (reading.router, values.router, targets.router, reports.router, token_calls.router):
    api.add_router("", router)
