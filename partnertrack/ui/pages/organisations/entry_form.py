"""The fields in which an entry of an organisation's log is written, in the place where it will stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.dialogs.form_grid import form_grid, written
from partnertrack.ui.view_models.organisations import reasons_lost, stages, ways
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.labels import Line, rule
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.domain.engagement import Engagement
    from partnertrack.errors import UserError

_TEXT = 76


class EntryForm(QWidget):
    """Text, day, way and, for an employer, how far it has come; whoever listens stores it, or has it complain."""

    wanted = Signal(object)
    """The `Engagement` as it was filled in."""
    ended = Signal()
    """It was put away."""

    def __init__(self, entry: Engagement) -> None:
        super().__init__()
        self._entry = entry
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("What passed?"))
        self.text.setPlaceholderText(_("What was said, what was agreed, what is to be done"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT)
        self.day = DayField(_("Day"), entry.happened_on)
        self.way = Choice(_("Way"), [(label, key) for key, label in ways().items()])
        self.contact = Choice(_("With"))
        self.author = written(_("Your name"), "")
        self.author_label = Line(_("Your name"), "control")
        self.stage = Choice(_("The employer is now"), [(_("as before"), ""), *((w, k) for k, w in stages().items())])
        self.reason = Choice(_("Reason"), [(label, key) for key, label in reasons_lost().items()])
        self.employer = QWidget()
        self.message = Message()
        self.keep = Button(_("Save entry"), "check", "primary", is_small=True)
        self.cancel = Button(_("Cancel"), kind="ghost", is_small=True)
        self._lay_out()
        self._connect()
        self.hide()

    def begin(self, entry: Engagement, contacts: Sequence[tuple[UUID, str]], *, is_employer: bool) -> None:
        """Open for an entry; who writes is asked for where nobody is known to."""
        self._entry = entry
        self.message.clear()
        self.contact.show_entries([(_("Nobody by name"), None), *((name, key) for key, name in contacts)])
        self.text.setPlainText(entry.text)
        self.day.show_day(entry.happened_on)
        self.way.choose(entry.way)
        self.contact.choose(entry.contact_id)
        self.author.setText(entry.written_by)
        for part in (self.author, self.author_label):
            part.setVisible(not entry.written_by)
        self.stage.choose(entry.stage)
        self.reason.choose(entry.reason or "no_answer")
        self.employer.setVisible(is_employer)
        self._on_stage()
        self.show()
        self.text.setFocus()

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

    def accept(self) -> None:
        """Put it away: the entry is stored."""
        self.text.clear()
        self.hide()
        self.ended.emit()

    def complain(self, error: UserError) -> None:
        """Say why it was not stored; what was filled in stays."""
        self.message.complain(error)

    def _lay_out(self) -> None:
        named = [(each.accessibleName(), each) for each in (self.day, self.way, self.contact)]
        funnel = form_grid([(each.accessibleName(), each) for each in (self.stage, self.reason)])
        funnel.setContentsMargins(0, 0, 0, 0)
        self.employer.setLayout(funnel)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addLayout(form_grid([*named, (self.author_label, self.author)]))
        column.addWidget(self.employer)
        column.addWidget(self.message)
        column.addLayout(buttons)
        column.addWidget(rule())

    def _connect(self) -> None:
        self.stage.currentIndexChanged.connect(self._on_stage)
        self.keep.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.accept)
        store = QShortcut(QKeySequence("Ctrl+Return"), self)
        store.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        store.activated.connect(self._ask)
        self.keep.setToolTip("Ctrl+Enter")

    def _ask(self) -> None:
        entry = self.filled_in()
        if entry.written_by:
            self.wanted.emit(entry)
        else:
            self.message.say(_("Write your name, so that others know whose entry it is."), tone="warn")
            self.author.setFocus()

    def _on_stage(self) -> None:
        self.reason.setEnabled(self.stage.currentData() == "lost")
