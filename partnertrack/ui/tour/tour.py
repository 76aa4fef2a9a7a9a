"""Shows one hint after the other; whoever clicks elsewhere goes on working."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from partnertrack.ui.page_stack import PageStack
from partnertrack.ui.tour.bubble import Bubble, Ring
from partnertrack.ui.tour.hints import Hint, hints

_LOOKS = 120  # milliseconds: pages build their parts anew whenever something was stored


class Tour(QObject):
    """Lies over the shell of the open pilot, so that neither the lock nor the page that welcomes shows any of it."""

    ended = Signal()
    """The last hint was read, or the user had enough of it."""

    def __init__(self, shell: QWidget) -> None:
        super().__init__(shell)
        self._shell = shell
        self._hints: tuple[Hint, ...] = ()
        self._at = 0
        self._at_rect = QRect()
        self.bubble: Bubble | None = None
        self._ring = Ring(shell)
        self._ring.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS)
        self._timer.timeout.connect(self._follow)

    @property
    def is_under_way(self) -> bool:
        """Whether a hint is shown."""
        return self.bubble is not None

    def begin(self) -> None:
        """Show the first of those hints of which the part is to be seen."""
        self._put_away()
        self._hints = tuple(hint for hint in hints(self._shell) if hint.find())
        self._at = -1
        self._timer.start()
        self.advance()

    def advance(self) -> None:
        """Show the next hint; behind the last one the tour is over."""
        self._at += 1
        while self._at < len(self._hints) and not self._hints[self._at].find():
            self._at += 1
        if self._at >= len(self._hints):
            self.end()
            return
        self._show(self._hints[self._at])

    def end(self) -> None:
        """Take everything away, and give the keyboard back to the page."""
        focus = QApplication.focusWidget()
        had_keyboard = self.bubble is not None and focus is not None and self.bubble.isAncestorOf(focus)
        self.stop()
        page = self._shell.findChild(PageStack)
        if had_keyboard and page and (shown := page.page()):
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ended.emit()

    def stop(self) -> None:
        """Take everything away: the pilot is closed. The tour was not seen to its end."""
        self._put_away()
        self._timer.stop()

    def _show(self, hint: Hint) -> None:
        self._put_away()
        bubble = self.bubble = Bubble(self._shell, hint, self._at + 1, len(self._hints))
        bubble.advanced.connect(self.advance)
        bubble.skipped.connect(self.end)
        self._follow()
        bubble.show()
        bubble.raise_()
        bubble.next.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(bubble, bubble.accessibleName()))

    def _put_away(self) -> None:
        bubble, self.bubble = self.bubble, None
        self._at_rect = QRect()
        self._ring.hide()
        if bubble:
            bubble.hide()
            bubble.deleteLater()

    def _follow(self) -> None:
        """Stay beside the part wherever it goes; where it is gone for good, go on."""
        if self.bubble is None or not self._shell.isVisible():
            return
        hint = self._hints[self._at]
        target = hint.find()
        if target is None:
            if self.bubble.isVisible():
                self.advance()
            return
        rect = QRect(target.mapTo(self._shell, QPoint(0, 0)), target.size())
        whole = QRect(rect.topLeft(), self._shell.size())
        if whole != self._at_rect:
            self._at_rect = whole
            self.bubble.stand_at(rect, hint.side)
            self._ring.stand_at(rect)
            self._ring.show()
            self._ring.raise_()
            self.bubble.raise_()
