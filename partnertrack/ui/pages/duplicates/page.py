"""People who may be in the pilot twice: pair by pair, side by side, until a person has decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.ui import duplicate_asks, theme
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.pages.duplicates.compare import ComparePanel
from partnertrack.ui.pages.duplicates.merged import MergedList
from partnertrack.ui.place import DUPLICATES, PARTICIPANTS, Place
from partnertrack.ui.view_models.duplicates import CompareView, DuplicatesView, PairLine
from partnertrack.ui.widgets import paint
from partnertrack.ui.widgets.buttons import Button
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chips import FilterChip
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.table import Table
from partnertrack.ui.widgets.table_model import Column, TableModel

if TYPE_CHECKING:
    from partnertrack.domain.statement import SlotKey
    from partnertrack.services.review_duplicates import Choice, Done, Parted, Way

_ROW, _LIST, _NARROW_LIST, _WIDE_ENOUGH = 62, 320, 232, 960


class DuplicatesPage(Page):
    """Lists the pairs and the merges; each decision is one change, and the next pair follows it."""

    key = DUPLICATES

    counted = Signal(int)
    """How many pairs wait for a decision."""

    def __init__(self, desk: Desk, undo: Callable[[UUID], None]) -> None:
        super().__init__(desk, scrolls=False)
        self.name_page(_("Duplicates"))
        self._undo = undo
        self._job: Job | None = None
        self._comparing: Job | None = None
        self._at = 0
        self._lists = DuplicatesView((), ())
        self.model: TableModel[PairLine] = TableModel((_column(),))
        self.table = Table(self.model, _("Pairs"), row_height=_ROW)
        self.table.horizontalHeader().hide()
        self.table.chosen.connect(self._on_chosen)
        self.panel = ComparePanel()
        self.panel.merge_wanted.connect(self._merge)
        self.panel.apart_wanted.connect(self._tell_apart)
        self.panel.next_wanted.connect(self._go_on)
        self.merged = MergedList()
        self.merged.part_wanted.connect(self._part)
        self.chips: dict[str, FilterChip] = {}
        self._lay_out()
        onward = QShortcut(QKeySequence(Qt.Key.Key_Right), self)
        onward.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        onward.activated.connect(self._go_on)

    def show_place(self, place: Place) -> None:
        """Look for pairs and merges."""
        del place  # there is but one
        if self._job:
            self._job.stop()
        self._job = self.desk.jobs.read(partial(duplicate_asks.duplicates, self.desk.workspace), self._show)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide by keyboard: M merges, D says that they are different people."""
        acts = {"m": self.panel.merge.click, "d": self.panel.apart.click}
        act = acts.get(event.text().lower())
        if act and self._stack.currentWidget() is self._review:
            act()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list less room in a narrow window."""
        super().resizeEvent(event)
        self.table.setFixedWidth(_LIST if self.width() >= _WIDE_ENOUGH else _NARROW_LIST)

    def _lay_out(self) -> None:
        chips = QWidget()
        flow = FlowLayout()
        chips.setLayout(flow)
        group = QButtonGroup(self)
        for key, words, icon in (("pairs", _("To decide"), "circle-help"), ("merges", _("Merged"), "users")):
            chip = self.chips[key] = FilterChip(words, "0", icon)
            chip.clicked.connect(self._choose_list)
            group.addButton(chip)
            flow.addWidget(chip)
        self.chips["pairs"].setChecked(True)
        self.body.addWidget(chips)
        self._review = QWidget()
        both = QHBoxLayout(self._review)
        both.setContentsMargins(1, 1, 1, 1)
        both.setSpacing(0)
        both.addWidget(self.table)
        both.addWidget(_upright())
        both.addWidget(self.panel, 1)
        people = Button(_("See the people"), "users")
        people.clicked.connect(lambda: self.went.emit(Place(PARTICIPANTS)))
        self._nobody = Empty(
            "user-check",
            _("Nobody is here twice"),
            _("No two people of this pilot look like one and the same."),
            people,
        )
        self._none_merged = Empty(
            "users", _("Nothing was merged"), _("What you merge is listed here, with the way back.")
        )
        self._stack = QStackedWidget()
        for widget in (self._review, self._nobody, self.merged, self._none_merged):
            self._stack.addWidget(widget)
        card = Card(pad=0)
        card.body.addWidget(self._stack)
        self.body.addWidget(card, 1)

    def _show(self, lists: DuplicatesView) -> None:
        self._lists = lists
        waiting = len(lists.pairs)
        words = ngettext("{n} pair may be one person", "{n} pairs may be one person each", waiting)
        self.name_page(_("Duplicates"), words.format(n=number(waiting)) if waiting else "")
        self.chips["pairs"].show_count(number(waiting))
        self.chips["merges"].show_count(number(len(lists.merges)))
        self.merged.show_merges(lists.merges)
        self.counted.emit(waiting)
        at = min(self._at, waiting - 1)
        self.model.show_rows(lists.pairs)
        if waiting:
            self.table.selectRow(at)
        self._choose_list()

    def _choose_list(self) -> None:
        if self.chips["pairs"].isChecked():
            self._stack.setCurrentWidget(self._review if self._lists.pairs else self._nobody)
        else:
            self._stack.setCurrentWidget(self.merged if self._lists.merges else self._none_merged)

    def _on_chosen(self, place: int) -> None:
        """Hold the pair at that place side by side."""
        if not 0 <= place < len(self._lists.pairs):
            return
        self._at = place
        if self._comparing:
            self._comparing.stop()
        work = partial(duplicate_asks.compare, self.desk.workspace, self._lists.pairs[place].pair)
        self._comparing = self.desk.jobs.read(work, self._show_pair)

    def _show_pair(self, view: CompareView) -> None:
        self.panel.show_pair(view)

    def _go_on(self) -> None:
        """Show the next pair, the first one after the last."""
        if self._lists.pairs:
            self.table.selectRow((self._at + 1) % len(self._lists.pairs))

    def _merge(self, survivor: UUID, other: UUID, way: Way, chosen: Mapping[SlotKey, Choice]) -> None:
        work = partial(duplicate_asks.merge_people, self.desk.workspace, survivor, other, way, chosen)
        self.desk.jobs.write(work, self._on_merged)

    def _on_merged(self, done: Done) -> None:
        lost = len(done.given_up)
        words = _("Done: {title}").format(title=done.title)
        if lost:
            more = ngettext("{n} value was given up.", "{n} values were given up.", lost)
            words = f"{words}. {more.format(n=number(lost))}"
        self.desk.say(words, _("Undo"), partial(self._undo, done.change_id))

    def _tell_apart(self, one: UUID, other: UUID) -> None:
        work = partial(duplicate_asks.tell_apart, self.desk.workspace, one, other)
        self.desk.jobs.write(work, self._on_told_apart)

    def _on_told_apart(self, change_id: UUID) -> None:
        words = _("Remembered: these are two people. You will not be asked again.")
        self.desk.say(words, _("Undo"), partial(self._undo, change_id))

    def _part(self, change_id: UUID) -> None:
        self.desk.jobs.write(partial(duplicate_asks.part, self.desk.workspace, change_id), self._on_parted)

    def _on_parted(self, parted: Parted) -> None:
        words = _("Undone: {title}").format(title=parted.title)
        if parted.kept:
            more = ngettext(
                "{n} record was changed since and stays.", "{n} records were changed since and stay.", parted.kept
            )
            words = f"{words}. {more.format(n=number(parted.kept))}"
        self.desk.say(words)


def _upright() -> QWidget:
    """A hairline between the list and the pair."""
    line = QWidget()
    line.setObjectName("upright")
    line.setFixedWidth(1)
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return line


def _column() -> Column[PairLine]:
    """Both names over what speaks for their being one, and how much."""

    def draw(painter: QPainter, area: QRectF, row: PairLine) -> None:
        tokens = theme.tokens()
        middle = area.center().y()
        wide = paint.width(row.score, "caption") + 6
        names = QRectF(area.left(), middle - 22, area.width() - wide - 8, 20)
        paint.text(painter, paint.visual(painter, area, names), row.names, "strong", tokens.text)
        score = paint.visual(painter, area, QRectF(area.right() - wide, middle - 22, wide, 20))
        paint.text(painter, score, row.score, "caption", tokens.primary_text, paint.TRAILING)
        reason = QRectF(area.left(), middle + 1, area.width(), 18)
        paint.text(painter, paint.visual(painter, area, reason), row.reason, "caption", tokens.text2)

    return Column(
        _("Pairs"),
        lambda row: f"{row.names}. {row.reason}. {row.score}",
        draw,
        width=_NARROW_LIST,
        tip=lambda row: f"{row.names}\n{row.labels}\n{row.reason}",
    )
