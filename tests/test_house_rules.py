"""Does the repository keep the rules of its house? One test a rule, all offenders at once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from brecha.parameters import read_parameters
from repository import (
    HAS_GIT,
    ROOT,
    SOURCE,
    git,
    kept_files,
    name_of,
    python_files,
    text_of,
    tree_of,
)

LONGEST_FILE = 300  # lines
LONGEST_FUNCTION = 40  # lines without its docstring
LARGEST_FILE = 1024 * 1024  # bytes
FORBIDDEN_MODULES = {"utils", "util", "common", "helpers", "helper", "misc", "base"}
FORBIDDEN_VARIABLES = {"df", "data", "tmp", "res", "obj"}
ROOMS_WITHOUT_COUNTRY = (
    "core",
    "sources",
    "parameters",
    "engine",
    "care",
    "economy",
    "population",
    "gaps",
)
# The letters in brackets keep each pattern from finding itself here.
UNFINISHED = re.compile(r"\bTO[D]O\b|\bFIX[M]E\b|\bX[X]X\b|NotImplemented[E]rror")
COUNTRY = re.compile(r"m[eé]xi[ck]|arcadia|\bMXN\b|\bIMSS\b|\bINFONAVIT\b", re.IGNORECASE)
NATIONAL_OFFICE = re.compile(r"\bINEGI\b|\bCONAPO\b|\bCONEVAL\b")
CITATION = re.compile(r"^( *)Source:.*\n(?:\1 +.*\n|[ \t]*\n(?=\1 +\S))*", re.MULTILINE)
MACHINE_PATH = re.compile(r"/wor[k]/|/roo[t]/|/hom[e]/\w|/Use[r]s/\w|[A-Z]:\\Use[r]s")
REGISTRY = re.compile(
    r"pypi\.o[r]g|pythonhoste[d]\.org|registry\.np[m]js|deb\.debia[n]\.org|/opt/py[p]i"
)
BARE_EXCUSE = re.compile(
    r"# no[q]a(?!: [A-Z0-9, ]+ - \S)|# type: i[g]nore(?!\[[\w, -]+\]  # \S)|# pragma: no cove[r]$",
    re.MULTILINE,
)
FRAGMENT = re.compile(r"\+?[a-z0-9-]+\.(law|data|added|changed|fixed|removed)\.md")


def test_no_python_file_is_too_long() -> None:
    written = [path for path in every_python_file() if path.parent.name != "migrations"]
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in written}

    long = [f"{name_of(path)}: {lines}" for path, lines in lengths.items() if lines > LONGEST_FILE]

    none_of(long, "look for the second thing each of these files does")


def test_no_function_is_too_long() -> None:
    long = [
        f"{name_of(path)}:{function.lineno} {function.name}: {length_of(function)}"
        for path in every_python_file()
        for function in ast.walk(tree_of(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and length_of(function) > LONGEST_FUNCTION
    ]

    none_of(long, "give the steps of these functions names of their own")


def test_nothing_is_left_unfinished() -> None:
    none_of(
        matches(UNFINISHED, every_python_file()), "finish it or say in words what is not covered"
    )


def test_every_exception_from_a_check_gives_its_reason() -> None:
    none_of(matches(BARE_EXCUSE, every_python_file()), "write '# noqa: CODE - reason'")


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    offenders = [
        name_of(path)
        for path in every_python_file()
        if path.stem in FORBIDDEN_MODULES or path.parent.name in FORBIDDEN_MODULES
    ]

    none_of(offenders, "name the module after what it holds")


def test_no_variable_has_a_name_that_says_nothing() -> None:
    offenders = [
        f"{name_of(path)}:{node.lineno} {node.id}"
        for path in python_files("src")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Store)
        and node.id in FORBIDDEN_VARIABLES
    ]

    none_of(offenders, "name the variable after what it holds")


def test_every_package_opens_with_the_question_it_answers() -> None:
    packages = [path for path in python_files("src") if path.name == "__init__.py"]

    silent = [
        name_of(path)
        for path in packages
        if not (ast.get_docstring(tree_of(path)) or "").split("\n")[0].endswith("?")
    ]

    assert packages != []
    none_of(silent, "end the first line of the docstring with a question mark")


def test_nothing_below_countries_names_a_country() -> None:
    files = [path for room in ROOMS_WITHOUT_COUNTRY for path in python_files(f"src/brecha/{room}")]
    outside_sources = [path for path in files if SOURCE / "sources" not in path.parents]

    named = matches(COUNTRY, files, without=CITATION)
    named += matches(NATIONAL_OFFICE, outside_sources, without=CITATION)

    none_of(named, "move it to a country's folder, or to a docstring's `Source:`")


@pytest.mark.parametrize(
    "folder", sorted(SOURCE.glob("countries/*/parameters")), ids=lambda path: path.parent.name
)
def test_every_parameter_value_has_unit_date_reference_and_certainty(folder: Path) -> None:
    book = read_parameters(folder, currency="money")

    assert book.parameters, f"{name_of(folder)} holds no parameter"
    for name, parameter in book.parameters.items():
        assert parameter.unit.strip(), name
        assert parameter.title.es.strip(), name
        assert parameter.title.en.strip(), name
        assert parameter.values, name
        for day, dated in parameter.values.items():
            assert dated.reference.title.strip(), f"{name} {day}"
            assert dated.certainty in {"official", "secondary", "derived", "assumed"}


def test_there_are_countries_with_parameters() -> None:
    assert sorted(path.parent.name for path in SOURCE.glob("countries/*/parameters")) != []


def test_no_file_names_a_path_of_one_machine() -> None:
    none_of(matches(MACHINE_PATH, kept_files()), "name the path relative to the repository")


def test_no_file_names_a_host_of_a_registry() -> None:
    none_of(matches(REGISTRY, kept_files()), "registries are configured on the machine, not here")


def test_no_file_is_too_large_to_review() -> None:
    large = [name_of(path) for path in kept_files() if path.stat().st_size > LARGEST_FILE]

    none_of(large, "keep a compact table instead")


@pytest.mark.skipif(not HAS_GIT, reason="what is tracked is git's knowledge; there is no git here")
def test_no_generated_file_is_tracked() -> None:
    generated = git("ls-files", "--cached", "--ignored", "--exclude-standard").splitlines()

    none_of(generated, "git rm --cached it")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-spark.lock"])
def test_every_lock_entry_has_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())

    assert len(entries) > 1
    assert [entry for entry in entries if not re.match(r"[\w.-]+==\S+", entry)] == []
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_every_changelog_fragment_is_of_a_known_kind() -> None:
    fragments = [path for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md"]

    assert [path.name for path in fragments if not FRAGMENT.fullmatch(path.name)] == []
    assert [path.name for path in fragments if not path.read_text("utf-8").strip()] == []


def none_of(offenders: list[str], remedy: str) -> None:
    assert not offenders, "\n".join([remedy, *offenders])


def every_python_file() -> list[Path]:
    return python_files("src", "tests", "benchmarks")


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function without those of its docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def matches(
    pattern: re.Pattern[str],
    paths: list[Path] | tuple[Path, ...],
    without: re.Pattern[str] | None = None,
) -> list[str]:
    """Return file, line and words of every match."""
    return [found for path in paths for found in _matches_in(path, pattern, without)]


def _matches_in(
    path: Path, pattern: re.Pattern[str], without: re.Pattern[str] | None
) -> Iterator[str]:
    text = text_of(path)
    if text is None:
        return
    if without is not None:
        text = without.sub(lambda cited: "\n" * cited.group().count("\n"), text)
    for match in pattern.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield f"{name_of(path)}:{line} {match.group()}"
