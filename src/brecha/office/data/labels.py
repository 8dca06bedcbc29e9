"""How are columns and the words of their lists called in forms? English as spelt, Spanish here."""

from __future__ import annotations

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import get_language

from brecha.programme.words import LABELS

COLUMNS = """
acronym: sigla | action: acción | activity: actividad | actual_end: término real
adequacy: suficiencia | agency: agencia | aggregation_over_agencies: agregación entre agencias
category: categoría
aggregation_over_time: agregación en el tiempo | aliases: otras formas del nombre
amount: monto | approved: aprobada | as_of: dato a la fecha | audience: público
base_as_of: base a la fecha | birth_date_agreement: fecha de nacimiento | budget: presupuesto
campaign: campaña
certainty: certeza | channel: canal | check_id: verificación | children: niñez | code: clave
closure_lines: renglones del cierre | collector: quién recolecta | comment: comentario
completion_override: avance declarado | completion_reason: razón del avance declarado
component: componente | comprehensiveness: integralidad | consented_on: consentimiento
content: contenido | copies: ejemplares | counted_records: registros que se cuentan
counted_stages: etapas que cuentan | country: país | counts_in_total: cuenta en el total
coverage: cobertura | criterion: criterio | cross_sectoral: intersectorialidad | currency: moneda
date: fecha | date_joined: alta | denominator: denominador
denominator_label: qué es el denominador
decided_by: decidió | decided_on: fecha de la decisión
description: descripción | description_en: descripción en inglés
description_es: descripción en español | dimension: dimensión
disability_disaggregated: desagregado por discapacidad | downloads: descargas | due: vence
earmarked: etiquetado | email: correo | end: término | entered_by: capturó
erased_on: borrado | evaluation: evaluación | event: evento | event_id: número de evento
event_table: tabla del evento | evidence: evidencia | exchange_rate: tipo de cambio
files: archivos | finalised: concluido | finalised_printed: concluido, como se imprimió
first: primera
financial_closure: cierre financiero | first_name: nombre | framework: marco
frequency: frecuencia | from_date: desde
frozen_state: estado de los datos congelado
fund: fondo | gender: género | governance: gobernanza
grantee: beneficiario | group: grupo | hash: huella | hours: horas
iati_ref: identificador IATI | id: número | identity_hash: huella de identidad | impact: impacto
indicator: indicador | indicators: indicadores | is_active: activo
is_approximate: es aproximado | is_ascending: más es mejor | is_cumulative: es acumulado
is_held: se realizó | is_inferred_agency: agencia inferida
is_operationally_closed: cerrado operativamente | is_public: es público
is_published: está publicado | is_staff: es personal | is_superuser: es superusuario
is_validated: está validado | is_virtual: es virtual | item_numbers: números de la lista
items: piezas | keep_until: conservar hasta | key: clave | kind: tipo | language: idioma
languages: idiomas
last_frozen: último corte
last_login: último acceso | last_name: apellidos | launched: lanzada
lead_agency: agencia líder | level: nivel | likelihood: probabilidad | limits: límites
lines: renglones | marker: marcador | may_be_published: puede publicarse | measure: medida
method: método | metric: métrica | name: nombre | name_agreement: nombre | name_en: nombre en inglés
name_es: nombre en español | not_counted_reason: razón para no contarlo | number: número
number_of_cases: número de casos | numerator: numerador | numerator_label: qué es el numerador
older_persons: personas mayores | organisation: institución | organisers: organizadores
original_end: término original | other_groups: otros grupos | output: producto
owner: responsable | parent: depende de | participants: participantes | partner: socio
password: contraseña | period_end: fin del periodo | period_start: inicio del periodo
person: persona | persons_with_disabilities: personas con discapacidad | place: lugar
place_agreement: lugar
places: lugares | policy: política | portfolio: cartera | previous: anterior
printed: como se imprimió | probability: probabilidad | programme: programa
pseudonym: seudónimo | published_on: publicado el | purpose: propósito
reason: razón | recommendation: recomendación | reference: referencia | report: informe
report_url: enlace al informe | required_disaggregations: desagregaciones requeridas
response: respuesta | result: resultado | risk: riesgo | role: función
row_version: versión del registro | scope: alcance | score: puntaje | sealed: cifrado
second: segunda | section: sección | sequence: número de orden | sex: sexo | sha256: SHA-256
share_of_spend: parte del gasto | signatures: firmas
signed_states: estado firmado de los datos
snapshot_sha256: SHA-256 del corte
source: fuente | spelling: como está escrito | stage: etapa | start: inicio
status: estado | subject: asunto | taken_at: momento del corte | territories: territorios
text: texto | text_en: texto en inglés
text_es: texto en español | text_mark: marca del texto | title: título
title_en: título en inglés | title_es: título en español | to_date: hasta | topic: tema
training: capacitación | unit: unidad | url: enlace | user: usuario | username: usuario
value: valor | version: versión | vocabulary: vocabulario | what_counts: qué se cuenta
added: agregados | at: momento | changed: cambiados | faults: fallas
file_name: nombre del archivo | is_accepted: aceptado | is_trial: de prueba | kinds: tipos
unchanged: sin cambio
women: mujeres | women_as_of: mujeres a la fecha | women_share: proporción de mujeres
year: año | youth: juventud
"""
WORDS = """
academia: academia | accepted: aceptada | accountable: responsable | adapted: adaptado
administrator: administración | agency_approver: aprobación de la agencia
agency_officer: captura de la agencia | agency_review: en revisión de las agencias
annual: anual | annual_donors: reunión anual con donantes | automatic: automático
cancelled: cancelada
civil_society: sociedad civil | closed: cerrado | closing: cierre | cofunding: cofinanciamiento
coherence: coherencia | commitment: compromiso | committed: comprometido | completed: concluida
contributed: contribución | cooperation_framework: marco de cooperación
coordination_office: oficina de coordinación | coordinator: coordinación
coordinator_review: en revisión de la coordinación | developed: elaborado
developed_or_adapted: elaborado o adaptado | different: distintas | disbursement: desembolso
done: hecho
donor: donante | draft: borrador | effectiveness: eficacia | efficiency: eficiencia
employers: organización de empleadores | equal: igual | estimated: estimado | expenditure: gasto
federal: federal | final: final | fund: fondo | fund_outcome: efecto del fondo
fund_output: producto del fondo | goal: objetivo | government: gobierno
government_lead: contraparte de gobierno | high: alta | human_rights: derechos humanos
impact: impacto | implementing: implementación | in_progress: en curso | indicator: indicador
instrument: instrumento | international: internacional | last: último valor | lead: líder
lead_agency: agencia líder | locked: cerrado | low: baja | man: hombre | max: máximo
measured: medido | medium: media | missing: falta | mid_term: de medio término
municipal: municipal | near: cercano
not_developed: sin elaborar | not_known: no se sabe | occurred: ocurrió | ongoing: en curso
open: abierto | outcome: efecto | output: producto | pandemic: pandemia
partially_accepted: aceptada en parte | partner: socio | percentage: porcentaje
person: persona | planned: planeada | pledged: prometido
policy_not_approved: política no aprobada | potential_audience: audiencia potencial
printed_copies: ejemplares impresos | private: sector privado | proposed: por decidir
qualitative: cualitativo
ratio: cociente | reader: lectura | received: recibido | registered: registradas
rejected: rechazada | relevance: pertinencia
resident_coordinator: coordinación residente | same: la misma | result_group: grupo de resultados
scale: escala | scope: alcance | scope_changed: cambió el alcance | sdg: ODS
served: atendidas | similar: parecido | state: estatal | strategic: estratégico
submitted: enviado | sum: suma
sustainability: sostenibilidad | target_set_low: meta fijada muy baja | trained: capacitadas
transfer: transferencia | un: sistema de las Naciones Unidas | union: sindicato | unlike: distinto
unique: personas únicas | unit: unidades | upper_bound: cota superior | verified: verificado
virtual_audience: audiencia virtual | woman: mujer
"""
TABLES = """
activity: actividad, actividades | attendance: asistencia, asistencias
audit_link: eslabón del historial, historial | budget: presupuesto, presupuestos
campaign: campaña, campañas | campaign_metric: métrica de campaña, métricas de campaña
commitment: compromiso, compromisos | contact: contacto, contactos
disaggregated_value: desagregación, desagregaciones | evaluation: evaluación, evaluaciones
evaluation_finding: hallazgo de evaluación, hallazgos de evaluación | event: evento, eventos
evidence: evidencia, evidencias | expenditure: gasto, gastos
follow_up: seguimiento, seguimientos | framework_link: vínculo a un marco, vínculos a marcos
good_practice: buena práctica, buenas prácticas | grant: subvención, subvenciones
group_count: conteo por grupo, conteos por grupo | indicator: indicador, indicadores
knowledge_product: producto de conocimiento, productos de conocimiento
lesson: lección, lecciones | leveraged: recurso movilizado, recursos movilizados
marker: marcador, marcadores | membership: función en un programa, funciones en programas
narrative_section: sección narrativa, secciones narrativas
organisation: institución, instituciones
organisation_mention: mención de institución, menciones de instituciones
participation: participación, participaciones | person: persona, personas
person_pair: par de personas, pares de personas
policy: política, políticas | policy_stage: etapa de política, etapas de políticas
programme: programa, programas | reach: alcance de personas, alcances de personas
recommendation: recomendación, recomendaciones | report: informe, informes
result: resultado, resultados | risk: riesgo, riesgos
risk_change: cambio de riesgo, cambios de riesgos | snapshot: corte, cortes
statement: cifra declarada, cifras declaradas | training: capacitación, capacitaciones
upload_log: archivo traído, archivos traídos
user: usuario, usuarios | value: valor, valores
variance: variación, variaciones | waiver: dispensa, dispensas
"""


def spanish_of(table: str) -> dict[str, str]:
    """Return the pairs of a table.

    Example:
        >>> spanish_of("a: uno | b: dos")
        {'a': 'uno', 'b': 'dos'}
    """
    pairs = (pair.split(": ", 1) for line in table.split("\n") for pair in line.split("|"))
    return {pair[0].strip(): pair[1].strip() for pair in pairs if len(pair) > 1}


SPANISH = spanish_of(COLUMNS)
SPANISH_WORDS = {name: text.es for name, text in LABELS.items()} | spanish_of(WORDS)

SPANISH_TABLES = spanish_of(TABLES)


def _said(name: str, is_word: bool) -> str:  # noqa: FBT001 - positional for the lazy call
    english = name.replace("_", " ")
    if not (get_language() or "en").startswith("es"):
        return english
    return (SPANISH_WORDS if is_word else SPANISH).get(name, english)


_later: Any = lazy(_said, str)


def column_label(name: str) -> Any:  # noqa: ANN401 - a text made when it is shown
    """Return how a column is called, in the language of whoever reads it."""
    return _later(name, False)  # noqa: FBT003 - as _said


def word_label(word: str) -> Any:  # noqa: ANN401 - a text made when it is shown
    """Return how a word of a list is said, in the language of whoever reads it."""
    return _later(word, True)  # noqa: FBT003 - as _said


def table_label(table: str, *, many: bool = False) -> Any:  # noqa: ANN401 - as above
    """Return how one row, or many rows, of a table are called."""
    return _later_table(table, many)


def _table(table: str, many: bool) -> str:  # noqa: FBT001 - positional for the lazy call
    english = table.replace("_", " ")
    if not (get_language() or "en").startswith("es"):
        return _plural(english) if many else english
    one, _, more = SPANISH_TABLES.get(table, f"{english}, {english}").partition(", ")
    return more if many else one


def _plural(english: str) -> str:
    """Return the plural of an English word that has no odd one.

    Example:
        >>> [_plural(word) for word in ("policy", "reach", "risk", "activity")]
        ['policies', 'reaches', 'risks', 'activities']
    """
    if english.endswith("y"):
        return f"{english[:-1]}ies"
    return f"{english}es" if english.endswith(("ch", "s")) else f"{english}s"


_later_table: Any = lazy(_table, str)
