"""Updates PartnerTrack from a file: what the file is, what is done first, how far it is, and the restart."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui import update_asks as asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.go_back import GoBackDialog
from partnertrack.ui.dialogs.update_frame import UpdateFrame, bullets
from partnertrack.ui.view_models.updates import BackView, DoneView, OfferView
from partnertrack.ui.widgets.facts import Facts
from partnertrack.ui.widgets.labels import Words, rule

if TYPE_CHECKING:
    from partnertrack.services.workspace import Workspace


class UpdateDialog(UpdateFrame):
    """Asks for a file, verifies it, tells of it, and puts the new version in place when the user wants it."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "monitor-down", _("Update from a file"))
        self._desk = desk
        self._job: Job | None = None
        self._view: OfferView | None = None
        self.act.setText(_("Choose file…"))
        self.act.clicked.connect(self._act)
        self.aside.clicked.connect(self._go_back)
        self.busy.stop_button.clicked.connect(self._stop)
        self.finished.connect(self._stop)
        words = _(
            "Choose the file that you were given, on a stick or in a folder. It is verified as a whole before anything "
            "is changed; your pilots are backed up first. PartnerTrack itself never asks a network."
        )
        self.show_head(_("Update from a file"), words)
        desk.jobs.read(asks.check_way, self._on_way, failed=self._on_refused)

    def open_file(self, path: Path) -> None:
        """Verify an update, and tell of it."""
        self._view = None
        self.message.clear()
        self.show_parts()
        self._begin(_("Verifying “{file}”…").format(file=path.name))
        self._job = self._desk.jobs.read(
            partial(asks.look, path, self._workspace(), self._desk.settings.recent_files()),
            self.show_offer,
            failed=self._on_failed,
            stopped=self._on_stopped,
            progressed=self.busy.progress,
        )

    def show_offer(self, view: OfferView) -> None:
        """Tell of an update that can be had."""
        self.busy.end()
        self._view = view
        self.show_head(view.title, "")
        parts: list[QWidget] = [Facts(view.facts)]
        if view.notes:
            parts += [rule(), Words(_("What is new"), "h3"), *bullets(view.notes)]
        parts += [rule(), Words(_("Before anything is changed"), "h3"), *bullets(view.first)]
        self.show_parts(*parts)
        if view.warning:
            self.message.say(view.warning, tone="warn")
        self._rest(_("Update"))

    def show_done(self, view: DoneView) -> None:
        """Say that the new version is in place."""
        self.show_head(view.title, view.text)
        self.show_parts(*bullets(view.left))
        self.offer_restart()
        self.adjustSize()

    def _act(self) -> None:
        if self._view is None:
            kinds = _("Updates of PartnerTrack") + f" (*{asks.SUFFIX})"
            chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose an update"), "", kinds)
            if chosen:
                self.open_file(Path(chosen))
            return
        self._begin(_("Backing up your pilots…"))
        recent = self._desk.settings.recent_files()
        self._job = self._desk.jobs.read(
            partial(asks.install, self._view.path, self._workspace(), recent, self._desk.home),
            self.show_done,
            failed=self._on_failed,
            stopped=self._on_stopped,
            progressed=self._on_progress,
        )

    def _on_progress(self, done: int, total: int, words: str) -> None:
        self.busy.progress(done, total, words or _("Unpacking the new version…"))

    def _workspace(self) -> Workspace | None:
        return self._desk.workspace if self._desk.is_open else None

    def _begin(self, words: str) -> None:
        self.message.clear()
        self.busy.start(words)
        self.act.setEnabled(False)
        self.adjustSize()

    def _rest(self, words: str) -> None:
        self.act.setText(words)
        self.act.setEnabled(True)
        self.act.setFocus()
        self.adjustSize()

    def _stop(self) -> None:
        if self._job:
            self._job.stop()

    def _on_stopped(self) -> None:
        self.busy.end()
        self.message.say(_("Stopped. Nothing was changed."))
        self._rest(_("Update") if self._view else _("Choose file…"))

    def _on_failed(self, error: UserError) -> None:
        self._view = None
        self.show_parts()
        self.fail(error)
        self._rest(_("Choose another file…"))

    def _on_refused(self, error: UserError) -> None:
        """This program is updated in another way."""
        self.words.hide()
        self.fail(error)
        self.act.hide()
        self.leave.setText(_("Close"))
        self.leave.setFocus()

    def _on_way(self, way: BackView | None) -> None:
        if way:
            self.aside.setText(way.offer)
            self.aside.show()

    def _go_back(self) -> None:
        self.reject()
        GoBackDialog(self.window_below, self._desk).open()
