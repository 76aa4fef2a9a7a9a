"""The page of money."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from partnertrack.domain.budget import BudgetLine, CostShare
from partnertrack.i18n import _
from partnertrack.ui import asks as people_asks
from partnertrack.ui import money_asks as asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import MARGIN_SIDE, MARGIN_TOP, Page
from partnertrack.ui.pages.money.bearers import Bearers
from partnertrack.ui.pages.money.keeping import Keeping
from partnertrack.ui.pages.money.ledger import Ledger
from partnertrack.ui.pages.money.summary import Summary
from partnertrack.ui.pages.money.taking import Taking
from partnertrack.ui.place import MONEY, PARTICIPANT, PARTICIPANTS, Place
from partnertrack.ui.view_models.costs import CostFilter, CostMark, LedgerView, read_filter
from partnertrack.ui.view_models.money import MoneyPage as MoneyView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import DayField
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.scroll import Scroll

_COSTS = "costs"
"""How the figure of a place begins that shows the list of costs; what the list is narrowed to stands behind it."""


class MoneyPage(Page):
    """Shows how the pilot stands with its money, or the costs behind a figure; a form at the side takes entries."""

    key = MONEY

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk, scrolls=False)
        self.name_page(_("Money"))
        self._jobs: tuple[Job, ...] = ()
        self._view: MoneyView | None = None
        self._costs: LedgerView | None = None
        self._wanted: CostFilter | None = None
        self.back = Button(_("Money"), "arrow-left", "ghost")
        self.day = DayField(_("Figures as of"), desk.as_of)
        self.day.dateChanged.connect(lambda: desk.look_at(self.day.day()))
        self.costs = Button(_("All costs"), "list")
        self.take = Button(_("Take over a ledger…"), "file-spreadsheet")
        self.add = Button(_("Enter a cost"), "plus", "primary")
        self.head.insertWidget(0, self.back)
        for tool in (self.day, self.costs, self.take, self.add):
            self.tools.addWidget(tool)
        self.message = Message()
        self.summary: QWidget = QWidget()
        first = Button(_("Enter a cost"), "plus", "primary")
        first.clicked.connect(self._add)
        ledger = Button(_("Take over a ledger…"), "file-spreadsheet")
        ledger.clicked.connect(self.take.click)
        self.ledger = Ledger(first, ledger)
        self.taking = Taking(self, desk, undo, show=self._show_review)
        self.keeping, self.bearers = Keeping(self, desk, undo), Bearers(self)
        self.form = self.keeping.form
        self._stack, self._held = QStackedWidget(), QVBoxLayout()
        self._area = Scroll(self._held)
        self._lay_out()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Show the summary, or the costs that the place names."""
        kind, _sign, narrowed = place.figure.partition("?")
        self._wanted = read_filter(narrowed) if kind == _COSTS else None
        self._show_which()
        self.leave()
        self.day.show_day(self.desk.as_of)
        read, workspace, day = self.desk.jobs.read, self.desk.workspace, self.desk.as_of
        self._jobs = (
            read(partial(asks.ledger, workspace, day), self._show_costs, failed=self.message.complain),
            read(partial(asks.money, workspace, day), self._show_money, failed=self.message.complain),
        )

    def place(self) -> Place:
        """The summary, or the costs that are shown."""
        return Place(MONEY, figure="" if self._wanted is None else f"{_COSTS}?{self._wanted.written()}")

    def leave(self) -> None:
        """Stop reading."""
        for job in self._jobs:
            job.stop()

    def put_away(self) -> bool:
        """Put away a form or list at the side, then what was searched."""
        drawers = [each for each in (self.form, self.bearers) if each.isVisible()]
        if drawers:
            drawers[0].hide()
        elif self.taking.is_under_way:
            self.taking.leave()
        elif self._wanted is not None and self.ledger.list.search.text():
            self.ledger.list.search.clear()
        else:
            return False
        return True

    def focus_search(self) -> None:
        """Put the keyboard into the search for a cost."""
        if self._wanted is None:
            self._open_costs(CostFilter())
        self.ledger.list.focus_search()

    def _lay_out(self) -> None:
        self.body.addWidget(self.message)
        self.body.addWidget(self._stack, 1)
        self._held.setContentsMargins(0, 0, 0, 0)
        self._held.addWidget(self.summary, 1)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.ledger)
        held = QVBoxLayout()
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(self.taking.review)
        self._stack.addWidget(Scroll(held))

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.went.emit(Place(MONEY)))
        self.costs.clicked.connect(lambda: self._open_costs(CostFilter()))
        self.add.clicked.connect(self._add)
        self.take.clicked.connect(self.taking.choose)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.taking.paste)
        self.ledger.narrowed_to.connect(self._narrow)
        self.ledger.opened.connect(self._open_cost)
        self.bearers.opened.connect(self._open_person)
        self.bearers.all_wanted.connect(self._list_bearers)
        self.bearers.asked.connect(self._ask_bearer)

    def _show_which(self) -> None:
        is_list, is_review = self._wanted is not None, self.taking.is_under_way
        self._stack.setCurrentIndex(2 if is_review else 1 if is_list else 0)
        left, right = (
            MARGIN_SIDE,
            MARGIN_SIDE if is_list or is_review else MARGIN_SIDE - self._area.verticalScrollBar().sizeHint().width(),
        )
        if self.isRightToLeft():
            left, right = right, left
        self.body.setContentsMargins(left, 0, right, MARGIN_TOP)
        for tool, is_shown in (
            (self.back, is_list and not is_review),
            (self.costs, not is_list and not is_review),
            (self.day, not is_review),
            (self.take, not is_review),
            (self.add, not is_review),
        ):
            tool.setVisible(is_shown)
        title = _("Take over a ledger") if is_review else _("Costs") if is_list else _("Money")
        self.name_page(title, self._view.subtitle if self._view else "")

    def _show_review(self, is_shown: bool) -> None:
        if not is_shown and self._wanted is None:
            self._wanted = CostFilter()
        self._show_which()

    def _show_costs(self, view: LedgerView) -> None:
        self._costs = view
        self.ledger.show_ledger(view, self._wanted or CostFilter())

    def _show_money(self, view: MoneyView) -> None:
        if view == self._view:
            return
        self._view = view
        self.message.clear()
        content = self._nothing() if view.view.is_empty else self._summary(view)
        self._held.replaceWidget(self.summary, content)
        self.summary.deleteLater()
        self.summary = content
        self._show_which()

    def _nothing(self) -> QWidget:
        begin = Button(_("Begin with the grant"), "landmark", "primary")
        begin.clicked.connect(self._edit_grant)
        told = _(
            "Enter the donor’s grant with its amount and days, then the lines of its budget and the costs. The page "
            "compares what is spent with the time gone by, who pays with what was agreed, and costs with results."
        )
        return Empty("coins", _("No grant yet"), told, begin)

    def _summary(self, view: MoneyView) -> QWidget:
        summary = Summary(view)
        summary.opened.connect(self._open_costs)
        summary.opened_people.connect(self._open_people)
        summary.listed.connect(self._show_bearers)
        summary.edited_grant.connect(self._edit_grant)
        summary.edited_line.connect(self._edit_line)
        summary.edited_share.connect(self._edit_share)
        return summary

    def _open_costs(self, wanted: CostFilter) -> None:
        self.went.emit(Place(MONEY, figure=f"{_COSTS}?{wanted.written()}"))

    def _narrow(self, wanted: CostFilter) -> None:
        """Narrow the list otherwise, without a step for the way back."""
        self._wanted = wanted
        if self._costs:
            self.ledger.show_ledger(self._costs, wanted)

    def _open_people(self, title: str, milestone: str) -> None:
        self.went.emit(Place(PARTICIPANTS, search=people_asks.search(figure=milestone), title=title))

    def _show_bearers(self) -> None:
        if self._view:
            self.bearers.show_people(self._view.burden, self._view.view.currency)

    def _open_person(self, person: UUID) -> None:
        among = tuple(each.enrolment_id for each in self._view.burden.people) if self._view else ()
        self.went.emit(Place(PARTICIPANT, person=person, among=among))

    def _list_bearers(self) -> None:
        if self._view:
            ids = frozenset(each.enrolment_id for each in self._view.burden.people)
            title = ": ".join((_("Recruitment costs borne by workers"), self._view.burden.coverage))
            self.went.emit(Place(PARTICIPANTS, search=asks.people(ids), title=title))

    def _ask_bearer(self, person: UUID) -> None:
        if self._costs:
            self.bearers.hide()
            self.keeping.open_borne(person, self._costs)

    def _edit_grant(self) -> None:
        if self._costs:
            self.keeping.open_grant(self._view.grant if self._view else None, self._costs)

    def _edit_line(self, line: BudgetLine | None) -> None:
        if self._costs:
            self.keeping.open_line(line, self._costs)

    def _edit_share(self, share: CostShare | None) -> None:
        if self._costs:
            self.keeping.open_share(share, self._costs)

    def _add(self) -> None:
        if self._costs:
            self.keeping.open_cost(None, self._costs)

    def _open_cost(self, mark: CostMark) -> None:
        if self._costs:
            self.keeping.open_cost(mark.row.cost, self._costs)
