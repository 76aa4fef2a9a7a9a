"""What a file may do: to people who are new, and to people whom the pilot knows."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models.import_review import Known, Newcomers
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.labels import Line


class Modes(Columns):
    """Two quiet choices in words."""

    def __init__(self) -> None:
        super().__init__(((360, 2),), gap=12)
        self.newcomers = Choice(_("New people"), ((_("Add them"), "create"), (_("Leave them out"), "skip")))
        self.known = Choice(
            _("Known people"),
            (
                (_("Update them"), "update"),
                (_("Fill blanks only"), "fill"),
                (_("Leave them out"), "skip"),
            ),
        )
        self.show_widgets([_named(_("New people"), self.newcomers), _named(_("Known people"), self.known)])

    def chosen(self) -> tuple[Newcomers, Known]:
        """What becomes of new people, and of known ones, as `Choices` takes it."""
        return self.newcomers.currentData(), self.known.currentData()


def _named(words: str, choice: Choice) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(Line(words, "control"))
    column.addWidget(choice)
    return box
