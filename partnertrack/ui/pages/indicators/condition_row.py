"""One line of an indicator: what is asked about everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.domain.indicator_draft import ConditionLine
from partnertrack.i18n import _
from partnertrack.ui.view_models.indicator_editor import ago, asked, details, objects
from partnertrack.ui.widgets.buttons import IconButton
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from partnertrack.services.indicators import Options

_JOINT, _ASKS, _OBJECT, _DETAIL, _AGO = 96, 212, 236, 236, 190


class ConditionRow(QWidget):
    """Reads as a sentence: "and", "finished the step", "Visa decision", "with “Granted”"."""

    changed = Signal()
    removed = Signal()

    def __init__(self, line: ConditionLine, options: Options) -> None:
        super().__init__()
        self._options = options
        self.joint = Choice(_("And, or"), ((_("and"), False), (_("or"), True)))
        self.asks = Choice(_("What is asked"), asked(options))
        self.object, self.detail = Choice(_("About what")), Choice(_("More exactly"))
        self.ago = Choice(_("How long before"), ago(line.days_ago))
        remove = IconButton("x", _("Take this line away"), size=14, is_small=True)
        flow = FlowLayout(6)
        for field, wide in (
            (self.joint, _JOINT),
            (self.asks, _ASKS),
            (self.object, _OBJECT),
            (self.detail, _DETAIL),
            (self.ago, _AGO),
        ):
            field.setFixedWidth(wide)
            flow.addWidget(field)
            field.activated.connect(self._on_chosen)
        fields = QWidget()
        fields.setLayout(flow)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(fields, 1)
        whole.addWidget(remove)
        remove.clicked.connect(self.removed)
        self._show(line)

    def line(self) -> ConditionLine:
        """The line as it stands."""
        asks, is_not = self._asked()
        return ConditionLine(
            asks=asks,
            key=str(self.object.currentData() or ""),
            detail=str(self.detail.currentData() or "") if self._has_detail() else "",
            days_ago=int(self.ago.currentData() or 0) if asks == "reached" else 0,
            is_not=is_not,
            is_or=bool(self.joint.currentData()),
        )

    def be_first(self, *, is_first: bool) -> None:
        """Join to nothing, as the first line, or to the line before."""
        if is_first:
            self.joint.choose(value=False)
        self.joint.setVisible(not is_first)

    def _show(self, line: ConditionLine) -> None:
        self.joint.choose(line.is_or)
        self.asks.choose((line.asks, line.is_not))
        self._offer_objects(line.asks, line.key)
        self._offer_details(line.detail)
        self.ago.choose(line.days_ago)

    def _asked(self) -> tuple[str, bool]:
        asks, is_not = self.asks.currentData() or ("milestone", False)
        return str(asks), bool(is_not)

    def _on_chosen(self) -> None:
        before = self.line()
        if self.sender() is self.asks:
            self._offer_objects(before.asks, before.key)
        if self.sender() in (self.asks, self.object):
            self._offer_details(before.detail)
        self.changed.emit()

    def _offer_objects(self, asks: str, key: str) -> None:
        """Offer what such a line can be about; the one that is chosen stays if it can."""
        entries = objects(self._options, asks)
        self.object.show_entries(entries)
        self.object.choose(key if any(value == key for _words, value in entries) else "")

    def _offer_details(self, detail: str) -> None:
        asks, _is_not = self._asked()
        entries = details(self._options, asks, str(self.object.currentData() or ""))
        self.detail.show_entries(entries)
        self.detail.choose(detail if any(value == detail for _words, value in entries) else "")
        self.detail.setVisible(self._has_detail())
        self.ago.setVisible(asks == "reached")

    def _has_detail(self) -> bool:
        return self.detail.count() > 0
