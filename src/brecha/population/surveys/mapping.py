"""How is a mapping file read, with what it takes over from another? The nearest word wins."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from brecha.core.errors import FaultList, InputError
from brecha.core.schema_faults import tell_schema_faults
from brecha.core.yaml_files import read_yaml
from brecha.population.surveys.schema import SurveyMapping

BASE_KEY = "extends"


def read_mapping(path: Path) -> SurveyMapping:
    """Return a mapping with all that it takes over from its base.

    A file says with `extends: other.yaml` which one it takes over. Keys are merged down to
    the single value; `null` deletes. A person column that is mapped here is no longer absent, and
    the other way round.

    Raises:
        InputError: Every fault of the file, each with its line.
    """
    content, lines = read_yaml(path)
    faults = FaultList()
    try:
        return SurveyMapping.model_validate(_with_base(content, path))
    except ValidationError as error:
        tell_schema_faults(error, lines, faults)
    raise InputError(faults.faults)


def is_base(path: Path) -> bool:
    """Return whether a file is only there for others to take over."""
    content, _ = read_yaml(path)
    return not (isinstance(content, Mapping) and "periods" in content)


def _with_base(content: Any, path: Path) -> Any:  # noqa: ANN401 - what YAML can say
    if not isinstance(content, Mapping) or BASE_KEY not in content:
        return content
    own = {key: value for key, value in content.items() if key != BASE_KEY}
    base_path = path.parent / str(content[BASE_KEY])
    base, _ = read_yaml(base_path)
    base = dict(_with_base(base, base_path))
    _make_room(base, own, "columns", "absent")
    _make_room(base, own, "absent", "columns")
    return _merge(base, own)


def _make_room(base: dict[str, Any], own: Mapping[str, Any], section: str, other: str) -> None:
    """Drop from a section of the base what the file itself says in the other section."""
    said = own.get(other) or {}
    base[section] = {
        key: value for key, value in (base.get(section) or {}).items() if key not in said
    }


def _merge(base: Any, own: Any) -> Any:  # noqa: ANN401 - what YAML can say
    if not (isinstance(base, Mapping) and isinstance(own, Mapping)):
        return own
    merged = dict(base)
    for key, value in own.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = _merge(base.get(key), value)
    return merged
