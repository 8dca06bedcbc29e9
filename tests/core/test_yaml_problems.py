"""Is a YAML file that cannot be read told with its line and in our own words, in both languages?"""

from __future__ import annotations

from pathlib import Path

import pytest

from brecha.core import InputError
from brecha.core.yaml_files import read_yaml
from brecha.core.yaml_problems import UNKNOWN

BROKEN = {
    "a: b: c\n": (1, "a colon stands where none may", "dos puntos"),
    "a:\n  b: 1\n c: 2\n": (3, "the indentation does not fit", "la sangría no concuerda"),
    "a: 1\nb\nc: 2\n": (3, "a key has no colon", "faltan los dos puntos"),
    "a: 'x\n": (2, "a quotation mark is not closed", "una comilla no se cierra"),
    "a: [1, 2\nb: 3\n": (2, "a bracket is not closed", "no se cierra"),
    "\ta: 1\n": (1, "a tab or a sign", "un tabulador o un signo"),
    "a: 2026-02-31\n": (1, "no calendar has this date", "no existe en el calendario"),
    "a: *x\n": (1, "an alias (*) names nothing", "un alias (*)"),
    "a: !x 1\n": (1, "a tag (!) is not known", "una etiqueta (!)"),
    "a: 1\n---\nb: 2\n": (2, "a second document", "un segundo documento"),
    "a: 1\na: 2\n": (2, "A key may stand once; a stands twice", "a está dos veces"),
}


@pytest.mark.parametrize("text", BROKEN)
def test_what_breaks_a_file_is_told_with_its_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(text, "utf-8")
    line, english, spanish = BROKEN[text]

    with pytest.raises(InputError) as caught:
        read_yaml(path)

    [fault] = caught.value.faults
    assert fault.text("en").startswith(f"plan.yaml, line {line}: ")
    assert fault.text("es").startswith(f"plan.yaml, línea {line}: ")
    assert english in fault.text("en")
    assert spanish in fault.text("es")
    assert UNKNOWN not in fault.text("en")
