"""Asks with which other record of the same organisation one is to be merged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.dialogs.feet import feet
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.fields import FieldChoice
from partnertrack.ui.widgets.labels import Line, Words

if TYPE_CHECKING:
    from partnertrack.services.organisations import Other

_WIDTH = 500


class MergeOrganisationDialog(QDialog):
    """The other spelling to be chosen by its name; what it holds goes to the one whose page is open."""

    wanted = Signal(object)
    """The id of the organisation that goes."""

    def __init__(self, parent: QWidget, name: str, others: Sequence[Other]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Merge two spellings"))
        self.setMinimumWidth(_WIDTH)
        self.other = FieldChoice(
            _("The other spelling"), [(each.name, each.id) for each in others], _("Write a part of it")
        )
        likely = [each for each in others if each.is_likely]
        self.other.setCurrentIndex(0 if likely else -1)
        self.keep = Button(_("Merge"), "git-merge", "primary")
        self.keep.setDefault(True)
        self.keep.setEnabled(bool(likely))
        self.other.currentIndexChanged.connect(lambda place: self.keep.setEnabled(place >= 0))
        self.keep.clicked.connect(self._on_keep)
        told = _(
            "Its people, contacts, log and vacancies go to “{organisation}”. Files that write the other name will mean "
            "this one. One undo takes all of it back."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 20)
        column.setSpacing(8)
        column.addWidget(Line(_("Merge two spellings"), "h2"))
        column.addWidget(Words(told.format(organisation=name), "table", quiet="half"))
        column.addWidget(self.other)
        if likely:
            column.addWidget(
                Words(
                    _("The name that is most alike is chosen; choose another where it is not the one."),
                    "caption",
                    quiet="half",
                )
            )
        column.addSpacing(6)
        column.addLayout(feet(self, self.keep))

    def _on_keep(self) -> None:
        self.wanted.emit(self.other.currentData())
        self.accept()
