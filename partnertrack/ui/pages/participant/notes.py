"""The notes on a person: read, written, changed and taken away in their card."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import person_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.participant.writing_hint import WritingHint
from partnertrack.ui.view_models.days import ago
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.emptied import empty_out
from partnertrack.ui.widgets.labels import Line, Words, breakable, rule
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.domain.note import Note

_FIELD_HEIGHT, _LONGEST_WORD = 84, 24


class NotesCard(Card):
    """The notes, newest first, below a field in which one is written; what is being written outlasts a refresh."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        self.add = Button(_("Add note"), "plus", "ghost", is_small=True)
        super().__init__(_("Notes"), self.add)
        self._desk, self._undo = desk, undo
        self._enrolment_id: UUID | None = None
        self._note: Note | None = None
        self._drafts: dict[tuple[UUID | None, UUID | None], str] = {}
        self._job: Job | None = None
        self.field = QPlainTextEdit()
        self.field.setAccessibleName(_("Note"))
        self.field.setPlaceholderText(_("What happened, what was agreed, what is to be done"))
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(_FIELD_HEIGHT)
        self.author = QLineEdit(desk.settings.name)
        self.author.setAccessibleName(_("Your name"))
        self.author.setPlaceholderText(_("Your name, as it stands under your notes"))
        self.message = Message()
        self.save = Button(_("Save note"), "check", "primary", is_small=True)
        self.editor = self._editor()
        self.list = QVBoxLayout()
        self.list.setSpacing(12)
        self.body.addWidget(self.editor)
        self.body.addLayout(self.list)
        self.add.clicked.connect(partial(self._write, None))
        self.save.clicked.connect(self._save)

    def show_person(self, enrolment_id: UUID) -> None:
        """Show the notes on that enrolment."""
        if enrolment_id != self._enrolment_id:
            self._keep_draft()
            self.editor.hide()
            self._enrolment_id = enrolment_id
            if self._drafts.get((enrolment_id, None)):
                self._write(None)
        if self._job:
            self._job.stop()
        ask = partial(person_asks.notes, self._desk.workspace, enrolment_id)
        self._job = self._desk.jobs.read(ask, self._show)

    def _editor(self) -> QWidget:
        editor = QWidget()
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        cancel = Button(_("Cancel"), kind="ghost", is_small=True)
        cancel.clicked.connect(self._cancel)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        self.hint = WritingHint(self.field)
        for widget in (self.field, self.hint, self.author, self.message):
            column.addWidget(widget)
        column.addLayout(buttons)
        store = QShortcut(QKeySequence("Ctrl+Return"), editor)
        store.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        store.activated.connect(self._save)
        self.save.setToolTip("Ctrl+Enter")
        editor.hide()
        return editor

    def _write(self, note: Note | None) -> None:
        """Open the field for a new note or for one that is there."""
        if self.editor.isVisible():
            self._keep_draft()
        self._note = note
        key = (self._enrolment_id, note.id if note else None)
        self.field.setPlainText(self._drafts.pop(key, note.text if note else ""))
        self.author.setVisible(note is None and not self._desk.settings.name)
        self.message.clear()
        self.editor.show()
        self.field.setFocus()

    def _keep_draft(self) -> None:
        text = self.field.toPlainText()
        if not self.editor.isHidden() and text.strip():
            self._drafts[self._enrolment_id, self._note.id if self._note else None] = text

    def _cancel(self) -> None:
        self.editor.hide()
        self.add.setFocus()

    def _save(self) -> None:
        if not self._enrolment_id:
            return
        text, workspace = self.field.toPlainText(), self._desk.workspace
        if self._note:
            work = partial(person_asks.rewrite_note, workspace, self._note, text)
            self._desk.jobs.write(work, partial(self._on_stored, _("The note was changed.")), failed=self._on_refused)
            return
        who = self._desk.settings.name or self.author.text().strip()
        if not who:
            self.message.say(_("Write your name, so that others know whose note it is."), tone="warn")
            self.author.setFocus()
            return
        self._desk.choose(name=who)
        fresh = partial(person_asks.write_note, workspace, self._enrolment_id, text, who)
        self._desk.jobs.write(fresh, partial(self._on_stored, _("The note was saved.")), failed=self._on_refused)

    def _delete(self, note: Note) -> None:
        work = partial(person_asks.delete_note, self._desk.workspace, note)
        self._desk.jobs.write(work, partial(self._on_stored, _("The note was deleted.")))

    def _on_stored(self, told: str, change_id: UUID | None) -> None:
        self.editor.hide()
        self.field.clear()
        if change_id:
            self._desk.say(told, _("Undo"), partial(self._undo, change_id))

    def _on_refused(self, error: UserError) -> None:
        self.message.complain(error)

    def _show(self, notes: tuple[Note, ...]) -> None:
        empty_out(self.list)
        for place, note in enumerate(notes):
            if place:
                self.list.addWidget(rule())
            self.list.addWidget(self._line(note))
        if not notes:
            told = _("Nothing is noted yet. Notes tell colleagues what no field holds: a call, a promise, a worry.")
            self.list.addWidget(Words(told, "table", quiet="half"))

    def _line(self, note: Note) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        written_on = note.written_at.astimezone()
        head.addWidget(Line(note.written_by or _("Unknown author"), "control"))
        head.addWidget(Line(f"{ago(written_on.date(), _today())}, {written_on:%H:%M}", "caption", quiet="true"))
        head.addStretch(1)
        edit, delete = (
            IconButton("pencil", _("Change this note"), size=14, is_small=True),
            IconButton("x", _("Delete this note"), size=14, is_small=True),
        )
        edit.clicked.connect(partial(self._write, note))
        delete.clicked.connect(partial(self._delete, note))
        head.addWidget(edit)
        head.addWidget(delete)
        column.addLayout(head)
        column.addWidget(Words(breakable(note.text, _LONGEST_WORD), "table"))
        return line


def _today() -> date:
    return date.today()  # noqa: DTZ011 - "yesterday" is the user's yesterday
