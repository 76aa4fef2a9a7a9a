"""Fields to write in and to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractItemModel, QDate, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QAction, QFocusEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QDateEdit, QLineEdit, QSizePolicy

from partnertrack.ui import icons, theme
from partnertrack.ui.widgets import paint

_ICON = 16


class SearchField(QLineEdit):
    """A field that searches while one types."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        self._lens = QAction(self)
        self.addAction(self._lens, QLineEdit.ActionPosition.LeadingPosition)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        self._lens.setIcon(icons.icon("search", _ICON, theme.tokens().muted))


class Choice(QComboBox):
    """A list to choose one entry from; each entry is a text with the value behind it."""

    def __init__(self, name: str, entries: Sequence[tuple[str, object]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(14)
        self.show_entries(entries)

    def show_entries(self, entries: Sequence[tuple[str, object]]) -> None:
        """Offer these entries."""
        self.clear()
        for text, value in entries:
            self.addItem(text, value)

    def choose(self, value: object) -> None:
        """Choose the entry of that value, without a signal."""
        place = next((n for n in range(self.count()) if self.itemData(n) == value), -1)
        before = self.blockSignals(True)
        self.setCurrentIndex(place)
        self.blockSignals(before)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: nobody wants to change a choice by scrolling past it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field with our arrow."""
        super().paintEvent(event)
        _arrow(self, "chevron-down")


class FieldChoice(Choice):
    """A long list in which one finds an entry by writing a part of it."""

    def __init__(self, name: str, entries: Sequence[tuple[str, object]], hint: str) -> None:
        super().__init__(name, entries)
        self._written = QLineEdit()
        self._written.setPlaceholderText(hint)
        self.setLineEdit(self._written)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none; it comes with the keyboard
        self._written.editingFinished.connect(self._settle)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Get ready to complete what is written: a page with many of these fields comes up without delay."""
        super().focusInEvent(event)
        if self.completer() is None:
            self.setCompleter(completer_of(self.model(), self))

    def _settle(self) -> None:
        """Fall back to the chosen entry when what was written is none."""
        written = self._written.text()
        if self.findText(written, Qt.MatchFlag.MatchFixedString) < 0:
            self._written.setText(self.itemText(self.currentIndex()) if self.currentIndex() >= 0 else "")


class NameChoice(Choice):
    """A name that is written freely, with names that are known to choose from and to complete it."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(name)
        self._written = QLineEdit()
        self._written.setPlaceholderText(hint)
        self.setLineEdit(self._written)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(completer_of(self.model(), self))

    def show_names(self, names: Sequence[str]) -> None:
        """Offer these names; what was written stays."""
        written = self.text()
        before = self.blockSignals(True)
        self.show_entries([(name, name) for name in names])
        self.setCurrentIndex(-1)
        self.write(written)
        self.blockSignals(before)

    def text(self) -> str:
        """The name as it stands, without blanks around it."""
        return self._written.text().strip()

    def write(self, name: str) -> None:
        """Put a name there."""
        self._written.setText(name)


def completer_of(model: QAbstractItemModel, parent: QObject) -> QCompleter:
    """Completes what is written with those entries of a model in which it occurs."""
    completer = QCompleter(model, parent)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    if suggestions := completer.popup():
        suggestions.setObjectName("suggestions")
    return completer


class DayField(QDateEdit):
    """A day, written or picked from a calendar."""

    def __init__(self, name: str, day: date) -> None:
        super().__init__(QDate(day.year, day.month, day.day))
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setFixedHeight(36)
        self.setDisplayFormat("d MMM yyyy")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.calendarWidget().setGridVisible(False)
        self.calendarWidget().setVerticalHeaderFormat(self.calendarWidget().VerticalHeaderFormat.NoVerticalHeader)

    def day(self) -> date:
        """The day as it stands."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_day(self, day: date) -> None:
        """Show a day, without a signal."""
        before = self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(before)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field with our calendar."""
        super().paintEvent(event)
        _arrow(self, "calendar")


def _arrow(field: QComboBox | QDateEdit, name: str) -> None:
    """Draw the icon at the end of a field."""
    painter = QPainter(field)
    at = 16.0 if field.isRightToLeft() else field.width() - 16.0
    colour = theme.tokens().text2 if field.isEnabled() else theme.tokens().disabled
    paint.icon(painter, QPointF(at, field.height() / 2), name, 15, colour)
