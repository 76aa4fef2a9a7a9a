"""Says who lacks what a letter needs, and lets the user see these people or leave them out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui.view_models.letters import FirstPage
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.message import Message

_MOST = 4


class Lacking(QWidget):
    """A message with two buttons; hidden while nobody lacks anything."""

    people_wanted = Signal()
    switched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.leaves_out = False
        self._page: FirstPage | None = None
        self.message = Message()
        self.see = Button(_("Show these people"), "users", is_small=True)
        self.see.clicked.connect(self.people_wanted)
        self.leave = Button(_("Leave these people out"), "user-x", is_small=True)
        self.leave.clicked.connect(self._switch)
        self._buttons = buttons = QWidget()
        flow = FlowLayout()
        buttons.setLayout(flow)
        flow.addWidget(self.see)
        flow.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.message)
        column.addWidget(buttons)
        self.hide()

    def show_page(self, page: FirstPage) -> None:
        """Say what is lacking for this page's letter."""
        self._page = page
        self.setVisible(bool(page.lacks or page.warning))
        self._buttons.setVisible(bool(page.lacks))
        if page.lacks:
            self._say(page)
        elif page.warning:
            self.message.say(page.warning, _("Ask them first; what is written nevertheless is noted."), "warn")

    def ask_again(self) -> None:
        """Leave nobody out any more: something else is to be written."""
        self.leaves_out = False

    def _switch(self) -> None:
        self.leaves_out = not self.leaves_out
        if self._page:
            self._say(self._page)
        self.switched.emit()

    def _say(self, page: FirstPage) -> None:
        count = len(page.lacking())
        told = " ".join(filter(None, (page.warning, *(lack.text for lack in page.lacks[:_MOST]))))
        if not self.leaves_out:
            self.message.say(told, _("Nothing is written until it is known, or these people are left out."), "warn")
            self.leave.setText(_("Leave these people out"))
            return
        words = ngettext("{n} person is left out.", "{n} people are left out.", count).format(n=number(count))
        self.message.say(words, told, "info")
        self.leave.setText(_("Do not leave them out"))
