"""Says what erasing a person takes away and what stays, and does it once their number was typed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _, day, ngettext, number
from partnertrack.ui import erasure_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.view_models.erasure import reasons
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.form_drawer import FormDrawer
from partnertrack.ui.widgets.labels import Icon, Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.optional_day import OptionalDay

if TYPE_CHECKING:
    from partnertrack.services.erasure import Erased, Mention, Preview

_MOST = 12


class EraseDrawer(FormDrawer):
    """Comes in with what would go; Enter in the field with the right number erases."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page, _("Erase all data"), _("Erase for good"), "x", "danger")
        self._desk = desk
        self._preview: Preview | None = None

    def open(self, enrolment_id: UUID) -> None:
        """Look for all that is held, then come in."""
        ask = partial(erasure_asks.preview, self._desk.workspace, enrolment_id)
        self._desk.jobs.read(ask, self.show_preview)

    def show_preview(self, preview: Preview) -> None:
        """Come in with what would go and what would stay."""
        self._preview = preview
        self.begin()
        self.cancel.setText(_("Cancel"))
        self.reason = Choice(_("Why"), reasons())
        self.asked = OptionalDay(_("Asked for on"), None, self._desk.as_of)
        self.number = QLineEdit()
        self.number.setAccessibleName(_("Type the number to confirm"))
        self.number.setPlaceholderText(preview.labels[0] if preview.labels else "")
        self.number.textChanged.connect(self._check)
        self.number.returnPressed.connect(self._want)
        self.keep.setVisible(self._may())
        self.show_layout(self._content(preview))
        self._check()
        (self.reason if self._may() else self.cancel).setFocus()

    def _may(self) -> bool:
        return self._preview is not None and not self._preview.hold and self._preview.erased_on is None

    def _content(self, preview: Preview) -> QVBoxLayout:
        column = _column()
        column.addWidget(Words("  ·  ".join((preview.name, *preview.labels)), "body"))
        if preview.hold or preview.erased_on:
            why = Message()
            column.addWidget(why)
            if preview.erased_on:
                why.say(_("The data were erased on {day}.").format(day=day(preview.erased_on, "medium")))
            else:
                why.say(preview.hold, _("End the hold first, if its reason is gone."), "warn")
        _list(column, _("This goes"), "x", preview.goes)
        _list(column, _("This stays and names nobody"), "check", preview.stays)
        if preview.files:
            told = _("The row is blanked in our copies of: {files}. A copy in which that is not possible is taken out.")
            column.addWidget(Words(told.format(files=", ".join(dict.fromkeys(preview.files))), "caption", quiet="half"))
        _mentions(column, preview.mentions)
        if self._may():
            self._ask(column)
        column.addStretch(1)
        return column

    def _ask(self, column: QVBoxLayout) -> None:
        """Add what is asked."""
        warning = Message()
        column.addSpacing(6)
        column.addWidget(warning)
        told = _("Nothing brings the data back: no Undo, no backup, no file that is sent again.")
        warning.say(_("This is for ever."), told, "danger")
        for field in (self.reason, self.asked, self.number):
            column.addSpacing(6)
            column.addWidget(Line(field.accessibleName(), "control"))
            column.addWidget(field)

    def _check(self) -> None:
        labels = self._preview.labels if self._preview else ()
        self.keep.setEnabled(self._may() and self.number.text().strip().upper() in labels)

    def _want(self) -> None:
        if self._preview is None or not self.keep.isEnabled():
            return
        self.keep.setEnabled(False)
        asked: date | None = self.asked.day()
        work = partial(
            erasure_asks.erase,
            self._desk.workspace,
            self._preview.participant_id,
            str(self.reason.currentData()),
            asked,
            self._desk.settings.name,
        )
        self._desk.jobs.write(work, self._on_erased, failed=self._on_failed)

    def _on_failed(self, error: UserError) -> None:
        self.complain(error)
        self._check()

    def _on_erased(self, erased: Erased) -> None:
        """Say what was done."""
        self._preview = None
        column = _column()
        done = Message()
        column.addWidget(done)
        done.say(_("The data were erased."), _("Figures and issued reports are as they were."), "ok")
        _list(column, _("What was done"), "check", erased.lines)
        _mentions(column, erased.mentions)
        if erased.backups:
            self.backups = Button(_("Take these backups away"), "x", "danger")
            self.backups.clicked.connect(self._take_backups_away)
            column.addSpacing(6)
            column.addWidget(self.backups)
        column.addStretch(1)
        self.keep.hide()
        self.cancel.setText(_("Close"))
        self.show_layout(column)
        self.cancel.setFocus()

    def _take_backups_away(self) -> None:
        self.backups.setEnabled(False)
        work = partial(erasure_asks.erase_in_backups, self._desk.workspace)
        self._desk.jobs.read(work, self._on_taken_away, failed=self.complain)

    def _on_taken_away(self, count: int) -> None:
        told = ngettext(
            "{n} backup was taken away; there is a new one.", "{n} backups were taken away; there is a new one.", count
        )
        self.message.say(told.format(n=number(count)), tone="ok")


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(20, 14, 20, 16)
    column.setSpacing(6)
    return column


def _list(column: QVBoxLayout, title: str, icon: str, texts: Iterable[str]) -> None:
    """Add sentences below a title, each behind an icon."""
    column.addSpacing(8)
    column.addWidget(Line(title, "control"))
    for text in texts:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Icon(icon, 14), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Words(text, "table", quiet="half"), 1)
        column.addLayout(line)


def _mentions(column: QVBoxLayout, found: tuple[Mention, ...]) -> None:
    """Add the texts that name the person all the same."""
    if found:
        message = Message()
        column.addSpacing(6)
        column.addWidget(message)
        told = list(dict.fromkeys(each.text for each in found))
        more = "\n…" if len(told) > _MOST else ""
        message.say(_("These texts are not changed; look at them:"), "\n".join(told[:_MOST]) + more, "warn")
