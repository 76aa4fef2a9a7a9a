"""The line above the list: what is searched, filtered and arranged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import SearchField

_TYPING = 120  # milliseconds without a key after which a search starts


class Toolbar(QHBoxLayout):
    """A field for names, whom the list was narrowed to elsewhere, the filters, and buttons."""

    typed = Signal(str)
    """What stands in the field, a moment after the last key."""
    cleared = Signal()
    """Everybody is to be seen again."""

    def __init__(self, filters: QWidget, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self.setContentsMargins(16, 14, 16, 10)
        self.setSpacing(10)
        self.filter = SearchField(_("Filter by name, number, reference…"))
        self.filter.setMaximumWidth(320)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING)
        self._timer.timeout.connect(self.tell)
        self.filter.textEdited.connect(lambda _text: self._timer.start())
        self.picked_words = ""
        self.picked = Button("", "x", is_small=True)
        self.picked.setToolTip(_("Show everybody again"))
        self.picked.clicked.connect(self.cleared.emit)
        self.picked.hide()
        self.addWidget(self.filter, 2)
        self.addWidget(self.picked)
        self.addWidget(filters, 5, Qt.AlignmentFlag.AlignVCenter)
        for button in buttons:
            self.addWidget(button)

    def tell(self) -> None:
        """Search for what stands in the field."""
        self.typed.emit(self.filter.text().strip())

    def show_picked(self, words: str) -> None:
        """Say whom the list was narrowed to elsewhere; nothing where it was not."""
        self.picked_words = words
        self.picked.setText(words.replace("&", "&&"))
        self.picked.setVisible(bool(words))

    def focus_search(self) -> None:
        """Put the keyboard into the field."""
        self.filter.setFocus()
        self.filter.selectAll()
