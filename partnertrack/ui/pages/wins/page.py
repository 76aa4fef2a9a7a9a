"""The page of the four wins and of the balance between home and away."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.i18n import _, number
from partnertrack.ui import clipboard
from partnertrack.ui import wins_asks as asks
from partnertrack.ui.asking import Job
from partnertrack.ui.desk import Desk
from partnertrack.ui.page import Page
from partnertrack.ui.pages.wins.block import BlockCard
from partnertrack.ui.pages.wins.charts import earnings_card, flow_card, split_card
from partnertrack.ui.place import CLOCK, IMPORTS, PARTICIPANTS, SHORTAGES, VACANCIES, VOICES, WINS, Place
from partnertrack.ui.view_models.wins import SplitPart, WinsView, fact_rows
from partnertrack.ui.widgets.buttons import Button, IconButton
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chart_card import ChartCard
from partnertrack.ui.widgets.empty import Empty
from partnertrack.ui.widgets.fields import Choice, DayField
from partnertrack.ui.widgets.flow import Columns, FlowLayout
from partnertrack.ui.widgets.labels import Line, Words
from partnertrack.ui.widgets.message import Message
from partnertrack.ui.widgets.name_link import NameLink
from partnertrack.ui.widgets.share_line import ShareLine

if TYPE_CHECKING:
    from partnertrack.services.wins import Names

_MONTHS = 6
_BACK = (3, 6, 12)


class WinsPage(Page):
    """Four cards of evidence, then where the people went, cohort by cohort, and what they earn."""

    key = WINS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._job: Job | None = None
        self._view: WinsView | None = None
        self.name_page(_("The four wins"))
        self.day = DayField(_("Figures as of"), desk.as_of)
        self.day.dateChanged.connect(lambda: desk.look_at(self.day.day()))
        self.back = Choice(_("Compared with"), [(_back(months), months) for months in _BACK])
        self.back.setFixedWidth(186)
        self.back.choose(_MONTHS)
        self.back.currentIndexChanged.connect(self.refresh)
        self._blocks: QWidget | None = None
        picture = IconButton("copy", _("Copy the four wins as a picture"))
        numbers = IconButton("file-spreadsheet", _("Copy the four wins as a table"))
        picture.clicked.connect(self._copy_picture)
        numbers.clicked.connect(self._copy_numbers)
        as_of = Line(_("As of"), "table", quiet="true")
        for widget in (as_of, self.day, self.back, picture, numbers):
            self.tools.addWidget(widget)
        self.message = Message()
        self.body.addWidget(self.message)
        self._content = QWidget()
        self.body.addWidget(self._content, 1)

    def show_place(self, place: Place) -> None:
        """Read the evidence of the day; what is shown stays until it is there."""
        del place  # there is but one
        self.leave()
        self.day.show_day(self.desk.as_of)
        months = self.back.currentData() or _MONTHS
        work = partial(asks.wins, self.desk.workspace, self.desk.as_of, int(months))
        self._job = self.desk.jobs.read(work, self._show, failed=self.message.complain)

    def leave(self) -> None:
        """Stop reading."""
        if self._job:
            self._job.stop()

    def _show(self, view: WinsView) -> None:
        self.message.clear()
        if view == self._view:
            return
        self._view, self._blocks = view, None
        self.name_page(_("The four wins"), view.subtitle)
        content = self._empty() if view.is_empty else self._evidence(view)
        self.body.replaceWidget(self._content, content)
        self._content.deleteLater()
        self._content = content

    def _empty(self) -> QWidget:
        button = Button(_("Import a spreadsheet"), "file-up", "primary")
        button.clicked.connect(lambda: self.went.emit(Place(IMPORTS)))
        told = _(
            "Once people are selected, this page says what trainees, employers and both countries gain, how sure that "
            "is, and what would have to be recorded to know more."
        )
        return Empty("handshake", _("Nobody has been selected yet"), told, button)

    def _evidence(self, view: WinsView) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        pages = {
            VACANCIES: _("Vacancies"),
            SHORTAGES: _("Shortage occupations"),
            VOICES: _("Voices"),
            CLOCK: _("Stage clock"),
        }
        blocks = Columns(((1040, 4), (560, 2)))
        cards = [BlockCard(block, pages) for block in view.blocks]
        for card in cards:
            card.opened.connect(self._open)
            card.led.connect(lambda key: self.went.emit(Place(key)))
        blocks.show_widgets(list(cards))
        self._blocks = blocks
        column.addWidget(blocks)
        column.addWidget(Line(_("Home and away"), "title"))
        flows = Columns(((900, 2),), stretch=(5, 3))
        flow = flow_card(view)
        flow.body.addWidget(self._links(view.flow_parts))
        flow.opened.connect(partial(self._open_row, flow, view.flow_people))
        flows.show_widgets([flow, self._ledger(view)])
        column.addWidget(flows)
        charts = Columns(((820, 2),), stretch=(4, 5) if view.earnings else (1,))
        charts.show_widgets(self._charts(view))
        column.addWidget(charts)
        column.addStretch(1)
        return content

    def _copy_picture(self) -> None:
        """Put the four cards on the clipboard as they are on the screen."""
        if self._blocks:
            clipboard.put_picture(self._blocks.grab())
            self.desk.say(_("The four wins are on the clipboard as a picture."))

    def _copy_numbers(self) -> None:
        """Put the facts on the clipboard, to be pasted into a spreadsheet."""
        if self._view:
            rows = fact_rows(self._view.blocks)
            clipboard.put_text("\n".join("\t".join(row) for row in rows))
            self.desk.say(_("The four wins are on the clipboard as a table."))

    def _charts(self, view: WinsView) -> list[QWidget]:
        split = split_card(view)
        split.opened.connect(partial(self._open_row, split, view.split_people))
        split.body.addWidget(self._links(view.split_parts))
        if view.earnings is None:
            return [split]
        earnings = earnings_card(view, view.earnings)
        earnings.opened.connect(partial(self._open_row, earnings, view.earnings_people))
        return [split, earnings]

    def _links(self, parts: Sequence[SplitPart]) -> QWidget:
        """A link to the people of each part."""
        box = QWidget()
        flow = FlowLayout(6)
        for part in parts:
            link = NameLink(part.text, part.title)
            link.clicked.connect(partial(self._open_people, part.people, part.title))
            flow.addWidget(link)
        box.setLayout(flow)
        return box

    def _ledger(self, view: WinsView) -> QWidget:
        """What the country of origin has gained and given away, in persons; nothing is set off."""
        card = Card(_("For the country of origin, in persons"), inset=8)
        card.body.setSpacing(2)
        for line in view.ledger:
            share = ShareLine(line.label, len(line.people), line.share, line.tone)
            title = _("{figure}: {value}").format(figure=line.label, value=number(len(line.people)))
            share.clicked.connect(partial(self._open_people, line.people, title))
            card.body.addWidget(share)
        note = Words(
            _("A legal stay is a gain for the person; to the country of origin it is a skill that is away."),
            "caption",
            quiet="true",
        )
        note.setContentsMargins(8, 6, 8, 0)
        card.body.addWidget(note)
        text, hint, tone = view.health
        if text:
            card.body.addSpacing(10)
            health = Message()
            card.body.addWidget(health)  # before it says anything, because that shows it
            health.say(text, hint, tone)
        if view.health_people:
            link = NameLink(number(len(view.health_people)), _("In health work"))
            link.clicked.connect(partial(self._open_people, view.health_people, _("In health work")))
            card.body.addWidget(link)
        card.body.addStretch(1)
        return card

    def _open(self, names: Names) -> None:
        """Go to the people behind a number."""
        self.went.emit(Place(PARTICIPANTS, search=asks.search_names(names), title=names.title))

    def _open_row(self, card: ChartCard, people: Sequence[Sequence[UUID]], place: int) -> None:
        """Go to the people behind a part of a chart, or a line of its numbers."""
        if place < len(people):
            self._open_people(people[place], ", ".join(card.table.rows[place][:3]))

    def _open_people(self, people: Sequence[UUID], title: str) -> None:
        self.went.emit(Place(PARTICIPANTS, search=asks.search_people(people), title=title))


def _back(months: int) -> str:
    return {3: _("3 months earlier"), 6: _("6 months earlier"), 12: _("A year earlier")}[months]
