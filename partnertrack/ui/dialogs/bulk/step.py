"""Records a step for many people."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import bulk_asks
from partnertrack.ui.asking import Work
from partnertrack.ui.bulk_asks import Options
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.bulk.drawer import BulkDrawer
from partnertrack.ui.view_models.bulk import BulkPreview
from partnertrack.ui.widgets.fields import Choice, DayField, FieldChoice, NameChoice
from partnertrack.ui.widgets.labels import Line
from partnertrack.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from partnertrack.services.move_participants import Possible


class StepDrawer(BulkDrawer):
    """Which step, how far, since when; its outcome, organisation and reason where they are known."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(page, _("Record a step"), desk, undo)
        self._steps: dict[str, Possible] = {}
        self.step = FieldChoice(_("Step"), (), _("Find a step"))
        self.status = Choice(
            _("How far"), [(_("Done"), "done"), (_("Planned"), "planned"), (_("In progress"), "in_progress")]
        )
        self.day = DayField(_("Day"), desk.as_of)
        self.outcome = Choice(_("Outcome"))
        self.organisation = NameChoice(_("Organisation"), _("Choose or write"))
        self.reason, self.words = Choice(_("Reason")), QLineEdit()
        self.words.setAccessibleName(_("Reason"))
        self.redates = Tick(_("Change the day where the step is done already, too"))
        self.redates.hide()
        self._arrange()
        self.step.currentIndexChanged.connect(self._on_step)
        self.status.currentIndexChanged.connect(self._on_status)
        for choice in (self.outcome, self.reason):
            choice.currentIndexChanged.connect(self.look)
        self.day.dateChanged.connect(self.look)
        for written in (self.organisation.lineEdit(), self.words):
            if written:
                written.textChanged.connect(self.look)
        self.redates.toggled.connect(self.look)

    def offer(self, options: Options) -> None:
        """Offer the steps and the organisations."""
        self._steps = {each.key: each for each in options.steps}
        chosen = self.step.currentData()
        before = self.step.blockSignals(True)
        self.step.show_entries([(each.label, each.key) for each in options.steps])
        self.step.blockSignals(before)
        self.step.choose(chosen)
        self.organisation.show_names(options.organisations)
        self._offer_answers()
        self.step.setFocus()

    def work(self) -> Work[BulkPreview] | None:
        """What recording the step does."""
        step = self.step.currentData()
        if not step:
            return None
        reason = self.reason.currentData() if self.reason.count() else self.words.text().strip()
        move = bulk_asks.move(
            str(step),
            status=self.status.currentData(),
            day=self.day.day(),
            outcome=self.outcome.currentData() or None,
            reason=reason or None,
            organisation=self.organisation.text(),
            redates=self.redates.isChecked(),
        )
        return partial(bulk_asks.see_step, self.desk.workspace, self.ids, move, self.desk.as_of)

    def hint(self) -> str:
        """A step is missing."""
        return _("Choose the step that is to be recorded.")

    def done(self, count: int) -> str:
        """What was recorded, for how many."""
        words = ngettext("“{step}” was recorded for {n} person.", "“{step}” was recorded for {n} people.", count)
        return words.format(step=self.step.currentText(), n=number(count))

    def on_seen(self, seen: BulkPreview) -> None:
        """Offer to change days where some are kept."""
        self.redates.setVisible(bool(seen.kept) or self.redates.isChecked())

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._reasons = QWidget()
        both = QVBoxLayout(self._reasons)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self.reason)
        both.addWidget(self.words)
        cells = (
            (_("Step"), self.step),
            (_("How far"), self.status),
            (_("Day"), self.day),
            (_("Outcome"), self.outcome),
            (_("Organisation"), self.organisation),
            (_("Reason"), self._reasons),
        )
        for place, (label, field) in enumerate(cells):
            cell = QVBoxLayout()
            cell.setSpacing(4)
            cell.addWidget(Line(label, "caption", quiet="half"))
            cell.addWidget(field)
            grid.addLayout(cell, place // 2, place % 2)
        self.form.addLayout(grid)
        self.form.addWidget(self.redates)

    def _on_step(self) -> None:
        before = self.redates.blockSignals(True)
        self.redates.setChecked(False)
        self.redates.blockSignals(before)
        self._offer_answers()
        self.look()

    def _on_status(self) -> None:
        self._offer_answers()
        self.look()

    def _offer_answers(self) -> None:
        """Offer the outcomes and reasons of the step."""
        step = self._steps.get(str(self.step.currentData()))
        outcomes = step.outcomes if step and self.status.currentData() == "done" else ()
        usual = dict(outcomes).get(step.default_outcome, "") if step else ""
        first = _("{outcome}, unless another is known").format(outcome=usual) if usual else _("Not known")
        reasons = step.reasons if step else ()
        for choice, known, blank in ((self.outcome, outcomes, first), (self.reason, reasons, _("Not known"))):
            chosen = choice.currentData()
            before = choice.blockSignals(True)
            choice.show_entries([(blank, ""), *((words, key) for key, words in known)] if known else [])
            choice.choose(chosen if chosen in dict(known) else "")
            choice.blockSignals(before)
        self.outcome.setEnabled(bool(outcomes))
        self.reason.setVisible(bool(reasons))
        self.words.setVisible(not reasons)
