"""Tells, once, what a new version brought, or that it did not start."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.go_back import GoBackDialog
from partnertrack.ui.dialogs.update_frame import UpdateFrame, bullets
from partnertrack.ui.view_models.updates import NewsView


class UpdateNews(UpdateFrame):
    """Its notes, and the way back where there is one."""

    def __init__(self, parent: QWidget, desk: Desk, view: NewsView) -> None:
        icon, tone = ("triangle-alert", "warn") if view.has_failed else ("sparkles", "primary")
        super().__init__(parent, icon, view.title, tone)
        self._desk = desk
        self.show_head(view.title, view.text)
        self.show_parts(*bullets(view.notes))
        self.leave.hide()
        self.act.setText(_("Close") if view.has_failed else _("Begin"))
        self.act.clicked.connect(self.accept)
        if view.back:
            self.aside.setText(_("Go back to version {version}…").format(version=view.back))
            self.aside.clicked.connect(self._go_back)
            self.aside.show()
        self.act.setFocus()
        self.adjustSize()

    def _go_back(self) -> None:
        self.accept()
        GoBackDialog(self.window_below, self._desk).open()
