"""The layouts of a partner's sheets that are remembered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models.partner_page import LayoutLine
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.labels import Icon, Line, Words, rule


class Layouts(Card):
    """A line for each layout, with a way to forget it."""

    forgotten = Signal(object)
    """The id of a recipe."""

    def __init__(self, layouts: Sequence[LayoutLine]) -> None:
        super().__init__(_("Remembered layouts"))
        if not layouts:
            words = _("The columns of a file are remembered here once an import has confirmed them.")
            self.body.addWidget(Words(words, "table", quiet="half"))
        for place, layout in enumerate(layouts):
            if place:
                self.body.addWidget(rule())
            self.body.addWidget(self._line(layout))

    def _line(self, layout: LayoutLine) -> QWidget:
        forget = Button(_("Forget"), "x", "ghost", is_small=True)
        forget.setAccessibleName(_("Forget the layout of “{sheet}”").format(sheet=layout.sheet))
        forget.clicked.connect(partial(self.forgotten.emit, layout.recipe_id))
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(Icon("file-spreadsheet", 16))
        line.addWidget(Line(layout.sheet, "control"), 1)
        line.addWidget(Line(layout.columns, "caption", quiet="true"))
        line.addWidget(forget)
        return box
