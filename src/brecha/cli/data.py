"""`brecha data`: the official files that Brecha can read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from brecha.cli.language import chosen, tell
from brecha.cli.options import AsJson, Lang, print_json

app = typer.Typer(
    help=tell("Official files: which are known, present, unchanged."), no_args_is_help=True
)


@app.command("list", help=tell("List the files that Brecha can read."))
def list_files(lang: Lang = None, *, as_json: AsJson = False) -> None:
    """List the files that Brecha can read."""
    from brecha.sources import read_catalogue

    language = chosen(lang)
    found = [
        {
            "id": key,
            "title": entry.title.in_language(language),
            "publisher": entry.publisher,
            "file": entry.file,
            "address": entry.address,
            "licence": entry.licence,
        }
        for key, entry in read_catalogue().items()
    ]
    if as_json:
        print_json(found)
        return
    for entry in found:
        typer.echo(f"{entry['id']}  {entry['title']} · {entry['publisher']}")


@app.command("verify", help=tell("Say which files are present and unchanged."))
def verify(lang: Lang = None, *, as_json: AsJson = False) -> None:
    """Say which files are present and unchanged; exit code 1 if one was changed."""
    del lang
    from brecha.sources import verify as verify_files

    found = verify_files()
    if as_json:
        print_json(
            [
                {
                    "id": status.file_id,
                    "state": status.state,
                    "path": str(status.path) if status.path else None,
                    "expected": status.expected,
                    "found": status.found,
                }
                for status in found
            ]
        )
    else:
        for status in found:
            typer.echo(f"{status.file_id}  {tell(status.state)}  {status.path or ''}".rstrip())
    if any(status.state == "changed" for status in found):
        raise typer.Exit(1)


@app.command("add", help=tell("Add an official file that you downloaded; its checksum names it."))
def add(
    file: Annotated[Path, typer.Argument(help=tell("The file."))],
    lang: Lang = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Add an official file that you downloaded; its checksum names it."""
    del lang
    from brecha.sources import add as add_file

    status = add_file(file)
    if as_json:
        print_json({"id": status.file_id, "state": status.state, "path": str(status.path)})
    else:
        typer.echo(tell("Added {file_id}: {path}", file_id=status.file_id, path=status.path))
