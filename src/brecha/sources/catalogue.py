"""Which official files can be read, where do they come from, and how are they recognised?"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from brecha.core.errors import FaultList, InputError
from brecha.core.languages import Text
from brecha.core.schema_faults import tell_schema_faults
from brecha.core.yaml_files import read_yaml

CATALOGUE = Path(__file__).parent / "catalogue.yaml"
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class CatalogueEntry(BaseModel):
    """One file of raw data that Brecha knows how to read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Text
    """What the file holds."""
    publisher: str
    """Who made the figures."""
    licence: str
    """Under which terms they may be used."""
    file: str
    """Path inside a mirror or the local store, with forward slashes."""
    size: int = Field(gt=0)
    """Length of the file in bytes."""
    sha256: Sha256
    """Checksum of the file."""
    layout: str
    """Format, and which columns or sheets matter."""
    origin: str
    """Where the file comes from: an address, or a public repository with commit and path."""
    address: str | None = None
    """Where it can be downloaded as it is; absent where no such address is known."""


Catalogue = dict[str, CatalogueEntry]


@cache
def read_catalogue(path: Path = CATALOGUE) -> Catalogue:
    """Return the files by identifier.

    Raises:
        InputError: Every entry that does not hold what it must.
    """
    content, lines = read_yaml(path)
    faults = FaultList()
    try:
        return TypeAdapter(Catalogue).validate_python(content)
    except ValidationError as error:
        tell_schema_faults(error, lines, faults)
    raise InputError(faults.faults)


def find_entry(file_id: str) -> CatalogueEntry:
    """Return a file of the catalogue.

    Raises:
        InputError: The catalogue has no such identifier.
    """
    catalogue = read_catalogue()
    if file_id not in catalogue:
        raise InputError.of(
            "The file must be one of the catalogue; {file_id} is not. Known: {known}.",
            file_id=file_id,
            known=", ".join(sorted(catalogue)),
        )
    return catalogue[file_id]
