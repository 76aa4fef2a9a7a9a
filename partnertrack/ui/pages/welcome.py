"""The first thing that a new user sees: the ways to begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.errors import DamagedError, UserError
from partnertrack.i18n import _
from partnertrack.ui import theme
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.mark import Mark
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.portable_note import PortableNote
from partnertrack.ui.widgets.pressable import Pressable
from partnertrack.ui.widgets.scroll import Scroll

_WIDTH, _HEIGHT = 560, 76


class WelcomePage(QWidget):
    """Shown while no pilot is open."""

    practice_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    restore_wanted = Signal()
    """A backup is to become a pilot file again."""
    rescue_wanted = Signal()
    """The last backup of the file that could not be opened is to take its place."""
    file_wanted = Signal(object)
    """The path of a pilot that was opened before."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("PartnerTrack")
        self.busy = Busy()
        self.busy.stop_button.hide()
        self.message = Message()
        self.rescue = Button(_("Restore its last backup…"), "archive-restore", "primary")
        self.rescue.clicked.connect(self.rescue_wanted)
        self.rescue.hide()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._ways = [
            self._way("book-open", _("Open the practice pilot"), _("Try everything with invented people."), 0),
            self._way("plus", _("New pilot"), _("Choose a scheme, then import your partners’ spreadsheets."), 1),
            self._way("folder-open", _("Open…"), _("Go on with a pilot file on this computer."), 2),
            self._way("archive-restore", _("Restore a backup…"), _("Bring a pilot back, also from a memory stick."), 3),
        ]
        self._recent_card = Card(_("Recent pilots"), pad=16)
        self._recent_card.body.addLayout(self._recent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scroll(self._content()))

    def show_recent(self, files: tuple[Path, ...]) -> None:
        """Offer the pilots that were opened last."""
        empty_out(self._recent)
        for path in files:
            line = _Recent(path)
            line.clicked.connect(lambda _checked=False, path=path: self.file_wanted.emit(path))
            self._recent.addWidget(line)
        self._recent_card.setVisible(bool(files))

    def start(self, words: str) -> None:
        """A pilot is being opened or made."""
        self.message.clear()
        self.rescue.hide()
        self.busy.start(words)
        for way in self._ways:
            way.setEnabled(False)

    def end(self, error: UserError | None = None) -> None:
        """Nothing is being opened any more; an error says why not."""
        self.busy.end()
        for way in self._ways:
            way.setEnabled(True)
        if error:
            self.message.complain(error)
            self.rescue.setVisible(isinstance(error, DamagedError))

    def _content(self) -> QVBoxLayout:
        block = QWidget()
        block.setFixedWidth(_WIDTH)
        lines = QVBoxLayout(block)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(Mark(56), 0, Qt.AlignmentFlag.AlignLeft)
        lines.addSpacing(8)
        lines.addWidget(Line(_("Welcome to PartnerTrack"), "display"))
        text = _(
            "Import your partners’ spreadsheets, follow every trainee from training to return, "
            "and print the donor report. All on this computer."
        )
        lines.addWidget(Words(text, quiet="half"))
        lines.addSpacing(8)
        lines.addWidget(PortableNote())
        lines.addWidget(self.message)
        lines.addWidget(self.rescue, 0, Qt.AlignmentFlag.AlignLeading)
        lines.addWidget(self.busy)
        for way in self._ways:
            lines.addWidget(way)
        lines.addSpacing(4)
        lines.addWidget(self._recent_card)
        column = QVBoxLayout()
        column.setContentsMargins(24, 32, 24, 32)
        column.addStretch(2)
        column.addWidget(block, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return column

    def _way(self, icon: str, title: str, sentence: str, place: int) -> Pressable:
        wanted = self.practice_wanted, self.new_wanted, self.open_wanted, self.restore_wanted
        way = _Way(icon, title, sentence, is_first=place == 0)
        way.clicked.connect(wanted[place])
        return way


class _Way(Pressable):
    """A way to begin, as a card."""

    radius = 12.0

    def __init__(self, icon: str, title: str, sentence: str, *, is_first: bool) -> None:
        super().__init__(f"{title}. {sentence}", QSize(_WIDTH, _HEIGHT))
        self._icon, self._title, self._sentence, self._is_first = icon, title, sentence, is_first

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the icon on its patch, the title and the sentence."""
        tokens = theme.tokens()
        is_lit = self.underMouse() and self.isEnabled()
        edge = tokens.primary if is_lit or self._is_first else tokens.border
        paint.rounded(painter, area, self.radius, tokens.card, edge)
        patch = paint.visual(painter, area, QRectF(area.left() + 18, area.center().y() - 20, 40, 40))
        paint.rounded(painter, patch, 10, tokens.primary_subtle if self._is_first else tokens.sunken)
        colour = tokens.primary_text if self._is_first else tokens.text2
        paint.icon(painter, patch.center(), self._icon, 20, colour)
        room = area.width() - 74 - 48
        upper = QRectF(area.left() + 74, area.center().y() - 21, room, 21)
        lower = QRectF(area.left() + 74, area.center().y() + 1, room, 18)
        ink = tokens.text if self.isEnabled() else tokens.disabled
        paint.text(painter, paint.visual(painter, area, upper), self._title, "h3", ink)
        paint.text(painter, paint.visual(painter, area, lower), self._sentence, "table", tokens.muted)
        arrow = paint.visual(painter, area, QRectF(area.right() - 38, area.top(), 20, area.height()))
        name = "chevron-left" if self.isRightToLeft() else "chevron-right"
        paint.icon(painter, arrow.center(), name, 18, tokens.muted)


class _Recent(Pressable):
    """A pilot that was opened before."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), QSize(_WIDTH - 32, 36))
        self.setToolTip(str(path))
        self._path = path

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the name of the file, then its folder."""
        tokens = theme.tokens()
        if self.underMouse():
            paint.rounded(painter, area, self.radius, tokens.hover)
        icon = paint.visual(painter, area, QRectF(area.left() + 8, area.top(), 18, area.height()))
        paint.icon(painter, icon.center(), "history", 16, tokens.muted)
        wide = min(paint.width(self._path.stem, "control") + 2, area.width() * 0.6)
        name = QRectF(area.left() + 36, area.top(), wide, area.height())
        paint.text(painter, paint.visual(painter, area, name), self._path.stem, "control", tokens.text)
        rest = QRectF(name.right() + 12, area.top(), max(0.0, area.right() - name.right() - 20), area.height())
        paint.text(painter, paint.visual(painter, area, rest), str(self._path.parent), "caption", tokens.muted)
