"""`brecha law calculate --explain` in sentences and trees; `brecha law register`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from brecha.cli.law_explained import money_in_words
from brecha.countries import country_names, load_country
from command import brecha

EMPLOYERS = [
    {"name": "Casa Norte", "wage": 342.47, "pay_period": "day", "days": 14},
    {"name": "Casa Sur", "wage": 9000, "pay_period": "month", "days": 14, "food": True},
]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("case") / "case.json"
    content = {"month": "2026-05", "integration_factor": 1.0493, "employers": EMPLOYERS}
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


def explained(case: str, *options: str) -> str:
    ended = brecha("law", "calculate", "domestic-worker", "--input", case, "--explain", *options)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def nodes_of(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield tree
    for child in tree["children"]:
        yield from nodes_of(child)


def test_json_has_the_sentence_and_the_tree_of_each_employer(case: str) -> None:
    found = json.loads(explained(case, "--json", "--lang", "es"))

    entries = found["explanation"]
    assert [entry["row"] for entry in entries] == ["Casa Norte", "Casa Sur"]
    for entry, employer in zip(entries, found["employers"], strict=True):
        assert f"{employer['employer_total']:,.2f} pesos mexicanos" in entry["sentence"]
        assert "según LSS 36, LSS 239-C II" in entry["sentence"]
        assert entry["tree"]["value"] == employer["employer_total"]


def test_every_rule_of_a_tree_has_one_sentence_with_its_articles(case: str) -> None:
    for entry in json.loads(explained(case, "--json", "--lang", "en"))["explanation"]:
        nodes = [node for node in nodes_of(entry["tree"]) if node["kind"] == "rule"]
        rules = {(node["name"], node["row"]): node for node in nodes}

        said = entry["sentences"]

        assert said[0] == entry["sentence"]
        assert len(said) == len(set(said)) == len(rules)
        for node in rules.values():
            opening = f"{node['title'].rstrip('.')} ({node['row']}): "
            (line,) = [line for line in said if line.startswith(opening)]
            assert f"under {', '.join(node['law'])}" in line


def test_what_the_case_states_is_not_marked_as_a_value_of_law(case: str) -> None:
    (entry, _) = json.loads(explained(case, "--json", "--lang", "en"))["explanation"]

    marks = {node["certainty"] for node in nodes_of(entry["tree"]) if node["kind"] == "input"}

    assert marks == {"stated in the case"}
    assert entry["tree"]["certainty"] == "secondary"
    assert entry["sentence"].endswith("; certainty: from a secondary source.")


def test_a_factor_that_the_case_leaves_out_is_assumed(case: str, tmp_path: Path) -> None:
    content = json.loads(Path(case).read_text("utf-8"))
    del content["integration_factor"]
    shorter = tmp_path / "case.json"
    shorter.write_text(json.dumps(content), encoding="utf-8")

    (entry, _) = json.loads(explained(str(shorter), "--json", "--lang", "es"))["explanation"]

    assert entry["sentence"].endswith("; certeza: supuesta.")
    assert any("el caso no lo dice; supuesto" in line for line in entry["sentences"])


def test_a_terminal_shows_sentences_then_the_tree(case: str) -> None:
    lines = explained(case, "--lang", "es").splitlines()

    sentence = next(at for at, line in enumerate(lines) if "(Casa Norte): " in line)
    tree = next(at for at, line in enumerate(lines) if line.startswith("employer_total = "))

    assert sentence < tree
    assert "[Casa Norte] (secundario)" in lines[tree]
    assert any(line.strip().startswith("has_food = no ") for line in lines)


@pytest.mark.parametrize(
    ("language", "said"), [("es", "Huecos declarados"), ("en", "Declared holes")]
)
def test_the_register_is_printed_in_both_languages(language: str, said: str) -> None:
    ended = brecha("law", "register", "--country", "arcadia", "--lang", language)

    assert ended.returncode == 0, ended.stderr
    assert said in ended.stdout
    assert all(name in ended.stdout for name in load_country("arcadia").book.parameters)


def test_the_register_of_every_country_is_one_document() -> None:
    found = json.loads(brecha("law", "register", "--json").stdout)

    assert [entry["country"] for entry in found] == country_names()
    assert all(entry["modelled"] and entry["values"] for entry in found)


def test_the_register_of_an_unknown_country_is_refused() -> None:
    ended = brecha("law", "register", "--country", "atlantis")

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "atlantis is not" in ended.stderr


def test_a_currency_is_named_in_words_and_a_made_up_one_by_its_code() -> None:
    assert money_in_words("MXN", "en") == "Mexican pesos"
    assert money_in_words("ARC", "es") == "ARC"
