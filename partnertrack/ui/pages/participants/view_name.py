"""The panel in which a view of the list gets its name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.popover import Popover
from partnertrack.ui.widgets.tick import Tick


class ViewName(Popover):
    """Asks for a name, and whether the whole office is to see the view."""

    named = Signal(str, bool)
    """The name, and whether the view is kept in the pilot."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, _("Name of the view"), height=190)
        self.title = Line(_("Name of the view"), "h3")
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Name of the view"))
        self.field.returnPressed.connect(self._tell)
        self.shared = Tick(_("For everybody who works with this pilot"))
        self.keep = Button(_("Save"), "check", "primary")
        self.keep.clicked.connect(self._tell)
        self.field.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        feet = QHBoxLayout()
        feet.addStretch(1)
        feet.addWidget(self.keep)
        self.column.addWidget(self.title)
        self.column.addWidget(self.field)
        self.column.addWidget(self.shared)
        self.column.addStretch(1)
        self.column.addLayout(feet)

    def ask(self, opener: QWidget, name: str, *, is_shared: bool, can_share: bool) -> None:
        """Come up with a name to begin with."""
        self.field.setText(name)
        self.field.selectAll()
        self.keep.setEnabled(bool(name))
        self.shared.setChecked(is_shared)
        self.shared.setVisible(can_share)
        self.open_at(opener)
        self.field.setFocus()

    def _tell(self) -> None:
        name = self.field.text().strip()
        if name:
            self.put_away()
            self.named.emit(name, self.shared.isChecked())
