"""Tables in a Word file: the header on each page, no row across two, statuses as a sign and a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from partnertrack.i18n import _
from partnertrack.reporting.charts.sign import status_colour, status_word
from partnertrack.reporting.columns import told_columns
from partnertrack.reporting.pdf.grid import GAP, grid, whole_cell
from partnertrack.reporting.pdf.style import PALETTE
from partnertrack.reporting.table import Cell, Row, Status, Table
from partnertrack.reporting.word.look import INK, MUTED, RULE, SIGNS, SURFACE
from partnertrack.reporting.word.markup import Ink, paragraph, quoted, run

_TWENTIETHS = 20
_SIZE, _SLIGHT = 8.0, 0.25
"""The size of texts in points, and by how little it is not changed."""
_WHOLE = 8
"""A table of so few rows is not split between two pages."""
_KEPT = "<w:keepNext/>"
_ALIGN = {"start": "", "middle": '<w:jc w:val="center"/>', "end": '<w:jc w:val="right"/>'}
_MANNERS = {"plain": "TableText", "dense": "TableDense", "form": "TableForm"}
_LINES = {"body": f'w:val="single" w:sz="4" w:color="{RULE}"', "total": f'w:val="single" w:sz="8" w:color="{INK}"'}


def table(block: Table, width: int) -> str:
    """The table itself, `width` twentieths of a point wide; its title, subtitle and note are said around it."""
    setting = _setting(block, width)
    rows = block.rows or (Row((Cell(block.empty or _("No data yet"), "muted"),)),)
    last = len(rows) - 1
    content = _head(block, setting)
    for place, said in enumerate(rows):
        is_kept = place < last and (last < _WHOLE or place in {0, last - 1})
        content += _row(block, said, replace(setting, keeps_next=is_kept))
    return framed(content, setting.widths, block.title, has_head=True)


def framed(content: str, widths: Sequence[int], title: str = "", *, has_head: bool = False) -> str:
    """Rows as a table of columns of these widths."""
    told = f'<w:tblCaption w:val="{quoted(title)}"/>' if title else ""
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    look = f'<w:tblLook w:val="0000" w:firstRow="{int(has_head)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{told}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{content}</w:tbl>'
    )


def row(cells: str, *, is_head: bool = False) -> str:
    """Cells as a row that is not split between two pages; a head comes again on each."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>{cells}</w:tr>"


def cell(content: str, width: int, *, span: int = 1, borders: str = "", fill: str = "", inset: int = 0) -> str:
    """Paragraphs as a cell, so many twentieths of a point from its left edge where that is not as usual."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    edges = f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    margin = f'<w:tcMar><w:left w:w="{inset}" w:type="dxa"/></w:tcMar>' if inset else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{edges}{shade}{margin}</w:tcPr>{content}</w:tc>'


def status_runs(status: Status, text: str = "", size: float = 0.0) -> str:
    """The sign of a status in its colour, and the word."""
    colour = status_colour(status, PALETTE).lstrip("#")
    return run(f"{SIGNS[status]} ", Ink(colour=colour, size=size)) + run(text or status_word(status), Ink(size=size))


@dataclass(frozen=True, slots=True)
class _Setting:
    """The columns that are shown, how wide they are, whether a row stays with the next one, and the size of texts.

    The size is 0 where it is that of the style: a table whose figures do not fit beside each other is set smaller.
    """

    shown: Sequence[int]
    widths: Sequence[int]
    size: float = 0.0
    keeps_next: bool = False


def _setting(block: Table, width: int) -> _Setting:
    """The columns that are shown, as wide against each other as on paper."""
    shown = told_columns(block)
    tracks = grid(block, width / _TWENTIETHS).tracks
    wanted = [tracks[place].width + GAP for place in shown]
    scale = width / max(sum(wanted), 1.0)
    size = _SIZE * scale / _TWENTIETHS
    return _Setting(shown, [round(each * scale) for each in wanted], size if size < _SIZE - _SLIGHT else 0.0)


def _head(block: Table, setting: _Setting) -> str:
    edge = f'<w:bottom w:val="single" w:sz="8" w:color="{INK}"/>'
    cells = []
    for place, wide in zip(setting.shown, setting.widths, strict=True):
        column = block.columns[place]
        content = run(column.label, Ink(size=setting.size))
        cells.append(cell(paragraph("TableHead", content, _KEPT, _ALIGN[column.align]), wide, borders=edge))
    return row("".join(cells), is_head=True)


def _row(block: Table, said: Row, setting: _Setting) -> str:
    """One row; the one cell of a group runs across all columns."""
    style = _MANNERS[block.manner]
    if len(said.cells) == 1:
        only = whole_cell(said.cells[0])
        is_group = said.kind == "group"
        kept = _KEPT if is_group or setting.keeps_next else ""
        content = paragraph(style, _content(only, setting.size, is_bold=is_group), kept)
        wide, fill = sum(setting.widths), SURFACE if is_group else ""
        return row(cell(content, wide, span=len(setting.widths), borders=_edge("body"), fill=fill))
    return row("".join(_cells(block, said, setting)))


def _cells(block: Table, said: Row, setting: _Setting) -> Iterator[str]:
    style, is_total = _MANNERS[block.manner], said.kind == "total"
    borders = _edge("total", "top") if is_total else _edge("body")
    kept = _KEPT if setting.keeps_next else ""
    for place, wide in zip(setting.shown, setting.widths, strict=True):
        is_bold = is_total or said.kind == "group"
        content = _content(whole_cell(said.cells[place]), setting.size, is_bold=is_bold)
        yield cell(paragraph(style, content, kept, _ALIGN[block.columns[place].align]), wide, borders=borders)


def _content(said: Cell, size: float, *, is_bold: bool) -> str:
    """What is printed of a cell."""
    if said.status:
        return status_runs(said.status, said.text, size)
    if is_bold or said.style == "strong":
        return run(said.text, Ink(is_bold=True, size=size))
    return run(said.text, Ink(colour=MUTED if said.style == "muted" else "", size=size))


def _edge(kind: str, side: str = "bottom") -> str:
    return f"<w:{side} {_LINES[kind]}/>"
