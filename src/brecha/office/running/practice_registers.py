"""What did the made-up agencies do? Money, activities, courses, meetings, a report; invented."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from brecha.programme import model

CURRENCY = "USD"
# What the codes of the Sustainable Development Goals are about, in short.
UNPAID = "Trabajo doméstico y de cuidados no remunerado · Unpaid care and domestic work"
RIGHTS = "Derechos laborales y trabajo seguro · Labour rights and safe work"
HOURS = "Tiempo de trabajo doméstico y de cuidados · Time spent on domestic and care work"
# agency, English, Spanish, fund and own money a year
AGENCIES = (
    ("NIDO", "Nido, the agency for childhood", "Nido, la agencia de la infancia", 90_000, 20_000),
    ("OFICIO", "Oficio, the agency for work", "Oficio, la agencia del trabajo", 70_000, 15_000),
    ("SURCO", "Surco, the agency for the fields", "Surco, la agencia del campo", 60_000, 10_000),
)
# code, output, agency, English, Spanish, year from the last, end, status
ACTIVITIES = (
    ("A1", "1.1", "NIDO", "Open four centres", "Abrir cuatro centros", -2, "06-30", "completed"),
    (
        "A2",
        "1.1",
        "NIDO",
        "Open eight more centres",
        "Abrir ocho centros más",
        0,
        "12-31",
        "ongoing",
    ),
    (
        "A3",
        "1.2",
        "OFICIO",
        "Courses in the valleys",
        "Cursos en los valles",
        -1,
        "11-30",
        "ongoing",
    ),
    (
        "A4",
        "1.3",
        "SURCO",
        "Advice before the harvest",
        "Asesoría previa a la cosecha",
        0,
        "12-31",
        "planned",
    ),
)
# key, agency, title, women, men, years from the last
TRAININGS = (
    ("first-course", "OFICIO", "Derechos en el trabajo · Rights at work", 50, 13, -2),
    ("second-course", "OFICIO", "Contratos y registros · Contracts and registers", 86, 22, -1),
    ("carers", "NIDO", "Primeros auxilios para quienes cuidan · First aid for carers", 31, 6, -1),
)


def registers(year: int) -> dict[str, Any]:
    """Return the registers of the programme for practice, by the names of its fields.

    Args:
        year: The third and last year of the programme.
    """
    return {
        "organisations": _organisations(),
        "participations": _participations(),
        "budgets": _budgets(year),
        "expenditures": _expenditures(year),
        "activities": _activities(year),
        "trainings": _trainings(year),
        "events": _events(year),
        "reach": _reach(year),
        "products": _products(year),
        "risks": _risks(),
        "policies": _policies(year),
        "framework_links": (
            model.FrameworkLink(framework="sdg", level="target", code="5.4", title=UNPAID),
            model.FrameworkLink(framework="sdg", level="target", code="8.8", title=RIGHTS),
            model.FrameworkLink(framework="sdg", level="indicator", code="5.4.1", title=HOURS),
        ),
        "reports": _reports(year),
        "sections": _sections(year),
    }


def _organisations() -> tuple[model.Organisation, ...]:
    ministry = model.Organisation(
        acronym="MINISTRY",
        name_en="Ministry of Care of Arcadia",
        name_es="Ministerio de Cuidados de Arcadia",
        kind="federal",
    )
    named = (
        model.Organisation(acronym=acronym, name_en=english, name_es=spanish, kind="un")
        for acronym, english, spanish, _fund, _own in AGENCIES
    )
    return (*named, ministry)


def _participations() -> tuple[model.Participation, ...]:
    first, *others = (row[0] for row in AGENCIES)
    return (
        model.Participation(organisation=first, role="lead"),
        *(model.Participation(organisation=each, role="implementing") for each in others),
        model.Participation(organisation="MINISTRY", role="government_lead"),
    )


def _budgets(year: int) -> tuple[model.Budget, ...]:
    return tuple(
        model.Budget(
            agency=acronym,
            source=source,  # type: ignore[arg-type]  # one of the two words
            amount=Decimal(amount),
            currency=CURRENCY,
            year=when,
            date=f"{when}-01-01",
        )
        for acronym, _english, _spanish, fund, own in AGENCIES
        for source, amount in (("fund", fund), ("cofunding", own))
        for when in range(year - 2, year + 1)
    )


def _expenditures(year: int) -> tuple[model.Expenditure, ...]:
    return tuple(
        model.Expenditure(
            agency=acronym,
            date=f"{when}-12-31",
            amount=Decimal(fund * part) / 100,
            currency=CURRENCY,
        )
        for acronym, _english, _spanish, fund, _own in AGENCIES
        for when, part in ((year - 2, 80), (year - 1, 95))
    )


def _activities(year: int) -> tuple[model.Activity, ...]:
    return tuple(
        model.Activity(
            code=code,
            output=output,
            agency=agency,
            title_en=english,
            title_es=spanish,
            start=f"{year + at}-01-15",
            end=f"{year + at}-{end}",
            status=status,  # type: ignore[arg-type]  # one of the words
            budget=Decimal(25_000),
            currency=CURRENCY,
        )
        for code, output, agency, english, spanish, at, end, status in ACTIVITIES
    )


def _trainings(year: int) -> tuple[model.Training, ...]:
    return tuple(
        model.Training(
            key=key,
            title=title,
            agency=agency,
            participants=women + men,
            groups=(
                model.GroupCount(group="mujeres · women", number=women, sex="woman"),
                model.GroupCount(group="hombres · men", number=men, sex="man"),
            ),
            start=f"{year + at}-05-10",
            end=f"{year + at}-05-14",
            hours=Decimal(20),
        )
        for key, agency, title, women, men, at in TRAININGS
    )


def _events(year: int) -> tuple[model.Event, ...]:
    return (
        model.Event(
            key="launch",
            kind="strategic",
            title="Arranque · Launch",
            description="Inicio del ejercicio (inventado). · The exercise begins (invented).",
            start=f"{year - 2}-02-01",
            organisers=("NIDO",),
        ),
        model.Event(
            key="donors",
            kind="annual_donors",
            title="Reunión anual · Yearly meeting",
            description="Balance del año (inventado). · The year in review (invented).",
            start=f"{year - 1}-11-20",
        ),
    )


def _reach(year: int) -> tuple[model.Reach, ...]:
    people = sum(women + men for _key, _agency, _title, women, men, _at in TRAININGS)
    women = sum(row[3] for row in TRAININGS)
    return (
        model.Reach(
            key="trained",
            kind="trained",
            number=Decimal(people),
            women=Decimal(women),
            as_of=f"{year - 1}-12-31",
            counts_in_total=True,
            title="Cursos · Courses",
        ),
    )


def _products(year: int) -> tuple[model.KnowledgeProduct, ...]:
    titles = {
        "guide": ("Guía para quienes cuidan · A guide for carers", "NIDO"),
        "brief": ("Qué dice un contrato · What a contract says", "OFICIO"),
    }
    return tuple(
        model.KnowledgeProduct(
            key=kind,
            title=title,
            kind=kind,  # type: ignore[arg-type]  # one of the words
            agency=agency,
            finalised=f"{year - 1}-09",
            languages=("es",),
            gender=True,
            copies=200,
        )
        for kind, (title, agency) in titles.items()
    )


def _risks() -> tuple[model.Risk, ...]:
    return (
        model.Risk(
            key="rains",
            description_en="The rains close the roads before the harvest",
            description_es="Las lluvias cierran los caminos antes de la cosecha",
            likelihood="medium",
            impact="high",
            owner="SURCO",
            response="La asesoría empieza un mes antes · Advice begins a month earlier",
        ),
    )


def _policies(year: int) -> tuple[model.Policy, ...]:
    stages = (
        model.PolicyStage(stage="drafted", date=f"{year - 2}-10"),
        model.PolicyStage(stage="presented", date=f"{year - 1}-06"),
    )
    return (
        model.Policy(
            key="care-law",
            title_en="Care law of Arcadia",
            title_es="Ley de cuidados de Arcadia",
            kind="law",
            agency="NIDO",
            stages=stages,
        ),
    )


def _reports(year: int) -> tuple[model.Report, ...]:
    report = model.Report(
        key=f"annual-{year - 1}",
        kind="annual",
        period_start=f"{year - 1}-01-01",
        period_end=f"{year - 1}-12-31",
        date=f"{year}-03-31",
    )
    return (report,)


def _sections(year: int) -> tuple[model.NarrativeSection, ...]:
    texts = {
        "en": "An exercise: every figure is invented. Nurseries have {{ value:1.1.1 }} places.",
        "es": "Un ejercicio: todas las cifras son inventadas. Las guarderías tienen "
        "{{ value:1.1.1 }} lugares.",
    }
    return tuple(
        model.NarrativeSection(
            report=f"annual-{year - 1}",
            section="summary",
            language=language,  # type: ignore[arg-type]  # one of the two
            text=text,
        )
        for language, text in texts.items()
    )
