"""Asks into which cohort another one goes, because the two are one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import cohort_asks
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.view_models.cohorts import CohortCard
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message

_WIDTH = 460


class MergeDialog(QDialog):
    """Stores the merge, and closes when it is stored; those that are spelled alike are offered first."""

    def __init__(
        self, parent: QWidget, desk: Desk, cards: tuple[CohortCard, Sequence[CohortCard]], undo: Callable[[UUID], None]
    ) -> None:
        super().__init__(parent)
        self._desk, self._undo = desk, undo
        self._card, others = cards
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Merge cohorts"))
        self.setMinimumWidth(_WIDTH)
        known = sorted(others, key=lambda each: (each.title not in self._card.alike, each.title))
        self.into = Choice(_("Into"), [(each.title, each.record.id) for each in known if each.record])
        self.message = Message()
        self.keep = Button(_("Merge"), "check", "primary")
        self.keep.setDefault(True)
        if not self._card.alike:
            self.into.setCurrentIndex(-1)
        self._check()
        self.into.currentIndexChanged.connect(self._check)
        self.keep.clicked.connect(self._merge)
        self._lay_out()

    def _lay_out(self) -> None:
        count = self._card.people
        words = ngettext(
            "{n} person of “{cohort}” goes into the other cohort, and “{cohort}” is taken away.",
            "{n} people of “{cohort}” go into the other cohort, and “{cohort}” is taken away.",
            count,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(8)
        column.addWidget(Line(_("Merge “{cohort}”").format(cohort=self._card.title), "h2"))
        column.addWidget(Words(words.format(n=number(count), cohort=self._card.title), "table", quiet="half"))
        column.addWidget(Line(_("Into"), "control"))
        column.addWidget(self.into)
        column.addWidget(self.message)
        column.addSpacing(6)
        column.addLayout(feet(self, self.keep))

    def _check(self) -> None:
        self.keep.setEnabled(self.into.currentIndex() >= 0)

    def _merge(self) -> None:
        into = self.into.currentData()
        if self._card.record and isinstance(into, UUID):
            work = partial(cohort_asks.merge, self._desk.workspace, self._card.record.id, into)
            self._desk.jobs.write(work, self._on_merged, failed=self.message.complain)

    def _on_merged(self, change_id: UUID) -> None:
        told = _("“{one}” is now part of “{other}”.").format(one=self._card.title, other=self.into.currentText())
        self._desk.say(told, _("Undo"), partial(self._undo, change_id))
        self.accept()
