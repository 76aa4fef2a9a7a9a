"""What helps with a text, beside it: what the donor wants to read, sentences, figures, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partnertrack.i18n import _, number
from partnertrack.ui.pages.report.figures import Figures
from partnertrack.ui.pages.report.offers import Offers
from partnertrack.ui.pages.report.remarks import Remarks
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.part_tabs import PartTabs

if TYPE_CHECKING:
    from partnertrack.domain.report import Remark

OFFERS, FIGURES, REMARKS = "offers", "figures", "remarks"


class Side(QWidget):
    """Guidance above tabs, of which one is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._open = 0
        self._shown = OFFERS
        self._title = Line(_("What the donor wants to read"), "overline", quiet="true")
        self._guidance = Words("", "caption", quiet="true")
        self.tabs = PartTabs()
        self.offers, self.figures, self.remarks = Offers(), Figures(), Remarks()
        self._parts: dict[str, QWidget] = {OFFERS: self.offers, FIGURES: self.figures, REMARKS: self.remarks}
        self._stack = QStackedWidget()
        for each in self._parts.values():
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._guidance)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.picked.connect(self.show_part)
        self._name_tabs()

    def show_guidance(self, text: str) -> None:
        """Say what the donor wants to read there."""
        self._guidance.setText(text)
        self._title.setVisible(bool(text))
        self._guidance.setVisible(bool(text))

    def show_remarks(self, remarks: Sequence[Remark], *, is_writable: bool) -> None:
        """Show the remarks on the section."""
        self._open = sum(not each.is_settled for each in remarks)
        self.remarks.show_remarks(remarks, is_writable=is_writable)
        self._name_tabs()

    def show_part(self, key: str) -> None:
        """Bring a part to the front."""
        self._shown = key
        self._stack.setCurrentWidget(self._parts[key])
        self._name_tabs()

    def _name_tabs(self) -> None:
        remarks = _("Remarks ({n})").format(n=number(self._open)) if self._open else _("Remarks")
        tabs = ((OFFERS, _("Sentences")), (FIGURES, _("Figures")), (REMARKS, remarks))
        self.tabs.show_tabs(tabs, self._shown)
