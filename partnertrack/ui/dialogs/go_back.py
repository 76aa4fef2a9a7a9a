"""Goes back to the version before an update, after it was said which pilots that cannot read."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _
from partnertrack.ui import update_asks as asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.update_frame import UpdateFrame, bullets
from partnertrack.ui.view_models.updates import BackView


class GoBackDialog(UpdateFrame):
    """Says what going back means, then does it."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "history", _("Change the version"))
        self._desk = desk
        self.show_head(_("Change the version"), "")
        self.act.setText(_("Go back"))
        self.act.setEnabled(False)
        self.act.clicked.connect(self._go)
        work = partial(asks.way_back, desk.settings.recent_files(), desk.home)
        desk.jobs.read(work, self.show_way, failed=self.fail)

    def show_way(self, view: BackView) -> None:
        """Say what it means."""
        self.show_head(view.title, view.text)
        self.act.setText(view.act)
        self.show_parts(*bullets(view.losses))
        if view.losses:
            self.message.say(_("What was changed in these pilots since is not in their backups."), tone="warn")
        self.act.setEnabled(True)
        self.act.setFocus()
        self.adjustSize()

    def _go(self) -> None:
        self.act.setEnabled(False)
        self._desk.jobs.read(asks.go_back, self._on_gone, failed=self.fail)

    def _on_gone(self, version: str) -> None:
        words = _("It starts when you open PartnerTrack next.")
        self.show_head(_("Version {version} is back").format(version=version), words)
        self.show_parts()
        self.offer_restart()
        self.adjustSize()
