"""How are the words of a list and the names of figures said, in Spanish and English?"""

from __future__ import annotations

from brecha.core.languages import Text
from brecha.core.notes import Note

LONGEST_TITLE = 80
UNKNOWN = Text(es="sin dato", en="not given")  # stands in a sentence for what is missing
LABELS: dict[str, Text] = {
    "text": Text(es="texto", en="text"),
    "number": Text(es="número", en="number"),
    "whole number": Text(es="número entero", en="whole number"),
    "true or false": Text(es="verdadero o falso", en="true or false"),
    "mapping": Text(es="objeto con claves", en="mapping"),
    "list": Text(es="lista", en="list"),
    "actual": Text(es="resultado", en="actual"),
    "audiovisual": Text(es="audiovisual", en="audiovisual"),
    "numerator": Text(es="numerador", en="numerator"),
    "denominator": Text(es="denominador", en="denominator"),
    "target:numerator": Text(es="numerador de la meta", en="numerator of the target"),
    "baseline": Text(es="línea base", en="baseline"),
    "brief": Text(es="nota de política", en="brief"),
    "diagnostic": Text(es="diagnóstico", en="diagnostic"),
    "event": Text(es="evento", en="event"),
    "gender": Text(es="género", en="gender"),
    "guide": Text(es="guía", en="guide"),
    "law": Text(es="ley", en="law"),
    "methodology": Text(es="metodología", en="methodology"),
    "organisation": Text(es="institución", en="organisation"),
    "other": Text(es="otro", en="other"),
    "people": Text(es="personas", en="people"),
    "impressions": Text(es="impresiones", en="impressions"),
    "agreements": Text(es="acuerdos", en="agreements"),
    "employers": Text(es="personas empleadoras", en="employers"),
    "places": Text(es="lugares", en="places"),
    "persons": Text(es="personas", en="people"),
    "women": Text(es="mujeres", en="women"),
    "men": Text(es="hombres", en="men"),
    "woman": Text(es="mujeres", en="women"),
    "man": Text(es="hombres", en="men"),
    "not known": Text(es="no se sabe", en="not known"),
    "not_known": Text(es="no se sabe", en="not known"),
    "annual": Text(es="anual", en="annual"),
    "yearly": Text(es="anual", en="yearly"),
    "semiannual": Text(es="semestral", en="semiannual"),
    "quarterly": Text(es="trimestral", en="quarterly"),
    "monthly": Text(es="mensual", en="monthly"),
    "percent": Text(es="por ciento", en="percent"),
    "pilot": Text(es="piloto", en="pilot"),
    "plan": Text(es="plan", en="plan"),
    "policies": Text(es="políticas", en="policies"),
    "policy": Text(es="política", en="policy"),
    "product": Text(es="producto", en="product"),
    "products": Text(es="productos", en="products"),
    "protocol": Text(es="protocolo", en="protocol"),
    "regulation": Text(es="reglamento", en="regulation"),
    "report": Text(es="informe", en="report"),
    "strategy": Text(es="estrategia", en="strategy"),
    "study": Text(es="estudio", en="study"),
    "target": Text(es="meta", en="target"),
    "training": Text(es="capacitación", en="training"),
    "sex": Text(es="sexo", en="sex"),
    "age": Text(es="edad", en="age"),
    "indigenous": Text(es="pertenencia indígena", en="indigenous people"),
    "disability": Text(es="discapacidad", en="disability"),
    "place": Text(es="lugar", en="place"),
    "group": Text(es="grupo", en="group"),
    "success": Text(es="éxito", en="success"),
    "agency": Text(es="agencia", en="agency"),
    "start": Text(es="inicio", en="start"),
    "original_end": Text(es="término original", en="original end"),
    "actual_end": Text(es="término real", en="actual end"),
    "drafted": Text(es="redactada", en="drafted"),
    "presented": Text(es="presentada", en="presented"),
    "approved_by_chamber": Text(es="aprobada por una cámara", en="approved by a chamber"),
    "adopted": Text(es="adoptada", en="adopted"),
    "in_force": Text(es="en vigor", en="in force"),
    "implemented": Text(es="aplicada", en="implemented"),
    "trained": Text(es="personas capacitadas", en="people trained"),
    "served": Text(es="personas atendidas", en="people served"),
    "registered": Text(es="personas registradas", en="people registered"),
    "virtual_audience": Text(es="audiencia virtual", en="virtual audience"),
    "potential_audience": Text(es="audiencia potencial", en="potential audience"),
    "printed_copies": Text(es="ejemplares impresos", en="printed copies"),
}
FIGURES = {
    "budget:total": "Total budget",
    "budget:total:fund": "Total of the fund's money",
    "budget:total:cofunding": "Total of the co-funding",
    "reach:total": "People reached",
    "trainings:total": "People trained",
}


# How the figures of a record are called, where a sentence names them.
RECORDS = {
    "product": "product “{title}”",
    "product:copies": "copies of the product “{title}”",
    "number": "the number “{title}”",
    "policy": "policy “{title}”",
    "reach": "people reached: “{title}”",
    "reach:women": "women reached: “{title}”",
    "budget": "the budget of {title}",
    "budget:fund": "the fund's money of {title}",
    "budget:cofunding": "the co-funding of {title}",
    "budget:total": "the budget of {title}",
    "completion": "completion of {title}",
}


def label(code: str) -> Text | str:
    """Return the word of a list in both languages, or the code where it has none."""
    return LABELS.get(code, code)


def figure_name(reference: str, title: str = "") -> Note | str:
    """Return the name of what a reference names: `value:1.2.2` is indicator 1.2.2.

    Args:
        reference: As a text quotes it.
        title: Of the record it names; its key with spaces stands for an unknown one.
    """
    if reference in FIGURES:
        return Note(FIGURES[reference])
    room, _, rest = reference.partition(":")
    code, _, part = rest.partition(":")
    if room == "value" and part in {"", "actual"}:
        return Note("Indicator {code}", {"code": code})
    if room == "value":
        return Note("Indicator {code} ({part})", {"code": code, "part": label(part)})
    return _record_name(room, title or code.replace("-", " "), part) or reference


def _record_name(room: str, title: str, part: str) -> Note | None:
    message = RECORDS.get(f"{room}:{part}" if part else room)
    return Note(message, {"title": title}) if message else None


def short_title(title: str) -> str:
    """Return a title that fits a sentence, its end left out where it is long."""
    plain = " ".join(title.split()).rstrip(".")
    return plain if len(plain) <= LONGEST_TITLE else plain[: LONGEST_TITLE - 1].rstrip() + "…"
