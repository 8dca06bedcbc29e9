"""When may a survey that was read before be taken as it is? Same files, same mapping, same code."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Mapping
from pathlib import Path

from brecha.population.surveys.expressions import Derivation
from brecha.population.surveys.schema import SurveyMapping

DIGITS = 16


def fingerprint(
    mapping: SurveyMapping,
    period: str,
    files: Mapping[str, Path],
    derivations: Mapping[str, Derivation],
) -> str:
    """Return the name under which a survey is kept.

    Files that are absent count by their name: reading them will tell.
    """
    digest = hashlib.sha256(mapping.model_dump_json().encode())
    for name, path in sorted(files.items()):
        digest.update(f"{name}={_checksum(Path(path))}".encode())
    for source in sorted(_sources(derivations)):
        digest.update(source.read_bytes())
    return f"{mapping.survey}-{period}-{digest.hexdigest()[:DIGITS]}"


def _checksum(path: Path) -> str:
    if not path.is_file():
        return str(path)
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _sources(derivations: Mapping[str, Derivation]) -> set[Path]:
    """Return the files of Python that say how a survey is read."""
    own = set(Path(__file__).parent.glob("*.py"))
    return own | {Path(inspect.getfile(function)) for function in derivations.values()}
