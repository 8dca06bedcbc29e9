"""`brecha law run` and `compare` beside the files of a user: never over them, never half done."""

from __future__ import annotations

from pathlib import Path

import pytest

from law_command import Law

TABLE = "worker_id,month,wage_offered_monthly\na,2026-01,5000\nb,2026-01,7000\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "wages.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_results_never_replace_the_table_they_come_from(law: Law, table: Path) -> None:
    other_name = table.parent / "." / table.name

    ended = law("run", "arcadia-job", str(table), "--out", str(other_name))

    assert ended.returncode == 2
    assert "must not replace the table" in ended.stderr
    assert table.read_text(encoding="utf-8") == TABLE


def test_a_link_to_the_table_is_the_table(law: Law, table: Path) -> None:
    link = table.with_name("link.csv")
    link.symlink_to(table)

    ended = law("run", "arcadia-job", str(table), "--out", str(link))

    assert ended.returncode == 2
    assert table.read_text(encoding="utf-8") == TABLE


@pytest.mark.parametrize("target", ["folder.csv", "plain/out.csv"])
def test_a_place_that_cannot_be_written_is_told_in_spanish(
    law: Law, table: Path, target: str
) -> None:
    (table.parent / "folder.csv").mkdir()
    (table.parent / "plain").write_text("a file", encoding="utf-8")
    before = sorted(table.parent.rglob("*"))

    ended = law(
        "run", "arcadia-job", str(table), "--out", str(table.parent / target), "--lang", "es"
    )

    assert ended.returncode == 2
    assert "Los resultados deben escribirse en" in ended.stderr
    assert sorted(table.parent.rglob("*")) == before


@pytest.mark.parametrize("code", ["raise ValueError('no')", "1 / 0", "def f(:", "import nowhere"])
def test_a_reform_whose_python_does_not_run_is_told(law: Law, table: Path, code: str) -> None:
    (table.parent / "rules.py").write_text(code, encoding="utf-8")
    reform = table.with_name("reform.yaml")
    reform.write_text(
        "title: {es: a, en: a}\nscheme: arcadia-job\nsince: 2026-01-01\nfunctions: rules.py\n",
        encoding="utf-8",
    )

    ended = law("compare", str(table), "--reform", str(reform))

    assert ended.returncode == 2
    assert "must be Python that runs" in ended.stderr
