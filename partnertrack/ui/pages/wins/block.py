"""The card of one of the four who should gain."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from partnertrack.i18n import _
from partnertrack.ui.view_models.wins import ICONS, TONES
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.evidence_line import EvidenceLine, EvidenceMark
from partnertrack.ui.widgets.flow import FlowLayout
from partnertrack.ui.widgets.labels import Badge, Line, Words, rule
from partnertrack.ui.widgets.name_link import NameLink

if TYPE_CHECKING:
    from partnertrack.services.wins import Block, Fact

_INSET = 8


class BlockCard(Card):
    """The evidence one below the other; nothing is added up to a score."""

    opened = Signal(object)
    """The `Names` behind a number."""
    led = Signal(str)
    """The key of a page that shows more."""

    def __init__(self, block: Block, pages: dict[str, str]) -> None:
        super().__init__(pad=16)
        self._tone, self._pages = TONES[block.key], pages
        self.setAccessibleName(block.title)
        self.body.setSpacing(7)
        self.body.addLayout(self._title(block))
        for fact in block.facts:
            self.body.addWidget(rule())
            self.body.addWidget(self._fact(fact))
        self.body.addStretch(1)

    def _title(self, block: Block) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Line(block.title, "h2"))
        words.addWidget(Words(block.question, "caption", quiet="true"))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Badge(ICONS[block.key], self._tone, 40), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _fact(self, fact: Fact) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        first = fact.names[0] if fact.names else None
        line = EvidenceLine(_mark(fact), self._tone, is_open=first is not None)
        if first is not None:
            line.clicked.connect(partial(self.opened.emit, first))
        column.addWidget(line)
        told = QVBoxLayout()
        told.setContentsMargins(_INSET, 0, _INSET, 2)
        told.setSpacing(2)
        told.addWidget(Words(" ".join(filter(None, (fact.shows, fact.known))), "caption", quiet="half"))
        if fact.caveat and fact.value:
            told.addWidget(Words(fact.caveat, "caption", quiet="true"))
        links = self._links(fact)
        if links:
            told.addWidget(links)
        column.addLayout(told)
        return part

    def _links(self, fact: Fact) -> QWidget | None:
        """The other people of the fact, and the page that shows more."""
        widgets = []
        for names in fact.names[1:] if fact.value else fact.names:  # a line with a value opens the first itself
            link = NameLink(names.text, names.title)
            link.clicked.connect(partial(self.opened.emit, names))
            widgets.append(link)
        if fact.leads in self._pages:
            more = NameLink(self._pages[fact.leads], self._pages[fact.leads], "arrow-right")
            more.clicked.connect(partial(self.led.emit, fact.leads))
            widgets.append(more)
        if not widgets:
            return None
        box = QWidget()
        flow = FlowLayout(6)
        for widget in widgets:
            flow.addWidget(widget)
        box.setLayout(flow)
        return box


def _mark(fact: Fact) -> EvidenceMark:
    move = (fact.move.text, fact.move.icon, fact.move.tone) if fact.move else None
    aim = (fact.aim.text, fact.aim.share, fact.aim.is_met) if fact.aim else None
    return EvidenceMark(fact.label, fact.value, fact.detail, fact.share, move, aim, absent=_("No evidence yet"))
