"""The budget line by line, each with a bar of what is spent, ordered and left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from partnertrack.i18n import _, pgettext
from partnertrack.ui import clipboard, theme
from partnertrack.ui.view_models.money import BudgetMark
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.pressable import Pressable

_HEIGHT, _HEAD, _PAD, _GAP, _PENCIL = 40, 26, 8, 14, 30
_AMOUNT, _PERCENT, _BAR = 88, 46, 16
_LEAST_BAR, _NAME = 120, 0.27
_GIVES_WAY = (4, 2, 0)
"""The amounts that are left out where there is little room, first the forecast: what is planned stands in the bar."""


def headings() -> tuple[str, ...]:
    """What the five amounts of a line are."""
    return (_("Planned"), _("Paid"), _("Ordered"), pgettext("money", "Left"), _("Forecast"))


class BudgetCard(Card):
    """The lines of the budget; a line opens its costs, the pencil its form."""

    opened = Signal(object)
    """The `CostFilter` of a line's costs."""
    wants_grant = Signal()
    """The grant is to be looked at."""
    edited = Signal(object)
    """The `BudgetLine` to be changed, None for a new one."""

    def __init__(self, marks: Sequence[BudgetMark], elapsed: float | None) -> None:
        box = QWidget()
        super().__init__(_("Budget"), box, inset=_PAD)
        self._marks = tuple(marks)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        copy = IconButton("file-spreadsheet", _("Copy numbers"), is_small=True)
        copy.clicked.connect(self.copy_numbers)
        grant = Button(_("Grant"), "landmark", "ghost", is_small=True)
        grant.clicked.connect(self.wants_grant)
        line.addWidget(grant)
        add = Button(_("Add a line"), "plus", "ghost", is_small=True)
        add.clicked.connect(lambda: self.edited.emit(None))
        line.addWidget(add)
        line.addWidget(copy)
        self.body.setSpacing(0)
        self.body.addWidget(_Head(elapsed))
        for mark in marks:
            self.body.addLayout(self._row(mark, elapsed))

    def copy_numbers(self) -> None:
        """Put the table on the clipboard, to be pasted into a spreadsheet."""
        lines = [(_("Budget line"), *headings(), "%"), *((m.name, *m.amounts, m.percent) for m in self._marks)]
        clipboard.put_text("\n".join("\t".join(line) for line in lines))

    def _row(self, mark: BudgetMark, elapsed: float | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        bar = BudgetBar(mark, elapsed)
        bar.clicked.connect(lambda: self.opened.emit(mark.opens))
        row.addWidget(bar, 1)
        end = QWidget()
        end.setFixedWidth(_PENCIL)
        line = QHBoxLayout(end)
        line.setContentsMargins(0, 0, 0, 0)
        if mark.line:
            pencil = IconButton("pencil", _("Change {line}").format(line=mark.name), size=15, is_small=True)
            pencil.clicked.connect(lambda: self.edited.emit(mark.line))
            line.addWidget(pencil)
        row.addWidget(end)
        return row


class BudgetBar(Pressable):
    """A line of the budget in words and as a bar: solid is paid, hatched is ordered, the mark is the time gone by."""

    opens = True

    def __init__(self, mark: BudgetMark, elapsed: float | None) -> None:
        super().__init__(mark.told, QSize(420, _HEIGHT))
        self._mark, self._elapsed = mark, elapsed
        self.setToolTip(mark.told)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the name, the bar, and as many amounts as there is room for."""
        tokens, mark = theme.tokens(), self._mark
        if self.underMouse():
            paint.rounded(painter, area, self.radius, tokens.hover)
        name, bar, percent, amounts = _places(area)
        role: theme.Role = "table" if mark.line else "strong"
        colour = tokens.text if mark.line else tokens.text2
        paint.text(painter, paint.visual(painter, area, name), mark.name, role, colour)
        if mark.has_plan:
            _draw_bar(painter, paint.visual(painter, area, bar), mark, self._elapsed)
        paint.text(painter, paint.visual(painter, area, percent), mark.percent, "control", tokens.text, paint.TRAILING)
        for place, rect in amounts.items():
            is_over = dict(zip((3, 4), mark.is_over, strict=True)).get(place, False)
            tone = theme.tone("danger").text if is_over else tokens.text2
            shown = paint.visual(painter, area, rect)
            paint.text(painter, shown, mark.amounts[place], "table", tone, paint.TRAILING)


class _Head(QWidget):
    """The headings over the amounts, and what the mark in the bars means."""

    def __init__(self, elapsed: float | None) -> None:
        super().__init__()
        self._elapsed = elapsed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the headings."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        whole = QRectF(self.rect())
        area = paint.visual(painter, whole, whole.adjusted(0, 0, -_PENCIL, 0))
        _name, bar, _percent, amounts = _places(area)
        muted = theme.tokens().muted
        for place, rect in amounts.items():
            words = headings()[place]
            paint.text(painter, paint.visual(painter, area, rect), words, "caption", muted, paint.TRAILING)
        if self._elapsed is not None:
            wide = paint.width(_("Time"), "caption")
            middle = bar.left() + bar.width() * self._elapsed
            left = min(max(middle - wide / 2, bar.left()), bar.right() - wide)
            shown = paint.visual(painter, area, QRectF(left, area.top(), wide + 1, area.height()))
            paint.text(painter, shown, _("Time"), "caption", theme.tokens().text2, paint.CENTRE)


def _places(area: QRectF) -> tuple[QRectF, QRectF, QRectF, dict[int, QRectF]]:
    """Where name, bar, percentage and amounts stand; amounts give way to the bar."""
    inner = area.adjusted(_PAD, 0, -_PAD, 0)
    name = max(inner.width() * _NAME, 130)
    shown = list(range(5))
    for place in _GIVES_WAY:
        if inner.width() - name - _PERCENT - len(shown) * _AMOUNT - 2 * _GAP < _LEAST_BAR:
            shown.remove(place)
    left = inner.right() - len(shown) * _AMOUNT
    amounts = {
        place: QRectF(left + number * _AMOUNT, inner.top(), _AMOUNT, inner.height())
        for number, place in enumerate(shown)
    }
    percent = QRectF(left - _PERCENT, inner.top(), _PERCENT, inner.height())
    start = inner.left() + name + _GAP
    bar = QRectF(start, inner.center().y() - _BAR / 2, max(percent.left() - start, 20), _BAR)
    return QRectF(inner.left(), inner.top(), name, inner.height()), bar, percent, amounts


def _draw_bar(painter: QPainter, bar: QRectF, mark: BudgetMark, elapsed: float | None) -> None:
    """Solid what is paid, hatched what is ordered, an outline around the whole, a mark where the time stands."""
    tokens = theme.tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(bar, 4, 4)
    painter.setClipPath(shape)
    painter.fillRect(bar, theme.colour(tokens.card))
    spent = min(max(mark.spent, 0.0), 1.0)
    ordered = min(max(mark.committed, 0.0), 1.0 - spent)
    fill = theme.colour(theme.tone("danger").fill if mark.spent > 1 else tokens.primary_fill)
    paid = QRectF(bar.left(), bar.top(), bar.width() * spent, bar.height())
    painter.fillRect(paint.visual(painter, bar, paid), fill)
    hatched = paint.visual(painter, bar, QRectF(paid.right(), bar.top(), bar.width() * ordered, bar.height()))
    painter.fillRect(hatched, theme.colour(tokens.primary_subtle))
    painter.fillRect(hatched, QBrush(fill, Qt.BrushStyle.BDiagPattern))
    painter.setClipping(False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour(tokens.field_border), 1))
    painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if elapsed is not None:
        x = bar.left() + bar.width() * elapsed
        mark_line = paint.visual(painter, bar, QRectF(x - 1, bar.top() - 5, 2, bar.height() + 10))
        painter.fillRect(mark_line, theme.colour(tokens.text))
    painter.restore()
