"""The part of the page that says what is missing before the report can be issued."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import theme
from partnertrack.ui.view_models.report_texts import FindingLine
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.pressable import Pressable
from partnertrack.ui.widgets.scroll import Scroll


class CheckPart(QWidget):
    """What must be mended above what is to be looked at; each line opens its place."""

    opened = Signal(str, str, str)
    """The section and the language in which something is to be mended, and the words that are meant."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        self._column.setContentsMargins(0, 0, 0, 20)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(self._column))
        self.lines: list[Pressable] = []

    def show_findings(self, lines: Sequence[FindingLine], *below: QWidget) -> None:
        """Show the checklist, with other cards below it."""
        empty_out(self._column)
        self.lines = []
        blocking = [each for each in lines if each.finding.is_blocking]
        others = [each for each in lines if not each.finding.is_blocking]
        if blocking:
            said = ngettext(
                "{n} thing keeps the report from being issued",
                "{n} things keep the report from being issued",
                len(blocking),
            )
            self._column.addWidget(self._card(said.format(n=number(len(blocking))), blocking))
        if others:
            self._column.addWidget(self._card(_("To look at: {n}").format(n=number(len(others))), others))
        if not lines:
            self._column.addWidget(
                Empty(
                    "circle-check",
                    _("Nothing is missing"),
                    _("Every section is written, every figure is known, no name is told."),
                )
            )
        for each in below:
            self._column.addWidget(each)
        self._column.addStretch(1)

    def _open(self, line: FindingLine) -> None:
        found = line.finding
        self.opened.emit(found.section, found.language, found.quote)

    def _card(self, title: str, lines: Sequence[FindingLine]) -> QWidget:
        card = Card(title, inset=10)
        card.body.setSpacing(2)
        for each in lines:
            row = _Row(each)
            row.clicked.connect(partial(self._open, each))
            self.lines.append(row)
            card.body.addWidget(row)
        return card


class _Row(Pressable):
    """A finding with its mark, what to do about it below."""

    opens = True

    def __init__(self, line: FindingLine) -> None:
        found = line.finding
        super().__init__(". ".join(filter(None, (found.text, found.hint))), QSize(300, 50 if found.hint else 36))
        self._line = line
        self.setToolTip("\n".join(filter(None, (found.text, found.hint))))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the ground, the mark and the texts."""
        tokens, found = theme.tokens(), self._line.finding
        if self.underMouse():
            paint.rounded(painter, area, self.radius, tokens.hover)
        tone = theme.tone(self._line.tone)
        mark = paint.visual(painter, area, QRectF(area.left() + 10, area.top() + 9, 18, 18))
        paint.icon(painter, mark.center(), self._line.icon, 18, tone.text)
        room = area.adjusted(40, 0, -34, 0)
        upper = QRectF(room.left(), area.top() + 8, room.width(), 20)
        paint.text(painter, paint.visual(painter, area, upper), found.text, "control", tokens.text)
        if found.hint:
            lower = upper.translated(0, 19)
            paint.text(painter, paint.visual(painter, area, lower), found.hint, "caption", tokens.text2)
        arrow = paint.visual(painter, area, QRectF(area.right() - 26, area.top(), 16, area.height()))
        paint.icon(painter, arrow.center(), "chevron-right", 16, tokens.muted)
