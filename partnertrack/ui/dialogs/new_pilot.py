"""Makes a new pilot: its scheme, its title, its file, its protection."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from partnertrack.domain.file_names import storable
from partnertrack.i18n import _, ngettext
from partnertrack.ui import asks, theme
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.dialogs.protection import Protection
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.pressable import Pressable
from partnertrack.ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from partnertrack.services.pilots import SchemeInfo

_SIZE, _OPTION = QSize(620, 600), 66


class NewPilotDialog(QDialog):
    """Asks for what a pilot needs, and says it; the pilot itself is made by whoever listens."""

    wanted = Signal(object, str, str, object)
    """The path of the file, the scheme's id, the title, and the passphrase as a `Secret` or None for no encryption."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("New pilot"))
        self.resize(_SIZE)
        self.group = QButtonGroup(self)
        self.title = QLineEdit()
        self.title.setAccessibleName(_("Title of the pilot"))
        self.title.textEdited.connect(self._propose_file)
        self.file = QLineEdit()
        self.file.setAccessibleName(_("File"))
        self.file.textEdited.connect(self._on_file_edited)
        self.file.textChanged.connect(self._check)
        self._is_file_chosen = False
        self._schemes: tuple[SchemeInfo, ...] = ()
        self._options = QVBoxLayout()
        self._options.setSpacing(8)
        self._options.setContentsMargins(0, 0, 6, 0)
        self._options.addWidget(Line(_("Reading the schemes…"), "table", quiet="true"))
        self._own_name = desk.settings.name
        self.protection = Protection(desk.jobs)
        self.protection.changed.connect(self._check)
        self.make = Button(_("Make the pilot"), "check", "primary")
        self.make.clicked.connect(self._on_make)
        self.next = Button(_("Next"), "arrow-right", "primary")
        self.next.clicked.connect(lambda: self._turn(1))
        self.back = Button(_("Back"), kind="ghost")
        self.back.clicked.connect(lambda: self._turn(0))
        self._lay_out()
        desk.jobs.read(asks.schemes, self._show_schemes)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(6)
        self._head, self._steps = Line("", "title"), QStackedWidget()
        column.addWidget(self._head)
        self._steps.addWidget(self._about())
        self._steps.addWidget(Scroll(_around(self.protection)))
        column.addWidget(self._steps, 1)
        column.addSpacing(16)
        line = feet(self, self.next)
        line.insertWidget(0, self.back)
        line.addWidget(self.make)
        column.addLayout(line)
        self._turn(0)
        self._check()

    def _about(self) -> QWidget:
        """The first step: what the pilot is."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(_("A scheme says which stages and steps people go through."), quiet="true"))
        column.addSpacing(10)
        column.addWidget(Scroll(self._options), 1)
        column.addSpacing(10)
        column.addWidget(Line(_("Title"), "control"))
        column.addWidget(self.title)
        column.addSpacing(6)
        column.addWidget(Line(_("File"), "control"))
        browse = Button(_("Browse…"), "folder-open")
        browse.clicked.connect(self._browse)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.file, 1)
        line.addWidget(browse)
        column.addLayout(line)
        return page

    def _turn(self, step: int) -> None:
        """Show a step; Enter presses the button that leads on from it."""
        self._steps.setCurrentIndex(step)
        self._head.setText(_("Protect the pilot") if step else _("New pilot"))
        self.back.setVisible(bool(step))
        self.next.setVisible(not step)
        self.make.setVisible(bool(step))
        (self.make if step else self.next).setDefault(True)
        if step:
            self.protection.begin((self.title.text(), self._own_name))

    def _show_schemes(self, schemes: tuple[SchemeInfo, ...]) -> None:
        self._schemes = schemes
        empty_out(self._options)
        for place, scheme in enumerate(schemes):
            option = _Option(scheme)
            self.group.addButton(option, place)
            option.clicked.connect(self._on_scheme)
            self._options.addWidget(option)
        self._options.addStretch(1)
        if first := self.group.button(0):
            first.setChecked(True)
            self._on_scheme()
        self.title.setFocus()

    def _on_scheme(self) -> None:
        self.title.setPlaceholderText(self._chosen().title)
        self._propose_file()

    def _chosen(self) -> SchemeInfo:
        return self._schemes[self.group.checkedId()]

    def _propose_file(self) -> None:
        """Name the file after the title, in the folder of documents, until the user names it."""
        if self._is_file_chosen or not self._schemes:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = storable(re.sub(r"[^\w\- ]+", "", self.title.text() or self._chosen().title).strip() or "pilot")
        path = Path(documents) / f"{name}.ptrack"
        count = 2
        while path.exists():
            path, count = Path(documents) / f"{name} {count}.ptrack", count + 1
        self.file.setText(str(path))

    def _on_file_edited(self) -> None:
        self._is_file_chosen = True

    def _browse(self) -> None:
        kinds = _("Pilots") + " (*.ptrack)"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("File of the new pilot"), self.file.text(), kinds)
        if chosen:
            self._is_file_chosen = True
            self.file.setText(chosen if chosen.endswith(".ptrack") else f"{chosen}.ptrack")

    def _check(self) -> None:
        self.next.setEnabled(bool(self._schemes and self.file.text().strip()))
        self.make.setEnabled(self.next.isEnabled() and self.protection.is_ready)

    def _on_make(self) -> None:
        path, title = Path(self.file.text().strip()), self.title.text().strip()
        self.wanted.emit(path, self._chosen().id, title, self.protection.take())
        self.accept()


def _around(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget)
    return column


class _Option(Pressable):
    """A scheme to choose."""

    def __init__(self, scheme: SchemeInfo) -> None:
        stages = ngettext("{n} stage", "{n} stages", len(scheme.stages)).format(n=len(scheme.stages))
        steps = ngettext("{n} step", "{n} steps", len(scheme.steps)).format(n=len(scheme.steps))
        self._detail = "  ·  ".join(filter(None, (scheme.corridor, f"{stages}, {steps}")))
        self._title = scheme.title
        super().__init__(f"{scheme.title}. {self._detail}. {scheme.summary}", QSize(520, _OPTION))
        self.setToolTip(scheme.summary)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the title and what the scheme holds."""
        tokens = theme.tokens()
        fill = tokens.selected if self.isChecked() else tokens.hover if self.underMouse() else tokens.card
        paint.rounded(painter, area, 8, fill, tokens.primary if self.isChecked() else tokens.border)
        room = area.width() - 64
        upper = QRectF(area.left() + 16, area.center().y() - 21, room, 21)
        lower = QRectF(area.left() + 16, area.center().y() + 1, room, 18)
        paint.text(painter, paint.visual(painter, area, upper), self._title, "h3", tokens.text)
        paint.text(painter, paint.visual(painter, area, lower), self._detail, "table", tokens.muted)
        if self.isChecked():
            tick = paint.visual(painter, area, QRectF(area.right() - 36, area.top(), 20, area.height()))
            paint.icon(painter, tick.center(), "check", 18, tokens.primary_text)
