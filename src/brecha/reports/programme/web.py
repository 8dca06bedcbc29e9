"""How does a report become a page that anyone can open, without a network, on a telephone too?"""

from __future__ import annotations

import base64
from html import escape
from pathlib import Path

from brecha.core import Language, translate
from brecha.reports.programme.content import (
    Block,
    Bullets,
    Figure,
    Heading,
    Link,
    Part,
    ReportContent,
    Span,
    Spans,
    Subheading,
    Table,
    cell_text,
    span_text,
)

STYLES = (
    Path(__file__).parent.with_name("page.css"),
    Path(__file__).with_name("report.css"),
)
LETTERS = (("Lato-Regular.ttf", 400), ("Lato-Bold.ttf", 700))
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'"
MANY_COLUMNS = 3  # a telephone shows fewer
LONG = 28  # letters; longer texts get a wider column
DEEPEST_LISTED = 2


def page_text(content: ReportContent, letters: Path) -> str:
    """Return the whole page as HTML: no script, nothing from elsewhere.

    Args:
        content: What the report says.
        letters: Folder of the font files that are laid into the page.
    """
    language = content.language
    title = _plain(content.title, language)
    styles = "".join(path.read_text("utf-8") for path in STYLES)
    parts = "\n".join(_part(part, language) for part in content.parts)
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_letters(letters)}{styles}</style>
</head>
<body>
<a class="skip" href="#main">{escape(translate("Go to the content", language))}</a>
<header><h1>{title}</h1><p class="subtitle">{_plain(content.subtitle, language)}</p></header>
{_contents(content)}
<main id="main">
{parts}
</main>
</body>
</html>
"""


def _letters(folder: Path) -> str:
    return "".join(
        f"@font-face{{font-family:Lato;font-weight:{weight};src:url(data:font/ttf;base64,"
        f"{base64.b64encode((folder / name).read_bytes()).decode('ascii')})}}\n"
        for name, weight in LETTERS
    )


def _contents(content: ReportContent) -> str:
    links = "".join(
        f'<li class="level-{part.level}"><a href="#{_anchor(part)}">'
        f"{_plain(part.heading, content.language)}</a></li>"
        for part in content.parts
        if part.level <= DEEPEST_LISTED
    )
    said = escape(translate("Contents", content.language))
    return f'<nav aria-label="{said}"><ul>{links}</ul></nav>'


def _part(part: Part, language: Language) -> str:
    level = part.level + 1
    inner = "\n".join(_block(block, part, language) for block in part.blocks)
    return (
        f'<section class="part-{part.level}"><h{level} id="{_anchor(part)}">'
        f"{_plain(part.heading, language)}</h{level}>\n{inner}\n</section>"
    )


def _anchor(part: Part) -> str:
    return escape("part-" + "".join(part.key.split()), quote=True)


def _block(block: Block, part: Part, language: Language) -> str:
    if isinstance(block, Table):
        return _table(block, language)
    if isinstance(block, Subheading):
        level = part.level + 2
        return f"<h{level}>{_plain(block.text, language)}</h{level}>"
    if isinstance(block, Bullets):
        items = "".join(f"<li>{_running(item, language)}</li>" for item in block.items)
        return f"<ul>{items}</ul>"
    kind = ' class="remark"' if block.is_small else ""
    return f"<p{kind}>{_running(block.spans, language)}</p>"


def _running(spans: Spans, language: Language) -> str:
    return "".join(_shown(span, span_text(span, language)) for span in spans)


def _shown(span: Span, text: str) -> str:
    if isinstance(span, Figure) and span.reference:
        return f'<span class="quoted" title="{escape(span.reference)}">{escape(text)}</span>'
    if isinstance(span, Link) and span.target:
        return f'<a href="{escape(span.target)}" rel="noopener nofollow">{escape(text)}</a>'
    return escape(text)


def _table(table: Table, language: Language) -> str:
    figures = [column > 0 and table.is_of_figures(column) for column in range(len(table.headings))]
    heads = "".join(
        _heading(heading, language, is_figure=is_figure)
        for heading, is_figure in zip(table.headings, figures, strict=True)
    )
    rows = "".join(_row(table, at, figures, language) for at in range(len(table.rows)))
    title = _plain(table.title, language)
    return (
        f'{_hint(table, language)}<div class="scroll" role="region" tabindex="0" '
        f'aria-label="{title}"><table>'
        f"<caption><span>{title}</span></caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _hint(table: Table, language: Language) -> str:
    """Return the line that tells readers of a telephone that there are more columns."""
    if len(table.headings) < MANY_COLUMNS:
        return ""
    hint = translate("Slide the table sideways: there is more.", language)
    return f'<p class="hint">{escape(hint)}</p>'


def _heading(heading: Heading, language: Language, *, is_figure: bool) -> str:
    kind = ' class="figure"' if is_figure else ""
    return f'<th scope="col"{kind}>{_plain(heading.label, language)}</th>'


def _row(table: Table, at: int, figures: list[bool], language: Language) -> str:
    first, *others = table.rows[at]
    kind = ' class="strong"' if at in table.strong_rows else ""
    cells = "".join(
        _cell(cell, language, is_figure=is_figure)
        for cell, is_figure in zip(others, figures[1:], strict=True)
    )
    return f'<tr{kind}><th scope="row">{_inside(first, language)}</th>{cells}</tr>'


def _cell(cell: Spans, language: Language, *, is_figure: bool) -> str:
    is_long = len(cell_text(cell, language)) > LONG
    kind = ' class="figure"' if is_figure else ' class="long"' if is_long else ""
    return f"<td{kind}>{_inside(cell, language)}</td>"


def _inside(cell: Spans, language: Language) -> str:
    return "".join(_shown(span, cell_text((span,), language)) for span in cell)


def _plain(text: str, language: Language) -> str:
    return escape(span_text(text, language))
