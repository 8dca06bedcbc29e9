"""Which register is linkage measured with? An invented one, the same for each seed, with its truth.

Nobody in it lives. Names are drawn from short lists of common ones, the frequent ones more often;
the errors are those that lists of attendance are full of: letters mistyped, doubled or lost, a
surname or a second name left out, María written Ma., surnames first, no birth date, day and month
exchanged, a place in short. Shares of errors are chosen, not observed: real ones will differ.
"""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass

from brecha.office.people.entries import Entry

AGENCIES = ("NORTH", "SOUTH", "HILLS")
GIVEN = """
María Guadalupe Juana Margarita Verónica Rosa Leticia Martha Gabriela Yolanda Patricia Silvia
Alejandra Elizabeth Claudia Adriana Laura Josefina Teresa Ana Norma Araceli Alicia Carmen Irma
Sandra Mónica Lucía Beatriz Erika Xóchitl Citlali Fernanda Daniela Karla Brenda Esperanza
Socorro Dolores Estela José Juan Miguel Luis Francisco Antonio Pedro Jorge Carlos Raúl Arturo
Javier
""".split()  # noqa: SIM905 - a list of names, read as such
SURNAMES = """
Hernández García Martínez López González Rodríguez Pérez Sánchez Ramírez Cruz Flores Gómez
Morales Vázquez Reyes Jiménez Torres Díaz Gutiérrez Ruiz Mendoza Aguilar Ortiz Moreno Castillo
Romero Álvarez Méndez Chávez Rivera Juárez Ramos Domínguez Herrera Medina Castro Vargas Guzmán
Velázquez Rojas Contreras Salazar Luna Ortega Guerrero Santiago Bautista Estrada Cortés Soto
Xicoténcatl Tuz Canul Cetina Nájera Quintero Zavala Ibarra Lozano Escamilla Peña Cervantes Ochoa
Trejo Villegas
""".split()  # noqa: SIM905 - a list of names, read as such
PLACES = (
    """
Valle Sembrado|Loma Bonita|El Encino|Agua Clara|San Isidro|Las Palmas|Piedra Blanca|La Esperanza
Cerro Gordo|Río Hondo|El Mezquite|Santa Rita|Los Pinos|El Refugio|Tierra Nueva|La Cañada
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
ABROAD = {"á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ñ": "n"}
LIKE = {"z": "s", "s": "z", "v": "b", "b": "v", "c": "s", "g": "j", "j": "g", "y": "i", "i": "y"}
FIRST_BIRTH, LAST_BIRTH = datetime.date(1950, 1, 1), datetime.date(2004, 12, 31)
SECOND_NAME, WITHOUT_ACCENTS = 0.35, 0.5
NAME_ERROR, DATE_MISSING, DATE_ERROR, PLACE_MISSING, PLACE_ERROR = 0.33, 0.27, 0.08, 0.15, 0.08


@dataclass(frozen=True)
class MadeRegister:
    """Entries of an attendance register, and who they are.

    Attributes:
        entries: As they were written, by number from 1 on.
        agencies: Agency of each entry.
        persons: Who each entry truly is.
    """

    entries: tuple[Entry, ...]
    agencies: tuple[str, ...]
    persons: tuple[int, ...]


@dataclass(frozen=True)
class _Life:
    given: tuple[str, ...]
    surnames: tuple[str, str]
    born: datetime.date
    place: str


def made_register(persons: int = 1500, rows: int = 1956, seed: int = 5) -> MadeRegister:
    """Return an invented register of some persons, each met at least once, none twice alike.

    Args:
        persons: Different persons in it.
        rows: Entries; at most three for each person, one at an agency.
        seed: The same number gives the same register.
    """
    draw = random.Random(seed)  # noqa: S311 - made-up data, no secret
    lives = [_life(draw) for _ in range(persons)]
    again = [(who, at) for who in range(persons) for at in (1, 2)]
    turns = [(who, 0) for who in range(persons)] + draw.sample(again, rows - persons)
    draw.shuffle(turns)
    starts = [draw.randrange(len(AGENCIES)) for _ in range(persons)]
    entries = tuple(_entry(draw, at, lives[who]) for at, (who, _) in enumerate(turns, start=1))
    agencies = tuple(AGENCIES[(starts[who] + turn) % len(AGENCIES)] for who, turn in turns)
    return MadeRegister(entries, agencies, tuple(who for who, _ in turns))


def _life(draw: random.Random) -> _Life:
    given = [_common(draw, GIVEN)]
    if draw.random() < SECOND_NAME:
        given.append(_common(draw, GIVEN))
    days = (LAST_BIRTH - FIRST_BIRTH).days
    return _Life(
        tuple(dict.fromkeys(given)),
        (_common(draw, SURNAMES), _common(draw, SURNAMES)),
        FIRST_BIRTH + datetime.timedelta(days=draw.randrange(days)),
        draw.choice(PLACES),
    )


def _common(draw: random.Random, names: list[str]) -> str:
    """Draw a name; the n-th of the list as often as $1 / (n + 4)$."""
    return draw.choices(names, [1 / (at + 2) for at in range(len(names))])[0]


def _entry(draw: random.Random, number: int, life: _Life) -> Entry:
    name = " ".join((*life.given, *life.surnames))
    if draw.random() < NAME_ERROR:
        name = _written_wrong(draw, life)
    if draw.random() < WITHOUT_ACCENTS:
        name = "".join(ABROAD.get(letter, letter) for letter in name)
    return Entry(number, name, _date(draw, life.born), _place(draw, life.place))


def _written_wrong(draw: random.Random, life: _Life) -> str:
    given, (first, second) = list(life.given), life.surnames
    kind = draw.random()
    if kind < 0.20:
        return " ".join((*given, first))
    if kind < 0.32 and len(given) > 1:
        return " ".join((given[0], first, second))
    if kind < 0.42 and given[0] == "María":
        return " ".join(("Ma.", *given[1:], first, second))
    if kind < 0.50:
        return f"{first} {second}, {' '.join(given)}"
    parts = [*given, first, second]
    for _ in range(1 if kind < 0.85 else 2):
        at = draw.randrange(len(parts))
        parts[at] = _mistyped(draw, parts[at])
    return " ".join(parts)


def _mistyped(draw: random.Random, word: str) -> str:
    at = draw.randrange(1, len(word))
    kind = draw.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    return word[:at] + LIKE.get(word[at], draw.choice("aeiou")) + word[at + 1 :]


def _date(draw: random.Random, born: datetime.date) -> str:
    kind = draw.random()
    if kind < DATE_MISSING:
        return ""
    if kind > DATE_MISSING + DATE_ERROR:
        return born.isoformat()
    if draw.random() < 0.4 and born.day <= 12:
        return born.replace(month=born.day, day=born.month).isoformat()
    off = draw.choice((-10, -1, 1, 10))
    return (born + datetime.timedelta(days=off)).isoformat()


def _place(draw: random.Random, place: str) -> str:
    kind = draw.random()
    if kind < PLACE_MISSING:
        return ""
    if kind > PLACE_MISSING + PLACE_ERROR:
        return place
    return draw.choice((place.rsplit(maxsplit=1)[-1], draw.choice(PLACES)))
