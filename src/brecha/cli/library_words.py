"""In which words does the library of the command line speak? Its help and errors are English only.

Its help is told in the reader's language through the words that it keeps as settings; what is
wrong with a command is told in our own sentences, found by what the library says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partialmethod
from typing import Any

import typer

from brecha.cli.language import tell
from brecha.core.errors import Fault

HELP = "--help"
UNKNOWN = "The command must be one that --help shows; it is not ({told})."
DEEPEST_GROUP = 1  # `brecha`, `brecha care`: a group without a command shows its help
FAULTS: Mapping[str, str] = {
    r"Missing argument '(?P<name>[^']+)'": (
        "The argument {name} is required; it is absent. Add it; --help tells what it is."
    ),
    r"Missing option '(?P<name>[^']+)'": (
        "The option {name} is required; it is absent. Add it; --help tells what it is."
    ),
    r"No such option: (?P<name>\S+)": (
        "The option {name} is not known here. Correct it; --help lists those that are."
    ),
    r"No such command '(?P<name>[^']+)'": (
        "The command {name} is not known here. Correct it; --help lists those that are."
    ),
    r"unexpected extra argument\(s\) \((?P<name>.*)\)": (
        "Nothing may follow the arguments; {name} does. Delete it."
    ),
    r"Option '(?P<name>[^']+)' requires": (
        "The option {name} must have a value; none follows it. Add one."
    ),
    r"Option '(?P<name>[^']+)' does not take": (
        "The option {name} takes no value; one follows it. Delete the value."
    ),
    r"'(?P<name>[^']+)': .*'(?P<value>[^']*)' is not one of (?P<known>.*)\.": (
        "{name} must be one of {known}; it is {value}. Choose one of these."
    ),
    r"'(?P<name>[^']+)': .*valid integer": "{name} must be a whole number; it is not. Correct it.",
    r"'(?P<name>[^']+)': .*greater than or equal to (?P<least>\S+)": (
        "{name} must be at least {least}; it is less. Correct it."
    ),
    r"'(?P<name>[^']+)': .*less than or equal to (?P<most>\S+)": (
        "{name} must be at most {most}; it is more. Correct it."
    ),
}


def is_help_asked(arguments: list[str]) -> bool:
    """Say whether the library is going to show help."""
    return HELP in arguments or len(arguments) <= DEEPEST_GROUP


def translate_help(command: Any) -> None:  # noqa: ANN401 - the library's own kinds
    """Put the reader's language into the help of a command and of all below it."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = tell("Arguments")
    rich_utils.OPTIONS_PANEL_TITLE = tell("Options")
    rich_utils.COMMANDS_PANEL_TITLE = tell("Commands")
    rich_utils.REQUIRED_LONG_STRING = tell("[required]")
    rich_utils.DEFAULT_STRING = tell("[default: {value}]", value="{}")
    formatter: Any = typer.Context.formatter_class
    formatter.write_usage = partialmethod(formatter.write_usage, prefix=tell("Usage: "))
    _translate_usage(command)


def usage_fault(told: str) -> Fault:
    """Return in our words what the library says of a command that was typed wrongly."""
    for pattern in FAULTS:
        found = re.search(pattern, told, re.DOTALL)
        if found:
            return Fault(FAULTS[pattern], "", found.groupdict())
    return Fault(
        "The command must be one that --help shows; it is not ({told}).", "", {"told": told}
    )


def _translate_usage(command: Any) -> None:  # noqa: ANN401 - the library's own kinds
    command.options_metavar = tell("[OPTIONS]")
    option = command.get_help_option(typer.Context(command))
    option.help = tell("Show this help and end.")
    if hasattr(command, "commands"):
        command.subcommand_metavar = tell("COMMAND [ARGUMENTS]…")
        for inner in command.commands.values():
            _translate_usage(inner)
