"""Takes what is to be said of a person or a step, at the side of the person's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import person_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.form_line import FormLine
from partnertrack.ui.widgets.labels import Words
from partnertrack.ui.widgets.message import Message

if TYPE_CHECKING:
    from partnertrack.domain.statement import SlotKey
    from partnertrack.services.correct_value import Checked, Form


@dataclass(frozen=True, slots=True)
class Subject:
    """What a form is about: a step of an enrolment, or its profile where no step is named."""

    enrolment_id: UUID
    step: str = ""
    occurrence: int = 1


class FormDrawer(Drawer):
    """The form; Enter saves, Esc puts it away, and what was written is kept until it is saved or discarded."""

    origin_wanted = Signal(object)
    """The user wants to know where the values of that `Subject` come from."""
    again_wanted = Signal(object)
    """The user wants to go on with the form of that `Subject`."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(page, "")
        self._desk, self._undo = desk, undo
        self._subject: Subject | None = None
        self._title_text = ""
        self._drafts: dict[Subject, dict[SlotKey, str]] = {}
        self._job: Job | None = None
        self.lines: list[FormLine] = []
        self.message = Message()
        self.origin = Button(_("Where from?"), "file-clock", "ghost")
        self.origin.clicked.connect(lambda: self.origin_wanted.emit(self._subject))
        self.discard = Button(_("Cancel"), kind="ghost")
        self.discard.clicked.connect(self._discard)
        self.store = Button(_("Save"), "check", "primary")
        self.store.clicked.connect(self._save)
        self.closing.clicked.disconnect()
        self.closing.clicked.connect(self.leave)
        self._lay_out()

    def open(self, subject: Subject) -> None:
        """Come in with the form of that subject; what was written there before and not saved stands in it again."""
        self.leave()
        self._subject = subject
        self._stop()
        ask = partial(person_asks.form, self._desk.workspace, subject.enrolment_id, subject.step, subject.occurrence)
        self._job = self._desk.jobs.read(ask, partial(self._show, subject))

    def leave(self) -> None:
        """Put the form away; what was written is kept, and that is said."""
        if not self.isVisible():
            return
        self.hide()
        self._stop()
        texts, subject = self._texts(), self._subject
        if texts and subject:
            self._drafts[subject] = texts
            told = _("What you wrote under “{form}” is kept, but not saved.").format(form=self._title_text)
            self._desk.say(told, _("Go on writing"), partial(self.again_wanted.emit, subject))

    def _lay_out(self) -> None:
        self.foot.setContentsMargins(20, 8, 16, 4)
        self.foot.setSpacing(10)
        self.foot.addWidget(self.message)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.origin)
        buttons.addStretch(1)
        buttons.addWidget(self.discard)
        buttons.addWidget(self.store)
        self.foot.addLayout(buttons)

    def _show(self, subject: Subject, form: Form) -> None:
        self._title_text = form.title
        self.name(form.title)
        self.message.clear()
        self.store.setText(_("Save"))
        self.store.setEnabled(bool(form.fields))
        self.origin.setVisible(bool(subject.step))
        self.lines = [FormLine(each) for each in form.fields]
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(12)
        column.addWidget(Words(form.person, "table", quiet="half"))
        for line in self.lines:
            line.changed.connect(self._check)
            line.entered.connect(self._save)
            column.addWidget(line)
        if not form.fields:
            column.addWidget(Words(_("No field of the dictionary tells of this step."), quiet="half"))
        column.addStretch(1)
        self.show_layout(column)
        (self.lines[0] if self.lines else self.closing).setFocus()
        self._write_draft(subject)

    def _write_draft(self, subject: Subject) -> None:
        draft = self._drafts.pop(subject, None)
        for line in self.lines:
            if draft and line.slot in draft:
                line.write(draft[line.slot])

    def _texts(self) -> dict[SlotKey, str]:
        """What was changed and not yet saved."""
        return {line.slot: line.text() for line in self.lines if line.is_changed}

    def _check(self) -> None:
        """Find out how the texts are read, and what speaks against them."""
        self._stop()
        texts, subject = self._texts(), self._subject
        self.discard.setText(_("Discard changes") if texts else _("Cancel"))
        if subject:
            work = partial(person_asks.check_form, self._desk.workspace, subject.enrolment_id, texts, self._desk.as_of)
            self._job = self._desk.jobs.read(work, self._on_checked)

    def _on_checked(self, checked: Checked) -> None:
        for line in self.lines:
            line.show_read(checked.reads.get(line.slot))
        self.store.setEnabled(not checked.is_refused)
        self.store.setText(_("Save all the same") if checked.warnings else _("Save"))
        if checked.warnings:
            self.message.say("\n".join(checked.warnings), "\n".join(checked.effects), "warn")
        elif checked.effects:
            self.message.say(_("What this leads to"), "\n".join(checked.effects))
        else:
            self.message.clear()

    def _save(self) -> None:
        texts, subject = self._texts(), self._subject
        if not subject or not self.store.isEnabled():
            return
        if not texts:
            self.hide()
            return
        self.store.setEnabled(False)
        work = partial(person_asks.save_form, self._desk.workspace, subject.enrolment_id, self._title_text, texts)
        self._desk.jobs.write(work, self._on_saved, failed=self._on_refused)

    def _on_saved(self, change_id: UUID | None) -> None:
        self._stop()
        self.hide()
        if change_id is None:
            self._desk.say(_("The pilot holds this already."))
        else:
            told = _("“{form}” was saved.").format(form=self._title_text)
            self._desk.say(told, _("Undo"), partial(self._undo, change_id))

    def _on_refused(self, error: UserError) -> None:
        self.store.setEnabled(True)
        self.message.complain(error)

    def _discard(self) -> None:
        self._stop()
        self.hide()

    def _stop(self) -> None:
        if self._job:
            self._job.stop()
