"""Writes all that is held of a person into one file, in the language that they read."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from partnertrack.i18n import _, current
from partnertrack.ui import erasure_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.proposed import named
from partnertrack.ui.view_models.erasure import languages
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.form_drawer import FormDrawer
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.services.erasure import Exported


class AccessDrawer(FormDrawer):
    """Asks for the language and the place, and then says what is to be looked at before it is sent."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page, _("Everything we hold"), _("Save as…"), "download")
        self._desk = desk
        self._enrolment: UUID | None = None
        self._label = ""
        self.language = Choice(_("Language of the person"), languages())

    def open(self, enrolment_id: UUID, label: str) -> None:
        """Come in for a person."""
        self._enrolment, self._label = enrolment_id, label
        self.begin()
        self.language = Choice(_("Language of the person"), languages())
        self.language.choose(current())
        self.keep.show()
        self.cancel.setText(_("Cancel"))
        self.show_layout(self._content())
        self.language.setFocus()

    def save_to(self, path: Path) -> None:
        """Write the file."""
        if self._enrolment is None:
            return
        self.keep.setEnabled(False)
        language = str(self.language.currentData())
        work = partial(erasure_asks.export, self._desk.workspace, self._enrolment, path, language)
        self._desk.jobs.read(work, self._on_saved, failed=self.complain)

    def _content(self) -> QVBoxLayout:
        column = _column()
        told = _(
            "One file for the person: a paper to read, a workbook, the same for programs, and copies of their "
            "documents. It says what we hold, where it came from, to whom it went and how long we keep it (GDPR "
            "art. 15 and 20)."
        )
        column.addWidget(Words(told, "table", quiet="half"))
        column.addSpacing(8)
        column.addWidget(Line(self.language.accessibleName(), "control"))
        column.addWidget(self.language)
        column.addStretch(1)
        return column

    def _want(self) -> None:
        home = self._desk.workspace.path.parent / named(f"{self._label}.zip", self._desk.workspace.path)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Everything we hold"), str(home), "ZIP (*.zip)")
        if chosen:
            self.save_to(Path(chosen if chosen.lower().endswith(".zip") else f"{chosen}.zip"))

    def _on_saved(self, done: Exported) -> None:
        """Say what is to be looked at first."""
        column = _column()
        saved = Message()
        column.addWidget(saved)
        saved.say(_("Saved: {file}").format(file=done.path.name), _("The export log says that it left."), "ok")
        if done.to_check:
            check = Message()
            column.addWidget(check)
            told = _("These lines name other people. Take out what is about them before you send the file:")
            check.say(told, "\n".join(done.to_check), "warn")
        column.addStretch(1)
        self.keep.hide()
        self.cancel.setText(_("Close"))
        self.show_layout(column)
        self.cancel.setFocus()


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(20, 14, 20, 16)
    column.setSpacing(6)
    return column
