"""Decides whom a row of a partner's file means."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.view_models.import_review import CandidateLine, Decision, RowLine
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.chips import Chip
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.pressable import Pressable
from partnertrack.ui.widgets.scroll import Scroll

_WIDTH, _OPTION, _LINE = 320, 78, 17
_MOST = 5


class DecidePanel(Scroll):
    """A row with what is said about it, the people whom it may mean, and the ways to decide."""

    decided = Signal(object, object)
    """The row and the decision."""

    def __init__(self) -> None:
        super().__init__()
        self.row: RowLine | None = None
        self._decisions: dict[str, Decision] = {}
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(_("Decide on this row"))
        self.hide()

    def show_row(self, row: RowLine | None, titles: Sequence[str]) -> None:
        """Show a row, whose cells have these titles; the panel goes away where there is nothing to say or decide."""
        self.row = row
        self._decisions = {}
        can_decide = row is not None and (row.action in ("review", "skip", "reject") or bool(row.candidates))
        if row is None or not (can_decide or row.notes):
            self.hide()
            return
        column = QVBoxLayout()
        column.setContentsMargins(16, 6, 16, 16)
        column.setSpacing(8)
        self._add_head(column, row)
        if can_decide:
            self._add_ways(column, row)
        column.addSpacing(6)
        self._add_cells(column, row, titles)
        column.addStretch(1)
        self.show_layout(column)
        self.show()

    def press(self, key: str) -> bool:
        """Decide by a key; whether it meant anything."""
        decision = self._decisions.get(key)
        if decision is None or self.row is None:
            return False
        self.decided.emit(self.row, decision)
        return True

    def _add_head(self, column: QVBoxLayout, row: RowLine) -> None:
        column.addWidget(Chip(row.result.text, row.result.tone, row.result.icon))
        column.addWidget(Words(row.person, "h2"))
        place = _("Row {n}").format(n=row.number)
        column.addWidget(Line(" · ".join(filter(None, (place, row.label))), "caption", quiet="true"))
        for note in row.notes:
            column.addWidget(Words(note, "table", quiet="half"))

    def _add_ways(self, column: QVBoxLayout, row: RowLine) -> None:
        if row.candidates:
            column.addSpacing(4)
            column.addWidget(Line(_("Is it one of these?"), "h3"))
        for place, candidate in enumerate(row.candidates[:_MOST], 1):
            option = _Candidate(candidate, str(place))
            self._offer(option, str(place), candidate.id)
            column.addWidget(option)
        column.addSpacing(4)
        if row.action != "reject":
            fresh = Button(_("New person (N)"), "user-plus")
            self._offer(fresh, "n", "new")
            column.addWidget(fresh)
        leave = Button(_("Leave this row out (L)"), "minus")
        self._offer(leave, "l", "skip")
        column.addWidget(leave)

    def _add_cells(self, column: QVBoxLayout, row: RowLine, titles: Sequence[str]) -> None:
        column.addWidget(Line(_("The row says"), "h3"))
        for title, cell in zip(titles, row.cells, strict=True):
            if cell.text:
                told = Words(_("{figure}: {value}").format(figure=title, value=cell.text), "caption", quiet="half")
                told.setProperty("tone", cell.tone)
                told.setToolTip(cell.tip)
                column.addWidget(told)

    def _offer(self, button: Button | Pressable, key: str, decision: Decision) -> None:
        self._decisions[key] = decision
        button.clicked.connect(partial(self.press, key))


class _Candidate(Pressable):
    """Somebody whom the row may mean: the name, by what they are known, and why."""

    def __init__(self, candidate: CandidateLine, key: str) -> None:
        told = _("Same person as {name}").format(name=candidate.name)
        super().__init__(f"{told}. {candidate.detail}. {candidate.why}", QSize(_WIDTH - 40, _OPTION))
        self._is_long = paint.width(candidate.why, "caption") > _WIDTH - 72
        self.setToolTip(f"{told}\n{candidate.detail}\n{candidate.why}")
        self._candidate, self._key = candidate, key

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the card of the candidate."""
        tokens = theme.tokens()
        is_lit = self.underMouse()
        paint.rounded(
            painter, area, 8, tokens.selected if is_lit else tokens.card, tokens.primary if is_lit else tokens.border
        )
        inner = area.adjusted(12, 9, -12, -9)
        key = paint.visual(painter, area, QRectF(inner.right() - 20, inner.top(), 20, 20))
        paint.rounded(painter, key, 5, tokens.sunken)
        paint.text(painter, key, self._key, "caption", tokens.text2, paint.CENTRE)
        name = QRectF(inner.left(), inner.top(), inner.width() - 28, 20)
        paint.text(painter, paint.visual(painter, area, name), self._candidate.name, "strong", tokens.text)
        detail = QRectF(inner.left(), inner.top() + 22, inner.width(), _LINE)
        paint.text(painter, paint.visual(painter, area, detail), self._candidate.detail, "caption", tokens.text2)
        why = QRectF(inner.left(), detail.bottom() + 1, inner.width(), _LINE * (2 if self._is_long else 1))
        painter.setPen(theme.colour(tokens.muted))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(paint.visual(painter, area, why), int(flags), self._candidate.why)

    def sizeHint(self) -> QSize:
        """One line more for a long reason."""
        return QSize(super().sizeHint().width(), _OPTION + (_LINE if self._is_long else 0))
