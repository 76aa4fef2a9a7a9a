"""What stands above the list of shortage occupations: demand against supply, and where the lists come from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from partnertrack.i18n import _, ngettext, number
from partnertrack.scene import Scene
from partnertrack.ui import theme
from partnertrack.ui.view_models.shortages import bar_rows, bars, head_lines, supply_names
from partnertrack.ui.view_models.supply_chart import bar_at, has_own_scales, supply_chart
from partnertrack.ui.widgets.card import Card
from partnertrack.ui.widgets.chart_card import ChartCard, ChartTable
from partnertrack.ui.widgets.flow import Columns, FlowLayout
from partnertrack.ui.widgets.labels import Line, Words, rule
from partnertrack.ui.widgets.name_link import NameLink
from partnertrack.ui.widgets.share_line import ShareLine

if TYPE_CHECKING:
    from partnertrack.services.shortages import Lists

_CHART = QSize(640, 270)


class Summary(QWidget):
    """A chart of the occupations that are wanted most; beside it, what work was placed, and the sources."""

    opened = Signal(tuple, str)
    """The people who are to be shown, and who they are in words."""

    chosen = Signal(int)
    """The place of an occupation of the chart."""

    def __init__(self) -> None:
        super().__init__()
        self._columns = Columns(((820, 2),), stretch=(5, 3))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._columns)

    def show_lists(self, lists: Lists) -> None:
        """Show these lists."""
        chart = _chart(lists)
        chart.opened.connect(self.chosen)
        self._columns.show_widgets([chart, self._sources(lists)])

    def _sources(self, lists: Lists) -> Card:
        card = Card(_("Work that was placed"), inset=8)
        card.body.setSpacing(2)
        parts = (
            (_("In shortage occupations"), lists.placed_listed, "placement"),
            (_("In other work"), lists.placed_elsewhere, "neutral"),
            (_("Work not known"), lists.placed_unknown, "none"),
        )
        placed = sum(len(people) for _words, people, _tone in parts)
        for words, people, tone in parts:
            share = ShareLine(words, len(people), len(people) / placed if placed else 0.0, tone)
            title = _("{figure}: {value}").format(figure=words, value=number(len(people)))
            share.clicked.connect(partial(self.opened.emit, people, title))
            card.body.addWidget(share)
        lines = QVBoxLayout()
        lines.setContentsMargins(8, 8, 8, 0)
        lines.setSpacing(6)
        lines.addWidget(self._beside(lists))
        lines.addWidget(rule())
        for head in lists.heads:
            name, source = head_lines(head)
            lines.addWidget(Line(name, "control"))
            lines.addWidget(Words(source, "caption", quiet="true"))
        card.body.addLayout(lines)
        card.body.addStretch(1)
        return card

    def _beside(self, lists: Lists) -> QWidget:
        """People and open places that no line of the lists holds, so that all of them add up."""
        box, flow = QWidget(), FlowLayout(6)
        box.setLayout(flow)
        parts = (
            (_("{n} learn or wait for other work"), lists.supply_elsewhere),
            (_("{n} train, what for is not known"), lists.supply_unknown),
        )
        for words, supply in parts:
            people = (*supply.training, *supply.certified, *supply.home)
            if people:
                text = words.format(n=number(len(people)))
                link = NameLink(text, text)
                link.clicked.connect(partial(self.opened.emit, people, text))
                flow.addWidget(link)
        if lists.open_elsewhere:
            told = ngettext(
                "{n} open place in work that no list names",
                "{n} open places in work that no list names",
                lists.open_elsewhere,
            ).format(n=number(lists.open_elsewhere))
            flow.addWidget(Line(told, "caption", quiet="true"))
        return box


def _chart(lists: Lists) -> ChartCard:
    shown = bars(lists)
    names = (*supply_names(), _("Still missing"))
    alt = "; ".join(f"{bar.label}: {number(bar.wanted)}, {bar.gap}" for bar in shown)

    def compose(width: float, height: float) -> Scene:
        return supply_chart(shown, names, alt, theme.tokens(), (width, height))

    table = ChartTable((_("Occupation"), _("Wanted"), *supply_names(), _("Gap")), bar_rows(shown))
    note = _("Wanted by the list of the country of destination, or by open vacancies where it gives no number.")
    if has_own_scales(shown):
        note = " ".join((note, _("The numbers are far apart: each bar has a scale of its own.")))
    return ChartCard(
        _("Demand and supply"),
        compose,
        _CHART,
        table,
        note=note,
        hit=lambda at, size: bar_at(len(shown), at.y(), size.height()),
    )
