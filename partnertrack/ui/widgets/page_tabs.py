"""The tabs over pages that belong together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.pressable import Pressable
from partnertrack.ui.widgets.sidebar import Way

_HEIGHT, _PAD, _LINE = 34, 12, 2.5


class PageTabs(QWidget):
    """One tab for each page, that of the page on which they stand marked; Ctrl+Page Down leads to the next."""

    went = Signal(str)
    """The key of the page that the user wants to see."""

    def __init__(self, page: QWidget, name: str, ways: Sequence[Way], current: str) -> None:
        super().__init__(page)
        self._keys, self._current = [way.key for way in ways], current
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        row = FlowLayout(spacing=2)
        self.setLayout(row)
        group = QButtonGroup(self)
        for way in ways:
            tab = _Tab(way.text)
            tab.setChecked(way.key == current)
            tab.clicked.connect(lambda _checked, key=way.key: self._go(key))
            group.addButton(tab)
            row.addWidget(tab)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+PgDown"), page, lambda: self._turn(1), context=within)
        QShortcut(QKeySequence("Ctrl+PgUp"), page, lambda: self._turn(-1), context=within)

    def _go(self, key: str) -> None:
        """Ask for another page; here the mark stays with the page on which the tabs stand."""
        for tab, of in zip(self.findChildren(_Tab), self._keys, strict=True):
            tab.setChecked(of == self._current)
        if key != self._current:
            self.went.emit(key)

    def _turn(self, step: int) -> None:
        self._go(self._keys[(self._keys.index(self._current) + step) % len(self._keys)])


class _Tab(Pressable):
    """The name of a page, underlined where it is shown."""

    opens = True

    def __init__(self, text: str) -> None:
        super().__init__(text, QSize(round(paint.width(text, "control")) + 2 * _PAD, _HEIGHT))
        self._text = text
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """As wide as its name."""
        return self._size

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the name, on a patch under the pointer, and the line of the page that is shown."""
        tokens = theme.tokens()
        if self.underMouse() and not self.isChecked():
            paint.rounded(painter, area.adjusted(0, 2, 0, -4), 8, tokens.hover)
        colour = tokens.primary_text if self.isChecked() else tokens.text2
        paint.text(painter, area.adjusted(0, 0, 0, -_LINE), self._text, "control", colour, paint.CENTRE)
        if self.isChecked():
            line = QRectF(area.left() + _PAD, area.bottom() - _LINE, area.width() - 2 * _PAD, _LINE)
            paint.rounded(painter, line, _LINE / 2, tokens.primary_fill)
