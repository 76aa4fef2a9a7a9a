"""The list of partners with their last periods, the next due day, their faulty rows and their files."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import theme
from partnertrack.ui.view_models.partners import LedgerView, PartnerRow, Suggestion
from partnertrack.ui.widgets import cells, paint
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.labels import Icon, Line, Words
from partnertrack.ui.widgets.period_strip import MOST, StripLegend, draw_strip, strip_width
from partnertrack.ui.widgets.table import Table
from partnertrack.ui.widgets.table_model import Column, TableModel
from partnertrack.ui.widgets.trend import draw_trend

_TREND_WIDTH, _TREND_HEIGHT = 62, 26


class Submissions(QWidget):
    """The partners; above them a calendar that one of them seems to keep, to be accepted by one click."""

    opened = Signal(str)
    """The partner of that name is to be looked at closely."""
    accepted = Signal(object)
    """The `Expectation` that was suggested."""
    import_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._suggestion: Suggestion | None = None
        self.model: TableModel[PartnerRow] = TableModel(_columns())
        self.table = Table(self.model, _("Partners"))
        self.table.opened.connect(self._open)
        self.accept = Button(_("Expect that"), "check", is_small=True)
        self.accept.clicked.connect(self._on_accept)
        self._told = Words("", "control")
        self._count, self._note = Line("", "caption", quiet="true"), Line("", "caption", quiet="true")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list())
        self._stack.addWidget(self._nobody())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def show_view(self, view: LedgerView) -> None:
        """Show the partners; the one that was chosen stays so."""
        chosen = self.model.row(self.table.currentIndex().row())
        self.model.show_rows(view.rows)
        self._stack.setCurrentIndex(0 if view.rows else 1)
        self._suggestion = view.suggestions[0] if view.suggestions else None
        self._told.setText(self._suggestion.words if self._suggestion else "")
        self._bar.setVisible(self._suggestion is not None)
        self._count.setText(ngettext("{n} partner", "{n} partners", len(view.rows)).format(n=number(len(view.rows))))
        self._note.setText("  ·  ".join(filter(None, (view.note, _("Enter opens the partner")))))
        places = [place for place, row in enumerate(view.rows) if chosen and row.name == chosen.name]
        if places:
            self.table.selectRow(places[0])

    def _list(self) -> QWidget:
        card = Card(pad=0)
        card.body.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(16, 13, 16, 9)
        top.addWidget(StripLegend(), 1)
        card.body.addLayout(top)
        self._bar = _Bar(self._told, self.accept)
        card.body.addWidget(self._bar)
        card.body.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 9, 16, 11)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._note)
        card.body.addLayout(foot)
        return card

    def _nobody(self) -> QWidget:
        button = Button(_("Import a spreadsheet"), "file-up", "primary")
        button.clicked.connect(self.import_wanted)
        return Empty(
            "handshake",
            _("No partners yet"),
            _("A partner is listed once you import a file and say who sent it, or add a calendar of what it owes."),
            button,
        )

    def _open(self, place: int) -> None:
        if row := self.model.row(place):
            self.opened.emit(row.name)

    def _on_accept(self) -> None:
        if self._suggestion:
            self.accepted.emit(self._suggestion.expectation)


class _Bar(QWidget):
    """A suggestion with its button, on a quiet ground."""

    def __init__(self, words: Words, button: Button) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(12)
        line.addWidget(Icon("sparkles", 16, tone="info"), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(words, 1)
        line.addWidget(button)

    def paintEvent(self, _event: object) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(theme.tone("info").subtle))


def _columns() -> tuple[Column[PartnerRow], ...]:
    return (
        Column(
            _("Partner"),
            lambda row: f"{row.name}, {row.detail}",
            cells.two_lines(lambda row: row.name, lambda row: row.detail, "strong"),
            width=220,
        ),
        Column(
            _("Last periods"),
            lambda row: row.told,
            _strip,
            width=strip_width(MOST) + 26,
            tip=lambda row: "\n".join(mark.words for mark in row.marks[-MOST:]) or row.told,
        ),
        Column(
            _("Next due"),
            lambda row: f"{row.next_due} {row.due_note}".strip(),
            cells.two_lines(lambda row: row.next_due, lambda row: row.due_note),
            width=118,
            gives_way=1,
        ),
        Column(
            _("Faulty rows"),
            lambda row: ", ".join(filter(None, (row.faulty, row.course))),
            _faulty,
            width=156,
            gives_way=2,
        ),
        Column(
            _("Files"),
            lambda row: ", ".join(filter(None, (row.files, row.last))),
            cells.two_lines(lambda row: row.files, lambda row: row.last),
            width=112,
            gives_way=3,
        ),
    )


def _strip(painter: QPainter, area: QRectF, row: PartnerRow) -> None:
    """The marks of the last periods; a dash where no calendar says what there should be."""
    if row.marks:
        draw_strip(painter, area, row.marks)
    else:
        paint.text(painter, area, "–", "table", theme.tokens().muted)


def _faulty(painter: QPainter, area: QRectF, row: PartnerRow) -> None:
    """The share of faulty rows with whether it falls or rises, and its course where there is one."""
    figure = QRectF(area.left(), area.top(), area.width() - _TREND_WIDTH - 10, area.height())
    cells.two_lines(lambda _row: row.faulty, lambda _row: row.course)(painter, paint.visual(painter, area, figure), row)
    if len(row.rates) > 1:
        top = area.center().y() - _TREND_HEIGHT / 2
        course = QRectF(area.right() - _TREND_WIDTH, top, _TREND_WIDTH, _TREND_HEIGHT)
        draw_trend(painter, paint.visual(painter, area, course), row.rates, row.tone)
