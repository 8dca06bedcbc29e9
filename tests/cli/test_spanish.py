"""Does the command line speak Spanish throughout, the words of its library and its errors too?"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import typer

from brecha.cli import app
from brecha.cli.library_words import usage_fault
from brecha.plans import find_plan
from command import brecha

LIBRARY_WORDS = re.compile(r"Usage|Options|Arguments|Commands|required|default|Show this|COMMAND")
MISTAKES = {
    "care rn": "La orden rn no se conoce",
    "care run": "El argumento plan es obligatorio",
    "care run x --bogus": "La opción --bogus no se conoce",
    "care run x --out": "La opción --out debe llevar un valor",
    "care run x --json=3": "La opción --json no lleva valor",
    "care run x --lang fr": "--lang debe ser uno de 'es', 'en'; es fr",
    "care explain x y": "La opción --year es obligatoria",
    "care explain x y --year z": "--year debe ser un número entero",
    "care explain x y --year 2030 --depth 0": "--depth debe ser al menos 1",
    "care plans x": "Nada puede seguir a los argumentos; x sobra",
}


def spanish(*arguments: str) -> subprocess.CompletedProcess[str]:
    return brecha(*arguments, BRECHA_LANG="es", COLUMNS="200")


@pytest.mark.parametrize("arguments", ["", "--help", "care", "care run --help", "data add --help"])
def test_help_has_no_word_of_the_library(arguments: str) -> None:
    ended = spanish(*arguments.split())

    assert "Uso: " in ended.stdout
    assert LIBRARY_WORDS.findall(ended.stdout) == []


@pytest.mark.parametrize("typed", MISTAKES)
def test_a_mistyped_command_is_told_in_our_words(typed: str) -> None:
    command = typer.main.get_command(app)

    with pytest.raises(typer.TyperException) as caught:
        command(typed.split(), standalone_mode=False)

    told = usage_fault(caught.value.format_message()).text("es")
    assert told.startswith(MISTAKES[typed])


def test_a_mistyped_command_ends_with_code_2() -> None:
    ended = spanish("care", "rn")

    assert ended.returncode == 2
    assert ended.stderr.startswith("Error: La orden rn no se conoce aquí.")
    assert ended.stdout == ""


def test_faults_of_a_plan_name_the_line_in_spanish(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    shipped = find_plan("arcadia/early-childhood").read_text("utf-8")
    plan.write_text(shipped.replace("{first: 0, last: 2}", "{first: 3, last: 2}", 1), "utf-8")

    ended = spanish("care", "run", str(plan), "--out", str(tmp_path / "out"))

    assert ended.returncode == 2
    assert re.fullmatch(
        r"Error: plan\.yaml, línea \d+: services\.\w+\.ages: "
        r"last no debe ser menor que first; son 2 y 3\. Corríjalo\.\n",
        ended.stderr,
    )
    assert not (tmp_path / "out").exists()


def test_a_tree_says_units_titles_and_sources_in_spanish() -> None:
    ended = spanish(
        *("care", "explain", "mexico/early-childhood", "wage_bill", "--year", "2030"),
        *("--depth", "9"),
    )

    assert ended.returncode == 0
    assert "MXN / plaza / año" in ended.stdout
    assert "(ya mostrado arriba)" in ended.stdout
    assert "Supuesto de este plan; sin fuente disponible" in ended.stdout
    assert re.findall(r"\b(?:money|year|wage of|since|of the)\b", ended.stdout) == []
