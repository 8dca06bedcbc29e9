"""Is what is wrong with a file told in our own words, in both languages?"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from brecha.core.errors import InputError
from brecha.programme.read import parse_json
from brecha.programme.report_text.docx import read_docx

BROKEN = {
    b"": ("a value must stand at line 1, column 1", "falta un valor en la línea 1, columna 1"),
    b'{"a" 1}': ("a colon is missing at line 1, column 6", "faltan dos puntos"),
    b'{"a": 1': ("closing bracket is missing at line 1, column 8", "falta una coma o el cierre"),
    b'{"a": "b': ("begins at line 1, column 7 is not closed", "no está cerrado"),
    b"{a: 1}": ("a key in quotation marks", "una clave entre comillas"),
    b"[1] 2": ("more stands at line 1, column 5", "hay algo más en la línea 1"),
    b'["\\q"]': ("a backslash", "barra invertida"),
    b'["a\nb"]': ("no text may hold", "ningún texto admite"),
    b'{"a": 1,\n "b": "\xff"}': ("line 2 holds bytes", "la línea 2 contiene bytes"),
    b'{"a": 1, "a": 2}': ("the key a stands twice", "la clave a aparece dos veces"),
    b"[NaN]": ("NaN is no number", "NaN no es un número"),
    b"[" * 200_000: ("nested too deeply", "anidados con demasiada profundidad"),
}


@pytest.mark.parametrize(("content", "told"), BROKEN.items(), ids=lambda each: str(each)[:24])
def test_what_is_wrong_with_json_is_told_in_either_language(
    content: bytes, told: tuple[str, str]
) -> None:
    with pytest.raises(InputError) as caught:
        parse_json(content, "p.json")

    [fault] = caught.value.faults
    assert told[0] in fault.text("en")
    assert told[1] in fault.text("es")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<a>", "está dañado en la línea 1, columna 4"),
        ("<!DOCTYPE a><a/>", "declara un tipo de documento, a"),
    ],
)
def test_what_is_wrong_with_a_word_file_is_told_in_spanish(
    tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "report.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", text)

    with pytest.raises(InputError) as caught:
        read_docx(path)

    assert told in caught.value.faults[0].text("es")
