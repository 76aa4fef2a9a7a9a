"""The way between the pages, at the side of the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from partnertrack.i18n import _, number
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.labels import Icon, Line, Words
from partnertrack.ui.widgets.mark import draw_mark
from partnertrack.ui.widgets.portable_note import portable_words
from partnertrack.ui.widgets.pressable import Pressable

WIDE, NARROW = 236, 64
_MARK = 32
_SPACES = ((760, 36, 4), (640, 30, 2), (530, 26, 1), (0, 22, 0))
"""From which height of the window on the ways are how high, and how far apart."""
_PATCH, _DOT = 20, 8


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a page: the page's key, its name, its icon and the keys that go there."""

    key: str
    text: str
    icon: str
    keys: str = ""


class Sidebar(QFrame):
    """The program's mark with the pilot's name, the ways to the pages, the settings, and where the data are."""

    went = Signal(str)
    """The key of the page that the user wants to see."""
    pilot_pressed = Signal()
    settings_pressed = Signal()
    help_pressed = Signal()

    def __init__(self, ways: Sequence[Way]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._items: dict[str, _Item] = {}
        self.pilot = _Pilot()
        self.pilot.clicked.connect(self.pilot_pressed)
        self.settings = _Item(_("Settings"), "settings")
        self.settings.clicked.connect(self.settings_pressed)
        self.help = _Item(_("Help"), "circle-help", "F1")
        self.help.clicked.connect(self.help_pressed)
        self._foot = _Foot()
        self._group = QButtonGroup(self)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 14)
        column.addWidget(self.pilot)
        column.addSpacing(6)
        for way in ways:
            column.addWidget(self._item(way))
        column.addStretch(1)
        column.addWidget(self.settings)
        column.addWidget(self.help)
        column.addSpacing(8)
        column.addWidget(self._foot)
        self.fold(is_narrow=False)
        self._space()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the ways together where the window is low."""
        super().resizeEvent(event)
        self._space()

    def show_saved(self, words: str, path: str) -> None:
        """Say what became of the last change, and in which file."""
        self._foot.show_saved(words, path)

    def show_backup(self, words: str, tone: str) -> None:
        """Say how it stands with the backups; nothing without words."""
        self._foot.show_backup(words, tone)

    def fold(self, *, is_narrow: bool) -> None:
        """Show icons only, or words too."""
        self.setFixedWidth(NARROW if is_narrow else WIDE)
        foldables: tuple[_Foldable, ...] = (*self._items.values(), self.settings, self.help, self.pilot)
        for item in foldables:
            item.fold(is_narrow=is_narrow)
        self._foot.fold(is_narrow=is_narrow)

    def way(self, key: str) -> QWidget | None:
        """The way to a page, if there is one."""
        return self._items.get(key)

    def mark(self, key: str) -> None:
        """Mark the way to the page that is shown."""
        if item := self._items.get(key):
            item.setChecked(True)

    def show_count(self, key: str, count: int) -> None:
        """Show beside the way to a page how much waits there; nothing for 0."""
        if item := self._items.get(key):
            item.show_count(count)

    def _space(self) -> None:
        high, gap = next((high, gap) for least, high, gap in _SPACES if self.height() >= least)
        self._column.setSpacing(gap)
        for item in (*self._items.values(), self.settings, self.help):
            item.set_height(high)

    def _item(self, way: Way) -> QWidget:
        item = self._items[way.key] = _Item(way.text, way.icon, way.keys)
        item.setCheckable(True)
        item.clicked.connect(lambda: self.went.emit(way.key))
        self._group.addButton(item)
        return item


class _Foldable(Pressable):
    """A part of the sidebar that may have to do with its icon alone."""

    def __init__(self, name: str, height: int) -> None:
        super().__init__(name, QSize(WIDE - 24, height))
        self.is_folded = False

    def minimumSizeHint(self) -> QSize:
        """As narrow as its icon."""
        return QSize(NARROW - 24, self.sizeHint().height())

    def fold(self, *, is_narrow: bool) -> None:
        """Show the icon only, or words too."""
        self.is_folded = is_narrow
        self.update()

    def set_height(self, height: int) -> None:
        """Be that high."""
        if height != self._size.height():
            self._size = QSize(self._size.width(), height)
            self.updateGeometry()


class _Item(_Foldable):
    """One way, marked when it is the one that was taken."""

    def __init__(self, text: str, icon: str, keys: str = "") -> None:
        super().__init__(text, _SPACES[0][1])
        self._text, self._icon = text, icon
        self._count = 0
        self.setToolTip(f"{text} ({keys})" if keys else text)

    def show_count(self, count: int) -> None:
        """Show how much waits behind the way."""
        self._count = count
        self.setAccessibleName(f"{self._text}: {number(count)}" if count else self._text)
        self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the icon and the word."""
        tokens = theme.tokens()
        if self.isChecked():
            paint.rounded(painter, area, 8, tokens.primary_subtle)
        elif self.underMouse():
            paint.rounded(painter, area, 8, tokens.hover)
        colour = tokens.primary_text if self.isChecked() else tokens.text2
        icon = QRectF(area.left() + 11, area.top(), 18, area.height())
        paint.icon(painter, paint.visual(painter, area, icon).center(), self._icon, 18, colour)
        if not self.is_folded:
            words = paint.visual(painter, area, area.adjusted(40, 0, -8, 0))
            paint.text(painter, words, self._text, "control", colour)
        if self._count:
            self._draw_count(painter, area)

    def _draw_count(self, painter: QPainter, area: QRectF) -> None:
        """Draw the count on a patch of its own, a dot at the icon where there is no room."""
        tone = theme.tone("warn")
        if self.is_folded:
            dot = paint.visual(painter, area, QRectF(area.left() + 26, area.top() + 6, _DOT, _DOT))
            paint.rounded(painter, dot, _DOT / 2, tone.fill)
            return
        words = number(self._count)
        wide = max(paint.width(words, "caption") + 14, _PATCH)
        patch = QRectF(area.right() - wide - 8, area.center().y() - _PATCH / 2, wide, _PATCH)
        patch = paint.visual(painter, area, patch)
        paint.rounded(painter, patch, _PATCH / 2, tone.subtle)
        paint.text(painter, patch, words, "caption", tone.text, paint.CENTRE)


class _Pilot(_Foldable):
    """The program's mark and the pilot's title; it opens the menu of pilots."""

    def __init__(self) -> None:
        super().__init__("", 46)
        self._title = ""
        self.show_title("")

    def show_title(self, title: str) -> None:
        """Show the title of the open pilot."""
        self._title = title
        self.setToolTip(_("{pilot}\nOpen another pilot…").format(pilot=title) if title else _("Open a pilot…"))
        self.setAccessibleName(_("Pilot: {pilot}").format(pilot=title) if title else "PartnerTrack")
        self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the mark, the program's name and the title."""
        tokens = theme.tokens()
        if self.underMouse():
            paint.rounded(painter, area, 8, tokens.hover)
        mark = QRectF(area.left() + (4 if self.is_folded else 6), area.center().y() - _MARK / 2, _MARK, _MARK)
        mark = paint.visual(painter, area, mark)
        draw_mark(painter, mark)
        if self.is_folded:
            return
        words = area.adjusted(48, 0, -24, 0)
        upper = QRectF(words.left(), words.center().y() - 19, words.width(), 20)
        lower = QRectF(words.left(), words.center().y(), words.width(), 17)
        paint.text(painter, paint.visual(painter, area, upper), "PartnerTrack", "h3", tokens.text)
        paint.text(painter, paint.visual(painter, area, lower), self._title, "caption", tokens.muted)
        arrow = paint.visual(painter, area, QRectF(area.right() - 22, area.top(), 16, area.height()))
        paint.icon(painter, arrow.center(), "chevron-down", 14, tokens.muted)


class _Foot(QFrame):
    """Where the data are: on this computer, and nowhere else; what became of the last change, and the last backup."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._icon = Icon("hard-drive", 16, tone="primary")
        self._words = Line("", "caption", quiet="half")
        self._file, self._backup = Line("", "caption", quiet="true"), Words("", "caption", quiet="true")
        self._is_narrow, self._where = False, ""
        words = QVBoxLayout()
        words.setSpacing(0)
        for each in (self._words, self._file, self._backup):
            words.addWidget(each)
        self._line = QHBoxLayout(self)
        self._line.setSpacing(10)
        self._line.setContentsMargins(12, 7, 12, 7)
        self._line.addWidget(self._icon)
        self._line.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words.setText(_("Saved on this computer"))
        self._tell()

    def show_saved(self, words: str, path: str) -> None:
        """Say what became of the last change, and the name of the file; its folder is in the tool tip."""
        self._words.setText(words)
        self._file.setText(Path(path).name)
        self._where = path
        self._tell()

    def show_backup(self, words: str, tone: str) -> None:
        """Say how it stands with the backups, in words and by the icon."""
        self._backup.setText(words)
        is_bad = tone in ("danger", "warn")
        self._icon.show_icon("shield-alert" if is_bad and words else "hard-drive", tone if is_bad else "primary")
        self._tell()

    def fold(self, *, is_narrow: bool) -> None:
        """Show the icon only, or the words too."""
        self._is_narrow = is_narrow
        self._line.setAlignment(self._icon, Qt.AlignmentFlag.AlignCenter)
        self._tell()

    def _tell(self) -> None:
        self._words.setVisible(not self._is_narrow)
        for each in (self._file, self._backup):
            each.setVisible(not self._is_narrow and bool(each.text()))
        told = portable_words() or _("Every change is saved at once, on this computer. Nothing is sent anywhere.")
        self.setToolTip("\n".join(part for part in (told, self._where, self._backup.text()) if part))
        self.setAccessibleName(
            ". ".join(part for part in (self._words.text(), self._where, self._backup.text()) if part)
        )
