"""Tables, a piece a row: no row is split, and the header comes again on each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from partnertrack.i18n import _
from partnertrack.reporting.charts import bullet, status_sign
from partnertrack.reporting.charts.sign import status_colour
from partnertrack.reporting.document import Cell, Column, Row, RowManner, Table
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import Face, Line, break_lines
from partnertrack.reporting.pdf.figure import titles
from partnertrack.reporting.pdf.grid import GAP, SIGN, SIGN_GAP, Grid, Track, grid, status_text, whole_cell
from partnertrack.reporting.pdf.piece import Piece
from partnertrack.reporting.pdf.style import NOTE, PALETTE, RUNNING, TABLE, TABLE_HEAD, WIDTH
from partnertrack.reporting.pdf.text import baseline, strips
from partnertrack.scene import Item, Rect, Text, moved
from partnertrack.scene import Line as Rule

_PADDING = {"plain": 4.4, "dense": 2.2, "form": 7.0}
"""The space above and below the lines of a row, by the manner of its table."""
_INSET = 5.0
_WHOLE = 8
"""A table of so few rows is not split between two pages."""
_STRONG = replace(TABLE, weight=TABLE.bold)


def table(block: Table, number: int, width: float = WIDTH) -> Iterator[Piece]:
    """Title, header, rows and note; the header stays with the first rows, the last rows with the note."""
    name = _("Table {number}.").format(number=number) if block.is_numbered else ""
    yield from titles(f"{name} {block.title}".strip(), block.subtitle)
    where = grid(block, width)
    head = _head(block.columns, where)
    named = _("Table {number}, continued").format(number=number) if block.is_numbered else ""
    again = _scaled(_again(named, head) if named else head, where.scale)
    yield _scaled(head, where.scale)
    rows = block.rows or (Row((Cell(block.empty or _("No data yet"), "muted"),)),)
    last = len(rows) - 1
    for place, row in enumerate(rows):
        if row.kind == "group" and not named:
            text = _("{group}, continued").format(group=whole_cell(row.cells[0]).text)
            again = _scaled(_again(text, head), where.scale)
        is_kept = row.kind == "group" or place in {0, last - 1, last} or last < _WHOLE
        yield replace(_scaled(_row(row, where, block.manner), where.scale), header=again, keeps_next=is_kept)
    for piece in strips(block.note, NOTE, PALETTE.muted, before=5.0):
        yield replace(piece, keeps_next=True)
    yield Piece(0.0, after=14.0)


def _scaled(piece: Piece, scale: float) -> Piece:
    """The piece as large as it is on the page."""
    return replace(piece, height=piece.height * scale, scale=scale) if scale < 1 else piece


def _head(columns: Sequence[Column], where: Grid) -> Piece:
    """The labels of the columns, ending on one line, above a rule."""
    labels = [
        break_lines(column.label, TABLE_HEAD, track.width, text_width)
        for column, track in zip(columns, where.tracks, strict=True)
    ]
    height = max(map(len, labels), default=1) * TABLE_HEAD.leading + 9.0
    items: list[Item] = []
    for lines, track in zip(labels, where.tracks, strict=True):
        top = height - 5.0 - len(lines) * TABLE_HEAD.leading
        items.extend(_set(lines, TABLE_HEAD, track, top, PALETTE.muted))
    items.append(Rule(0, height, where.width, height, PALETTE.ink, 0.9))
    return Piece(height, tuple(items), before=4.0, keeps_next=True)


def _again(name: str, head: Piece) -> Piece:
    """The header as it comes again on the next page, under the name of its table."""
    title = Text(0, baseline(RUNNING), name, RUNNING.size, PALETTE.muted)
    return replace(head, height=head.height + RUNNING.leading, items=(title, *moved(head.items, 0, RUNNING.leading)))


def _row(row: Row, where: Grid, manner: RowManner) -> Piece:
    """A row above its rule, its cells centred on one line; a single cell runs across all columns."""
    left = _INSET if row.kind == "group" else 0.0
    tracks = where.tracks if len(row.cells) > 1 else (Track(left, where.width - left, "start"),)
    cells = [_styled(cell, row) for cell in row.cells]
    texts = [
        () if cell.bar or cell.status else break_lines(cell.text, _face(cell), track.width, text_width)
        for cell, track in zip(cells, tracks, strict=True)
    ]
    height = max(1, *map(len, texts)) * TABLE.leading + 2 * _PADDING[manner]
    items: list[Item] = []
    if row.kind == "group":
        items.append(Rect(0, 0, where.width, height, fill=PALETTE.surface))
    if row.kind == "total":
        items.append(Rule(0, 0, where.width, 0, PALETTE.ink, 0.9))
    for cell, lines, track in zip(cells, texts, tracks, strict=True):
        items.extend(_content(cell, lines, track, height))
    items.append(Rule(0, height, where.width, height, PALETTE.faint, 0.6))
    if manner == "form":
        items.extend(_uprights(where, height))
    return Piece(height, tuple(items))


def _uprights(where: Grid, height: float) -> Iterator[Rule]:
    """The lines between the columns of what is filled in by hand, and the one at its end."""
    for x in (*(track.left - GAP / 2 for track in where.tracks[1:]), where.width):
        yield Rule(x, 0, x, height, PALETTE.faint, 0.6)


def _styled(cell: Cell | str, row: Row) -> Cell:
    """The cell, strong in a row that is."""
    whole = whole_cell(cell)
    return replace(whole, style="strong") if row.kind != "body" and whole.style == "plain" else whole


def _face(cell: Cell) -> Face:
    return _STRONG if cell.style == "strong" else TABLE


def _content(cell: Cell, lines: Sequence[Line], track: Track, height: float) -> Iterator[Item]:
    """What is in a cell: a bar, a status with its sign, or lines of text."""
    if cell.bar:
        scene = bullet(cell.bar, track.width, PALETTE, is_slim=True)
        yield from moved(scene.items, track.left, (height - scene.height) / 2)
    elif cell.status:
        middle, fill = height / 2, status_colour(cell.status, PALETTE)
        yield from status_sign(cell.status, track.left + SIGN / 2, middle, SIGN, PALETTE)
        x, y = track.left + SIGN + SIGN_GAP, middle + TABLE.size * 0.364
        yield Text(x, y, status_text(cell), TABLE.size, fill, TABLE.bold)
    else:
        fill = {"plain": PALETTE.text, "strong": PALETTE.ink, "muted": PALETTE.muted}[cell.style]
        yield from _set(lines, _face(cell), track, (height - len(lines) * TABLE.leading) / 2, fill)


def _set(lines: Sequence[Line], face: Face, track: Track, top: float, fill: str) -> Iterator[Text]:
    """The lines of a cell, aligned as its column is."""
    x = track.left + {"start": 0.0, "middle": track.width / 2, "end": track.width}[track.align]
    for place, line in enumerate(lines):
        text = "".join(span.text for span in line)
        shown = text if track.align == "start" else text.rstrip(" ")
        yield Text(x, top + place * face.leading + baseline(face), shown, face.size, fill, face.weight, track.align)
