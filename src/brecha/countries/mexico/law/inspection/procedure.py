"""Which step of an inspection may follow which, and within what time?"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from brecha.core.errors import FaultList, InputError
from brecha.core.languages import Text
from brecha.core.provenance import Certainty
from brecha.core.yaml_files import LineMap
from brecha.countries.mexico.law.inspection.records import Record, check_names, read_validated

PROCEDURE_FILE = Path(__file__).with_name("procedure.yaml")
START = "planned"
Visit = Literal["ordinary", "extraordinary"]


class Limit(BaseModel):
    """How long a step may take, at most or at least."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int = Field(ge=0)
    unit: Literal["hours", "business_days"]
    kind: Literal["at_least", "at_most"]


class Transition(BaseModel):
    """A step that may follow another.

    Attributes:
        start: The state before, `from` in the file.
        end: The state after, `to` in the file.
        visit: The only kind of visit it is for; absent for both.
        limit: The time between the two states; absent where the sources give none.
        law: Articles; empty where none was found.
        certainty: How it is known.
        note: What a reader must know of it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: str = Field(alias="from")
    end: str = Field(alias="to")
    visit: Visit | None = None
    limit: Limit | None = None
    law: tuple[str, ...] = ()
    certainty: Certainty
    note: Text | None = None


class Step(Record):
    """A transition as an entry of a list: its text names both states.

    Attributes:
        visit: The only kind of visit it is for; absent for both.
        limit: The time between the two states; absent where the sources give none.
    """

    visit: Visit | None = None
    limit: Limit | None = None


class Procedure(BaseModel):
    """All states of an inspection and the steps between them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    states: tuple[Record, ...] = Field(min_length=1)
    transitions: tuple[Transition, ...] = Field(min_length=1)


@cache
def read_procedure(path: Path = PROCEDURE_FILE) -> Procedure:
    """Return the procedure.

    Raises:
        InputError: Every fault of the file.
    """
    procedure, lines = read_validated(path, Procedure)
    check_names(procedure.states, lines, ("states",))
    _check_steps(procedure, lines)
    return procedure


def read_steps() -> tuple[Step, ...]:
    """Return each transition of the procedure in words, with its article and its time."""
    procedure = read_procedure()
    texts = {state.id: state.text for state in procedure.states}
    return tuple(
        Step(
            id=f"{one.start}_to_{one.end}",
            text=Text(
                es=f"{texts[one.start].es} → {texts[one.end].es}",
                en=f"{texts[one.start].en} → {texts[one.end].en}",
            ),
            law=one.law,
            certainty=one.certainty,
            note=one.note,
            visit=one.visit,
            limit=one.limit,
        )
        for one in procedure.transitions
    )


def next_states(procedure: Procedure, state: str, visit: Visit) -> tuple[str, ...]:
    """Return the states that may follow one; none after the last.

    Args:
        procedure: The procedure.
        state: Where the inspection stands.
        visit: Ordinary visits are announced, extraordinary ones are not.

    Raises:
        InputError: The state is unknown.
    """
    known = [record.id for record in procedure.states]
    if state not in known:
        raise InputError.of(
            "An inspection must stand in a state of {known}; {came} is none. Choose one of these.",
            known=", ".join(known),
            came=state,
        )
    return tuple(
        step.end
        for step in procedure.transitions
        if step.start == state and step.visit in {None, visit}
    )


def _check_steps(procedure: Procedure, lines: LineMap) -> None:
    known = {state.id for state in procedure.states}
    faults = FaultList()
    for at, step in enumerate(procedure.transitions):
        for state in (step.start, step.end):
            if state not in known:
                faults.add(
                    "A step must join states of the list; {state} is not of it. Add or correct it.",
                    place=lines.place(("transitions", at)),
                    state=state,
                )
    faults.raise_as(InputError)
