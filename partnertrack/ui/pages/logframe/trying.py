"""The fields in which targets of an indicator are tried without storing anything."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from partnertrack.domain.logframe import Target
from partnertrack.errors import UserError
from partnertrack.i18n import _, day
from partnertrack.ui import logframe_asks
from partnertrack.ui.view_models.logframe import RowView
from partnertrack.ui.widgets.labels import Icon, Line

_FIELD = 92


class Trying(QWidget):
    """The next milestone and the final target, each in a field; what is no number leaves the target as it is."""

    tried = Signal()

    def __init__(self, view: RowView) -> None:
        super().__init__()
        self._unit = view.line.unit
        self.fields: dict[UUID, QLineEdit] = {}
        self._held: dict[UUID, Decimal | None] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Icon("flask-conical", 15, tone="warn"))
        if not view.line.holding:
            line.addWidget(Line(_("No target to try"), "caption", quiet="true"))
        for target in _tried(view):
            words = _("Final {day}") if target.type == "final" else _("Milestone {day}")
            label = words.format(day=day(target.due_on, "medium"))
            field = QLineEdit(logframe_asks.typed(target.value, self._unit))
            field.setAccessibleName(f"{view.line.indicator.code}, {label}")
            field.setFixedWidth(_FIELD)
            field.textEdited.connect(lambda _text: self.tried.emit())
            self.fields[target.id], self._held[target.id] = field, target.value
            line.addWidget(Line(label, "caption", quiet="half"))
            line.addWidget(field)
        line.addStretch(1)

    def values(self) -> dict[UUID, Decimal]:
        """The targets that are tried, where they differ from those that hold."""
        read = ((key, self._read(field)) for key, field in self.fields.items())
        return {key: value for key, value in read if value is not None and value != self._held[key]}

    def _read(self, field: QLineEdit) -> Decimal | None:
        try:
            return logframe_asks.read_value(field.text(), self._unit)
        except UserError:
            return None


def _tried(view: RowView) -> Iterator[Target]:
    stand = view.line.stand
    if stand.next and stand.next != stand.final:
        yield stand.next
    if stand.final:
        yield stand.final
