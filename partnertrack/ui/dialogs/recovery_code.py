"""Shows a recovery code once, and writes the sheet for the safe."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import access_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.issue_report import open_folder
from partnertrack.ui.view_models.secret import Secret
from partnertrack.ui.widgets.form_drawer import FormDrawer
from partnertrack.ui.widgets.labels import Line, Words

_COLUMNS = 3


class RecoveryDrawer(FormDrawer):
    """Comes in with a code that was just made; the code is forgotten when it goes."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page, _("Recovery code"), _("Save the sheet…"))
        self._desk = desk
        self._code = ""
        self._groups = QGridLayout()
        self._groups.setSpacing(8)
        self.groups: list[Line] = []
        self.cancel.setText(_("Done"))
        self.lay_out(self._content())

    def open(self, code: str) -> None:
        """Come in with a code."""
        self._code = code
        self._show_groups(code.split("-"))
        self.begin()
        self.come_in()
        self.keep.setFocus()

    def setVisible(self, visible: bool) -> None:
        """Forget the code when it goes."""
        super().setVisible(visible)
        if not visible and hasattr(self, "groups"):
            self._code = ""
            for group in self.groups:
                group.setText("")
                group.setAccessibleName("")

    def save_to(self, path: Path) -> None:
        """Write the sheet."""
        self.message.clear()
        self.keep.setEnabled(False)
        work = partial(access_asks.write_sheet, self._desk.workspace, Secret(self._code), path)
        self._desk.jobs.read(work, self._on_saved, failed=self.complain)

    def _content(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(14)
        told = _(
            "This code opens the pilot when its passphrase is forgotten. It is shown this once: print the sheet, or "
            "write the code down, and put it into a safe. It takes the place of any code before."
        )
        column.addWidget(Words(told, "table", quiet="half"))
        column.addLayout(self._groups)
        hint = _("Each group has a check sign: a mistyped one is named. O counts as 0, I and L as 1.")
        column.addWidget(Words(hint, "caption", quiet="half"))
        column.addStretch(1)
        return column

    def _show_groups(self, groups: list[str]) -> None:
        for place in range(len(self.groups), len(groups)):
            group = Line("", "h2")
            font = QFont(group.font())
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.5)
            group.setFont(font)
            self._groups.addWidget(_framed(place + 1, group), *divmod(place, _COLUMNS))
            self.groups.append(group)
        for number, (group, text) in enumerate(zip(self.groups, groups, strict=True), 1):
            group.setText(text)
            group.setAccessibleName(_("Group {n}: {signs}").format(n=number, signs=" ".join(text)))

    def _want(self) -> None:
        name = _("recovery sheet of {pilot}.pdf").format(pilot=self._desk.workspace.path.stem)
        home = self._desk.workspace.path.parent / name
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the recovery sheet"), str(home), "PDF (*.pdf)")
        if chosen:
            self.save_to(Path(chosen if chosen.endswith(".pdf") else f"{chosen}.pdf"))

    def _on_saved(self, path: Path) -> None:
        self.keep.setEnabled(True)
        hint = _("Print it, put it into a safe, then delete the file: whoever has it can open the pilot.")
        self.message.say(_("Saved: {file}").format(file=path.name), hint, "warn")
        self._desk.say(_("Saved: {file}").format(file=path.name), _("Open folder"), partial(open_folder, path.parent))


def _framed(number: int, group: Line) -> QWidget:
    """A group with its number above it, on a quiet ground."""
    frame = QFrame()
    frame.setObjectName("sunken")
    frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 8, 8, 10)
    column.setSpacing(0)
    column.addWidget(Line(_("Group {n}").format(n=number), "caption", quiet="true"))
    column.addWidget(group)
    return frame
