"""The columns of the grid: what becomes of a row, then its cells with what is wrong with them or what they change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from partnertrack.i18n import _, number
from partnertrack.ui import theme
from partnertrack.ui.view_models.import_review import Cell, RowLine, Title
from partnertrack.ui.widgets import cells, paint
from partnertrack.ui.widgets.table_model import Column

FIXED = 3
"""How many columns stand before those of the file."""

_ROW, _RESULT, _CELL, _WIDE, _NAME = 60, 128, 156, 240, 190
_SIGN, _GAP = 13, 5
_PATCHED = ("danger", "warn", "info")
_NOTHING = Cell(-1, "", "")


def columns(titles: Sequence[Title]) -> tuple[Column[RowLine], ...]:
    """The row's number, what becomes of it and who it is, then the cells of the file."""
    fixed: tuple[Column[RowLine], ...] = (
        Column(
            _("Row"),
            lambda row: number(row.number),
            cells.plain(lambda row: str(row.number), colour="muted"),
            width=_ROW,
        ),
        Column(
            _("Result"),
            lambda row: row.result.text,
            cells.chip(lambda row: row.result.text, lambda row: row.result.tone, lambda row: row.result.icon),
            width=_RESULT,
            tip=lambda row: "\n".join(row.notes),
        ),
        Column(
            _("Person"),
            lambda row: f"{row.person} {row.label}".strip(),
            cells.plain(lambda row: row.person, "strong", "text"),
            width=_NAME,
            tip=lambda row: row.label,
        ),
    )
    return (*fixed, *map(_cell_column, titles))


def _cell_column(title: Title) -> Column[RowLine]:
    def cell(row: RowLine) -> Cell:
        return row.cells.get(title.index, _NOTHING)

    def draw(painter: QPainter, area: QRectF, row: RowLine) -> None:
        _draw(painter, area, cell(row))

    return Column(
        title.label,
        lambda row: cell(row).text,
        draw,
        width=_WIDE if title.is_wide else _CELL,
        tip=lambda row: cell(row).tip,
        spoken=lambda row: _spoken(cell(row)),
        written=lambda row: cell(row).written,
    )


def _spoken(cell: Cell) -> str:
    """The cell with what colour and sign say of it."""
    corrected = _("corrected") if cell.is_corrected else ""
    return ". ".join(filter(None, (cell.text or _("empty"), corrected, cell.tip.replace("\n", " "))))


def _draw(painter: QPainter, area: QRectF, cell: Cell) -> None:
    tokens = theme.tokens()
    tone = theme.tone(cell.tone)
    colour = tokens.text2
    if cell.tone in _PATCHED:
        paint.rounded(painter, area.adjusted(-8, 4, 8, -3), 4, tone.subtle)
        colour = tone.text
    rest = QRectF(area)
    for name, sign_colour in _signs(cell):
        spot = QRectF(rest.right() - _SIGN, rest.top(), _SIGN, rest.height())
        paint.icon(painter, paint.visual(painter, area, spot).center(), name, _SIGN, sign_colour)
        rest.setRight(rest.right() - _SIGN - _GAP)
    if cell.before:
        rest = _draw_before(painter, area, rest, cell)
    paint.text(painter, paint.visual(painter, area, rest), cell.text, "table", colour)


def _signs(cell: Cell) -> list[tuple[str, str]]:
    """The signs at the end of the cell with their colours, the last one first."""
    tokens = theme.tokens()
    signs = [(cell.sign, theme.tone(cell.tone).text if cell.tone in _PATCHED else tokens.muted)] if cell.sign else []
    return [*signs, ("pencil", tokens.primary_text)] if cell.is_corrected else signs


def _draw_before(painter: QPainter, area: QRectF, rest: QRectF, cell: Cell) -> QRectF:
    """What the pilot holds, then an arrow; the room that is left for what the file says."""
    room = rest.width() - _SIGN - 2 * _GAP
    wide = min(paint.width(cell.before, "caption") + 2, max(room / 2, room - paint.width(cell.text, "table") - 2))
    before = QRectF(rest.left(), rest.top(), wide, rest.height())
    paint.text(painter, paint.visual(painter, area, before), cell.before, "caption", theme.tokens().muted)
    left = before.right() + _GAP
    name = "arrow-left" if paint.visual(painter, area, before).left() > before.left() else "arrow-right"
    arrow = paint.visual(painter, area, QRectF(left, rest.top(), _SIGN, rest.height()))
    paint.icon(painter, QPointF(arrow.center()), name, _SIGN - 1, theme.tokens().muted)
    return QRectF(left + _SIGN + _GAP, rest.top(), rest.right() - left - _SIGN - _GAP, rest.height())
