"""A person goes on after a pause, or over to another pilot: asked for, foreseen, stored, told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from partnertrack.i18n import _
from partnertrack.ui import person_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.resume import ResumeDialog
from partnertrack.ui.dialogs.transfer import TransferDialog
from partnertrack.ui.dialogs.unlock import UnlockDialog

if TYPE_CHECKING:
    from partnertrack.services.access import Access
    from partnertrack.services.resume import Resuming
    from partnertrack.services.transfer import Prospect, Transferred, Wanted


class Going:
    """The two ways, each with its dialog over the page."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        self._page, self._desk, self._undo = page, desk, undo

    def resume(self, enrolment_id: UUID) -> None:
        """Say what going on leads to, and ask for day and reason."""
        ask = partial(person_asks.foresee_resuming, self._desk.workspace, enrolment_id, self._desk.as_of)
        self._desk.jobs.read(ask, partial(self._ask_resuming, enrolment_id))

    def transfer(self, enrolment_id: UUID) -> None:
        """Ask for the other pilot."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._page, _("The pilot to which the person goes"), str(self._desk.workspace.path.parent), "(*.ptrack)"
        )
        if chosen:
            self.transfer_to(enrolment_id, Path(chosen))

    def transfer_to(self, enrolment_id: UUID, path: Path, access: Access | None = None) -> None:
        """Say what a transfer into that pilot leads to, and ask what goes over; `access` opens an encrypted one."""
        ask = partial(person_asks.foresee_transfer, self._desk.workspace, enrolment_id, path, access)
        self._desk.jobs.read(ask, partial(self._ask_transfer, enrolment_id, path, access))

    def _ask_resuming(self, enrolment_id: UUID, resuming: Resuming) -> None:
        dialog = ResumeDialog(self._page.window(), resuming, self._desk.as_of)
        dialog.wanted.connect(partial(self._resume, enrolment_id))
        dialog.open()

    def _resume(self, enrolment_id: UUID, on: date, reason: str) -> None:
        work = partial(person_asks.resume, self._desk.workspace, enrolment_id, on, reason, self._desk.settings.name)
        self._desk.jobs.write(work, partial(self._tell, _("The person is on the way again.")))

    def _ask_transfer(self, enrolment_id: UUID, path: Path, access: Access | None, prospect: Prospect | None) -> None:
        if prospect is None:
            self._unlock(enrolment_id, path)
            return
        dialog = TransferDialog(self._page.window(), prospect, self._desk.as_of)
        dialog.wanted.connect(partial(self._transfer, enrolment_id, path, access))
        dialog.open()

    def _unlock(self, enrolment_id: UUID, path: Path) -> None:
        """Ask for what opens the other pilot, then go on."""
        dialog = UnlockDialog(self._page.window(), self._desk, path)
        dialog.opened.connect(partial(self.transfer_to, enrolment_id, path))
        dialog.open()

    def _transfer(self, enrolment_id: UUID, path: Path, access: Access | None, wanted: Wanted) -> None:
        work = partial(person_asks.transfer, self._desk.workspace, enrolment_id, path, wanted, access)
        self._desk.jobs.write(work, self._on_transferred)

    def _on_transferred(self, done: Transferred) -> None:
        told = _(
            "The person went over to “{pilot}”. Undo takes back the mark here; in “{pilot}” there is its own undo."
        )
        self._tell(told.format(pilot=done.title), done.change_here)

    def _tell(self, told: str, change_id: UUID) -> None:
        self._desk.say(told, _("Undo"), partial(self._undo, change_id))
