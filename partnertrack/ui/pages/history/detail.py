"""The panel with one change: what it did, record by record, and the ways back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import clipboard, history_asks, origin_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.history.line import ToldBlock
from partnertrack.ui.place import IMPORTS, ORGANISATION, PARTICIPANT, Place
from partnertrack.ui.proposed import for_saving
from partnertrack.ui.view_models.change_rows import DetailView, LineView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Line, Words, breakable, rule
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.reveal import reveal

if TYPE_CHECKING:
    from datetime import date

_WIDE, _LONGEST_WORD, _PROOF = 600, 40, 16


class ChangePanel(Drawer):
    """Lies at the side of the list; what is put back or undone here can be undone as any change."""

    went = Signal(object)
    """The user wants to be at that `Place`."""
    undo_wanted = Signal(object)
    """The id of the change that is to be taken back."""

    def __init__(self, page: QWidget, desk: Desk, today: Callable[[], date], undo: Callable[[UUID], None]) -> None:
        super().__init__(page, _("What was done"), _WIDE)
        self._desk, self._today, self._undo = desk, today, undo
        self._key: UUID | None = None
        self._only: UUID | None = None
        self._view: DetailView | None = None
        self._job: Job | None = None
        self.blocks: list[ToldBlock] = []
        self.message = Message()
        self._made()

    def look_at(self, key: UUID, only: UUID | None = None) -> None:
        """Tell of a change from its beginning; with `only`, what it did to that person or organisation."""
        self._key, self._only = key, only
        self._ask((0, 0), self._show)

    def refresh(self) -> None:
        """Tell of the same change again: the data changed."""
        if self.isVisible() and self._key:
            self.look_at(self._key, self._only)

    def _made(self) -> None:
        """Make what stands around the telling."""
        self.back = Button(_("Undo this change…"), "undo-2", is_small=True)
        self.sure = Button(_("Undo it"), "undo-2", "primary", is_small=True)
        self.files = Button(_("Imports"), "file-up", "ghost", is_small=True)
        self.save = Button(_("Save the file as it came…"), "download", "ghost", is_small=True)
        self.more = Button(_("Show more"), "chevron-down", "ghost", is_small=True)
        self.copy = Button(_("Copy SHA-256"), "copy", "ghost", is_small=True)
        for button, act in (
            (self.back, self._look_through),
            (self.sure, self._take_back),
            (self.files, lambda: self.went.emit(Place(IMPORTS))),
            (self.save, self._save_file),
            (self.more, self._show_more),
            (self.copy, self._copy),
        ):
            button.clicked.connect(act)

    def _ask(self, start: tuple[int, int], done: Callable[[DetailView], None]) -> None:
        if self._job:
            self._job.stop()
        if self._key:
            ask = partial(history_asks.detail, self._desk.workspace, self._key, start, self._only, self._today())
            self._job = self._desk.jobs.read(ask, done, failed=self._complain)

    def _show(self, view: DetailView) -> None:
        self._view = view
        row = view.row
        self.name(_("Change {number}").format(number=row.happened.number))
        self._made()  # the old ones went with the old content
        self.message = Message()
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addWidget(Words(breakable(row.title, _LONGEST_WORD), "h3"))
        told = (row.when, row.who or _("nobody named"), row.way_words, row.happened.file, row.counts)
        column.addWidget(Words(breakable(" · ".join(filter(None, told)), _LONGEST_WORD), "caption", quiet="true"))
        column.addLayout(self._ways())
        column.addWidget(self.message)
        self._told = QVBoxLayout()
        self._told.setSpacing(14)
        column.addLayout(self._told)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(rule())
        column.addWidget(Line(f"SHA-256 {row.happened.hash[:_PROOF]}…", "caption", quiet="true"))
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self.blocks = []
        self._add(view)
        self.show_layout(column)
        self.closing.setFocus()

    def _ways(self) -> FlowLayout:
        """What can be done about the whole change."""
        view, flow = self._view, FlowLayout()
        if view is None:
            return flow
        reveal(self.back, when=view.row.happened.can_undo)
        self.sure.hide()
        is_import = view.source_id is not None
        for button, is_there in ((self.back, True), (self.sure, True), (self.files, is_import), (self.save, is_import)):
            if is_there:
                flow.addWidget(button)
        if view.row.happened.is_undone:
            self.message.say(_("This change was taken back since."))
        elif self._only:
            self.message.say(_("Only what it did to the one the list is narrowed to is shown here."))
        elif view.row.happened.is_blackened:
            self.message.say(_("Somebody’s data were erased since: what this change said of them is gone for ever."))
        return flow

    def _add(self, view: DetailView) -> None:
        for told in view.told:
            if self.blocks:
                self._told.addWidget(rule())
            block = ToldBlock(told)
            block.person_wanted.connect(lambda person: self.went.emit(Place(PARTICIPANT, person=person)))
            block.organisation_wanted.connect(lambda key: self.went.emit(Place(ORGANISATION, organisation=key)))
            block.put_back_wanted.connect(self._put_back)
            self.blocks.append(block)
            self._told.addWidget(block)
        if not self.blocks:
            self._told.addWidget(Words(_("Nothing of this change can be told record by record."), quiet="true"))
        reveal(self.more, when=view.next is not None)

    def _show_more(self) -> None:
        if self._view and self._view.next:
            self._ask(self._view.next, self._go_on)

    def _go_on(self, view: DetailView) -> None:
        self._view = view
        self._add(view)

    def _put_back(self, line: LineView) -> None:
        if line.earlier:
            work = partial(history_asks.put_back, self._desk.workspace, line.earlier)
            self._desk.jobs.write(work, partial(self._on_put_back, line), failed=self._complain)

    def _on_put_back(self, line: LineView, change: UUID | None) -> None:
        if change is None:
            self._desk.say(_("The pilot holds this already."))
            return
        words = _("“{field}” is “{value}” again.").format(field=line.label, value=line.before or _("nothing"))
        self._desk.say(words, _("Undo"), partial(self._undo, change))

    def _look_through(self) -> None:
        """Say what taking the change back would do, before it is done."""
        if self._key:
            self.back.setEnabled(False)
            work = partial(history_asks.preview, self._desk.workspace, self._key)
            self._desk.jobs.read(work, self._on_looked, failed=self._complain)

    def _on_looked(self, found: tuple[bool, str, str]) -> None:
        may, done, stays = found
        self.message.say(done, stays, "info" if may else "warn")
        self.back.setVisible(False)
        self.sure.setVisible(may)
        if may:
            self.sure.setFocus()

    def _take_back(self) -> None:
        if self._key:
            self.sure.setEnabled(False)
            self.undo_wanted.emit(self._key)

    def _save_file(self) -> None:
        if self._view is None or self._view.source_id is None:
            return
        name = self._view.row.happened.file
        usual = for_saving(name, self._desk.workspace.path)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the file as it came"), usual)
        if chosen:
            work = partial(origin_asks.save_archived, self._desk.workspace, self._view.source_id, Path(chosen))
            self._desk.jobs.read(work, self._on_saved, failed=self._complain)

    def _on_saved(self, path: Path) -> None:
        self._desk.say(_("Written to “{file}”.").format(file=path.name))

    def _copy(self) -> None:
        if self._view:
            clipboard.put_text(self._view.row.happened.hash)

    def _complain(self, error: UserError) -> None:
        if self.isVisible():
            self.message.complain(error)
        else:
            self._desk.say(str(error))
