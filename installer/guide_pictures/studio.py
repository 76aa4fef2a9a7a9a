"""The program without a screen, with the practice pilot in it, for pictures to be taken of."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QTabBar, QWidget

from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.page import Page
from partnertrack.ui.place import Place
from partnertrack.ui.program import Program

SIZE = QSize(1080, 680)
_MARK = 26
W = TypeVar("W", bound=QWidget)


class Studio:
    """Leads the program to what a picture shows, and takes the picture; `pilot` opens the practice pilot."""

    def __init__(self, application: QApplication, home: Path, language: str) -> None:
        home.mkdir(parents=True, exist_ok=True)
        chosen = {"language": language, "theme": "light", "name": "A. Officer", "is_greeted": True, "is_toured": True}
        (home / "settings.json").write_text(json.dumps(chosen), "utf-8")
        self.home = home
        self.language = language
        self.program = Program(application, home)
        self.window = self.program.window
        self.window.resize(SIZE)
        self.window.show()
        self.settle()
        self._marks: list[tuple[QWidget, str]] = []

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self.window.pages.page()
        if page is None:
            raise LookupError("no page is shown")
        return page

    def open_pilot(self) -> None:
        """Open the practice pilot."""
        if not self.program.desk.is_open:
            self.program.desk.open_practice()
            self.settle()

    def go(self, place: Place | str, size: QSize = SIZE) -> Page:
        """Show a page of the practice pilot, in a window of that size."""
        self.open_pilot()
        self.window.notices.clear()
        self.window.resize(size)
        self.window.pages.go(place if isinstance(place, Place) else Place(place))
        self.settle()
        self._take_frame_off()
        return self.page

    def settle(self) -> None:
        """Wait until all that was asked for is shown."""
        self.program.settle()
        self.window.sidebar.show_saved(_("Saved on this computer"), "")
        self.program.settle()

    def one(self, kind: type[W], within: QWidget | None = None) -> W:
        """The first widget of a kind that is to be seen."""
        return next(each for each in (within or self.window).findChildren(kind) if each.isVisible())

    def button(self, text: str, within: QWidget | None = None) -> QAbstractButton:
        """The button that says this, or is called so."""
        for each in (within or self.window).findChildren(QAbstractButton):
            if each.isVisible() and text in (each.text().strip(), each.accessibleName()):
                return each
        raise LookupError(f"no button “{text}”")

    def press(self, text: str, within: QWidget | None = None) -> None:
        """Press a button, and wait for what comes of it."""
        self.button(text, within).click()
        self.settle()

    def tab(self, number: int) -> None:
        """Show another part of the page."""
        self.one(QTabBar, self.page).setCurrentIndex(number)
        self.settle()

    def dialog(self, kind: type[W]) -> W:
        """The dialog of a kind that is open."""
        opened = (each for each in QApplication.allWidgets() if isinstance(each, kind) and each.isVisible())
        return next(opened)

    def dialogs(self) -> Sequence[QDialog]:
        """All dialogs that are open."""
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]

    def point(self, *widgets: QWidget) -> None:
        """Put numbers beside widgets of the next picture, in their order."""
        self._marks = [(widget, str(number)) for number, widget in enumerate(widgets, 1)]

    def take(self, shown: QWidget | None = None, part: QRect | None = None) -> QImage:
        """Take a picture of the window, of another widget, or of a part of it."""
        whole = shown or self.window
        self.settle()
        picture = whole.grab()
        self._draw_marks(picture, whole)
        self._marks = []
        image = picture.toImage()
        if part:
            ratio = picture.devicePixelRatio()
            edges = (round(edge * ratio) for edge in (part.x(), part.y(), part.width(), part.height()))
            image = image.copy(*edges)
        return image

    def around(self, widgets: Sequence[QWidget], gap: int = 16) -> QRect:
        """The part of the window in which widgets stand, with some room around them."""
        area = QRect()
        for each in widgets:
            area = area.united(QRect(each.mapTo(self.window, QPoint(0, 0)), each.size()))
        return area.adjusted(-gap, -gap, gap, gap).intersected(self.window.rect())

    def day(self) -> date:
        """The day for which the figures stand."""
        return self.program.desk.as_of

    def close(self) -> None:
        """End the program."""
        self.window.close()
        self.program.close()

    def _take_frame_off(self) -> None:
        """Show the page as it is in a pilot of one's own, without what lies around the practice pilot."""
        frame = self.window.practice
        frame.line.hide()
        if layout := frame.layout():
            layout.setContentsMargins(0, 0, 0, 0)
        self.settle()

    def _draw_marks(self, picture: QPixmap, whole: QWidget) -> None:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for widget, words in self._marks:
            at = QRectF(QPointF(widget.mapTo(whole, QPoint(0, 0))), widget.size().toSizeF())
            disc = QRectF(0, 0, _MARK, _MARK)
            disc.moveCenter(QPointF(max(at.left(), _MARK / 2), max(at.top(), _MARK / 2)))
            painter.setPen(QColor("#FFFFFF"))
            painter.setBrush(QColor("#B42318"))
            painter.drawEllipse(disc)
            font = QFont(theme.font("strong"))
            painter.setFont(font)
            painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.end()


def visible(widgets: Sequence[W]) -> Iterator[W]:
    """Those of the widgets that are to be seen."""
    return (each for each in widgets if each.isVisible())
