"""Is what exists documented, and does what is documented run?"""

from __future__ import annotations

import importlib
import inspect
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from brecha.cli import app
from brecha.countries import country_names, load_country
from brecha.reports.law_groups import law_groups
from brecha.reports.law_pages import write_law_pages
from repository import ROOT, SOURCE, kept_files, name_of

DOCS = ROOT / "docs"
PROGRAMS = Path(sys.executable).parent
LAW = DOCS / "reference" / "law"
GENERATED = {DOCS / "reference" / "cli.md", DOCS / "reference" / "indicators.md"} | {
    LAW / f"{page}.md"
    for page in (
        "register",
        "cases",
        *(f"{kind}-{name}" for kind in ("rules", "parameters") for name in country_names()),
    )
}
ROOMS = sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))
PAGES = [path for path in kept_files() if path.suffix == ".md" and DOCS in path.parents]
GUIDES = [path for path in PAGES if path.parent.name in {"tutorials", "how-to"}]
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)\s]*)?\)")
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
ELISION = "…"


def leaves(name: str, command: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - typer's own kinds
    """Return every command a person can type below this one, by its full name."""
    if hasattr(command, "commands"):
        for word, inner in command.commands.items():
            yield from leaves(f"{name} {word}", inner)
    elif not command.hidden:
        yield name, command


COMMANDS = dict(leaves("brecha", typer.main.get_command(app)))


@pytest.mark.parametrize("room", ROOMS)
def test_every_public_name_of_a_room_says_what_it_is(room: str) -> None:
    package = importlib.import_module(f"brecha.{room}")

    public = [(name, getattr(package, name)) for name in package.__all__]
    silent = [
        name
        for name, value in public
        if (inspect.isclass(value) or inspect.isfunction(value)) and not inspect.getdoc(value)
    ]

    assert silent == []


@pytest.mark.slow
def test_every_public_name_stands_on_the_reference_page(site: Path) -> None:
    page = (site / "reference" / "python.html").read_text("utf-8")

    absent = [
        f"brecha.{room}.{name}"
        for room in ROOMS
        if room != "cli"
        for name in importlib.import_module(f"brecha.{room}").__all__
        if f'id="brecha.{room}.{name}"' not in page
    ]

    assert not absent, "\n".join(absent)


@pytest.mark.slow
def test_every_command_stands_on_the_reference_page(site: Path) -> None:
    page = (site / "reference" / "cli.html").read_text("utf-8")

    assert COMMANDS
    assert [name for name in COMMANDS if f"<code>{name}</code>" not in page] == []


@pytest.fixture(scope="module")
def law_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Generate the pages of the law and return their texts by name."""
    folder = tmp_path_factory.mktemp("law")
    return {path.stem: path.read_text("utf-8") for path in write_law_pages(folder)}


def test_the_generated_pages_are_those_the_navigation_may_name(law_pages: dict[str, str]) -> None:
    assert {LAW / f"{name}.md" for name in law_pages} == {
        path for path in GENERATED if path.parent == LAW
    }


@pytest.mark.parametrize("name", country_names())
def test_every_rule_has_its_place_on_the_pages(name: str, law_pages: dict[str, str]) -> None:
    rules = {rule for group in law_groups(load_country(name)) for rule in group.rules}
    page, register = law_pages[f"rules-{name}"], law_pages["register"]

    assert rules
    assert sorted(rule for rule in rules if f"### `{rule}` {{" not in page) == []
    assert sorted(rule for rule in rules if f"-{rule})<br>" not in register) == []


@pytest.mark.parametrize("name", country_names())
def test_every_parameter_has_its_place_on_the_pages(name: str, law_pages: dict[str, str]) -> None:
    parameters = load_country(name).book.parameters
    page, register = law_pages[f"parameters-{name}"], law_pages["register"]

    assert parameters
    assert [one for one in parameters if f"## `{one}` {{ #{one} }}" not in page] == []
    assert [one for one in parameters if f"(parameters-{name}.md#{one})" not in register] == []


@pytest.mark.slow
def test_no_page_asks_another_host_for_what_it_shows(site: Path) -> None:
    fetched = re.compile(r"<(?:script|img|iframe|link)\b[^>]*?(?:src|href)=\"?(https?:[^\">\s]+)")

    asked = [
        f"{path.name}: {address}"
        for path in site.rglob("*.html")
        for address in fetched.findall(path.read_text("utf-8"))
    ]

    assert asked == []


@pytest.mark.slow
def test_no_formula_is_left_as_it_was_typed(site: Path) -> None:
    pytest.importorskip("latex2mathml", reason="formulas are drawn with latex2mathml")
    code = re.compile(r"<(code|pre|script)\b.*?</\1>", re.DOTALL)
    typed = re.compile(r"\$\$|\$[^$\n]*\\\w+[^$\n]*\$")

    left = [
        f"{path.name}: {formula}"
        for path in site.rglob("*.html")
        for formula in typed.findall(code.sub("", path.read_text("utf-8")))
    ]

    assert left == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_explains_itself(name: str) -> None:
    command = COMMANDS[name]

    silent = [parameter.name for parameter in command.params if not getattr(parameter, "help", "")]

    assert command.help
    assert [option for option in silent if option != "help"] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_shown_in_a_tutorial_or_a_guide(name: str) -> None:
    assert [name_of(path) for path in GUIDES if name in path.read_text("utf-8")] != []


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=name_of)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    text = CODE_BLOCK.sub("", page.read_text("utf-8"))
    targets = [link for link in LINK.findall(text) if "://" not in link]

    lost = [link for link in targets if not leads_somewhere((page.parent / link).resolve())]

    assert lost == []


def test_every_page_is_in_the_navigation() -> None:
    configuration = tomllib.loads((ROOT / "zensical.toml").read_text("utf-8"))

    named = set(_pages_in(configuration["project"]["nav"]))

    assert sorted(path.relative_to(DOCS).as_posix() for path in PAGES if path not in named) == []
    assert sorted(name_of(path) for path in named if not leads_somewhere(path)) == []


@pytest.mark.slow
@pytest.mark.parametrize("page", GUIDES, ids=name_of)
def test_what_a_guide_shows_is_what_a_reader_gets(page: Path, tmp_path: Path) -> None:
    for command, shown in console_lines(page):
        finished = run(command, tmp_path)

        assert finished.returncode == 0, f"{command}\n{finished.stdout}{finished.stderr}"
        printed = {line.strip() for line in (finished.stdout + finished.stderr).splitlines()}
        assert [line for line in shown if line not in printed] == [], command


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the documentation apart from the repository, strictly; return its folder."""
    folder = tmp_path_factory.mktemp("documentation")
    shutil.copytree(DOCS, folder / "docs")
    shutil.copy(ROOT / "zensical.toml", folder)
    shutil.copy(ROOT / "formulas.py", folder)
    (folder / "src").symlink_to(ROOT / "src")
    run("typer brecha.cli utils docs --name brecha --output docs/reference/cli.md", folder)
    write_law_pages(folder / "docs" / "reference" / "law")
    finished = run("python -m zensical build --clean --strict", folder)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return folder / "site"


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of this environment in a folder, as a person with an empty home would."""
    program, *arguments = shlex.split(command)
    surroundings = {name: value for name, value in os.environ.items() if name != "BRECHA_DATA"}
    surroundings |= {"HOME": str(folder), "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(  # noqa: S603 - the words of our own documentation
        [str(PROGRAMS / program), *arguments],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )


def console_lines(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Return each `$ brecha` command of a page with the lines shown below it."""
    for block in CONSOLE.findall(page.read_text("utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = part.splitlines()
            if command.startswith("brecha "):
                lines = [line.strip() for line in shown]
                yield command, [line for line in lines if line and ELISION not in line]


def leads_somewhere(target: Path) -> bool:
    return target.exists() or target in GENERATED


def _pages_in(entries: list[object]) -> Iterator[Path]:
    for entry in entries:
        if isinstance(entry, str):
            yield DOCS / entry
        elif isinstance(entry, dict):
            for inner in entry.values():
                yield from _pages_in(inner if isinstance(inner, list) else [inner])
