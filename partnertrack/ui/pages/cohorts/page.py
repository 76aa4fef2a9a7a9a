"""The page of the cohorts: compared at the same age, then each beside the others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from partnertrack.domain.cohort import Cohort
from partnertrack.i18n import _
from partnertrack.ui import cohort_asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.dialogs.cohort import CohortDialog
from partnertrack.ui.dialogs.merge_cohorts import MergeDialog
from partnertrack.ui.dialogs.plan_departure import PlanDrawer
from partnertrack.ui.page import GAP, Page
from partnertrack.ui.pages.cohorts.card import BOARD, DELETE, EDIT, MERGE, PLAN, REGISTER, CohortPanel
from partnertrack.ui.place import BOARD as BOARD_PAGE
from partnertrack.ui.place import COHORTS, IMPORTS, PARTICIPANTS, Place
from partnertrack.ui.place import REGISTER as REGISTER_PAGE
from partnertrack.ui.view_models.cohorts import CohortCard, CohortsView
from partnertrack.ui.widgets.attention import AttentionLine
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.compare_card import CompareCard
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import Choice
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.message import Message


class CohortsPage(Page):
    """All cohorts; a place with a cohort's name brings that one into view."""

    key = COHORTS

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk)
        self._undo = undo
        self._job: Job | None = None
        self._place = Place(COHORTS)
        self._step = ""
        self.view: CohortsView | None = None
        self.panels: list[CohortPanel] = []
        self.name_page(_("Cohorts"))
        self.by = Choice(_("Where people stand"), [(_("By stage"), False), (_("By step"), True)])
        self.by.currentIndexChanged.connect(self._show_cards)
        self.add = Button(_("New cohort"), "plus", "primary")
        self.add.clicked.connect(lambda: self._edit(Cohort(name="")))
        self.tools.addWidget(self.by)
        self.tools.addWidget(self.add)
        self.planning = PlanDrawer(self, desk, undo)
        self.message = Message()
        self.compare = CompareCard()
        self.compare.opened.connect(self._open)
        self.compare.chosen.connect(self._compare_by)
        self._lay_out()

    def show_place(self, place: Place) -> None:
        """Read the cohorts; what is shown stays until they are there."""
        self._place = place
        self.leave()
        work = partial(cohort_asks.side_by_side, self.desk.workspace, self.desk.as_of, self._step)
        self._job = self.desk.jobs.read(work, self._show, failed=self.message.complain)

    def place(self) -> Place:
        """The page; the cohort that somebody came for is not looked for again."""
        return Place(COHORTS)

    def leave(self) -> None:
        """Stop reading."""
        if self._job:
            self._job.stop()

    def put_away(self) -> bool:
        """Put away the planning."""
        return self.planning.put_away()

    def _walk(self, panel: CohortPanel, aside: int, along: int) -> None:
        """Lead the keyboard on: down and up in a cohort, to the side into the next one."""
        to = self.panels.index(panel) + (-aside if self.isRightToLeft() else aside)
        if 0 <= to < len(self.panels):
            self.panels[to].focus(panel.place() + along, along)

    def _lay_out(self) -> None:
        bring = Button(_("Import a spreadsheet"), "file-up", "primary")
        bring.clicked.connect(lambda: self.went.emit(Place(IMPORTS)))
        first = Button(_("New cohort"), "plus")
        first.clicked.connect(lambda: self._edit(Cohort(name="")))
        sentence = _(
            "A cohort is an intake of people who begin together. Import a list with a column for it, or make one and "
            "put people into it."
        )
        self._alike = QVBoxLayout()
        self._alike.setSpacing(8)
        self._cards = Columns(((1240, 4), (940, 3), (600, 2)), gap=GAP)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._alike)
        column.addWidget(self.compare)
        column.addWidget(self._cards)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(shown)
        self._stack.addWidget(Empty("users", _("No cohorts yet"), sentence, bring, first))
        self.body.addWidget(self.message)
        self.body.addWidget(self._stack, 1)

    def _show(self, view: CohortsView) -> None:
        self.message.clear()
        if view != self.view:
            self.view = view
            self.name_page(_("Cohorts"), view.subtitle)
            self._stack.setCurrentIndex(0 if view.cards else 1)
            self.by.setVisible(bool(view.cards))
            self.compare.setVisible(bool(view.lines))
            self.compare.show_view(view)
            self._show_alike(view)
            self._show_cards()
        if self._place.cohort:
            QTimer.singleShot(0, self, self._bring_into_view)

    def _show_alike(self, view: CohortsView) -> None:
        """Offer to merge cohorts that are spelled nearly the same; each pair once, the smaller into the larger."""
        while item := self._alike.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        cards = {card.title: card for card in view.cards if card.record}
        for card in cards.values():
            for name in card.alike:
                other = cards.get(name)
                if other and (card.people, card.title) < (other.people, other.title):
                    text = _("“{one}” and “{other}” may be one cohort").format(one=card.title, other=name)
                    line = AttentionLine(text, _("Look, and merge them"), "warn", "users")
                    line.clicked.connect(partial(self._merge, card))
                    self._alike.addWidget(line)

    def _show_cards(self) -> None:
        if self.view is None:
            return
        self.panels = [CohortPanel(card, by_step=bool(self.by.currentData())) for card in self.view.cards]
        for panel in self.panels:
            panel.opened.connect(self._open)
            panel.wanted.connect(self._do)
            panel.walked.connect(partial(self._walk, panel))
        self._cards.show_widgets(list(self.panels))

    def _bring_into_view(self) -> None:
        """Let the cohort of the place be seen, with the keyboard on its people."""
        panel = next((each for each in self.panels if each.card.title == self._place.cohort), None)
        area = self.findChild(QScrollArea)
        if panel and area:
            area.ensureWidgetVisible(panel)
            panel.everybody.setFocus()

    def _compare_by(self, step: str) -> None:
        self._step = step
        self.refresh()

    def _open(self, search: object, title: str) -> None:
        self.went.emit(Place(PARTICIPANTS, search=search, title=title))  # type: ignore[arg-type]  # a signal's object

    def _do(self, what: str, card: CohortCard) -> None:
        acts: dict[str, Callable[[], object]] = {
            BOARD: lambda: self.went.emit(Place(BOARD_PAGE, cohort=card.title)),
            REGISTER: lambda: self.went.emit(Place(REGISTER_PAGE, cohort=card.title)),
            PLAN: lambda: self.planning.open(card.ahead, card.title),
            EDIT: lambda: self._edit(card.record) if card.record else None,
            MERGE: lambda: self._merge(card),
            DELETE: lambda: self._delete(card),
        }
        acts[what]()

    def _edit(self, cohort: Cohort) -> None:
        CohortDialog(self, self.desk, cohort, self._undo).open()

    def _merge(self, card: CohortCard) -> None:
        others = [each for each in self.view.cards if each.record and each is not card] if self.view else []
        MergeDialog(self, self.desk, (card, others), self._undo).open()

    def _delete(self, card: CohortCard) -> None:
        if card.record:
            work = partial(cohort_asks.delete, self.desk.workspace, card.record.id)
            told = _("The cohort “{name}” was deleted.").format(name=card.title)
            self.desk.jobs.write(work, partial(self._say, told), failed=self.message.complain)

    def _say(self, text: str, change: UUID) -> None:
        self.desk.say(text, _("Undo"), partial(self._undo, change))
