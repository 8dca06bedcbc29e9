"""Read a diagnosis file and tell all that does not fit, each with its line."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from pathlib import Path

from pydantic import ValidationError

from brecha.core.errors import FaultList, InputError
from brecha.core.schema_faults import tell_schema_faults
from brecha.core.yaml_files import LineMap, read_yaml
from brecha.countries import Country, country_names, load_country, survey_mappings
from brecha.countries.country import COUNTRIES
from brecha.engine import Reform, read_reform
from brecha.gaps import BARRIERS, DIMENSIONS, INDICATORS
from brecha.gaps.rules import LAW_NAMES
from brecha.plans.diagnosis.law_runs import result_names
from brecha.plans.diagnosis.sample import KNOWN_COLUMNS
from brecha.plans.diagnosis.schema import Diagnosis, Formalisation, Group

Keys = tuple[str | int, ...]


def find_diagnosis(name: str, country: str | None = None) -> Path:
    """Return the file of a diagnosis: a path, or the name of one that Brecha ships.

    Args:
        name: A path to a file, `country/diagnosis`, or the id alone where one country has it.
        country: Country of a shipped diagnosis that is named without it.

    Raises:
        InputError: Neither exists; the shipped ones that are spelt nearly so are told.
    """
    if Path(name).is_file():
        return Path(name)
    shipped = shipped_diagnoses()
    key = name.removesuffix(".yaml")
    found = [path for known, path in shipped.items() if key in (known, known.partition("/")[2])]
    elsewhere = found
    if country is not None:
        found = [path for path in found if path.parent.parent.name == country]
    if len(found) == 1:
        return found[0]
    if elsewhere and not found:
        raise InputError.of(
            "The diagnosis must be for {country}; {name} is for {other}. Leave out --country or "
            "name another diagnosis.",
            country=str(country),
            name=name,
            other=", ".join(path.parent.parent.name for path in elsewhere),
        )
    ids = [*shipped, *(known.partition("/")[2] for known in shipped)]
    raise InputError.of(
        "The diagnosis must be a file, or one of {shipped}; {name} is neither. Correct its name "
        "(near: {near}).",
        shipped=", ".join(shipped),
        name=name,
        near=_near(key, ids),
    )


def shipped_diagnoses() -> dict[str, Path]:
    """Return the diagnoses that Brecha ships, by `country/diagnosis`."""
    return {
        f"{path.parent.parent.name}/{path.stem}": path
        for path in sorted(COUNTRIES.glob("*/diagnoses/*.yaml"))
    }


def read_diagnosis(path: Path) -> tuple[Diagnosis, Country]:
    """Read a diagnosis and the country it is for.

    Raises:
        InputError: Every fault of the file, with its line.
    """
    content, lines = read_yaml(path)
    faults = FaultList()
    try:
        diagnosis = Diagnosis.model_validate(content)
    except ValidationError as error:
        tell_schema_faults(error, lines, faults)
        raise InputError(faults.faults) from error
    if diagnosis.country not in country_names():
        _tell(faults, lines, ("country",), diagnosis.country, country_names())
        faults.raise_as(InputError)
    country = load_country(diagnosis.country)
    _Check(diagnosis, country, lines, faults).all()
    faults.raise_as(InputError)
    return diagnosis, country


def reform_of(diagnosis: Diagnosis, path: Path, named: Path | None = None) -> Reform | None:
    """Return the reform of a diagnosis: the one that is named, or that of its file.

    Args:
        diagnosis: The diagnosis.
        path: Its file, beside which a reform stands.
        named: A reform that replaces it: a file, or the name of one that the country ships.

    Raises:
        InputError: The reform's file does not hold what it must.
    """
    if named is not None:
        shipped = COUNTRIES / diagnosis.country / "reforms" / f"{named.name}.yaml"
        return read_reform(shipped if shipped.is_file() and not named.is_file() else named)
    return read_reform(path.parent / diagnosis.reform) if diagnosis.reform else None


class _Check:
    """Tells every name of a diagnosis that nothing has."""

    def __init__(
        self, diagnosis: Diagnosis, country: Country, lines: LineMap, faults: FaultList
    ) -> None:
        self.diagnosis, self.country, self.lines, self.faults = diagnosis, country, lines, faults
        self.dimensions = {entry.id: entry for entry in DIMENSIONS}
        self.indicators = {entry.id: entry for entry in INDICATORS}

    def all(self) -> None:
        asked = self.diagnosis
        self._survey()
        self._names(("indicators",), asked.indicators, self.indicators)
        self._names(("by",), asked.by, self.dimensions)
        for key in ("group", "compare_with"):
            self._group((key,), getattr(asked, key))
        self._gaps()
        for at, entry in enumerate(asked.concentration):
            self._names(("concentration", at, "indicator"), [entry.indicator], self.indicators)
            self._names(("concentration", at, "rank_by"), [entry.rank_by], KNOWN_COLUMNS)
        if not isinstance(asked.barriers, bool):
            self._names(("barriers",), asked.barriers, [entry.id for entry in BARRIERS])
        self._names(("law",), asked.law, LAW_NAMES)
        for name, value in asked.law.items():
            given = [value.parameter] if value.parameter else []
            self._names(("law", name, "parameter"), given, self.country.book.parameters)
        if asked.formalisation:
            self._formalisation(asked.formalisation)

    def _survey(self) -> None:
        mappings = survey_mappings(self.country.name)
        asked = self.diagnosis.written_for
        of_survey = [entry for entry in mappings if entry.survey == asked.survey]
        if asked.survey == "synthetic":
            return
        self._names(("data", "survey"), [asked.survey], {entry.survey for entry in mappings})
        if of_survey:
            known = [period for entry in of_survey for period in entry.periods]
            self._names(("data", "period"), [asked.period], known)

    def _group(self, keys: Keys, group: Group | None) -> None:
        if group is None:
            return
        self._names((*keys, "dimension"), [group.dimension], self.dimensions)
        dimension = self.dimensions.get(group.dimension)
        if dimension is not None and dimension.labels:
            self._names((*keys, "code"), [group.code], dimension.labels)

    def _gaps(self) -> None:
        for at, gap in enumerate(self.diagnosis.gaps):
            self._names(("gaps", at, "indicator"), [gap.indicator], self.indicators)
            for code in gap.between:
                self._group(("gaps", at), Group(dimension=gap.dimension, code=code))
            if gap.decompose:
                self._names(("gaps", at, "decompose", "by"), gap.decompose.by, self.dimensions)

    def _formalisation(self, asked: Formalisation) -> None:
        top = ("formalisation",)
        schemes = self.country.law.schemes
        self._names((*top, "scheme"), [asked.scheme], schemes)
        if asked.wage.if_not_asked:
            named = [asked.wage.if_not_asked]
            self._names((*top, "wage", "if_not_asked"), named, self.country.book.parameters)
        if asked.scheme in schemes:
            scheme = schemes[asked.scheme]
            inputs = {entry.name for entry in scheme.scheme.inputs}
            self._names((*top, "inputs"), asked.inputs, inputs)
            self._names((*top, "wage", "input"), [asked.wage.input], inputs)
            if asked.days.input is not None:
                self._names((*top, "days", "input"), [asked.days.input], inputs)
            for key in ("employer", "worker", "flags"):
                self._names((*top, key), getattr(asked, key), result_names(scheme))

    def _names(self, keys: Keys, names: Iterable[str], known: Collection[str]) -> None:
        for name in names:
            if name not in known:
                _tell(self.faults, self.lines, keys, name, known)


def _tell(faults: FaultList, lines: LineMap, keys: Keys, name: str, known: Collection[str]) -> None:
    faults.add(
        "{key} must be one that Brecha knows; {name} is none. Correct it (near: {near}).",
        place=lines.place(tuple(str(key) for key in keys)),
        key=".".join(str(key) for key in keys),
        name=name,
        near=_near(name, known),
    )


def _near(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.5)
    return ", ".join(near or sorted(known)[:5]) or "–"
