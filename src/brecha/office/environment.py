"""Where does the office keep its files, and which settings came with the environment?"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import platformdirs

from brecha.core.errors import InputError

FOLDER = "BRECHA_OFFICE"
KEY_BYTES = 32
SECRET_KEY_BYTES = 50
YEARS_KEPT, MOST_YEARS = 5, 50
TIME_ZONE = "UTC"


@dataclass(frozen=True)
class Environment:
    """What the office is told from outside.

    Attributes:
        folder: Holds database, keys and copies; readable by its owner alone.
        database_url: A real server; empty for the embedded one.
        owner_url: The role that owns the tables, where it is not that of `database_url`.
        hosts: Names under which the office is reached.
        origins: Full addresses behind a proxy, for forms: https://office.example.org.
        is_debug: Whether error pages show the code; never on a real server.
        is_behind_tls: Whether readers come by https.
        years_kept: How long a person is known after the consent. Unit: years.
        time_zone: IANA name of the clock by which its days begin.
    """

    folder: Path
    database_url: str
    owner_url: str
    hosts: tuple[str, ...]
    origins: tuple[str, ...]
    is_debug: bool
    is_behind_tls: bool
    years_kept: int = YEARS_KEPT
    time_zone: str = TIME_ZONE

    def secret(self, name: str, number_of_bytes: int = KEY_BYTES) -> str:
        """Return a key from the environment (`BRECHA_<NAME>`) or from a file made once.

        Args:
            name: `person_key` is read from BRECHA_PERSON_KEY, or the file person_key.
            number_of_bytes: Random bytes of a key that is made.
        """
        if given := os.environ.get(f"BRECHA_{name.upper()}"):
            return given
        path = self.folder / name
        if not path.exists():
            make_folder(self.folder)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(number_of_bytes))
        return path.read_text("ascii").strip()


def read_environment(variables: Mapping[str, str] | None = None) -> Environment:
    """Return the settings of the environment.

    Args:
        variables: Names to values; those of the process if not given.
    """
    told = os.environ if variables is None else variables
    folder = told.get(FOLDER) or str(platformdirs.user_data_path("brecha") / "office")
    return Environment(
        folder=Path(folder).expanduser().resolve(),
        database_url=told.get("DATABASE_URL", ""),
        owner_url=told.get("DATABASE_OWNER_URL", ""),
        hosts=_list(told.get("BRECHA_HOSTS", "localhost,127.0.0.1,[::1]")),
        origins=_list(told.get("BRECHA_ORIGINS", "")),
        is_debug=_yes(told, "BRECHA_DEBUG"),
        is_behind_tls=_yes(told, "BRECHA_TLS"),
        years_kept=_years(told, "BRECHA_YEARS_KEPT"),
        time_zone=_time_zone(told, "BRECHA_TIME_ZONE"),
    )


def make_folder(folder: Path) -> None:
    """Make the folder of the office, for its owner alone."""
    folder.mkdir(parents=True, exist_ok=True)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _yes(told: Mapping[str, str], name: str) -> bool:
    word = told.get(name, "no").lower()
    if word in {"1", "yes", "true", "on"}:
        return True
    if word in {"", "0", "no", "false", "off"}:
        return False
    raise InputError.of(
        "{name} must be yes or no; it is {word}.", place="environment", name=name, word=word
    )


def _years(told: Mapping[str, str], name: str) -> int:
    word = told.get(name, "") or str(YEARS_KEPT)
    if word.isascii() and word.isdigit() and 1 <= int(word) <= MOST_YEARS:
        return int(word)
    message = "{name} must be a whole number of years from 1 to {most}; it is {word}."
    raise InputError.of(message, place="environment", name=name, most=MOST_YEARS, word=word)


def _time_zone(told: Mapping[str, str], name: str) -> str:
    word = told.get(name, "") or TIME_ZONE
    try:
        return ZoneInfo(word).key
    except (KeyError, ValueError, OSError):  # a folder of zones is an OSError
        message = "{name} must be a time zone such as America/Mexico_City; it is {word}."
        raise InputError.of(message, place="environment", name=name, word=word) from None
