"""Makes a pilot: the set-up, then the recovery sheet, then what one does first with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from partnertrack.i18n import _
from partnertrack.ui import place as places
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.recovery_offer import RecoveryOffer
from partnertrack.ui.dialogs.set_up import SetUpDialog, WhatNext
from partnertrack.ui.place import Place


class Making(QObject):
    """One dialog after the other; a pilot that was made in another way is offered its recovery sheet, too."""

    went = Signal(object)
    """A `Place` of the new pilot is to be shown."""
    guide_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self._is_offering = self._asks_after = False
        self._dialog: SetUpDialog | None = None
        desk.made.connect(self._on_made)

    def set_up(self, files: Sequence[Path] = ()) -> SetUpDialog:
        """Ask for what the pilot begins with; as little as possible where it is made for spreadsheets."""
        self._forget()
        dialog = self._dialog = SetUpDialog(self._parent.window(), self._desk, files)
        dialog.accepted.connect(lambda: self._go_on(dialog))
        dialog.rejected.connect(self._on_left)
        dialog.open()
        return dialog

    def _on_left(self) -> None:
        """Offer to go on where one was, if one was past the first step: an Escape is quickly pressed."""
        dialog = self._dialog
        if dialog and dialog.pages.currentIndex():
            self._desk.say(_("The set-up was closed. Nothing was made."), _("Go on with it"), dialog.open)
        else:
            self._forget()

    def _forget(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog:
            dialog.deleteLater()

    def _on_made(self) -> None:
        """Offer the recovery sheet of a pilot that is encrypted."""
        if self._desk.workspace.is_encrypted:
            self._is_offering = True
            offer = RecoveryOffer(self._parent.window(), self._desk)
            offer.finished.connect(self._on_offered)
            offer.open()

    def _go_on(self, dialog: SetUpDialog) -> None:
        """Lead to the import of the files, or to what one does first with a new pilot."""
        self._forget()
        if dialog.short:
            partner = dialog.short.partner.text().strip()
            self.went.emit(Place(places.IMPORTS, partner=partner, files=dialog.files, is_begun=True))
        elif self._is_offering:
            self._asks_after = True
        else:
            self._ask_what_next()

    def _on_offered(self) -> None:
        asks_now, self._asks_after = self._asks_after, False
        self._is_offering = False
        if asks_now:
            self._ask_what_next()

    def _ask_what_next(self) -> None:
        if self._desk.is_open:
            ways = WhatNext(self._parent.window(), self._desk.workspace.title)
            ways.went.connect(self.went)
            ways.guide_wanted.connect(self.guide_wanted)
            ways.open()
