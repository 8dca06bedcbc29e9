"""How does a dossier become a page that opens without a network, on a telephone too?"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from brecha.reports.content import (
    Block,
    Bullets,
    ChartPlace,
    Dossier,
    Formula,
    Notice,
    Paragraph,
    Section,
    Subheading,
)
from brecha.reports.drawn import Drawn
from brecha.reports.tables import Cell, Figure, Heading, Link, Mark, Table
from brecha.reports.words import Words

STYLE = Path(__file__).with_name("page.css")
LETTERS = (("Lato-Regular.ttf", 400), ("Lato-Bold.ttf", 700))
SVG_HEAD = re.compile(r"<svg [^>]*?width=\"(\d+)\" height=\"(\d+)\"[^>]*>")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MANY_COLUMNS = 4  # a telephone shows fewer
INNER_WORDS = re.compile(r' (?:aria-[a-z]+|role)="[^"]*"')  # English ones of the drawing engine
LONG = 28  # letters; longer texts get a wider column


def page(content: Dossier, drawn: Mapping[str, Drawn], words: Words, letters: Path) -> str:
    """Return the whole page as HTML.

    Args:
        content: What the dossier says.
        drawn: Its charts by key.
        words: Language and money.
        letters: Folder of the font files that are laid into the page.
    """
    flag = f'<p class="flag">{escape(content.flag)}</p>' if content.flag else ""
    sections = "\n".join(_section(section, drawn, words) for section in content.sections)
    title = escape(content.title)
    return f"""<!DOCTYPE html>
<html lang="{content.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_letters(letters)}{STYLE.read_text("utf-8")}</style>
</head>
<body>
<a class="skip" href="#answer">{escape(words.say("Go to the content"))}</a>
{flag}
<header><h1>{title}</h1><p class="subtitle">{escape(content.subtitle)}</p></header>
{_contents(content, words)}
<main>
{sections}
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


def _contents(content: Dossier, words: Words) -> str:
    links = "".join(
        f'<li><a href="#{section.key}">{escape(section.title)}</a></li>'
        for section in content.sections
    )
    return f'<nav aria-label="{escape(words.say("Contents"))}"><ol>{links}</ol></nav>'


def _section(section: Section, drawn: Mapping[str, Drawn], words: Words) -> str:
    inner = "\n".join(part for block in section.shown() for part in _block(block, drawn, words))
    return (
        f'<section id="{section.key}" aria-labelledby="{section.key}-title">\n'
        f'<h2 id="{section.key}-title">{escape(section.title)}</h2>\n{inner}\n</section>'
    )


def _block(block: Block, drawn: Mapping[str, Drawn], words: Words) -> Iterator[str]:
    if isinstance(block, Table):
        yield _table(block, words)
    elif isinstance(block, ChartPlace):
        if block.chart in drawn:
            yield _figure(block, drawn[block.chart])
    elif isinstance(block, Notice):
        yield (f'<aside class="notice"><h3>{escape(block.title)}</h3>{_list(block.items)}</aside>')
    else:
        yield _text(block)


def _text(block: Paragraph | Bullets | Subheading | Formula) -> str:
    if isinstance(block, Paragraph):
        kind = ' class="lead"' if block.is_lead else ""
        return f"<p{kind}>{escape(block.text)}</p>"
    if isinstance(block, Bullets):
        return _list(block.items)
    if isinstance(block, Subheading):
        return f"<h3>{escape(block.text)}</h3>"
    lines = "".join(f"<p>{escape(line)}</p>" for line in block.lines)
    return f'<div class="formula">{lines}</div>'


def _list(items: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"


def _figure(place: ChartPlace, chart: Drawn) -> str:
    said = escape(chart.words)

    def head(found: re.Match[str]) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{said}" '
            f'viewBox="0 0 {found[1]} {found[2]}">'
        )

    picture = SVG_HEAD.sub(head, INNER_WORDS.sub("", chart.svg), count=1)
    return f"<figure>{picture}<figcaption>{escape(place.note)}</figcaption></figure>"


def _table(table: Table, words: Words) -> str:
    figures = [table.is_of_figures(column) for column in range(len(table.headings))]
    heads = "".join(
        _heading(heading, is_figure=is_figure)
        for heading, is_figure in zip(table.headings, figures, strict=True)
    )
    rows = "".join(_row(table, at, words) for at in range(len(table.rows)))
    title = escape(table.title)
    return (
        f'{_hint(table, words)}<div class="scroll" role="region" tabindex="0" '
        f'aria-label="{title}"><table>'
        f"<caption><span>{title}</span></caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>"
        "</table></div>"
    )


def _hint(table: Table, words: Words) -> str:
    """Return the line that tells readers of a telephone that there are more columns."""
    if len(table.headings) < MANY_COLUMNS:
        return ""
    return f'<p class="hint">{escape(words.say("Slide the table sideways: there is more."))}</p>'


def _heading(heading: Heading, *, is_figure: bool) -> str:
    unit = f'<span class="unit">{escape(heading.unit)}</span>' if heading.unit else ""
    kind = ' class="figure"' if is_figure else ""
    return f'<th scope="col"{kind}>{escape(heading.label)}{unit}</th>'


def _row(table: Table, at: int, words: Words) -> str:
    first, *others = table.rows[at]
    kind = ' class="strong"' if at in table.strong_rows else ""
    cells = "".join(_cell(cell, words) for cell in others)
    return f'<tr{kind}><th scope="row">{_shown(first, words)}</th>{cells}</tr>'


def _cell(cell: Cell, words: Words) -> str:
    if isinstance(cell, Figure):
        return f'<td class="figure">{_shown(cell, words)}</td>'
    if isinstance(cell, Mark):
        return f'<td class="mark {cell.tone}">{escape(cell.text)}</td>'
    text = cell if isinstance(cell, str) else cell.text
    kind = ' class="long"' if len(text) > LONG else ' class="day"' if DAY.fullmatch(text) else ""
    return f"<td{kind}>{_shown(cell, words)}</td>"


def _shown(cell: Cell, words: Words) -> str:
    if isinstance(cell, Figure):
        return escape(cell.text(words))
    if isinstance(cell, Link):
        text = escape(cell.text)
        return f'<a href="{escape(cell.href)}">{text}</a>' if cell.href else text
    return escape(cell if isinstance(cell, str) else cell.text)
