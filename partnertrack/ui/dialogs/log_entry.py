"""Asks what passed with an organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.dialogs.form_grid import form_grid, written
from partnertrack.ui.view_models.organisations import reasons_lost, stages, ways
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.domain.engagement import Engagement
    from partnertrack.errors import UserError

_WIDTH, _TEXT = 560, 96


class LogEntryDialog(QDialog):
    """Day, way, text and, for an employer, how far it has come; whoever listens stores it, or has it complain."""

    wanted = Signal(object)
    """The `Engagement` as it was filled in."""

    def __init__(
        self, parent: QWidget, entry: Engagement, contacts: Sequence[tuple[UUID, str]], *, is_employer: bool
    ) -> None:
        super().__init__(parent)
        self._entry, self._is_employer = entry, is_employer
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = _("Change an entry of the log") if entry.version else _("What passed?")
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.day = DayField(_("Day"), entry.happened_on)
        self.way = Choice(_("Way"), [(label, key) for key, label in ways().items()])
        self.way.choose(entry.way)
        self.contact = Choice(_("With"), [(_("Nobody by name"), None), *((name, key) for key, name in contacts)])
        self.contact.choose(entry.contact_id)
        self.author = written(_("Your name"), entry.written_by)
        self.stage = Choice(_("The employer is now"), [(_("as before"), ""), *((w, k) for k, w in stages().items())])
        self.stage.choose(entry.stage)
        self.reason = Choice(_("Reason"), [(label, key) for key, label in reasons_lost().items()])
        self.reason.choose(entry.reason or "no_answer")
        self.text = QPlainTextEdit(entry.text)
        self.text.setAccessibleName(_("What passed?"))
        self.text.setPlaceholderText(_("What was said, what was agreed, what is to be done"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT)
        self.message = Message()
        self.keep = Button(_("Save"), "check", "primary")
        self.keep.setDefault(True)
        self._lay_out(title)
        self._connect()

    def filled_in(self) -> Engagement:
        """The entry as it stands."""
        stage = str(self.stage.currentData())
        return replace(
            self._entry,
            happened_on=self.day.day(),
            way=str(self.way.currentData()),
            contact_id=self.contact.currentData(),
            written_by=self.author.text().strip(),
            stage=stage,
            reason=str(self.reason.currentData()) if stage == "lost" else "",
            text=self.text.toPlainText(),
        )

    def complain(self, error: UserError) -> None:
        """Say why it was not stored; what was filled in stays."""
        self.message.complain(error)

    def _lay_out(self, title: str) -> None:
        asked: list[QWidget] = [self.day, self.way, self.contact, self.author]
        asked += [self.stage, self.reason] if self._is_employer else []
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(8)
        column.addWidget(Line(title, "h2"))
        column.addWidget(self.text)
        column.addLayout(form_grid([(field.accessibleName(), field) for field in asked]))
        column.addWidget(self.message)
        column.addLayout(feet(self, self.keep))
        self.text.setFocus()

    def _connect(self) -> None:
        self.stage.currentIndexChanged.connect(self._on_stage)
        self.keep.clicked.connect(lambda: self.wanted.emit(self.filled_in()))
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.keep.click)
        self.keep.setToolTip("Ctrl+Enter")
        self._on_stage()

    def _on_stage(self) -> None:
        self.reason.setEnabled(self.stage.currentData() == "lost")
