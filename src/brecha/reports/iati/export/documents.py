"""Which products and evaluations can be fetched? Those with an address."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from lxml import etree

from brecha.core.notes import Note
from brecha.programme.dates import first_day, is_date
from brecha.reports.iati.codes import codes_of
from brecha.reports.iati.export.nodes import add, add_date, add_narratives
from brecha.reports.iati.export.source import Narratives, Source, clean
from brecha.reports.iati.simple_values import is_of_kind

RESULTS, EVALUATION = "A08", "A07"  # codes of the list DocumentCategory
FORMATS = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".mp4": "video/mp4",
    ".mp3": "audio/mpeg",
}
WEB_PAGE = "text/html"


def add_documents(activity: etree._Element, source: Source) -> None:
    """Add a link for each published product and evaluation."""
    for product in source.programme.products:
        if product.url.strip() and product.is_published is not False:
            title = source.said(clean(product.title) or product.key)
            languages = tuple(code for code in product.languages if code in codes_of("Language"))
            _add_link(activity, source, product.url, title, RESULTS, languages, product.finalised)
    for evaluation in source.programme.evaluations:
        if evaluation.report_url.strip():
            title = source.said(Note("Evaluation report"))
            _add_link(
                activity, source, evaluation.report_url, title, EVALUATION, (), evaluation.approved
            )


def _add_link(  # noqa: PLR0913, PLR0917 - a link has as many parts
    activity: etree._Element,
    source: Source,
    address: str,
    title: Narratives,
    category: str,
    languages: tuple[str, ...],
    date: str,
) -> None:
    address = address.strip()
    if not _is_web_address(address):
        sentence = Note("Document at {address}: it is no web address.", {"address": address})
        source.leave_out(sentence)
        return
    link = add(activity, "document-link", _format=_format_of(address), url=address)
    add_narratives(add(link, "title"), title)
    add(link, "category", code=category)
    for code in languages:
        add(link, "language", code=code)
    if is_date(date):
        add_date(link, "document-date", first_day(date))


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    is_plain = (
        address.isascii() and address.isprintable() and not set(address) & set(' <>"{}|\\^`[]')
    )
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.netloc)
        and is_plain
        and is_of_kind(address, "anyURI")
    )


def _format_of(address: str) -> str:
    return FORMATS.get(PurePosixPath(urlsplit(address).path).suffix.lower(), WEB_PAGE)
