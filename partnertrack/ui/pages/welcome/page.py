"""The first thing that a new user sees: the language, then the ways to begin."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from partnertrack import i18n, stick
from partnertrack.errors import DamagedError, UserError
from partnertrack.i18n import _
from partnertrack.ui.pages.welcome.language import LanguageFace
from partnertrack.ui.pages.welcome.recent import Recent
from partnertrack.ui.view_models.settings import LANGUAGE_NAMES
from partnertrack.ui.widgets.busy import Busy
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.flow import Columns, FlowLayout
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.mark import Mark
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.portable_note import PortableNote
from partnertrack.ui.widgets.scroll import Scroll
from partnertrack.ui.widgets.way_card import WayCard

_WIDEST, _TWO_FROM = 980, 780


class WelcomePage(QStackedWidget):
    """Shown while no pilot is open; at the very first start it asks for the language."""

    practice_wanted = Signal()
    new_wanted = Signal()
    spreadsheet_wanted = Signal()
    """A spreadsheet is to be chosen, and a pilot made for it."""
    open_wanted = Signal()
    restore_wanted = Signal()
    """A backup is to become a pilot file again."""
    rescue_wanted = Signal()
    """The last backup of the file that could not be opened is to take its place."""
    file_wanted = Signal(object)
    """The path of a pilot that was opened before."""
    language_chosen = Signal(str)
    """The code of a language."""
    guide_wanted = Signal()
    settings_wanted = Signal()
    about_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("PartnerTrack")
        self.busy = Busy()
        self.busy.stop_button.hide()
        self.message = Message()
        self.rescue = Button(_("Restore its last backup…"), "archive-restore", "primary")
        self.rescue.clicked.connect(self.rescue_wanted)
        self.rescue.hide()
        self.language = Button(dict(LANGUAGE_NAMES)[i18n.current()], "languages", "ghost", is_small=True)
        self.language.setAccessibleName(_("Language: {name}").format(name=dict(LANGUAGE_NAMES)[i18n.current()]))
        self.language.clicked.connect(self._open_languages)
        self.cards = self._cards()
        self.open = self._button(_("Open…"), "folder-open", self.open_wanted.emit)
        self.restore = self._button(_("Restore a backup…"), "archive-restore", self.restore_wanted.emit)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_card = Card(_("Recent pilots"), pad=16)
        self._recent_card.body.addLayout(self._recent)
        self.languages = LanguageFace()
        self.languages.chosen.connect(self.language_chosen)
        for face in (self._ways_face(), self.languages):
            self.addWidget(face)

    def ask_language(self) -> None:
        """Ask for the language before anything else."""
        self.setCurrentWidget(self.languages)
        self._focus()

    def show_ways(self) -> None:
        """Show the ways to begin, with the keyboard on the first."""
        self.setCurrentIndex(0)
        self._focus()

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to what one most likely wants: in a window that is not shown yet, nothing keeps it."""
        super().showEvent(event)
        self._focus()

    def _focus(self) -> None:
        if self.currentWidget() is self.languages:
            self.languages.begin()
        else:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_recent(self, files: tuple[Path, ...]) -> None:
        """Offer the pilots that were opened last."""
        empty_out(self._recent)
        for path in files:
            line = Recent(path)
            line.clicked.connect(partial(self._on_recent, path))
            self._recent.addWidget(line)
        self._recent_card.setVisible(bool(files))

    def start(self, words: str) -> None:
        """A pilot is being opened or made."""
        self.setCurrentIndex(0)
        self.message.clear()
        self.rescue.hide()
        self.busy.start(words)
        self._enable(is_idle=False)

    def end(self, error: UserError | None = None) -> None:
        """Nothing is being opened any more; an error says why not."""
        self.busy.end()
        self._enable(is_idle=True)
        if error:
            self.message.complain(error)
            self.rescue.setVisible(isinstance(error, DamagedError))

    def _enable(self, *, is_idle: bool) -> None:
        for way in (*self.cards, self.open, self.restore, self._recent_card, self.language):
            way.setEnabled(is_idle)

    def _on_recent(self, path: Path, _is_checked: bool = False) -> None:  # noqa: FBT002 - so Qt calls it
        self.file_wanted.emit(path)

    def _cards(self) -> tuple[WayCard, ...]:
        practice = WayCard(
            "flask-conical",
            _("Try the practice pilot"),
            _("Invented people, real tasks. Nothing can go wrong, and nothing of it counts."),
            is_first=True,
        )
        make = WayCard(
            "flag",
            _("Make a pilot"),
            _("Step by step: scheme, donor, cohorts, partners, targets. Every step can be done later."),
        )
        sheet = WayCard(
            "file-spreadsheet",
            _("I have a spreadsheet"),
            _("Drop it anywhere on this window, or choose it here. PartnerTrack makes a pilot for it."),
        )
        for card, wanted in (
            (practice, self.practice_wanted),
            (make, self.new_wanted),
            (sheet, self.spreadsheet_wanted),
        ):
            card.clicked.connect(wanted)
        return practice, make, sheet

    def _ways_face(self) -> Scroll:
        columns = Columns(((_TWO_FROM, 2),), gap=32, stretch=(5, 6), is_top=True)
        columns.setMaximumWidth(_WIDEST)
        columns.show_widgets([self._about(), self._ways()])
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(columns, 100)
        middle.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(28, 24, 28, 24)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)
        return Scroll(column)

    def _about(self) -> QWidget:
        """What this is, what is under way, and the ways to learn more."""
        told = _(
            "Import your partners’ spreadsheets, follow every trainee from training to return, "
            "and print the donor report. All on this computer."
        )
        if stick.folder():
            told = _(
                "Import your partners’ spreadsheets, follow every trainee from training to return, "
                "and print the donor report. All on this stick."
            )
        block = QWidget()
        lines = QVBoxLayout(block)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(Mark(56), 0, Qt.AlignmentFlag.AlignLeading)
        lines.addSpacing(4)
        lines.addWidget(Words(_("Welcome to PartnerTrack"), "display"))
        lines.addWidget(Words(told, quiet="half"))
        lines.addWidget(PortableNote())
        lines.addWidget(self.message)
        lines.addWidget(self.rescue, 0, Qt.AlignmentFlag.AlignLeading)
        lines.addWidget(self.busy)
        lines.addWidget(self._links())
        return block

    def _links(self) -> QWidget:
        links = QWidget()
        flow = FlowLayout(6)
        for text, icon, wanted in (
            (_("Guide"), "book-open", self.guide_wanted),
            (_("Settings"), "settings", self.settings_wanted),
            (_("About PartnerTrack"), "info", self.about_wanted),
        ):
            flow.addWidget(self._button(text, icon, wanted.emit))
        flow.addWidget(self.language)
        links.setLayout(flow)
        return links

    def _ways(self) -> QWidget:
        block = QWidget()
        lines = QVBoxLayout(block)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        for card in self.cards:
            lines.addWidget(card)
        others = QHBoxLayout()
        others.setSpacing(8)
        for button in (self.open, self.restore):
            others.addWidget(button)
        others.addStretch(1)
        lines.addLayout(others)
        lines.addWidget(self._recent_card)
        return block

    def _button(self, text: str, icon: str, act: Callable[[], None]) -> Button:
        button = Button(text, icon, "ghost", is_small=True)
        button.clicked.connect(act)
        return button

    def _open_languages(self) -> None:
        menu = QMenu(self)
        for code, name in LANGUAGE_NAMES:
            action = menu.addAction(name, partial(self.language_chosen.emit, code))
            action.setCheckable(True)
            action.setChecked(code == i18n.current())
        menu.exec(self.language.mapToGlobal(self.language.rect().bottomLeft()))
