"""The form of the page of money, opened for a record and stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from partnertrack.domain.budget import BudgetLine, CostShare
from partnertrack.domain.cost import Cost
from partnertrack.domain.grant import Grant
from partnertrack.domain.record import Record
from partnertrack.i18n import _
from partnertrack.ui import money_asks as asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.pages.money.form import MoneyForm
from partnertrack.ui.pages.money.forms import cost_fields, grant_fields, line_fields, share_fields
from partnertrack.ui.view_models.costs import LedgerView


class Keeping:
    """Opens the form for grants, lines, shares and costs, and has stored what was filled in; a notice offers Undo."""

    def __init__(self, page: QWidget, desk: Desk, undo: Callable[[UUID], None]) -> None:
        self._desk, self._undo = desk, undo
        self._advising: Job | None = None
        self.form = MoneyForm(page)
        self.form.wanted.connect(self._keep)
        self.form.unwanted.connect(self._delete)
        self.form.changed.connect(self._advise)

    def open_grant(self, grant: Grant | None, view: LedgerView) -> None:
        """Change the grant, or enter the first."""
        title = _("Change the grant") if grant else _("Add the grant")
        told = _("The first grant names the currency of the books. Donors set the limits of on track and at risk.")
        record = grant or asks.new_grant()
        self.form.open(title, record, grant_fields(record, view.ledger.options.currencies), told=told)

    def open_line(self, line: BudgetLine | None, view: LedgerView) -> None:
        """Change a budget line, or enter a new one."""
        record = line or asks.new_line()
        title = _("Change the budget line") if line else _("Add a budget line")
        self.form.open(title, record, line_fields(record, view.ledger.options))

    def open_share(self, share: CostShare | None, view: LedgerView) -> None:
        """Change what a payer agreed to, or enter a new agreement."""
        record = share or asks.new_share()
        title = _("Change the agreement") if share else _("Add an agreement")
        told = _("A share counts of what was spent on these costs so far, whoever paid it; an amount stands as it is.")
        self.form.open(title, record, share_fields(record, view.ledger.options), told=told)

    def open_cost(self, cost: Cost | None, view: LedgerView) -> None:
        """Change a cost, or enter a new one."""
        options = view.ledger.options
        record = cost or asks.new_cost(self._desk.as_of, options.currency)
        title = _("Change the cost") if cost else _("Enter a cost")
        self.form.open(title, record, cost_fields(record, options), note="rate")

    def open_borne(self, person: UUID, view: LedgerView) -> None:
        """Enter what somebody paid to be recruited; 0 says that it was nothing."""
        options = view.ledger.options
        record = replace(
            asks.new_cost(self._desk.as_of, options.currency),
            payer="trainee",
            category="migration",
            enrolment_id=person,
            is_recruitment=True,
            text=_("Recruitment cost"),
        )
        told = _("Enter 0 where the person was asked, and paid nothing: only then it counts as nothing.")
        self.form.open(_("Enter a recruitment cost"), record, cost_fields(record, options), told=told, note="rate")

    def _keep(self, record: Record, texts: dict[str, str], ticked: dict[str, bool]) -> None:
        workspace, done = self._desk.workspace, partial(self._on_kept, record)
        if isinstance(record, Grant):
            work = partial(asks.keep_grant, workspace, record, asks.grant_texts(**texts))
        elif isinstance(record, BudgetLine):
            work = partial(asks.keep_line, workspace, record, asks.line_texts(**texts))
        elif isinstance(record, CostShare):
            work = partial(asks.keep_share, workspace, record, asks.share_texts(**texts))
        elif isinstance(record, Cost):
            work = partial(asks.keep_cost, workspace, record, asks.cost_texts(ticked, **texts))
        else:
            raise TypeError(record.kind)
        self._desk.jobs.write(work, done, failed=self.form.complain)

    def _on_kept(self, record: Record, change: UUID | None) -> None:
        self.form.hide()
        if change:
            self._desk.say(_kept(record), _("Undo"), partial(self._undo, change))

    def _delete(self, record: Record) -> None:
        write, workspace, done = self._desk.jobs.write, self._desk.workspace, partial(self._on_deleted, record)
        if isinstance(record, Cost):
            write(partial(asks.delete_costs, workspace, (record.id,)), done, failed=self.form.complain)
        elif isinstance(record, Grant | BudgetLine | CostShare):
            write(partial(asks.delete, workspace, record), done, failed=self.form.complain)

    def _on_deleted(self, record: Record, change: UUID | None) -> None:
        self.form.hide()
        if change:
            self._desk.say(_deleted(record), _("Undo"), partial(self._undo, change))

    def _advise(self, record: Record, texts: dict[str, str], ticked: dict[str, bool]) -> None:
        """Say what is known of the rate while a cost is written."""
        if not isinstance(record, Cost):
            return
        if self._advising:
            self._advising.stop()
        work = partial(asks.advise, self._desk.workspace, asks.cost_texts(ticked, **texts), record.id)
        self._advising = self._desk.jobs.read(
            work, lambda advice: self.form.advise(advice.text, is_warning=advice.is_warning)
        )


def _kept(record: Record) -> str:
    said = {
        Grant.kind: _("The grant was saved."),
        BudgetLine.kind: _("The budget line was saved."),
        CostShare.kind: _("The agreement was saved."),
        Cost.kind: _("The cost was saved."),
    }
    return said[record.kind]


def _deleted(record: Record) -> str:
    said = {
        Grant.kind: _("The grant was deleted."),
        BudgetLine.kind: _("The budget line was deleted; its costs belong to none now."),
        CostShare.kind: _("The agreement was deleted."),
        Cost.kind: _("The cost was deleted."),
    }
    return said[record.kind]
