"""Says what the program is, where it keeps what, and under which licences it comes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from partnertrack import __version__, paths, settings
from partnertrack.i18n import _
from partnertrack.ui import about_asks, clipboard
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.about.licences import Licences
from partnertrack.ui.dialogs.about.support import for_support
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Icon, Line, Words, rule
from partnertrack.ui.widgets.mark import Mark
from partnertrack.ui.widgets.part_tabs import PartTabs
from partnertrack.ui.widgets.scroll import Scroll

_WIDE, _HIGH, _EDGE = 760, 600, 40
_ABOUT, _LICENCES = "about", "licences"


class AboutDialog(QDialog):
    """Two parts: about the program, and the licences; nothing of it asks the network."""

    CHAPTER = "install"  # of the guide

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About PartnerTrack"))
        self.resize(min(_WIDE, window.width() - _EDGE), min(_HIGH, window.height() - _EDGE))
        self._desk = desk
        self.tabs, self.licences, self._parts = PartTabs(), Licences(), QStackedWidget()
        self.tabs.show_tabs(((_ABOUT, _("About")), (_LICENCES, _("Licences"))), _ABOUT)
        self.tabs.picked.connect(self._show_part)
        self.copy = Button(_("Copy for support"), "copy")
        self.copy.setToolTip(_("Versions, system and screen; nothing about people"))
        self.copy.clicked.connect(self._copy)
        close = Button(_("Close"), kind="primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(14)
        column.addLayout(_head())
        column.addWidget(self.tabs)
        self._parts.addWidget(Scroll(self._about()))
        self._parts.addWidget(self.licences)
        column.addWidget(self._parts, 1)
        column.addLayout(foot)
        desk.jobs.read(about_asks.licences, self.licences.show_licences)

    def _about(self) -> QVBoxLayout:
        private = Card(pad=16)
        private.body.addWidget(_fact("shield-check", _("Works without a network: nothing is ever sent"), _promise()))
        kept = Card(pad=16)
        home = self._desk.home or settings.home()
        places = [(_("Settings, practice pilot, backups and log"), home)]
        if self._desk.is_open:
            places.insert(0, (_("The pilot that is open"), self._desk.workspace.path))
        if paths.portable_data():
            places.append((_("Portable program"), paths.installation() or home))
        for number, (words, path) in enumerate(places):
            if number:
                kept.body.addWidget(rule())
            kept.body.addWidget(_place(words, path))
        licence = Card(pad=16)
        told = _("Everybody may use, pass on and change it. Its parts keep their own licences: see “Licences”.")
        licence.body.addWidget(_fact("scale", _("Free software under the MIT licence"), told))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for card in (private, kept, licence):
            column.addWidget(card)
        column.addStretch(1)
        return column

    def _show_part(self, key: str) -> None:
        self._parts.setCurrentIndex((_ABOUT, _LICENCES).index(key))
        if key == _LICENCES:
            self.licences.field.setFocus()

    def _copy(self) -> None:
        clipboard.put_text(for_support())
        self.copy.setText(_("Copied"))


def _head() -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(Line(f"PartnerTrack {__version__}", "title"))
    told = _("Follows the people of skills mobility partnerships, from partners’ spreadsheets to the donor report.")
    words.addWidget(Words(told, quiet="true"))
    line = QHBoxLayout()
    line.setSpacing(16)
    line.addWidget(Mark(48), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return line


def _promise() -> str:
    return _(
        "All data stay in files on this computer or stick. PartnerTrack opens no connection, looks for no updates by "
        "itself and counts nobody. A fault is told to nobody but you."
    )


def _fact(icon: str, title: str, told: str) -> QWidget:
    fact = QWidget()
    words = QVBoxLayout()
    words.setSpacing(3)
    words.addWidget(Words(title, "h3"))
    words.addWidget(Words(told, "table", quiet="half"))
    line = QHBoxLayout(fact)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    line.addWidget(Icon(icon, 20, tone="primary"), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return fact


def _place(words: str, path: Path) -> QWidget:
    """Where something lies, with buttons that copy that and open its folder."""
    shown = QWidget()
    text = QVBoxLayout()
    text.setSpacing(2)
    text.addWidget(Line(words, "control"))
    text.addWidget(Line(str(path), "caption", quiet="half"))
    copy = IconButton("copy", _("Copy the path"), size=16)
    copy.clicked.connect(partial(clipboard.put_text, str(path)))
    opens = IconButton("folder-open", _("Open the folder"), size=16)
    opens.clicked.connect(partial(_open, path if path.is_dir() else path.parent))
    line = QHBoxLayout(shown)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(4)
    line.addWidget(Icon("folder", 18))
    line.addSpacing(8)
    line.addLayout(text, 1)
    line.addWidget(copy)
    line.addWidget(opens)
    return shown


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
