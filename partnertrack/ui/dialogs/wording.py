"""Asks what a word of partners means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from partnertrack.domain.recipe import Wording
from partnertrack.i18n import _
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import Choice, FieldChoice
from partnertrack.ui.widgets.labels import Line, Words

if TYPE_CHECKING:
    from partnertrack.services.wordings import AnswerField

_WIDTH = 440


class WordingDialog(QDialog):
    """A word with the field in which it is written and what it means there; it is stored by whoever listens."""

    wanted = Signal(object)
    """The `Wording` as it was filled in."""

    def __init__(self, parent: QWidget, fields: Sequence[AnswerField], wording: Wording) -> None:
        super().__init__(parent)
        self._wording = wording
        self._answers = {field.key: field.answers for field in fields}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("A word of partners"))
        self.setMinimumWidth(_WIDTH)
        entries = [(field.label, field.key) for field in fields]
        self.field = FieldChoice(_("Field"), entries, _("Write a part of the field’s name"))
        self.field.choose(wording.field)
        self.word = QLineEdit(wording.text)
        self.word.setAccessibleName(_("Word"))
        self.means = Choice(_("Means"))
        self.partner = QLineEdit(wording.partner)
        self.partner.setAccessibleName(_("Partner"))
        self.partner.setPlaceholderText(_("All partners"))
        self.keep = Button(_("Save"), "check", "primary")
        self.keep.setDefault(True)
        self._lay_out()
        self.field.currentIndexChanged.connect(self._offer)
        self.word.textChanged.connect(self._check)
        self.keep.clicked.connect(self._on_keep)
        self._offer()

    def filled_in(self) -> Wording:
        """The word as it stands."""
        return replace(
            self._wording,
            field=self.field.currentData() or "",
            text=self.word.text().strip(),
            means=self.means.currentData() or "",
            partner=self.partner.text().strip(),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(4)
        column.addWidget(Line(_("A word of partners"), "title"))
        column.addWidget(
            Words(_("It is understood like this in every file that is imported from now on."), quiet="true")
        )
        for label, field in (
            (_("Field"), self.field),
            (_("Word"), self.word),
            (_("Means"), self.means),
            (_("Partner"), self.partner),
        ):
            column.addSpacing(6)
            column.addWidget(Line(label, "control"))
            column.addWidget(field)
        column.addSpacing(12)
        column.addLayout(feet(self, self.keep))

    def _offer(self) -> None:
        """Offer the answers of the field, and that the word says nothing."""
        answers = self._answers.get(self.field.currentData() or "", ())
        self.means.show_entries([*((label, key) for key, label in answers), (_("Nothing: leave it blank"), "")])
        self.means.choose(self._wording.means if self.means.findData(self._wording.means) >= 0 else "")
        self._check()

    def _check(self) -> None:
        self.keep.setEnabled(bool(self.word.text().strip() and self.field.currentData()))

    def _on_keep(self) -> None:
        self.wanted.emit(self.filled_in())
        self.accept()
