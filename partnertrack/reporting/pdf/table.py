"""Tables, a piece a row: no row is split, and the header comes again on each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from partnertrack.i18n import _
from partnertrack.reporting.charts import bullet, status_sign
from partnertrack.reporting.charts.sign import status_colour
from partnertrack.reporting.directions import has_rtl, language_of
from partnertrack.reporting.fonts import text_width
from partnertrack.reporting.lines import Face, break_lines, wrap
from partnertrack.reporting.pdf.figure import titles
from partnertrack.reporting.pdf.grid import GAP, SIGN, SIGN_GAP, Grid, Track, grid, status_text, whole_cell
from partnertrack.reporting.pdf.piece import Drawing, Part, Piece, Tag
from partnertrack.reporting.pdf.style import NOTE, PALETTE, RUNNING, TABLE, TABLE_HEAD, WIDTH
from partnertrack.reporting.pdf.text import Strips, baseline, strips
from partnertrack.reporting.table import Cell, Column, Row, RowManner, Table
from partnertrack.scene import Item, Rect, Text, moved
from partnertrack.scene import Line as Rule

_PADDING = {"plain": 4.4, "dense": 2.2, "form": 7.0}
"""The space above and below the lines of a row, by the manner of its table."""
_INSET = 5.0
_WHOLE = 8
"""A table of so few rows is not split between two pages."""
_FILLS = {"plain": PALETTE.text, "strong": PALETTE.ink, "muted": PALETTE.muted}
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
_STRONG = replace(TABLE, weight=TABLE.bold)


def table(block: Table, number: int, width: float = WIDTH) -> Iterator[Piece]:
    """Title, header, rows and note; the header stays with the first rows, the last rows with the note."""
    name = _("Table {number}.").format(number=number) if block.is_numbered else ""
    whole = Tag("Table")
    yield from titles(f"{name} {block.title}".strip(), block.subtitle, Tag("Caption", whole))
    where = grid(block, width)
    head = _head(block.columns, where, Tag("TR", Tag("THead", whole)))
    named = _("Table {number}, continued").format(number=number) if block.is_numbered else ""
    again = _scaled(_again(named, head), where.scale)
    yield _scaled(head, where.scale)
    rows = block.rows or (Row((Cell(block.empty or _("No data yet"), "muted"),)),)
    last = len(rows) - 1
    body = Tag("TBody", whole)
    for place, row in enumerate(rows):
        if row.kind == "group" and not named:
            text = _("{group}, continued").format(group=whole_cell(row.cells[0]).text)
            again = _scaled(_again(text, head), where.scale)
        is_kept = row.kind == "group" or place in {0, last - 1, last} or last < _WHOLE
        yield _row(row, where, block.manner, body, again, is_kept=is_kept)
    for piece in strips(block.note, NOTE, PALETTE.muted, Strips(before=5.0)):
        yield replace(piece, keeps_next=True)
    yield Piece(0.0, after=14.0)


def _scaled(piece: Piece, scale: float) -> Piece:
    """The piece as large as it is on the page."""
    return replace(piece, height=piece.height * scale, scale=scale) if scale < 1 else piece


def _head(columns: Sequence[Column], where: Grid, row: Tag) -> Piece:
    """The labels of the columns, ending on one line, above a rule."""
    labels = [
        wrap(column.label, TABLE_HEAD, track.width, text_width)
        for column, track in zip(columns, where.tracks, strict=True)
    ]
    height = max(map(len, labels), default=1) * TABLE_HEAD.leading + 9.0
    parts: list[Part] = []
    for column, lines, track in zip(columns, labels, where.tracks, strict=True):
        top = height - 5.0 - len(lines) * TABLE_HEAD.leading
        tag = Tag("TH", row, column.label if len(lines) > 1 else "", scope="Column")
        parts.append(Part(tag, tuple(_set(lines, TABLE_HEAD, track, top, PALETTE.muted))))
    rule = Rule(0, height, where.width, height, PALETTE.ink, 0.9)
    return Piece(height, (rule,), tuple(parts), before=4.0, keeps_next=True)


def _again(name: str, head: Piece) -> Piece:
    """The header as it comes again on the next page, under the name of its table; it says nothing new."""
    items = (*head.items, *(item for part in head.parts for item in part.items))
    if not name:
        return replace(head, items=items, parts=())
    title = Text(0, baseline(RUNNING), name, RUNNING.size, PALETTE.muted)
    items = (title, *moved(items, 0, RUNNING.leading))
    return replace(head, height=head.height + RUNNING.leading, items=items, parts=())


def _row(row: Row, where: Grid, manner: RowManner, body: Tag, header: Piece, *, is_kept: bool) -> Piece:
    """A row, as high as its highest cell; it is drawn with its page, as a table may have very many."""
    most = 1
    for each, track in zip(row.cells, _tracks(row, where), strict=True):
        if not track.holds_all:
            cell = _styled(each, row)
            if not (cell.bar or cell.status):
                most = max(most, len(break_lines(cell.text, _face(cell), track.width, text_width)))
    height = most * TABLE.leading + 2 * _PADDING[manner]
    drawn = partial(_drawn, row, where, body, height, has_uprights=manner == "form")
    scale = min(where.scale, 1.0)
    return Piece(height * scale, later=drawn, header=header, keeps_next=is_kept, scale=scale)


def _drawn(row: Row, where: Grid, body: Tag, height: float, *, has_uprights: bool) -> Drawing:
    """A row above its rule, its cells centred on one line; a single cell runs across all columns."""
    items: list[Item] = []
    if row.kind == "group":
        items.append(Rect(0, 0, where.width, height, fill=PALETTE.surface))
    if row.kind == "total":
        items.append(Rule(0, 0, where.width, 0, PALETTE.ink, 0.9))
    items.append(Rule(0, height, where.width, height, PALETTE.faint, 0.6))
    if has_uprights:
        items.extend(_uprights(where, height))
    tag = Tag("TR", body)
    parts: list[Part] = []
    for place, (each, track) in enumerate(zip(row.cells, _tracks(row, where), strict=True)):
        if isinstance(each, str) and track.holds_all and row.kind == "body" and place:
            parts.append(_plain(each, Tag("TD", tag), track, height))
            continue
        cell = _styled(each, row)
        parts.extend(_content(cell, _meaning(cell, row, tag, where, is_first=not place), track, height))
    return Drawing(tuple(items), tuple(parts))


def _tracks(row: Row, where: Grid) -> tuple[Track, ...]:
    """Where the cells of a row lie; a single one runs across all columns."""
    if len(row.cells) > 1:
        return where.tracks
    left = _INSET if row.kind == "group" else 0.0
    return (Track(left, where.width - left, "start"),)


def _meaning(cell: Cell, row: Row, line: Tag, where: Grid, *, is_first: bool) -> Tag:
    """What a cell is: the first one names its row, a single one runs across all columns."""
    span = len(where.tracks) if len(row.cells) == 1 else 1
    if row.kind == "group" or (is_first and span == 1 and cell.text):
        return Tag("TH", line, scope="Row", span=span)
    return Tag("TD", line, span=span)


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


def _content(cell: Cell, tag: Tag, track: Track, height: float) -> Iterator[Part]:
    """What is in a cell: a bar, a status with its sign, or lines of text."""
    if cell.bar:
        scene = bullet(cell.bar, track.width, PALETTE, is_slim=True)
        top = (height - scene.height) / 2
        box = (track.left, top, track.left + scene.width, top + scene.height)
        yield Part(Tag("Figure", tag, shows=scene.alt_text), tuple(moved(scene.items, track.left, top)), box)
    elif cell.status:
        middle, fill = height / 2, status_colour(cell.status, PALETTE)
        sign = status_sign(cell.status, track.left + SIGN / 2, middle, SIGN, PALETTE)
        x, y = track.left + SIGN + SIGN_GAP, middle + TABLE.size * 0.364
        yield Part(tag, (*sign, Text(x, y, status_text(cell), TABLE.size, fill, TABLE.bold)))
    else:
        face, fill = _face(cell), _FILLS[cell.style]
        lines = (cell.text,) if track.holds_all and cell.text else wrap(cell.text, face, track.width, text_width)
        if len(lines) > 1 or has_rtl(cell.text):
            tag = replace(tag, says=cell.text, language=language_of(cell.text))
        yield Part(tag, tuple(_set(lines, face, track, (height - len(lines) * TABLE.leading) / 2, fill)))


def _plain(text: str, tag: Tag, track: Track, height: float) -> Part:
    """A cell of one line, as most are."""
    x, y = track.left + track.width * _ANCHORS[track.align], (height - TABLE.leading) / 2 + baseline(TABLE)
    return Part(tag, (Text(x, y, text, TABLE.size, PALETTE.text, TABLE.weight, track.align),) if text else ())


def _set(lines: Sequence[str], face: Face, track: Track, top: float, fill: str) -> Iterator[Text]:
    """The lines of a cell, aligned as its column is."""
    x = track.left + track.width * _ANCHORS[track.align]
    for place, line in enumerate(lines):
        shown = line if track.align == "start" else line.rstrip(" ")
        yield Text(x, top + place * face.leading + baseline(face), shown, face.size, fill, face.weight, track.align)
