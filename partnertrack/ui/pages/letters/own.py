"""The Word templates of the user's own, and the places that may stand in them, to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import clipboard
from partnertrack.ui.view_models.letters import Kind
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.fields import FieldChoice
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.option import Option

_GAP = 6


class OwnTemplates(QWidget):
    """The templates one below the other, a button that adds one, and a list of places with a button that copies."""

    add_wanted = Signal()
    drop_wanted = Signal()
    copied = Signal(str)
    """A place that was put on the clipboard, as it is written."""

    def __init__(self) -> None:
        super().__init__()
        self._options: list[Option] = []
        self.add = Button(_("Add a template…"), "plus", is_small=True)
        self.add.clicked.connect(self.add_wanted)
        self.drop = Button(_("Remove"), "x", is_small=True)
        self.drop.clicked.connect(self.drop_wanted)
        self.places = FieldChoice(_("Places for templates"), (), _("Find a place to copy"))
        self.copy = IconButton("copy", _("Copy this place for a Word template"), is_small=True)
        self.copy.clicked.connect(self._copy)
        buttons, places = QHBoxLayout(), QHBoxLayout()
        for line, widgets in ((buttons, (self.add, self.drop)), (places, (self.places, self.copy))):
            line.setSpacing(_GAP)
            for widget in widgets:
                line.addWidget(widget)
        buttons.addStretch(1)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(_GAP)
        column.addWidget(Line(_("Own Word templates"), "control", quiet="true"))
        column.addLayout(self._listed)
        column.addLayout(buttons)
        column.addLayout(places)

    def show_templates(
        self, templates: Sequence[Kind], places: Sequence[tuple[str, str]]
    ) -> tuple[tuple[Option, Kind], ...]:
        """List these templates anew, and offer these places; each template's option with the template."""
        for option in self._options:
            self._listed.removeWidget(option)
            option.deleteLater()
        self._options = [Option(_("Own Word templates"), each.title, each.detail) for each in templates]
        for option in self._options:
            self._listed.addWidget(option)
        if self.places.count() != len(places):
            self.places.show_entries(places)
        return tuple(zip(self._options, templates, strict=True))

    def _copy(self) -> None:
        place: str | None = self.places.currentData()
        if place:
            clipboard.put_text(place)
            self.copied.emit(place)
