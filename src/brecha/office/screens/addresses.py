"""Which pages does a programme have, and at which addresses?"""

from __future__ import annotations

from django.urls import path

from brecha.office.screens import findings, home, indicator, public, results
from brecha.office.screens.entering import entry, review, tasks
from brecha.office.screens.history import pages as history
from brecha.office.screens.people import pairs, persons
from brecha.office.screens.registers import attendance, deleting, editing, index, known, lists
from brecha.office.screens.reports import (
    files,
    freezing,
    opening,
    published,
    references,
    sections,
    steps,
)
from brecha.office.screens.reports import lists as reports

AT = "programmes/<int:number>/"
REPORT = "<int:number>/reports/<int:report>/"

addresses = [
    path("", home.home, name="home"),
    path(AT, home.programme, name="programme"),
    path(f"{AT}results/", results.results, name="results"),
    path(f"{AT}indicators/<str:code>/", indicator.indicator, name="indicator"),
    path(f"{AT}indicators/<str:code>/chart.png", indicator.chart, name="chart"),
    path(f"{AT}tasks/", tasks.tasks, name="tasks"),
    path(f"{AT}values/new/", entry.new_value, name="new-value"),
    path(f"{AT}values/<int:value>/", entry.change_value, name="change-value"),
    path(f"{AT}values/<int:value>/correct/", entry.correct_value, name="correct-value"),
    path(f"{AT}values/<int:value>/move/", review.move_value, name="move-value"),
    path(f"{AT}review/", review.review, name="review"),
    path(f"{AT}products/", known.products, name="products"),
    path(f"{AT}events/", known.events, name="events"),
    path(f"{AT}people/", known.people, name="people"),
    path(f"{AT}registers/", index.registers, name="registers"),
    path(f"{AT}registers/<slug:name>/", lists.register, name="register"),
    path(f"{AT}registers/<slug:name>/new/", editing.new_record, name="register-new"),
    path(f"{AT}registers/<slug:name>/<int:row>/", editing.record, name="record"),
    path(
        f"{AT}registers/<slug:name>/<int:row>/delete/", deleting.delete_record, name="record-delete"
    ),
    path(f"{AT}trainings/<int:row>/persons/", attendance.attend, name="training-persons"),
    path(f"{AT}findings/", findings.findings, name="findings"),
    path(f"{AT}findings/summary/", findings.summary, name="findings-summary"),
    path(f"{AT}findings/waive/", findings.waive, name="waive"),
    path(f"{AT}reports/", reports.reports, name="reports"),
    path(f"{AT}reports/new/", opening.new_report, name="new-report"),
    path(f"{AT}reports/<int:report>/move/", steps.move, name="move-report"),
    path(f"{AT}reports/<int:report>/", reports.report, name="report"),
    path(f"{AT}reports/<int:report>/freeze/", freezing.freeze, name="freeze"),
    path(
        f"{AT}reports/<int:report>/references/",
        references.references,
        name="section-references",
    ),
    path(
        f"{AT}reports/<int:report>/sections/<str:key>/<str:language>/",
        sections.section,
        name="section",
    ),
    path(
        f"{AT}reports/<int:report>/sections/<str:key>/<str:language>/preview/",
        sections.preview,
        name="section-preview",
    ),
    path(
        f"{AT}reports/<int:report>/files/<str:sha256>/<str:language>/<str:form>/",
        files.report_file,
        name="report-file",
    ),
    path(f"{AT}history/", history.changes, name="changes"),
    path(f"{AT}history/check/", history.check, name="check-history"),
    path(f"{AT}history/<str:table>/<int:pk>/", history.history, name="history"),
    path(f"{AT}persons/", persons.persons, name="persons"),
    path(f"{AT}persons/pairs/", pairs.pairs, name="pairs"),
    path(f"{AT}persons/pairs/<int:pair>/", pairs.judge_pair, name="pair"),
    path("public/<int:number>/", public.public, name="public"),
    path(f"public/{REPORT}", published.published_report, name="published-report"),
    path(f"public/{REPORT}<str:language>/<str:form>/", published.published_file, name="published"),
]
