"""Puts dialogs, menus and panels out of sight for a while, with all that was typed in them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMainWindow, QMenu, QMessageBox, QToolTip, QWidget
from shiboken6 import isValid

_ASKING = (QFileDialog, QMessageBox, QAbstractPrintDialog)
"""Dialogs that the system may draw: what is under way in them is given up."""


class OutOfSight:
    """What lies over and beside a window, until it comes back as it was."""

    def __init__(self) -> None:
        self._put: list[tuple[QWidget, Qt.WindowModality]] = []
        self._focus: QWidget | None = None

    def begin(self) -> None:
        """Keep in mind where the keyboard is."""
        self._focus = QApplication.focusWidget()

    def put(self, window: QMainWindow) -> None:
        """Put away all that can be seen but the window itself and what stands in its middle."""
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) and not _is_of(popup, window):
            popup.close()
            if popup.isVisible():
                break
        for panel in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if panel is not window.centralWidget() and panel.isVisible():
                self._hide(panel)
        for other in QApplication.topLevelWidgets():
            if other is not window and other.isVisible() and not _is_of(other, window):
                self._hide(other)

    def bring_back(self) -> None:
        """Bring all of it back, where it is still there, and the keyboard to where it was."""
        put, self._put = self._put, []
        for widget, modality in put:
            if isValid(widget):
                widget.setWindowModality(modality)
                widget.show()
        focus, self._focus = self._focus, None
        if focus is not None and isValid(focus) and focus.isVisible():
            focus.window().activateWindow()
            focus.setFocus()

    def forget(self) -> None:
        """Close what was put away: it belonged to a pilot that is closed."""
        put, self._put = self._put, []
        self._focus = None
        for widget, _modality in put:
            if isValid(widget):
                widget.close()

    def _hide(self, widget: QWidget) -> None:
        if isinstance(widget, _ASKING) and isinstance(widget, QDialog):
            widget.reject()
        elif isinstance(widget, QMenu):
            widget.close()
        else:
            self._put.append((widget, widget.windowModality()))
            widget.hide()


def _is_of(popup: QWidget, window: QMainWindow) -> bool:
    """Whether it is the menu of a field that can be seen: that of the passphrase, behind which all else is hidden."""
    field = popup.parentWidget()
    is_popup = bool(popup.windowFlags() & Qt.WindowType.Popup == Qt.WindowType.Popup)
    return is_popup and field is not None and field.isVisible() and window.isAncestorOf(field)
