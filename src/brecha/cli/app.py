"""The command `brecha`: its groups, and how errors end it."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterable

import typer

from brecha import __version__
from brecha.cli import care, country, data, economy, gaps, iati, law, office, population, report
from brecha.cli.language import current_language, tell
from brecha.cli.library_words import is_help_asked, translate_help, usage_fault
from brecha.core.errors import BrechaError, Fault

BAD_INPUT = 2
SIGNALLED = 128
INTERRUPTED = SIGNALLED + signal.SIGINT

app = typer.Typer(
    name="brecha",
    help=tell(
        "Care and social protection: cost a plan, its returns, its jobs; every number traced."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(care.app, name="care")
app.add_typer(economy.app, name="economy")
app.add_typer(law.app, name="law")
app.add_typer(data.app, name="data")
app.add_typer(country.app, name="country")
app.add_typer(population.app, name="population")
app.add_typer(office.app, name="office")
app.add_typer(report.app, name="report")
app.add_typer(iati.app, name="iati")
app.add_typer(gaps.app, name="gaps")


@app.callback(invoke_without_command=True)
def about(
    *,
    version: bool = typer.Option(False, "--version", help=tell("Print the version and end.")),
) -> None:
    """Say the version if asked."""
    if version:
        typer.echo(f"brecha {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command; what a user can mend is told on standard error, exit code 2."""
    command = typer.main.get_command(app)
    if is_help_asked(sys.argv[1:]):
        translate_help(command)
    signal.signal(signal.SIGTERM, _stop)
    try:
        sys.exit(command(standalone_mode=False))
    except BrechaError as error:
        _end(error.faults)
    except typer.TyperException as error:
        told = error.format_message()  # nothing where the help was shown instead
        _end([usage_fault(told)] if told else [])
    except (KeyboardInterrupt, typer.Abort):
        typer.echo(tell("Interrupted; nothing was written."), err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # the reader of a pipe went away
        sys.stderr.close()
        sys.exit(0)


def _stop(number: int, frame: object) -> None:
    """End as an interrupt does, so that what is half done is cleared away."""
    del frame
    sys.exit(SIGNALLED + number)


def _end(faults: Iterable[Fault]) -> None:
    for fault in faults:
        typer.echo(tell("Error: {fault}", fault=fault.text(current_language())), err=True)
    sys.exit(BAD_INPUT)
