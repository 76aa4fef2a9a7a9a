"""The last line of a dialog: Cancel, and the button that does what it is about."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button


def feet(dialog: QDialog, act: Button) -> QHBoxLayout:
    """The line; Cancel rejects the dialog."""
    cancel = Button(_("Cancel"), kind="ghost")
    cancel.clicked.connect(dialog.reject)
    line = QHBoxLayout()
    line.setSpacing(10)
    line.addStretch(1)
    line.addWidget(cancel)
    line.addWidget(act)
    return line
