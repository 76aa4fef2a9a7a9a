"""The foot of an import: what one can rely on at a step, the way back, and the button that leads on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui.pages.imports.steps import CHECK, CHOOSE, DONE, MATCH
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Line


class Foot(QHBoxLayout):
    """Words with the two buttons beside them; nothing leads on from the last step."""

    def __init__(self) -> None:
        super().__init__()
        self.back = Button(_("Back"))
        self.next = Button("", "arrow-right", "primary")
        self._promise = Line("", "caption", quiet="true")
        self.setSpacing(10)
        self.addWidget(self._promise, 1)
        self.addWidget(self.back)
        self.addWidget(self.next)

    def show_step(self, step: int, stored: int, files: int, *, is_checking: bool) -> None:
        """Say what one can do at a step, with so many rows to store and so many files that wait."""
        self.back.setVisible(step in (MATCH, CHECK))
        self.next.setVisible(step != DONE)
        self.next.setText(_next_words(step, stored, files))
        self._promise.setVisible(step != DONE)
        self._promise.setText(_promise_words(step, is_checking=is_checking))

    def enable(self, *, is_idle: bool, is_ready: bool) -> None:
        """Let the user go back while nothing is under way, and on where the step is ready as well."""
        self.back.setEnabled(is_idle)
        self.next.setEnabled(is_idle and is_ready)


def _promise_words(step: int, *, is_checking: bool) -> str:
    """What is under way; else what one can do, and that nothing is lost by it."""
    if is_checking:
        return _("Checking again…")
    if step == CHECK:
        return _("F2 corrects a cell, F8 goes to the next problem. Nothing is saved until the last step.")
    return _("Nothing is saved until the last step. You can undo an import.")


def _next_words(step: int, stored: int, files: int) -> str:
    """What the button does that leads on, with so many rows to store and so many files that wait."""
    imported = ngettext("Import {n} row", "Import {n} rows", stored).format(n=number(stored))
    return {
        CHOOSE: ngettext("Read the file", "Read the files", files),
        MATCH: _("Check rows"),
        CHECK: imported if stored else _("Finish"),
    }.get(step, "")
