"""Hides the names of everybody on every page, for a shared screen or a journey, and shows them again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from partnertrack.i18n import _
from partnertrack.ui.desk import Desk


class HiddenNames(QObject):
    """The switch of the open pilot."""

    moved = Signal(bool, bool)
    """Whether names are hidden, and whether whoever opened the pilot may show them."""

    def __init__(self, desk: Desk, window: QObject) -> None:
        super().__init__(window)
        self._desk = desk
        desk.opened.connect(self._tell)
        desk.names_changed.connect(self._tell)

    def switch(self) -> None:
        """Hide the names, or show them again."""
        if not self._desk.is_open:
            return
        if self._desk.workspace.is_viewed:
            self._desk.say(_("You opened this pilot as a viewer: you see its figures, and nobody’s name."))
            return
        is_hidden = not self._desk.workspace.is_masked
        self._desk.hide_names(is_hidden=is_hidden)
        if is_hidden:
            words = _("Names are hidden on every page. Until you show them again, nothing can be changed.")
            self._desk.say(words, _("Show names"), self.switch)
        else:
            self._desk.say("")

    def _tell(self) -> None:
        workspace = self._desk.workspace
        self.moved.emit(workspace.is_masked, not workspace.is_viewed)
