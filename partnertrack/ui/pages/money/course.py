"""The card of plan against expenditure, whose months open their costs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QSize, QSizeF

from partnertrack.i18n import _, day, money
from partnertrack.ui import theme
from partnertrack.ui.view_models.costs import CostFilter
from partnertrack.ui.view_models.money import MoneyPage
from partnertrack.ui.view_models.money_chart import money_chart, month_at
from partnertrack.ui.widgets.chart_card import ChartCard, ChartTable

_CHART = QSize(560, 230)


def course_card(page: MoneyPage, opened: Callable[[CostFilter], object]) -> ChartCard:
    """The card; a click on a month, or Enter on its line in the table, opens what was spent in it."""
    course, currency = page.view.course, page.view.currency
    months = [each for each in course if each.spent is not None]
    rows = tuple(
        (
            day(each.month, "month"),
            "–" if each.planned is None else money(each.planned, currency),
            money(each.spent or 0, currency),
        )
        for each in months
    )

    def hit(at: QPointF, size: QSizeF) -> int:
        return month_at(len(course), size.width(), at.x())

    card = ChartCard(
        _("Plan and expenditure"),
        lambda width, height: money_chart(course, currency, theme.tokens(), width, height),
        _CHART,
        ChartTable((_("Up to the end of"), _("Even course"), _("Spent")), rows),
        hit=hit,
    )
    wanted = [CostFilter(kind="spent", month=f"{each.month:%Y-%m}") for each in months]
    card.opened.connect(partial(_open, wanted, opened))
    return card


def _open(wanted: list[CostFilter], opened: Callable[[CostFilter], object], place: int) -> None:
    opened(wanted[place])
