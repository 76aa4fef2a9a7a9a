"""How the pilot stands with its money: figures, course, budget, who pays, what workers bear."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.ui.pages.money.budget import BudgetCard
from partnertrack.ui.pages.money.course import course_card
from partnertrack.ui.pages.money.tables import AgreedCard, BurdenCard, CrossCard, PerCard
from partnertrack.ui.view_models.money import Head, MoneyPage
from partnertrack.ui.widgets.flow import Columns
from partnertrack.ui.widgets.key_figure import KeyFigureCard


class Summary(QWidget):
    """Every figure opens what makes it: costs, people, or the grant."""

    opened = Signal(object)
    """The `CostFilter` of the costs that are wanted."""
    opened_people = Signal(str, str)
    """What the people are, in words, and the milestone that they reached."""
    listed = Signal()
    """The wage earners are wanted one by one."""
    edited_grant = Signal()
    edited_line = Signal(object)
    edited_share = Signal(object)

    def __init__(self, page: MoneyPage) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        heads = Columns(((900, 4), (480, 2)))
        heads.show_widgets([self._head(head) for head in page.heads])
        upper = Columns(((820, 2),), stretch=(7, 5))
        beside = QWidget()
        cards = QVBoxLayout(beside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(16)
        cards.addWidget(self._per(page))
        cards.addWidget(self._burden(page), 1)
        upper.show_widgets([course_card(page, self.opened.emit), beside])
        budget = BudgetCard(page.budget, page.elapsed)
        budget.wants_grant.connect(self.edited_grant)
        budget.opened.connect(self.opened)
        budget.edited.connect(self.edited_line)
        agreed = AgreedCard(page.agreed)
        agreed.opened.connect(self.opened)
        agreed.edited.connect(self.edited_share)
        cross = CrossCard(page.cross)
        cross.opened.connect(self.opened)
        lower = Columns(((1500, 2),), stretch=(5, 4))
        lower.show_widgets([cross, agreed] if page.view.cross.categories else [agreed])
        for part in (heads, upper, budget, lower):
            column.addWidget(part)
        column.addStretch(1)

    def _head(self, head: Head) -> QWidget:
        card = KeyFigureCard(head.label, head.value, head.note, head.icon, "primary", ())
        if head.opens is None:
            card.clicked.connect(self.edited_grant)
        else:
            card.clicked.connect(partial(self.opened.emit, head.opens))
        return card

    def _per(self, page: MoneyPage) -> QWidget:
        card = PerCard(page)
        card.opened.connect(self.opened)
        card.opened_people.connect(self.opened_people)
        return card

    def _burden(self, page: MoneyPage) -> QWidget:
        card = BurdenCard(page.burden)
        card.opened.connect(self.opened)
        card.listed.connect(self.listed)
        return card
