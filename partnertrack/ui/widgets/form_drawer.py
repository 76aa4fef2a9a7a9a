"""A drawer with a form: a message and two buttons below what is filled in."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.errors import UserError
from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button, Kind
from partnertrack.ui.widgets.drawer import Drawer
from partnertrack.ui.widgets.message import Message


class FormDrawer(Drawer):
    """Holds a form; what the button to keep it does, its `_want` says. `cancel` puts the drawer away."""

    def __init__(self, page: QWidget, title: str, keep: str, icon: str = "check", kind: Kind = "primary") -> None:
        super().__init__(page, title)
        self.message = Message()
        self.cancel, self.keep = Button(_("Cancel"), kind="ghost"), Button(keep, icon, kind)
        self.cancel.clicked.connect(self.hide)
        self.keep.clicked.connect(self._want)
        self.foot.setContentsMargins(20, 8, 16, 4)
        self.foot.setSpacing(10)
        self.foot.addWidget(self.message)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.keep)
        self.foot.addLayout(buttons)

    def begin(self) -> None:
        """Forget what was said of the form before."""
        self.message.clear()
        self.keep.setEnabled(True)

    def complain(self, error: UserError) -> None:
        """Say why it was not stored; what was filled in stays."""
        self.keep.setEnabled(True)
        self.message.complain(error)

    def _want(self) -> None:
        raise NotImplementedError
