"""Which options do several commands share?"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Any

import typer

from brecha.cli.language import tell


class LanguageChoice(StrEnum):
    """The languages as the command line knows them."""

    ES = "es"
    EN = "en"


Lang = Annotated[
    LanguageChoice | None,
    typer.Option("--lang", help=tell("Language: es or en."), show_default=False),
]
Langs = Annotated[
    list[LanguageChoice] | None,
    typer.Option(
        "--lang", help=tell("Language: es or en; repeat it for both."), show_default=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help=tell("Print one JSON document."))]


def print_json(document: Any) -> None:  # noqa: ANN401 - any JSON document
    """Print one JSON document on standard output."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))
