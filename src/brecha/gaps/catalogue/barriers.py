"""Which conditions may keep a worker from being covered, and what do answers not show of them?"""

from __future__ import annotations

from dataclasses import dataclass

from brecha.core.languages import Text
from brecha.gaps.indicator import text


@dataclass(frozen=True)
class Barrier:
    """A condition that may keep a worker from being covered.

    Attributes:
        id: Name in files and results.
        title: What it is called.
        rule: What says it of a worker; None where surveys of this kind do not ask.
        unseen: What the answers cannot show of it.
        is_general: Whether every worker without cover of a kind meets it, so that it says something
            of its own only where no other barrier is met.
    """

    id: str
    title: Text
    rule: str | None
    unseen: Text
    is_general: bool = False


BARRIERS = (
    Barrier(
        "unpaid",
        text("Trabaja sin pago", "Works without pay"),
        "barrier_unpaid",
        text(
            "No dice si la persona comparte el ingreso del negocio.",
            "It does not say whether the person shares in the income of the business.",
        ),
    ),
    Barrier(
        "self_employed",
        text("Trabaja por cuenta propia", "Self-employed"),
        "barrier_self_employed",
        text(
            "No dice si conoce un régimen voluntario ni si podría pagarlo.",
            "It does not say whether a voluntary scheme is known, nor whether it could be paid.",
        ),
    ),
    Barrier(
        "several_employers",
        text("Varios empleadores", "Several employers"),
        "barrier_several_employers",
        text(
            "No dice cuántos días trabaja para cada uno ni qué paga cada uno.",
            "It does not say how many days are worked for each, nor what each pays.",
        ),
    ),
    Barrier(
        "short_hours",
        text("Muy pocas horas", "Very few hours"),
        "barrier_short_hours",
        text(
            "Son las horas del trabajo principal; las de otros trabajos no se suman.",
            "Hours are those of the main job; those of other jobs are not added.",
        ),
    ),
    Barrier(
        "wage_below_minimum",
        text("Pago menor al salario mínimo", "Pay below the minimum wage"),
        "barrier_wage_below_minimum",
        text(
            "El ingreso es el declarado, sin pagos en especie que la fuente no registre.",
            "Earnings are as declared, without pay in kind that the source does not record.",
        ),
    ),
    Barrier(
        "no_written_contract",
        text("Sin contrato escrito", "No written contract"),
        "barrier_no_written_contract",
        text(
            "La ley protege también sin contrato escrito; es una prueba que falta.",
            "The law protects without a written contract too; what is missing is the proof.",
        ),
    ),
    Barrier(
        "long_hours",
        text("Más de 48 horas", "More than 48 hours"),
        "barrier_long_hours",
        text(
            "No dice si las horas adicionales se pagan ni si son voluntarias.",
            "It does not say whether hours above are paid, nor whether they are voluntary.",
        ),
    ),
    Barrier(
        "not_registered",
        text("El empleador no la ha inscrito", "Not registered by the employer"),
        "barrier_not_registered",
        text(
            "No dice si el empleador lo intentó, ni si la persona quiso.",
            "It does not say whether the employer tried, nor whether the worker wished it.",
        ),
        is_general=True,
    ),
    Barrier(
        "distance",
        text("Distancia a oficinas y servicios", "Distance to offices and services"),
        None,
        text(
            "No se pregunta el tiempo de traslado; vivir en una localidad rural no lo dice.",
            "The time of travel is not asked; living in a rural locality does not tell it.",
        ),
    ),
    Barrier(
        "documents",
        text("Documentos que faltan", "Missing documents"),
        None,
        text(
            "No se pregunta por documentos de identidad ni por trámites.",
            "Identity documents and procedures are not asked about.",
        ),
    ),
)
