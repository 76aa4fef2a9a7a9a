"""Asks what must be known when a candidate signs, or when it comes to nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui import vacancy_asks
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.dialogs.form_grid import form_grid
from partnertrack.ui.view_models.vacancies import WAYS_OUT, candidate_statuses
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from partnertrack.errors import UserError
    from partnertrack.ui.view_models.vacancies import CandidateMark

_WIDTH = 480


class CandidacyDialog(QDialog):
    """The day, the reason of a way out, and for a contract whether it is recorded as the person's step.

    Whoever listens stores it, then accepts the dialog or has it complain.
    """

    wanted = Signal(object)
    """The `Decision` as it was filled in."""

    def __init__(
        self,
        parent: QWidget,
        candidate: CandidateMark,
        status: str,
        today: date,
        reasons: tuple[tuple[str, str], ...],
        step: str,
    ) -> None:
        super().__init__(parent)
        self._status = status
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = _("{person}: {status}").format(person=candidate.person.name, status=candidate_statuses()[status])
        self.setWindowTitle(candidate_statuses()[status])  # the desktop lists windows: it names nobody
        self.setMinimumWidth(_WIDTH)
        self.day = DayField(_("Day"), today)
        self.reason = Choice(_("Reason"), [(words, key) for key, words in reasons] or [(_("Other"), "other")])
        usual = "candidate_refused" if status == "declined" else "profile"
        self.reason.choose(usual if self.reason.findData(usual) >= 0 else self.reason.itemData(0))
        self.records = Tick(_("Record it as the person’s step “{step}” too").format(step=step), is_ticked=True)
        self.message = Message()
        self.keep = Button(_("Save"), "check", "primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(lambda: self.wanted.emit(self.filled_in()))
        asked: list[QWidget] = [self.day, *([self.reason] if status in WAYS_OUT else [])]
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(10)
        column.addWidget(Line(title, "h2"))
        column.addLayout(form_grid([(each.accessibleName(), each) for each in asked]))
        column.addWidget(self.records)
        self.records.setVisible(status == "contract" and candidate.can_record)
        if status == "contract" and candidate.can_record:
            told = _("Then the employer and the day stand in the person’s journey, and one undo takes both back.")
            column.addWidget(Words(told, "caption", quiet="half"))
        column.addWidget(self.message)
        column.addLayout(feet(self, self.keep))

    def filled_in(self) -> object:
        """The decision as it stands."""
        reason = str(self.reason.currentData() or "") if self._status in WAYS_OUT else ""
        is_recorded = not self.records.isHidden() and self.records.isChecked()
        return vacancy_asks.decision(self._status, self.day.day(), reason, records_step=is_recorded)

    def complain(self, error: UserError) -> None:
        """Say why it was not stored; what was filled in stays."""
        self.message.complain(error)
