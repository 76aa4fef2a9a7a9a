"""The page of all partners: what they send, and what their words mean."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar

from partnertrack.domain.expectation import Expectation
from partnertrack.i18n import _
from partnertrack.ui import partner_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.expectation import ExpectationDialog
from partnertrack.ui.page import Page
from partnertrack.ui.pages.partners.dictionary import Dictionary
from partnertrack.ui.pages.partners.submissions import Submissions
from partnertrack.ui.place import IMPORTS, PARTNER, PARTNERS, Place
from partnertrack.ui.view_models.partners import LedgerView
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.message import Message

SUBMISSIONS, DICTIONARY = range(2)


class PartnersPage(Page):
    """Everybody who sends files, and the value dictionary on a second tab."""

    key = PARTNERS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, scrolls=False)
        self.name_page(_("Partners"))
        self._job: Job | None = None
        self.message = Message()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Partners"))
        self.tabs.addTab(_("Submissions"))
        self.tabs.addTab(_("Value dictionary"))
        self.add = Button(_("Add a calendar"), "plus")
        self.tools.addWidget(self.add)
        self.submissions, self.dictionary = Submissions(), Dictionary(desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.submissions)
        self._stack.addWidget(self.dictionary)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.message)
        self.body.addWidget(self._stack, 1)
        self._connect()

    def show_place(self, place: Place) -> None:
        """Read the tab that is shown; the place may name the dictionary as its figure."""
        if place.figure:
            self.tabs.setCurrentIndex(DICTIONARY)
        if self.tabs.currentIndex() == DICTIONARY:
            self.dictionary.look()
        if self._job:
            self._job.stop()
        work = partial(partner_asks.ledger, self.desk.workspace, self.desk.as_of)
        self._job = self.desk.jobs.read(work, self._show, failed=self.message.complain)

    def leave(self) -> None:
        """Stop reading."""
        if self._job:
            self._job.stop()
        self.dictionary.leave()

    def focus_search(self) -> None:
        """Put the keyboard into the dictionary's search."""
        self.tabs.setCurrentIndex(DICTIONARY)
        self.dictionary.search.setFocus()
        self.dictionary.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the tabs, the arrow goes down into the list."""
        if self.tabs.hasFocus() and event.key() == Qt.Key.Key_Down:
            table = self.dictionary.table if self.tabs.currentIndex() == DICTIONARY else self.submissions.table
            table.setFocus()
            table.selectRow(0)
            return
        super().keyPressEvent(event)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.add.clicked.connect(self._ask_for_calendar)
        self.submissions.opened.connect(lambda name: self.went.emit(Place(PARTNER, partner=name)))
        self.submissions.accepted.connect(self._expect)
        self.submissions.import_wanted.connect(lambda: self.went.emit(Place(IMPORTS)))
        self.dictionary.failed.connect(self.message.complain)

    def _turn(self, tab: int) -> None:
        self.message.clear()
        self._stack.setCurrentIndex(tab)
        self.add.setVisible(tab == SUBMISSIONS)
        self.refresh()

    def _show(self, view: LedgerView) -> None:
        self.name_page(_("Partners"), view.subtitle)
        self.submissions.show_view(view)

    def _ask_for_calendar(self) -> None:
        dialog = ExpectationDialog(self, partner_asks.new_expectation("", self.desk.as_of))
        dialog.wanted.connect(self._expect)
        dialog.open()

    def _expect(self, expectation: Expectation) -> None:
        self.message.clear()
        work = partial(partner_asks.expect, self.desk.workspace, expectation)
        self.desk.jobs.write(work, self.desk.say, failed=self.message.complain)
