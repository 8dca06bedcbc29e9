"""Which pages does a programme have, and at which addresses?"""

from __future__ import annotations

from django.urls import path

from brecha.office.screens import (
    entry,
    findings,
    home,
    indicator,
    public,
    registers,
    report_files,
    reports,
    results,
    review,
    sections,
    tasks,
)

AT = "programmes/<int:number>/"

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
    path(f"{AT}products/", registers.products, name="products"),
    path(f"{AT}events/", registers.events, name="events"),
    path(f"{AT}people/", registers.people, name="people"),
    path(f"{AT}findings/", findings.findings, name="findings"),
    path(f"{AT}findings/summary/", findings.summary, name="findings-summary"),
    path(f"{AT}findings/waive/", findings.waive, name="waive"),
    path(f"{AT}reports/", reports.reports, name="reports"),
    path(f"{AT}reports/<int:report>/", reports.report, name="report"),
    path(f"{AT}reports/<int:report>/freeze/", reports.freeze, name="freeze"),
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
        report_files.report_file,
        name="report-file",
    ),
    path("public/<int:number>/", public.public, name="public"),
]
