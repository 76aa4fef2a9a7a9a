"""Tells that something went wrong, with what a developer would want to know."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from partnertrack.i18n import _
from partnertrack.ui import clipboard
from partnertrack.ui.dialogs.fault_report import FaultReportDialog
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.labels import Badge, Words
from partnertrack.ui.widgets.meaning import MeaningButton

_WIDTH, _TRACE = 480, 160


class ProblemDialog(QDialog):
    """Says it in one sentence; the details are there for whoever wants to send them."""

    CHAPTER = "errors"  # of the guide

    def __init__(self, text: str, trace: str, report: Callable[[], str] | None = None) -> None:
        super().__init__(QApplication.activeWindow())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Something went wrong"))
        self.setMinimumWidth(_WIDTH)
        self._text, self._trace, self._report = text, trace, report
        self._details = QPlainTextEdit(trace)
        self._details.setReadOnly(True)
        self._details.setFixedHeight(_TRACE)
        self._details.setAccessibleName(_("Details"))
        self._details.hide()
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Badge("triangle-alert", "danger", 40, is_round=True), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Words(text, "h3"))
        words.addWidget(
            Words(
                _("What you saved is in the file, and you can go on working. The details hold no data about people."),
                quiet="true",
            )
        )
        words.addWidget(self._meaning(), 0, Qt.AlignmentFlag.AlignLeading)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self._details)
        column.addLayout(self._buttons())

    def add(self, trace: str) -> None:
        """Tell another fault in the details."""
        self._trace = f"{self._trace}\n\n{trace}"
        self._details.setPlainText(self._trace)

    def _turn(self) -> None:
        self._details.setVisible(not self._details.isVisible())
        self.adjustSize()

    def _save(self) -> None:
        """Show the report, to be read and saved."""
        if self._report:
            FaultReportDialog(self._report(), self).open()

    def _buttons(self) -> QHBoxLayout:
        self.details = Button(_("Details"), "chevron-down", "ghost")
        self.details.clicked.connect(self._turn)
        copy = Button(_("Copy details"), "copy", "ghost")
        copy.clicked.connect(lambda: clipboard.put_text(self._trace))
        close = Button(_("Close"), kind="primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.details)
        line.addWidget(copy)
        if self._report:
            self.save = Button(_("Save a report…"), "download", "ghost")
            self.save.clicked.connect(self._save)
            line.addWidget(self.save)
        line.addStretch(1)
        line.addWidget(close)
        return line

    def _meaning(self) -> MeaningButton:
        """Leads to what the guide says of it."""
        button = MeaningButton()
        button.explain(self._text)
        return button


def show_problem(text: str, trace: str, report: Callable[[], str] | None = None) -> None:
    """Open the dialog and go on; one that is open already tells the other fault as well."""
    opened = (each for each in QApplication.topLevelWidgets() if isinstance(each, ProblemDialog) and each.isVisible())
    if before := next(opened, None):
        before.add(trace)
        return
    ProblemDialog(text, trace, report).open()
