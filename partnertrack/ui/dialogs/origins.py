"""Tells where the values of one person come from, and takes corrections."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import origin_asks
from partnertrack.ui.asking import Job, Work
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.correct_value import CorrectDialog
from partnertrack.ui.view_models.provenance import OriginView
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.labels import Words, rule
from partnertrack.ui.widgets.origin import Origin

if TYPE_CHECKING:
    from partnertrack.domain.record import Value
    from partnertrack.domain.statement import SlotKey


class OriginDrawer(Drawer):
    """Lies at the side of a person's page; what it stores can be undone as any change."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(page, _("Where does this come from?"))
        self._desk, self._undo = desk, undo
        self._enrolment_id: UUID | None = None
        self._ask: Work[tuple[OriginView, ...]] | None = None
        self._job: Job | None = None
        self.sections: list[Origin] = []

    def look_at(self, enrolment_id: UUID, slot: SlotKey) -> None:
        """Tell where the value of a field comes from."""
        self._look(enrolment_id, partial(origin_asks.origin, self._desk.workspace, enrolment_id, slot))

    def look_at_step(self, enrolment_id: UUID, step: str, occurrence: int) -> None:
        """Tell where all that is known of a step comes from."""
        self._look(
            enrolment_id, partial(origin_asks.origin_of_step, self._desk.workspace, enrolment_id, step, occurrence)
        )

    def refresh(self) -> None:
        """Look again, if anything is shown: the data changed."""
        if self.isVisible() and self._ask:
            self._start(self._ask)

    def _look(self, enrolment_id: UUID, ask: Work[tuple[OriginView, ...]]) -> None:
        self._enrolment_id, self._ask = enrolment_id, ask
        self._start(ask)

    def _start(self, ask: Work[tuple[OriginView, ...]]) -> None:
        if self._job:
            self._job.stop()
        self._job = self._desk.jobs.read(ask, self._show)

    def _show(self, views: tuple[OriginView, ...]) -> None:
        self.sections = [Origin(view) for view in views]
        column = QVBoxLayout()
        column.setContentsMargins(20, 2, 16, 16)
        column.setSpacing(0)
        for place, section in enumerate(self.sections):
            if place:
                column.addWidget(rule())
            section.correct_wanted.connect(self._open_correction)
            section.restore_wanted.connect(self._restore)
            section.file_wanted.connect(self._choose_file)
            column.addWidget(section)
        if not views:
            column.addSpacing(14)
            column.addWidget(Words(_("No field of the dictionary tells of this step."), quiet="half"))
        column.addStretch(1)
        is_fresh = self.isHidden()
        self.show_layout(column)
        if is_fresh:
            self.closing.setFocus()

    def _open_correction(self, view: OriginView) -> None:
        dialog = CorrectDialog(self.window(), self._desk, view)
        dialog.wanted.connect(self._correct)
        dialog.open()

    def _correct(self, slot: SlotKey, text: str) -> None:
        if self._enrolment_id:
            work = partial(origin_asks.correct, self._desk.workspace, self._enrolment_id, slot, text)
            self._desk.jobs.write(work, self._on_stored)

    def _restore(self, slot: SlotKey, value: Value) -> None:
        if self._enrolment_id:
            work = partial(origin_asks.restore, self._desk.workspace, self._enrolment_id, slot, value)
            self._desk.jobs.write(work, self._on_stored)

    def _on_stored(self, change_id: UUID | None) -> None:
        if change_id is None:
            self._desk.say(_("The pilot holds this value already."))
        else:
            self._desk.say(_("The value was corrected."), _("Undo"), partial(self._undo, change_id))

    def _choose_file(self, source_id: UUID, name: str) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the archived file"), name)
        if chosen:
            self.save_file(source_id, Path(chosen))

    def save_file(self, source_id: UUID, path: Path) -> None:
        """Write an archived file to a path."""
        self._desk.jobs.read(partial(origin_asks.save_archived, self._desk.workspace, source_id, path), self._on_saved)

    def _on_saved(self, path: Path) -> None:
        self._desk.say(_("Saved: {file}").format(file=path.name))
